import type { LinkElement } from '../outline.ts';
import { cssAddresses } from './css-addresses.ts';

/** An address that stands on an element, and as what. */
interface FoundAddress {
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

const SPACE = /[\t\n\f\r ]/;

/** The addresses of a `srcset` (HTML standard, "parse a srcset attribute"): commas may stand in an address, not at its end. */
export function srcsetAddresses(srcset: string): string[] {
  const addresses: string[] = [];
  let at = 0;
  for (;;) {
    while (at < srcset.length && /[\t\n\f\r ,]/.test(srcset.charAt(at))) at++;
    if (at >= srcset.length) return addresses;
    const start = at;
    while (at < srcset.length && !SPACE.test(srcset.charAt(at))) at++;
    let end = at;
    while (srcset.charAt(end - 1) === ',') end--;
    addresses.push(srcset.slice(start, end));
    if (end === at) at = afterDescriptors(srcset, at);
  }
}

/** Where the next candidate begins: behind the next comma that stands in no brackets. */
function afterDescriptors(srcset: string, from: number): number {
  let inBrackets = false;
  for (let at = from; at < srcset.length; at++) {
    const character = srcset.charAt(at);
    if (character === ',' && !inBrackets) return at + 1;
    if (character === '(') inBrackets = true;
    else if (character === ')') inBrackets = false;
  }
  return srcset.length;
}

/** A name of something else on the page, and the attribute that it stands in. */
interface FoundReference {
  readonly id: string;
  readonly attribute: string;
}

/** The attributes that name elements by their ids, several with spaces between them (WAI-ARIA 1.2). */
const LISTS = ['aria-labelledby', 'aria-describedby', 'aria-controls'] as const;
const NONE: readonly FoundReference[] = [];

/** The elements of the page that an element names: a label its field, a cell its headings, an image its map, a drawing its parts. */
export function referencesOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  foreign: boolean,
): readonly FoundReference[] {
  let found: FoundReference[] | undefined;
  const add = (attribute: string, ids: readonly string[]): void => {
    found ??= [];
    for (const id of ids) found.push({ id, attribute });
  };
  for (const attribute of LISTS) {
    const list = attributes[attribute];
    if (list) add(attribute, wordsOf(list));
  }
  if (foreign) {
    const href = attributes.href ?? attributes['xlink:href'];
    if (name === 'use' && href?.startsWith('#')) add('use', [href.slice(1)]);
  } else {
    if (name === 'label' && attributes.for !== undefined) add('for', [attributes.for]);
    if (name === 'output' && attributes.for) add('for', wordsOf(attributes.for));
    if ((name === 'td' || name === 'th') && attributes.headers) add('headers', wordsOf(attributes.headers));
    if ((name === 'img' || name === 'object') && attributes.usemap !== undefined)
      add('usemap', [attributes.usemap]);
  }
  return found ?? NONE;
}

function wordsOf(list: string): string[] {
  return list.split(/[\t\n\f\r ]+/).filter(Boolean);
}

const LOADING: ReadonlySet<LinkElement> = new Set(['img', 'script', 'frame', 'media', 'style']);
const RELATIONS = /\b(?:stylesheet|icon|apple-touch-icon|preload|modulepreload|prefetch|manifest)\b/i;

/** Marks what a browser fetches by itself where an element names it. @param rel of a `<link>` */
export function loading(element: LinkElement, rel = ''): { readonly loads?: true } {
  return LOADING.has(element) || (element === 'link' && RELATIONS.test(rel)) ? { loads: true } : {};
}
