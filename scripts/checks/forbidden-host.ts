import { createRequire } from 'node:module';
import { problem } from '../problem.ts';
import { isPrivateHost } from '../site/special-addresses.ts';
import type { WebRule } from './web-rule.ts';

const STAGE = /(?:^|[.-])(stage|staging|ppe|preview|test|uat|qa|dev)(?=[.-]|$)/;

/** `forbidden-host`: no reader is sent to a machine of one's own, a test system, or a host that the site rules out. */
export const forbiddenHost: WebRule = ({ link: { href, place }, url, site }) => {
  const { allow, deny } = site.policy.hosts;
  const host = url.hostname.replace(/\.$/, '');
  if (isPrivateHost(host)) return problem('forbidden-host', place, { href, host, reason: 'private' });
  if (isListed(host, deny)) return problem('forbidden-host', place, { href, host, reason: 'denied' });
  const label = isListed(host, allow) ? undefined : stageOf(host);
  return label === undefined
    ? undefined
    : problem('forbidden-host', place, { href, host, reason: 'label', label });
};

/** Whether a list holds a host, or one that it stands below. */
function isListed(host: string, list: readonly string[]): boolean {
  return list.some((listed) => host === listed || host.endsWith(`.${listed}`));
}

/** The label, or part of one, left of the registrable domain that tells a host for tests. */
function stageOf(host: string): string | undefined {
  if (!STAGE.test(host)) return undefined;
  const domain = registrableDomain(host) ?? host.slice(host.lastIndexOf('.') + 1);
  return STAGE.exec(host.slice(0, -domain.length))?.[1];
}

type Domains = typeof import('tldts-icann');
let domains: Domains | undefined;

/**
 * The part of a name that somebody registered, by the Public Suffix List. It is loaded when it is first needed: few names
 * give reason to. Suffixes that companies hand out (`azurewebsites.net`) count as domains: what is left of them may well
 * be a test system.
 */
function registrableDomain(host: string): string | null {
  domains ??= createRequire(import.meta.url)('tldts-icann') as Domains;
  return domains.getDomain(host);
}
