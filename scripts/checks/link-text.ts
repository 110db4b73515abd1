import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** `empty-link-text`: a link can be read. */
export const linkText: Rule = function* (page) {
  for (const { element, name, href, place } of page.outline.links) {
    if (element === 'a' && !name?.trim()) yield problem('empty-link-text', place, { href });
  }
};
