import { resolve } from '../links/site-graph.ts';
import type { LinkElement } from '../markdown/outline.ts';
import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

const SAFE = new Set(['https', 'http', 'mailto', 'tel']);

/** `unsafe-link`: no address runs code, opens a local file, or needs a program that readers may not have. */
export const linkScheme: Rule = function* (page, site) {
  for (const { href, element, place } of page.outline.links) {
    if (!href.includes(':')) continue;
    const target = resolve(href, page, site);
    if (page.origin === 'built' && isEmbedded(href, element)) continue;
    if (target.kind === 'external' && !SAFE.has(target.scheme)) {
      yield problem('unsafe-link', place, { href, scheme: target.scheme });
    }
  }
};

/** Built pages may hold pictures and the like in themselves, and frames that are empty at first. */
function isEmbedded(href: string, element: LinkElement): boolean {
  if (element === 'frame') return /^\s*about:(?:blank|srcdoc)\s*$/i.test(href);
  return /^(?:img|media|style|link)$/.test(element) && /^\s*(?:data|blob):/i.test(href);
}
