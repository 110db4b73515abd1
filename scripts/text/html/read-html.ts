import { decodeHTML } from 'entities';
import type { Place } from '../../problem.ts';
import { emptyOutline, type LinkElement, type Outline } from '../outline.ts';
import { cssAddresses } from './css-addresses.ts';
import { addressesOf, holdsAddress, loading, referencesOf } from './html-addresses.ts';
import { HtmlTokens } from './html-tokens.ts';
import { HtmlTree, type TreeSink } from './html-tree.ts';

/** What is told about the site around a built page. */
interface HtmlContext {
  /** Scheme and host of the site: canonical and hreflang addresses are absolute by right. */
  readonly origin: string;
  readonly placeOf: PlaceOf;
}

/**
 * Reads the outline of a page in one pass over its HTML, as browsers read it (HTML standard, 13.2). No page, however broken,
 * makes it throw, or takes more than linear time.
 * @param html the page, or its pieces; a piece whose outline is known already may be given as that
 */
export function readHtml(html: string | Iterable<string | Outline>, context: HtmlContext): Outline {
  const reader = new HtmlReader(context.origin, context.placeOf);
  const { text, known } = typeof html === 'string' ? { text: html, known: [] } : joined(html);
  /** Takes in what is known of pieces before an offset. */
  const upTo = (offset: number): void => {
    for (; known[0] && known[0].offset <= offset; known.shift()) reader.add(known[0].outline);
  };
  const sink: TreeSink = {
    open(tag, foreign) {
      upTo(tag.offset);
      reader.open(tag, foreign);
    },
    close: (name) => reader.close(name),
    text(written, offset) {
      upTo(offset);
      if (reader.listens) reader.text(decodeHTML(written));
    },
    raw(name, content, offset) {
      if (name === 'style') reader.style(content, offset);
    },
  };
  const tree = new HtmlTree(sink);
  new HtmlTokens(text, tree).read();
  upTo(text.length);
  tree.finish();
  return reader.outline;
}

function joined(pieces: Iterable<string | Outline>): {
  text: string;
  known: { outline: Outline; offset: number }[];
} {
  let text = '';
  const known: { outline: Outline; offset: number }[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else known.push({ outline: piece, offset: text.length });
  }
  return { text, known };
}

/** An element as it was met in HTML. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where its start tag begins, in UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** Tells where an element, or the id on it, was written. Asked once for each that counts, in the order of the page. */
export type PlaceOf = (element: Element, what: 'element' | 'id') => Place;

type PlacedElement = Element & { readonly place: Place };

/** An element whose text is being gathered. */
interface Gathering {
  readonly element: PlacedElement;
  text: string;
}

/** Of links and headings that a broken page never ends, only the innermost take in text. */
const DEEPEST = 8;

/** Gathers the outline of a page from the elements and texts of its HTML, as they are met. */
class HtmlReader {
  readonly outline = emptyOutline();
  readonly #origin: string;
  readonly #placeOf: PlaceOf;
  readonly #gathering: Gathering[] = [];
  /** Open elements that are not read out. */
  readonly #hidden: string[] = [];

  /** @param origin scheme and host of the site: canonical and hreflang addresses are absolute by right */
  constructor(origin: string, placeOf: PlaceOf) {
    this.#origin = origin;
    this.#placeOf = placeOf;
  }

  /** Whether texts are taken in. */
  get listens(): boolean {
    return this.#gathering.length > 0 && this.#hidden.length === 0;
  }

