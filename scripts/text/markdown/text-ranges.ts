import type MarkdownIt from 'markdown-it';
import type { PlacedToken } from './context.ts';

/** Stands for what is no running text; it is neither a letter nor a space. */
const BLANK = '\ufffc';

/** The text of an inline token as it was written, all that is no running text blanked out: places stay as they are. */
export interface TextRanges {
  readonly text: string;
  /** Where links begin whose text begins with a Latin letter. */
  readonly links: readonly number[];
}

/** Finds the running text of a parsed inline token: code, addresses, HTML and inline footnotes are none. */
export function textRanges({ content, children }: PlacedToken, md: MarkdownIt): TextRanges {
  const links: number[] = [];
  const blanks: [start: number, end: number][] = [];
  const blank = (start: number, end: number): void => {
    blanks.push([start, end]);
  };
  for (const child of (children ?? []) as PlacedToken[]) {
    const { type, markup, offset: start = 0 } = child;
    if (type === 'code_inline') blank(start, endOfCode(content, start, markup));
    else if (type === 'html_inline' || type === 'stray_id') blank(start, start + child.content.length);
    else if (type === 'link_open' && markup === 'autolink') blank(start, endAt(content, '>', start));
    else if (type === 'link_open' && isLatin(content.slice(start))) links.push(start - 1);
    else if (type === 'link_close' && markup !== 'autolink') blank(start, endOfTarget(content, start, md));
    else if (type === 'image') blank(start, endOfTarget(content, start + 2 + child.content.length, md));
    else if (type === 'footnote_ref') blank(start, endOfBrackets(content, start + 1));
  }
  return { text: blankedOut(content, blanks), links };
}

/** Where the address of a link or image stands, from the `]` in front of it. */
export interface Target {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly href: string;
  readonly title: string;
}

/** Finds the addresses in a parsed inline token; those between `<` and `>` are text as well, and left out. */
export function targetsOf({ content, children }: PlacedToken, md: MarkdownIt): Target[] {
  const targets: Target[] = [];
  let open: PlacedToken | undefined;
  for (const child of (children ?? []) as PlacedToken[]) {
    const { type, markup, offset = 0 } = child;
    if (type === 'link_open') open = child;
    const isImage = type === 'image';
    if (!isImage && (type !== 'link_close' || markup === 'autolink')) continue;
    const start = isImage ? offset + 2 + child.content.length : offset;
    const of = isImage ? child : open;
    const title = of?.attrGet('title') ?? '';
    targets.push({ start, end: endOfTarget(content, start, md), href: of?.written ?? '', title });
  }
  return targets.sort((a, b) => a.start - b.start);
}

/** All at once: a paragraph may be the whole page, and hold thousands of links. */
function blankedOut(content: string, blanks: readonly (readonly [start: number, end: number])[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [start, end] of blanks.toSorted(([a], [b]) => a - b)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    pieces.push(content.slice(at, from), BLANK.repeat(end - from));
    at = end;
  }
  return pieces.join('') + content.slice(at);
}

function isLatin(text: string): boolean {
  return /^[*_]*\p{Script=Latin}/u.test(text);
}

/** Behind the run of backticks that is as long as the one it begins with. */
function endOfCode(content: string, start: number, markup: string): number {
  for (let at = start + markup.length; ; ) {
    const end = content.indexOf(markup, at);
    if (end < 0) return content.length;
    at = end + markup.length;
    if (content[end - 1] !== '`' && content[at] !== '`') return at;
    while (content[at] === '`') at++;
  }
}

function endAt(content: string, character: string, start: number): number {
  const end = content.indexOf(character, start);
  return end < 0 ? content.length : end + 1;
}

/** Behind the brackets that open at or behind an offset, those within them counted. */
function endOfBrackets(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at++) {
    if (content[at] === '\\') at++;
    else if (content[at] === '[') depth++;
    else if (content[at] === ']' && --depth <= 0) return at + 1;
  }
  return content.length;
}

/** Behind the address of a link or image, whose text ends at an offset: `](address "title")`, `][name]`, or `]` alone. */
function endOfTarget(content: string, close: number, { helpers, utils }: MarkdownIt): number {
  const next = content[close + 1];
  if (next === '[') return endAt(content, ']', close + 2);
  if (next !== '(') return close + 1;
  const max = content.length;
  const skip = (at: number): number => {
    let to = at;
    while (to < max && utils.isWhiteSpace(content.charCodeAt(to))) to++;
    return to;
  };
  let at = skip(close + 2);
  const address = helpers.parseLinkDestination(content, at, max);
  if (address.ok) at = skip(address.pos);
  const title = helpers.parseLinkTitle(content, at, max);
  if (title.ok) at = skip(title.pos);
  // A reference in front of words in parentheses has no address behind it.
  return content[at] === ')' ? at + 1 : close + 1;
}
