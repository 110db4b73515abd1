import { problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** `image-alt`: an image says what it shows. In layouts an empty `alt` marks an ornament; in topics nothing is one. */
export const imageAlt: Rule = function* (page) {
  for (const { src, alt, place } of page.outline.images) {
    const silent = page.origin === 'source' ? !alt?.trim() : alt === null;
    if (silent) yield problem('image-alt', place, { src });
  }
};
