import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** `heading-order`: one h1, and no level left out below it. */
export const headingOrder: Rule = function* (page) {
  let previous = page.titled ? 1 : 0;
  for (const { level, text, place } of page.outline.headings) {
    const second = level === 1 && previous > 0;
    if (second || level > previous + 1)
      yield problem('heading-order', place, { heading: text, level, previous });
    previous = Math.max(level, 1);
  }
};
