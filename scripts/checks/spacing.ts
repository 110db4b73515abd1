import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** `spacing`: spaces and punctuation are as readers expect them. */
export const spacing: Rule = function* (page) {
  for (const { fault, text, place } of page.outline.spacing) yield problem('spacing', place, { fault, text });
};
