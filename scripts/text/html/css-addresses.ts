import { emptyOutline, type Outline } from '../outline.ts';
import { placesIn } from '../place-in-text.ts';

const MARK = /\/\*|["']|url\(|image-set\(|[()]|@import(?![\w-])|@namespace(?![\w-])/gi;
const SPACE = /\s*/y;
const BARE = /(?:\\[0-9a-f]{1,6}\s?|\\[\s\S]|[^)"'(\s\\])*/iy;
const QUOTED: Readonly<Record<string, RegExp>> = {
  '"': /(?:\\[\s\S]|[^"\\\n])*/y,
  "'": /(?:\\[\s\S]|[^'\\\n])*/y,
};

/**
 * The addresses that a style sheet asks for: `url(…)`, `@import` and the strings of an `image-set(…)` (CSS Images 4, 2.4),
 * none in comments and other strings (CSS Syntax 3). Those of something on the page itself (`url(#gradient)`), and data, are
 * left out. Whatever the text is, it is gone through once.
 * @returns where each begins, in UTF-16 units from the start of the text
 */
export function cssAddresses(css: string): { readonly href: string; readonly offset: number }[] {
  const found: ReturnType<typeof cssAddresses> = [];
  const take = (pattern: RegExp, from: number): string => {
    pattern.lastIndex = from;
    return pattern.exec(css)?.[0] ?? '';
  };
  /** Reads an address or a string. @returns where it ends */
  const read = (from: number, counts: boolean): number => {
    const quote = QUOTED[css.charAt(from)];
    const start = quote ? from + 1 : from;
    const written = take(quote ?? BARE, start);
    const href = withoutEscapes(written).trim();
    if (counts && href !== '' && !href.startsWith('#') && !/^data:/i.test(href))
      found.push({ href, offset: start });
    return start + written.length + (quote ? 1 : 0);
  };
  /** Of each bracket that is open, whether it is that of an `image-set`. */
  const sets: boolean[] = [];
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(css); mark; mark = MARK.exec(css)) {
    const [name] = mark;
    const after = MARK.lastIndex;
    let end = after;
    if (name.endsWith('(')) sets.push(/^image-set/i.test(name));
    if (name === ')') sets.pop();
    else if (name === '/*') end = endOf(css, '*/', after);
    else if (QUOTED[name]) end = read(after - 1, sets.at(-1) === true);
    // The address of a namespace is a name.
    else if (/^@namespace$/i.test(name)) end = endOf(css, ';', after);
    else if (/^(?:url|@)/i.test(name)) {
      const start = after + take(SPACE, after).length;
      const isAddress = !name.startsWith('@') || QUOTED[css.charAt(start)] !== undefined;
      end = isAddress ? read(start, true) : start;
    }
    MARK.lastIndex = Math.min(end, css.length);
  }
  return found;
}

function endOf(css: string, mark: string, from: number): number {
  const at = css.indexOf(mark, from);
  return at < 0 ? css.length : at + mark.length;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\n|([\s\S]))/gi, (_, code?: string, character = '') => {
    if (code === undefined) return character;
    const point = Number.parseInt(code, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  });
}

/** What stands in a style sheet: its addresses, each with its place. */
export function sheetOutline(css: string, file: string): Outline {
  const placeAt = placesIn(css, file);
  const outline = emptyOutline();
  for (const { href, offset } of cssAddresses(css))
    outline.links.push({ href, element: 'style', name: null, place: placeAt(offset) });
  return outline;
}
