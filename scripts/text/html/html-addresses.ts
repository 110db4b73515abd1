import type { IdReference, LinkElement } from '../outline.ts';
import { cssAddresses } from './css-addresses.ts';

/** An address that stands on an element, and as what. */
interface FoundAddress {
  readonly href: string;
  readonly as: LinkElement;
}

/** An element by what it says itself. */
interface Element {
  readonly name: string;
  readonly attributes: Attributes;
}

type Attributes = Readonly<Record<string, string>>;

/** The attributes that hold one address (HTML standard, "Attributes", and its obsolete features), by what stands there. */
const HOLDERS: readonly (readonly [as: LinkElement, attributes: string])[] = [
  ['a', 'a.href area.href'],
  ['link', 'link.href'],
  ['script', 'script.src'],
  ['frame', 'embed.src frame.src iframe.src object.data'],
  ['media', 'audio.src source.src track.src video.src'],
  ['img', 'img.src input.src video.poster body.background table.background thead.background'],
  ['img', 'tbody.background tfoot.background tr.background td.background th.background'],
  ['other', 'blockquote.cite del.cite ins.cite q.cite form.action button.formaction input.formaction'],
];
const HELD = Map.groupBy(
  HOLDERS.flatMap(([as, attributes]) =>
    attributes.split(' ').map((held) => {
      const [name = '', attribute = ''] = held.split('.');
      return { name, attribute, as };
    }),
  ),
  ({ name }) => name,
);

/** The attributes that hold several addresses, by element. */
const SETS = new Map([
  ['img', 'srcset'],
  ['source', 'srcset'],
  ['link', 'imagesrcset'],
]);

/** Attributes that are often written empty and then mean the page itself, or nothing. */
const MAY_BE_EMPTY = new Set(['action', 'formaction', 'cite', 'background', 'poster']);

/** Elements of drawings whose `href` leads to something else than a part of the drawing. */
const DRAWN = new Map<string, LinkElement>([
  ['a', 'a'],
  ['image', 'img'],
  ['feimage', 'img'],
  ['script', 'script'],
  ['use', 'use'],
]);

/**
 * Every address that stands on an element.
 * @param inPicture whether it stands in a `picture`
 */
export function addressesOf(
  { name, attributes }: Element,
  foreign: boolean,
  inPicture: boolean,
): FoundAddress[] {
  const { style } = attributes;
  if (foreign) return [...inDrawing(name, attributes), ...painted(attributes)];
  const found = inHtml(name, attributes, inPicture);
  if (style === undefined || !style.includes('(')) return found;
  return [...found, ...cssAddresses(style).map(({ href }) => ({ href, as: 'style' as const }))];
}

/** Attributes of drawings that are read as styles (SVG 2, 6.6). */
const PAINTED = 'style fill stroke filter mask clip-path marker-start marker-mid marker-end cursor'.split(
  ' ',
);

function painted(attributes: Attributes): FoundAddress[] {
  return PAINTED.flatMap((name) => {
    const value = attributes[name];
    return value?.includes('(')
      ? cssAddresses(value).map(({ href }) => ({ href, as: 'style' as const }))
      : [];
  });
}

/** Whether an element may hold an address, by its name or by how it is painted. */
export function holdsAddress({ name, attributes }: Element, foreign: boolean): boolean {
  if (foreign) return DRAWN.has(name) || PAINTED.some((painted) => attributes[painted]?.includes('('));
  return attributes.style?.includes('(') || HELD.has(name) || name === 'meta';
}

function inHtml(name: string, attributes: Attributes, inPicture: boolean): FoundAddress[] {
  const found: FoundAddress[] = [];
  if (name === 'link' && isName(attributes)) return found;
  // Of these a browser takes no notice.
  const ignored =
    name === 'source'
      ? inPicture
        ? 'src'
        : 'srcset'
      : name === 'input' && !isImage(attributes)
        ? 'src'
        : '';
  for (const { attribute, as } of HELD.get(name) ?? []) {
    const href = attributes[attribute];
    if (href === undefined || attribute === ignored || (href.trim() === '' && MAY_BE_EMPTY.has(attribute)))
      continue;
    found.push({ href, as });
  }
  const sets = SETS.get(name) ?? '';
  const set = attributes[sets];
  if (set !== undefined && sets !== ignored)
    for (const href of srcsetAddresses(set)) found.push({ href, as: 'img' });
  if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') {
    const href = refreshAddress(attributes.content ?? '');
    if (href !== undefined) found.push({ href, as: 'other' });
  }
  return found;
}

