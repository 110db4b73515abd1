import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** `raw-html`: topics hold Markdown alone. */
export const rawHtml: Rule = function* (page) {
  if (page.origin === 'built') return;
  for (const { html, place } of page.outline.html) yield problem('raw-html', place, { html });
};
