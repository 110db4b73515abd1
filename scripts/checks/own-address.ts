import { posix } from 'node:path';
import { problem } from '../problem.ts';
import { withoutBase } from '../site/addresses.ts';
import { DATA_FOLDER } from '../site/site-graph.ts';
import type { WebRule } from './web-rule.ts';

/** `own-address`: editors name pages of the site by their files, which can be checked. */
export const ownAddress: WebRule = ({ link, url, page, site }) => {
  const isOwn = url.hostname.replace(/\.$/, '') === site.policy.host;
  if (!isOwn || page.origin !== 'source' || link.cited) return undefined;
  const { href, place } = link;
  if (page.base === DATA_FOLDER) return problem('own-address', place, { href, contact: true });
  const address = withoutBase(url.pathname, site.base);
  const target = address === null ? null : (site.targets.get(address) ?? site.targets.get(`${address}/`));
  const suggestion = target && posix.relative(posix.dirname(page.base), target.base) + url.hash;
  return problem('own-address', place, { href, ...(suggestion && { suggestion }) });
};