/** Whether nothing is fetched from the address of a `<link>`: it says what something is. */
function isName({ rel, itemprop }: Attributes): boolean {
  return rel === undefined ? itemprop !== undefined : NAMES.test(rel);
}

function isImage({ type = '' }: Attributes): boolean {
  return type.toLowerCase() === 'image';
}

function inDrawing(name: string, attributes: Attributes): FoundAddress[] {
  const as = DRAWN.get(name);
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

/** A candidate of a `srcset` up to its descriptors, and the commas at its end. */
const CANDIDATE = /[\t\n\f\r ,]*([^\t\n\f\r ,](?:[^\t\n\f\r ]*[^\t\n\f\r ,])?)(,*)/y;
const BRACKETS_OR_COMMA = /\([^)]*\)?|,/g;

/** The addresses of a `srcset` (HTML standard, "parse a srcset attribute"): commas may stand in an address, not at its end. */
export function srcsetAddresses(srcset: string): string[] {
  const addresses: string[] = [];
  CANDIDATE.lastIndex = 0;
  for (let found = CANDIDATE.exec(srcset); found; found = CANDIDATE.exec(srcset)) {
    const [, address = '', commas] = found;
    addresses.push(address);
    if (commas) continue;
    // Descriptors go on to the next comma that stands in no brackets.
    BRACKETS_OR_COMMA.lastIndex = CANDIDATE.lastIndex;
    let stop = BRACKETS_OR_COMMA.exec(srcset);
    while (stop && stop[0] !== ',') stop = BRACKETS_OR_COMMA.exec(srcset);
    CANDIDATE.lastIndex = stop ? BRACKETS_OR_COMMA.lastIndex : srcset.length;
  }
  return addresses;
}

/** A name of something else on the page, and the attribute that it stands in. */
type FoundReference = Omit<IdReference, 'place'>;

/** The attributes that name elements by their ids, several with spaces between them (WAI-ARIA 1.2). */
const LISTS = ['aria-labelledby', 'aria-describedby', 'aria-controls'];
/** The same of some elements alone: a label names its field, a cell its headings, an image its map. */
const NAMING = new Map([
  ['label', { attribute: 'for', isList: false }],
  ['output', { attribute: 'for', isList: true }],
  ['td', { attribute: 'headers', isList: true }],
  ['th', { attribute: 'headers', isList: true }],
  ['img', { attribute: 'usemap', isList: false }],
  ['object', { attribute: 'usemap', isList: false }],
]);

/** The elements of the page that an element names, as a drawing its parts. */
export function referencesOf(name: string, attributes: Attributes, foreign: boolean): FoundReference[] {
  const found: FoundReference[] = [];
  const addList = (attribute: string): void => {
    const list = attributes[attribute];
    if (list === undefined) return;
    for (const id of list.split(/[\t\n\f\r ]+/)) if (id !== '') found.push({ id, attribute });
  };
  for (const attribute of LISTS) addList(attribute);
  if (foreign) {
    const href = attributes.href ?? attributes['xlink:href'];
    if (name === 'use' && href?.startsWith('#')) found.push({ id: href.slice(1), attribute: 'use' });
    return found;
  }
  const { attribute, isList } = NAMING.get(name) ?? { attribute: '', isList: false };
  const id = attributes[attribute];
  if (isList) addList(attribute);
  else if (id !== undefined) found.push({ id, attribute });
  return found;
}

const LOADING: ReadonlySet<LinkElement> = new Set(['img', 'use', 'script', 'frame', 'media', 'style']);
const RELATIONS =
  /(?:^|\s)(?:stylesheet|(?:[\w-]+-)?icon(?:-precomposed)?|apple-touch-startup-image|(?:module)?preload|prefetch|prerender|manifest)(?=\s|$)/i;
/** Relations whose addresses are names, or hosts that are made ready for: nothing is fetched from them. */
const NAMES = /^\s*(?:(?:profile|dns-prefetch|preconnect|schema\.\w+)(?:\s+|$))+$/i;

/** Marks what a browser fetches by itself where an element names it. @param rel of a `<link>` */
export function loading(element: LinkElement, rel = ''): { readonly loads?: true } {
  return LOADING.has(element) || (element === 'link' && RELATIONS.test(rel)) ? { loads: true } : {};
}
