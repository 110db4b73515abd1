import type { LinkElement } from '../outline.ts';
import { cssAddresses } from './css-addresses.ts';
import { srcsetAddresses } from './srcset.ts';

/** An address that stands on an element, and as what. */
export interface FoundAddress {
  readonly href: string;
  readonly as: LinkElement;
}

type Attributes = Readonly<Record<string, string>>;
type Held = readonly [attribute: string, as: LinkElement];

/** The attributes that hold one address, by element (HTML standard, "Attributes", and its obsolete features). */
const HELD: Readonly<Record<string, readonly Held[]>> = {
  a: [['href', 'a']],
  area: [['href', 'a']],
  audio: [['src', 'media']],
  blockquote: [['cite', 'other']],
  button: [['formaction', 'other']],
  del: [['cite', 'other']],
  embed: [['src', 'frame']],
  form: [['action', 'other']],
  frame: [['src', 'frame']],
  iframe: [['src', 'frame']],
  img: [['src', 'img']],
  input: [
    ['src', 'img'],
    ['formaction', 'other'],
  ],
  ins: [['cite', 'other']],
  link: [['href', 'link']],
  object: [['data', 'frame']],
  q: [['cite', 'other']],
  script: [['src', 'script']],
  source: [['src', 'media']],
  track: [['src', 'media']],
  video: [
    ['src', 'media'],
    ['poster', 'img'],
  ],
  ...Object.fromEntries(
    ['body', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'].map((name) => [
      name,
      [['background', 'img']] as const,
    ]),
  ),
};

/** The attributes that hold several addresses, by element. */
const SETS: Readonly<Record<string, string>> = { img: 'srcset', source: 'srcset', link: 'imagesrcset' };

/** Attributes that are often written empty and then mean the page itself, or nothing. */
const MAY_BE_EMPTY = new Set(['action', 'formaction', 'cite', 'background', 'poster']);

/** Elements of drawings whose `href` leads to something else than a part of the drawing. */
const DRAWN: Readonly<Record<string, LinkElement>> = {
  a: 'a',
  image: 'img',
  feimage: 'img',
  script: 'script',
  use: 'img',
};

/** Every address that stands on an element. */
export function addressesOf(name: string, attributes: Attributes, foreign: boolean): FoundAddress[] {
  const { style } = attributes;
  const found = foreign ? inDrawing(name, attributes) : inHtml(name, attributes);
  if (style === undefined || !style.includes('(')) return found;
  return [...found, ...cssAddresses(style).map(({ href }) => ({ href, as: 'style' as const }))];
}

/** Whether an element may hold an address by its name. */
export function holdsAddress(name: string, foreign: boolean): boolean {
  return foreign ? name in DRAWN : Object.hasOwn(HELD, name) || name === 'meta';
}

function inHtml(name: string, attributes: Attributes): FoundAddress[] {
  const found: FoundAddress[] = [];
  if (!holdsAddress(name, false)) return found;
  for (const [attribute, as] of HELD[name] ?? []) {
    const href = attributes[attribute];
    if (href === undefined || (href.trim() === '' && MAY_BE_EMPTY.has(attribute))) continue;
    found.push({ href, as });
  }
  const set = attributes[SETS[name] ?? ''];
  if (set !== undefined) for (const href of srcsetAddresses(set)) found.push({ href, as: 'img' });
  if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') {
    const href = refreshAddress(attributes.content ?? '');
    if (href !== undefined) found.push({ href, as: 'other' });
  }
  return found;
}

function inDrawing(name: string, attributes: Attributes): FoundAddress[] {
  const as = DRAWN[name];
  const href = attributes.href ?? attributes['xlink:href'];
  // A part of the same page is a reference, not an address.
  if (as === undefined || href === undefined || (as !== 'a' && href.startsWith('#'))) return [];
  return [{ href, as }];
}

/** Where a page sends its readers by itself (HTML standard, "shared declarative refresh steps"); undefined where it stays. */
export function refreshAddress(content: string): string | undefined {
  const [, rest] = /^\s*(?:\d|(?=\.))[\d.]*(?:\s*[;,]\s*|\s+)(\S[\s\S]*)$/.exec(content) ?? [];
  if (rest === undefined) return undefined;
  const written = rest.replace(/^url\s*=\s*/i, '');
  const [, quote, quoted] = /^(["'])([\s\S]*)$/.exec(written) ?? [];
  return quote && quoted !== undefined ? (quoted.split(quote)[0] ?? '') : written;
}
