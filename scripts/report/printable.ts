/**
 * Characters that act on a terminal or on the lines around them, that nobody sees, or that XML cannot hold: controls,
 * line separators, changes of direction, spaces of no width, halves of a pair, noncharacters (Unicode).
 */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200B\u2060\uFEFF]/gu;

/** Shows hidden characters by number, since what an editor wrote may hold any. */
export function printable(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The beginning of a text, with `…` for what is left out; no character is taken apart. */
export function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const end = /[\uDC00-\uDFFF]/.test(text.charAt(room)) ? room - 1 : room;
  return `${text.slice(0, end)}…`;
}

/** A text as it stands in HTML and XML, in double quotes too. */
export function inMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A value as indented JSON that is safe to show: hidden characters stand only within strings, as `\uXXXX`. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(HIDDEN, (character) =>
    character === '\n'
      ? character
      : character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
