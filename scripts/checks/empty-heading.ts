import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** `empty-heading`: a heading has words. */
export const emptyHeading: Rule = function* (page) {
  for (const { text, id, place } of page.outline.headings) {
    if (text.trim() === '') yield problem('empty-heading', place, { id: id ?? '' });
  }
};
