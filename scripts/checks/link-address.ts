import { type Problem, problem } from '../problem.ts';
import { stripControls } from '../site/addresses.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import type { Link } from '../text/outline.ts';
import { flawOf } from './flaw-of.ts';
import { forbiddenHost } from './forbidden-host.ts';
import { ownAddress } from './own-address.ts';
import type { Rule } from './rule.ts';
import type { WebLink, WebRule } from './web-rule.ts';

/** `remote-asset`: what a page loads comes from the site's own host. */
const remoteAsset: WebRule = ({ link: { href, element, loads, place }, url, site }) => {
  const isLoaded = element === 'img' || element === 'script' || loads === true;
  return isLoaded && url.hostname !== site.policy.host
    ? problem('remote-asset', place, { href, host: url.host })
    : undefined;
};

/** `insecure-link`: every address says `https:`. */
const insecureLink: WebRule = ({ link: { href, place }, url }) => {
  const written = standardised(href);
  if (/^https:/i.test(written)) return undefined;
  const rest = url.href.slice(url.protocol.length);
  return problem('insecure-link', place, { href, suggestion: `https:${rest}` });
};

/** In the order in which they are tried: an address has one problem, the one to be mended first. */
const webRules: readonly WebRule[] = [ownAddress, forbiddenHost, remoteAsset, insecureLink];

const SAFE = new Set(['mailto', 'tel']);

/** Addresses within the site, of which nearly every page has no others. */
const WITHIN = /^(?!www)[\w./#-]*$/;

/**
 * `malformed-link`, `unsafe-link`, `own-address`, `forbidden-host`, `remote-asset`, `insecure-link`: every address is one
 * that a browser can follow, and that a reader may be sent to.
 */
export const linkAddress: Rule = function* (page, site) {
  for (const link of page.outline.links) {
    if (isWithin(link.href)) continue;
    const found = judge(link, page, site);
    if (found) yield found;
  }
};

/** Whether no browser can follow an address, so that it leads nowhere at all. */
export function isMalformed(href: string): boolean {
  return !isWithin(href) && flawOf(standardised(href)) !== undefined;
}

function isWithin(href: string): boolean {
  return WITHIN.test(href) && !href.includes('//') && !/undefined|null|NaN/.test(href);
}

function judge(link: Link, page: Page, site: SiteGraph): Problem | undefined {
  const { href, place } = link;
  const written = standardised(href);
  if (written === '') return undefined;
  const flaw = flawOf(written);
  if (flaw) return problem('malformed-link', place, { href, ...flaw });
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
  const isWeb = scheme === undefined ? /^[\\/]{2}/.test(written) : /^https?$/.test(scheme);
  if (isWeb) return judgeWeb({ link, url: new URL(written, 'https://site.invalid/'), page, site });
  if (page.origin === 'built' && isEmbedded(written, link.element)) return undefined;
  return scheme === undefined || SAFE.has(scheme)
    ? undefined
    : problem('unsafe-link', place, { href, scheme });
}

/** Built pages may hold pictures and the like in themselves, and frames that are empty at first. */
function isEmbedded(written: string, element: string): boolean {
  if (element === 'frame') return /^about:(?:blank|srcdoc)$/i.test(written);
  return /^(?:img|media|style|link)$/.test(element) && /^(?:data|blob):/i.test(written);
}

function judgeWeb(web: WebLink): Problem | undefined {
  for (const rule of webRules) {
    const found = rule(web);
    if (found) return found;
  }
  return undefined;
}

/** An address without what the URL standard takes out before it reads one. */
function standardised(href: string): string {
  return stripControls(href).replace(/[\t\n\r]/g, '');
}