  /**
   * An element begins.
   * @param foreign it is one of a drawing or a formula
   */
  open(tag: Element, foreign = false): void {
    const { name, attributes } = tag;
    if (this.#hidden.length > 0 || attributes['aria-hidden'] === 'true') this.#hidden.push(name);
    if (attributes.id) this.#anchor(attributes.id, tag);
    if (name === 'a' && !foreign && attributes.name && attributes.name !== attributes.id)
      this.#anchor(attributes.name, tag);
    if (name === 'map' && attributes.name) this.outline.maps.push(attributes.name);
    if (name === 'base' && attributes.href !== undefined && !foreign) this.outline.base ??= attributes.href;
    const references = referencesOf(name, attributes, foreign);
    const isHeading = /^h[1-6]$/.test(name) && !foreign;
    if (!isHeading && references.length === 0 && !mayLead(name, attributes, foreign)) return;
    const element = { ...tag, place: this.#placeOf(tag, 'element') };
    for (const reference of references) this.outline.references.push({ ...reference, place: element.place });
    if (name === 'img') this.#image(element);
    if (name === 'a' || isHeading) this.#gathering.push({ element, text: '' });
    if (isHeading) return;
    for (const { href, as } of addressesOf(name, attributes, foreign)) {
      if (name === 'a' && as === 'a') continue;
      this.#link(element, href, as, name === 'area' ? (attributes.alt ?? attributes.title ?? '') : null);
    }
  }

  /** Takes in what stands in a piece of the page that is known already. */
  add({ anchors, headings, images, links, references, maps }: Outline): void {
    for (const anchor of anchors) this.outline.anchors.push(anchor);
    for (const heading of headings) this.outline.headings.push(heading);
    for (const image of images) this.outline.images.push(image);
    for (const link of links) this.outline.links.push(link);
    for (const reference of references) this.outline.references.push(reference);
    for (const map of maps) this.outline.maps.push(map);
  }

  /** Text between tags, decoded. */
  text(text: string): void {
    if (!this.listens) return;
    for (const gathering of this.#gathering.slice(-DEEPEST)) gathering.text += text;
  }

  /** A style sheet on the page, which begins at an offset. */
  style(css: string, offset: number): void {
    for (const { href, offset: within } of cssAddresses(css)) {
      const at = { name: 'style', attributes: {}, offset: offset + within };
      this.outline.links.push({ href, element: 'style', name: null, place: this.#placeOf(at, 'element') });
    }
  }

  /** An element ends, by its end tag or because something else ends it. */
  close(name: string): void {
    if (this.#hidden.at(-1) === name) this.#hidden.pop();
    if (this.#gathering.at(-1)?.element.name !== name) return;
    const { element, text } = this.#gathering.pop() as Gathering;
    const { attributes } = element;
    const read = (attributes['aria-label'] ?? text).replace(/\s+/g, ' ').trim();
    const named = read || attributes['aria-labelledby'] || attributes.alt || attributes.title || '';
    const href = attributes.href ?? attributes['xlink:href'];
    if (name !== 'a') this.#heading(element, read);
    else if (href !== undefined) this.#link(element, href, 'a', named);
  }

  #anchor(id: string, element: Element): void {
    this.outline.anchors.push({ id, kind: 'layout', place: this.#placeOf(element, 'id') });
  }

  #image(element: PlacedElement): void {
    const { src = '', alt = null, title = '' } = element.attributes;
    this.outline.images.push({ src, alt, place: element.place });
    this.text(alt || title);
  }

  #heading(element: PlacedElement, text: string): void {
    const { id = null } = element.attributes;
    this.outline.headings.push({
      level: Number(element.name.slice(1)),
      id,
      text,
      place: element.place,
    });
  }

  #link(element: PlacedElement, href: string, as: LinkElement, name: string | null): void {
    const written = as === 'link' ? this.#ownAddress(element, href) : href;
    const { place, attributes } = element;
    this.outline.links.push({ href: written, element: as, name, place, ...loading(as, attributes.rel) });
  }

  #ownAddress({ attributes }: Element, href: string): string {
    const origin = this.#origin;
    const isOwn = /^(?:canonical|alternate)$/.test(attributes.rel ?? '') && href.startsWith(`${origin}/`);
    return isOwn ? href.slice(origin.length) : href;
  }
}

function mayLead(name: string, attributes: Element['attributes'], foreign: boolean): boolean {
  return attributes.style?.includes('(') || holdsAddress(name, foreign);
}
