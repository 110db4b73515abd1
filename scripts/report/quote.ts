/** The question that ends many a message. */
export function didYouMean(text: string): string {
  return `Did you mean ${code(text)}?`;
}

/** A piece of what the editor wrote, so that it stands out and cannot be taken for our words. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** The anchors that a page has; the first of them where they are many. */
export function whatExists(anchors: readonly string[]): string {
  if (anchors.length === 0) return 'It has no anchors.';
  const shown = anchors.slice(0, 12).map((id) => code(`#${id}`));
  const more = anchors.length - shown.length;
  return `It has: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/**
 * Characters that act on a terminal or on the lines around them, that nobody sees, or that XML cannot hold: controls,
 * line separators, changes of direction, spaces of no width, halves of a pair, noncharacters (Unicode).
 */
export const HIDDEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200B\u2060\uFEFF]/gu;

/** Shows hidden characters by number, since what an editor wrote may hold any. */
export function printable(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
