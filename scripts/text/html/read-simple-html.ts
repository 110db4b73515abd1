import type { Outline } from '../outline.ts';
import { decodePlain } from './html-entities.ts';
import type { HtmlReader } from './html-reader.ts';
import * as simple from './simple-elements.ts';

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
  const open: Open = { names: [], given: new Set() };
  let before = 0;
  for (const piece of pieces) {
    if (typeof piece !== 'string') reader.add(piece);
    else if (readPiece(piece, before, open, reader)) before += piece.length;
    else return false;
  }
  return open.names.length === 0;
}

/** How far a page has been read. */
interface Open {
  /** The names of the elements that are open. */
  readonly names: string[];
  /** The names of all elements that there were. */
  readonly given: Set<string>;
}

/** @param open changed @param before what stands before the piece, in UTF-16 units */
function readPiece(html: string, before: number, open: Open, reader: HtmlReader): boolean {
  let position = 0;
  for (;;) {
    const start = html.indexOf('<', position);
    const text = decodePlain(start < 0 ? html.slice(position) : html.slice(position, start));
    if (text === undefined) return false;
    if (text !== '') reader.text(text);
    if (start < 0) return true;
    TAG.lastIndex = start;
    const tag = TAG.exec(html);
    if (tag) {
      const [, ended, name = '', attributes = ''] = tag;
      const end = TAG.lastIndex;
      if (ended !== undefined) {
        if (open.names.pop() !== ended) return false;
        reader.close(ended);
      } else {
        if (!mayStandIn(name, open) || (name === 'script' && !html.startsWith('</', end))) return false;
        const values =
          COUNTS.has(name) || (attributes !== '' && COUNTING.test(attributes))
            ? attributesOf(attributes)
            : NONE;
        if (!values || (simple.SKELETON.has(name) && 'aria-hidden' in values)) return false;
        reader.open({ name, attributes: values, offset: before + start });
        if (simple.VOID.has(name)) reader.close(name);
        else open.names.push(name);
        open.given.add(name);
      }
      position = end;
    } else {
      if (!html.startsWith(DOCTYPE, start)) return false;
      position = start + DOCTYPE.length;
    }
  }
}

/** Whether an element may begin where these are open without ending one, and without being ignored. */
function mayStandIn(name: string, { names: open, given }: Open): boolean {
  const parent = open.at(-1);
  if (!simple.KNOWN.has(name) || parent === 'title' || parent === 'script') return false;
  // A second one, or one that comes late, is read in another way.
  if (
    simple.SKELETON.has(name) &&
    (given.has(name) || (name === 'head' ? given.size > 1 : parent !== simple.WITHIN[name]?.[0]))
  )
    return false;
  const within = simple.WITHIN[name];
  if (within !== undefined) return parent !== undefined && within.includes(parent);
  if (parent === 'table' || parent === 'tr' || parent === 'thead' || parent === 'tbody') return false;
  if (!simple.PHRASING.has(name) && open.includes('p')) return false;
  if (name === 'a' || name === 'li') return !open.includes(name) || (name === 'li' && isNested(open));
  return parent === undefined || !simple.ENDS.get(name)?.has(parent);
}

/** Whether a list stands in the last item, so that another item does not end that. */
function isNested(open: readonly string[]): boolean {
  return Math.max(open.lastIndexOf('ul'), open.lastIndexOf('ol')) > open.lastIndexOf('li');
}

const NONE = {};
/** Elements that count for their attributes, whichever these are. */
const COUNTS = new Set(['a', 'link', 'script', 'img']);
/** Attributes that count on any element. */
const COUNTING =
  / (?:id|aria-(?:hidden|label|labelledby|describedby|controls)|headers|cite|style|background|http-equiv)="/;

/** Undefined where a value cannot be decoded here; the first of two attributes of one name counts. */
function attributesOf(text: string): Record<string, string> | undefined {
  if (text === '') return NONE;
  const attributes: Record<string, string> = {};
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(text); found; found = ATTRIBUTE.exec(text)) {
    const [, name = '', written = ''] = found;
    const value = decodePlain(written);
    if (value === undefined) return undefined;
    attributes[name] ??= value;
  }
  return attributes;
}
