import type { Outline } from '../markdown/outline.ts';
import type { HtmlReader } from './html-reader.ts';

const VOID = new Set(['meta', 'link', 'img', 'br', 'hr']);
/** May stand in a paragraph: others end it. */
const PHRASING = new Set([
  'a',
  'span',
  'em',
  'strong',
  'code',
  'sup',
  'sub',
  'small',
  'abbr',
  'time',
  'img',
  'br',
]);
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** All elements that are read here: those of ordinary pages, without forms, frames, drawings and the like. */
const KNOWN = new Set([
  ...VOID,
  ...PHRASING,
  ...HEADINGS,
  ...'html head title body header footer main nav section article aside div p'.split(' '),
  ...'ul ol li dl dt dd table thead tbody tr th td figure figcaption blockquote script'.split(' '),
]);
/** Elements that end one of their own kind, or of a kin, when they begin right in it (HTML standard, optional tags). */
const KIN = [['li'], ['a'], ['dt', 'dd'], ['thead', 'tbody', 'tr', 'th', 'td'], HEADINGS];
const ENDS = new Map(KIN.flatMap((kin) => kin.map((name) => [name, new Set(kin)] as const)));
const IN_ROWS: Readonly<Record<string, string>> = { tr: 'thead tbody', th: 'tr', td: 'tr' };

const TAG = /<(?:\/([a-z][a-z0-9]*)>|([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>)/y;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g;
const DOCTYPE = '<!DOCTYPE html>';

/**
 * Reads HTML that is written as plainly as templates write it: every tag in lower case, every element ended, every value
 * in double quotes. On what it reads it agrees with the HTML parser, to which it leaves everything else, and it takes a
 * fraction of its time: thousands of pages are read when a site is built.
 * @param pieces of the page; those that are outlines are known already
 * @returns whether it could read them; where not, the reader has seen a part of the page
 */
export function readSimpleHtml(pieces: Iterable<string | Outline>, reader: HtmlReader): boolean {
  const open: string[] = [];
  let before = 0;
  for (const piece of pieces) {
    if (typeof piece !== 'string') reader.add(piece);
    else if (readPiece(piece, before, open, reader)) before += piece.length;
    else return false;
  }
  return open.length === 0;
}

/** @param open the names of the elements that are open; changed @param before what stands before the piece, in UTF-16 units */
function readPiece(html: string, before: number, open: string[], reader: HtmlReader): boolean {
  let position = 0;
  for (;;) {
    const start = html.indexOf('<', position);
    const text = decode(start < 0 ? html.slice(position) : html.slice(position, start));
    if (text === undefined) return false;
    if (text !== '') reader.text(text);
    if (start < 0) return true;
    TAG.lastIndex = start;
    const tag = TAG.exec(html);
    if (tag) {
      const [, ended, name = '', attributes = ''] = tag;
      const end = TAG.lastIndex;
      if (ended !== undefined) {
        if (open.pop() !== ended) return false;
        reader.close(ended);
      } else {
        if (!mayStandIn(name, open.at(-1)) || (name === 'script' && !html.startsWith('</', end)))
          return false;
        const values =
          COUNTS.has(name) || /\b(?:id|aria-hidden|aria-label)\b/.test(attributes)
            ? attributesOf(attributes)
            : NONE;
        if (!values) return false;
        reader.open({ name, attributes: values, offset: before + start });
        if (VOID.has(name)) reader.close(name);
        else open.push(name);
      }
      position = end;
    } else {
      if (!html.startsWith(DOCTYPE, start)) return false;
      position = start + DOCTYPE.length;
    }
  }
}

/** Whether an element may begin right in another without ending it. */
function mayStandIn(name: string, parent: string | undefined): boolean {
  if (!KNOWN.has(name) || parent === 'title' || parent === 'script') return false;
  if (parent === 'p') return PHRASING.has(name);
  const rows = IN_ROWS[name];
  if (rows !== undefined) return parent !== undefined && rows.split(' ').includes(parent);
  return parent === undefined || !ENDS.get(name)?.has(parent);
}

const NONE = {};
/** Elements that count for their attributes, whichever these are. */
const COUNTS = new Set(['a', 'link', 'script', 'img']);

/** Undefined where a value cannot be decoded here; the first of two attributes of one name counts. */
function attributesOf(text: string): Record<string, string> | undefined {
  if (text === '') return NONE;
  const attributes: Record<string, string> = {};
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(text); found; found = ATTRIBUTE.exec(text)) {
    const [, name = '', written = ''] = found;
    const value = decode(written);
    if (value === undefined) return undefined;
    attributes[name] ??= value;
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Undefined where there is another `&` than of the five that templates write. */
function decode(text: string): string | undefined {
  if (!text.includes('&')) return text;
  const rest = text.replace(/&(?:amp|lt|gt|quot|#39);/g, '');
  return rest.includes('&')
    ? undefined
    : text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '');
}
