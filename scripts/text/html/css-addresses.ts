import { emptyOutline, type Outline } from '../outline.ts';
import { placesIn } from '../place-in-text.ts';

/** Where something begins or ends, and the name of a rule; an escape elsewhere is no mark, whatever it escapes. */
const MARK = /@(?:[-\w\u0080-\uffff]|\\(?:[0-9a-f]{1,6}(?:\r\n|\s)?|[^\r\n\f]))+|\\[\s\S]|\/\*|["'();]/gi;
/** The name of a function, right before its bracket, at the end of a text. */
const NAME = /(?:[-\w\u0080-\uffff]|\\(?:[0-9a-f]{1,6}(?:\r\n|\s)?|[^\r\n\f]))+$/i;
/** Names that matter are shorter, however they are escaped. */
const LONGEST = 150;

const SPACE = /[\t\n\f\r ]*/y;
/** What ends an address without quotes, or is an escape in it; and the same of strings. */
const ENDS: Readonly<Record<string, RegExp>> = {
  '': /\\(?:[0-9a-f]{1,6}(?:\r\n|\s)?|[^\r\n\f])|[)"'(\s\\]/gi,
  '"': /\\[\s\S]|["\r\n\f]/g,
  "'": /\\[\s\S]|['\r\n\f]/g,
};

/** An address or a string as it was written. */
interface Written {
  readonly text: string;
  readonly start: number;
  /** Whether it is whole: one that is not, browsers drop with what is around it. */
  readonly isWhole: boolean;
  /** Behind it and what closes it. */
  readonly end: number;
}

/**
 * The addresses that a style sheet asks for: `url(…)`, `@import` and the strings of an `image-set(…)` (CSS Images 4, 2.4),
 * none in comments, other strings, names of namespaces and longer names (CSS Syntax 3, 4.3). Those of something on the page
 * itself (`url(#gradient)`), and data, are left out. Whatever the text is, it is gone through once.
 * @returns where each begins, in UTF-16 units from the start of the text
 */
export function cssAddresses(css: string): { readonly href: string; readonly offset: number }[] {
  const found: ReturnType<typeof cssAddresses> = [];
  const take = ({ text, start, isWhole, end }: Written, counts: boolean): number => {
    if (counts && isWhole && !/^\s*(?:#|data:|$)/i.test(text.slice(0, 20)))
      found.push({ href: withoutEscapes(text).trim(), offset: start });
    return end;
  };
  /** Of each bracket that is open, whether it is that of an `image-set`. */
  const sets: boolean[] = [];
  let inNamespace = false;
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(css); mark; mark = MARK.exec(css)) {
    const [name] = mark;
    let end = MARK.lastIndex;
    if (name === '/*') end = endOf(css, '*/', end);
    else if (name === ';') inNamespace = false;
    else if (name === ')') sets.pop();
    else if (name === '(') {
      const called = functionBefore(css, mark.index);
      if (called === 'url') end = take(urlAt(css, end), !inNamespace);
      else sets.push(/^(?:-webkit-)?image-set$/.test(called));
    } else if (ENDS[name]) end = take(stringAt(css, mark.index), sets.at(-1) === true);
    else if (isRule(name, 'namespace')) inNamespace = true;
    else if (isRule(name, 'import')) {
      const start = afterComments(css, end);
      if (ENDS[css.charAt(start)]) end = take(stringAt(css, start), true);
    }
    MARK.lastIndex = end;
  }
  return found;
}

/** Whether this names a rule, in whatever letters and escapes. */
function isRule(name: string, rule: string): boolean {
  return name.startsWith('@') && withoutEscapes(name.slice(1, LONGEST)).toLowerCase() === rule;
}

/** The name of the function whose bracket stands at an offset, in small letters; empty where it has none. */
function functionBefore(css: string, at: number): string {
  if (/[(),:;{}]/.test(css.charAt(at - 1))) return '';
  const before = css.slice(Math.max(0, at - LONGEST), at);
  const name = nameAtEnd(before);
  return /[#@]$/.test(before.slice(0, -name.length)) ? '' : withoutEscapes(name).toLowerCase();
}

/** A pattern that is sought from each place on, and has to reach the end, is for names with escapes alone. */
function nameAtEnd(text: string): string {
  if (text.includes('\\')) return NAME.exec(text)?.[0] ?? '';
  let from = text.length;
  while (from > 0 && /[-\w\u0080-\uffff]/.test(text.charAt(from - 1))) from--;
  return text.slice(from);
}

/** An address behind `url(`, with quotes or without. */
function urlAt(css: string, from: number): Written {
  const start = afterSpace(css, from);
  if (css.charAt(start) !== '' && ENDS[css.charAt(start)]) {
    const string = stringAt(css, start);
    return { ...string, end: endOf(css, ')', string.end) };
  }
  const stop = endAt('', css, start);
  const end = afterSpace(css, stop);
  const isWhole = end >= css.length || css.charAt(end) === ')';
  return { text: css.slice(start, stop), start, isWhole, end: endOf(css, ')', end) };
}

function stringAt(css: string, from: number): Written {
  const quote = css.charAt(from);
  const stop = endAt(quote, css, from + 1);
  const isWhole = stop >= css.length || css.charAt(stop) === quote;
  return { text: css.slice(from + 1, stop), start: from + 1, isWhole, end: isWhole ? stop + 1 : stop };
}

/** Where an address or a string ends, before what ends it. */
function endAt(quote: string, css: string, from: number): number {
  const pattern = ENDS[quote] as RegExp;
  pattern.lastIndex = from;
  let found = pattern.exec(css);
  while (found && found[0].length > 1) found = pattern.exec(css);
  return found?.index ?? css.length;
}

function afterSpace(css: string, from: number): number {
  SPACE.lastIndex = from;
  return from + (SPACE.exec(css)?.[0].length ?? 0);
}

function afterComments(css: string, from: number): number {
  let at = afterSpace(css, from);
  while (css.startsWith('/*', at)) at = afterSpace(css, endOf(css, '*/', at + 2));
  return at;
}

function endOf(css: string, mark: string, from: number): number {
  const at = css.indexOf(mark, from);
  return at < 0 ? css.length : at + mark.length;
}

function withoutEscapes(text: string): string {
  return text.replace(
    /\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|\r\n|[\n\f\r]|([\s\S]))/gi,
    (_, code, character = '') => {
      if (code === undefined) return character;
      const point = Number.parseInt(code, 16);
      const isCharacter = point > 0 && point <= 0x10ffff && (point & 0x1ff800) !== 0xd800;
      return isCharacter ? String.fromCodePoint(point) : '\uFFFD';
    },
  );
}

/** What stands in a style sheet: its addresses, each with its place. */
export function sheetOutline(css: string, file: string): Outline {
  const placeAt = placesIn(css, file);
  const outline = emptyOutline();
  for (const { href, offset } of cssAddresses(css))
    outline.links.push({ href, element: 'style', name: null, place: placeAt(offset) });
  return outline;
}
