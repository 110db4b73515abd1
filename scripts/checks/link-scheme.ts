import { resolve } from '../links/site-graph.ts';
import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

const SAFE = new Set(['https', 'http', 'mailto', 'tel']);

/** `unsafe-link`: no address runs code, opens a local file, or needs a program that readers may not have. */
export const linkScheme: Rule = function* (page, site) {
  for (const { href, place } of page.outline.links) {
    if (!href.includes(':')) continue;
    const target = resolve(href, page, site);
    if (target.kind === 'external' && !SAFE.has(target.scheme)) {
      yield problem('unsafe-link', place, { href, scheme: target.scheme });
    }
  }
};
