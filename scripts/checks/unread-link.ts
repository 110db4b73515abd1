import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** `malformed-link`: what was meant to be a link or a footnote is read as one. */
export const unreadLink: Rule = function* (page) {
  for (const { flaw, text, place } of page.outline.unread)
    yield problem('malformed-link', place, { href: text, flaw });
};
