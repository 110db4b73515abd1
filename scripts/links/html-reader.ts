import { emptyOutline, type LinkElement, type Outline } from '../markdown/outline.ts';
import type { Place } from '../problem.ts';

/** An element as it was met in HTML. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where its start tag begins, in UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** The attributes that hold an address, by element. */
const ADDRESSES: Readonly<Record<string, { attribute: string; as: LinkElement }>> = {
  a: { attribute: 'href', as: 'a' },
  area: { attribute: 'href', as: 'a' },
  img: { attribute: 'src', as: 'img' },
  link: { attribute: 'href', as: 'link' },
  script: { attribute: 'src', as: 'script' },
  iframe: { attribute: 'src', as: 'other' },
  source: { attribute: 'src', as: 'other' },
  video: { attribute: 'src', as: 'other' },
  audio: { attribute: 'src', as: 'other' },
  embed: { attribute: 'src', as: 'other' },
  object: { attribute: 'data', as: 'other' },
  form: { attribute: 'action', as: 'other' },
};
/** Elements whose address a browser fetches by itself. */
const LOADING = new Set(['img', 'script', 'iframe', 'source', 'video', 'audio', 'embed', 'object']);
const NOT_IN_DOCUMENT = new Set(['template', 'noscript']);

/** Tells where an element, or the id on it, was written. Asked once for each that counts, in the order of the page. */
export type PlaceOf = (element: Element, what: 'element' | 'id') => Place;

/** An element with the place where it was written. */
interface PlacedElement extends Element {
  readonly place: Place;
}

/** An element whose text is being gathered. */
interface Gathering {
  readonly element: PlacedElement;
  text: string;
}

/** Whether a browser fetches by itself what a `<link>` names. */
function isLoaded({ attributes }: Element): boolean {
  return /\b(?:stylesheet|icon|apple-touch-icon|preload|modulepreload|prefetch|manifest)\b/i.test(
    attributes.rel ?? '',
  );
}

/** Gathers the outline of a page from the tags and texts of its HTML, as a parser meets them. */
export class HtmlReader {
  readonly outline = emptyOutline();
  readonly #origin: string;
  readonly #placeOf: PlaceOf;
  readonly #gathering: Gathering[] = [];
  /** Open elements whose content is not part of the document, or not read out. */
  readonly #outside: string[] = [];
  readonly #hidden: string[] = [];

  /** @param origin scheme and host of the site: canonical and hreflang addresses are absolute by right */
  constructor(origin: string, placeOf: PlaceOf) {
    this.#origin = origin;
    this.#placeOf = placeOf;
  }

  /** A start tag. */
  open(tag: Element): void {
    const { name, attributes } = tag;
    if (NOT_IN_DOCUMENT.has(name) || this.#outside.length > 0) this.#outside.push(name);
    if (this.#outside.length > 0) return;
    if (this.#hidden.length > 0 || attributes['aria-hidden'] === 'true') this.#hidden.push(name);
    if (attributes.id !== undefined) this.#anchor(attributes.id, tag);
    if (name === 'a' && attributes.name && attributes.name !== attributes.id)
      this.#anchor(attributes.name, tag);
    const isHeading = /^h[1-6]$/.test(name);
    if (!isHeading && !(name in ADDRESSES)) return;
    const element = { ...tag, place: this.#placeOf(tag, 'element') };
    if (name === 'img') this.#image(element);
    if (name === 'a' || name === 'area' || isHeading) this.#gathering.push({ element, text: '' });
    else this.#link(element, null);
  }

  /** Takes in what stands in a piece of the page that is known already. */
  add({ anchors, headings, images, links }: Outline): void {
    for (const anchor of anchors) this.outline.anchors.push(anchor);
    for (const heading of headings) this.outline.headings.push(heading);
    for (const image of images) this.outline.images.push(image);
    for (const link of links) this.outline.links.push(link);
  }

  /** Text between tags. */
  text(text: string): void {
    if (this.#outside.length > 0 || this.#hidden.length > 0) return;
    for (const gathering of this.#gathering) gathering.text += text;
  }

  /** An end tag, written or implied. */
  close(name: string): void {
    if (this.#outside.length > 0) {
      if (this.#outside.at(-1) === name) this.#outside.pop();
      return;
    }
    if (this.#hidden.at(-1) === name) this.#hidden.pop();
    if (this.#gathering.at(-1)?.element.name !== name) return;
    const { element, text } = this.#gathering.pop() as Gathering;
    const { attributes } = element;
    const read = (attributes['aria-label'] ?? text).replace(/\s+/g, ' ').trim();
    if (name === 'a' || name === 'area')
      this.#link(element, read || attributes.alt || attributes.title || '');
    else this.#heading(element, read);
  }

  #anchor(id: string, element: Element): void {
    this.outline.anchors.push({ id, kind: 'layout', place: this.#placeOf(element, 'id') });
  }

  #image(element: PlacedElement): void {
    const { src = '', alt = null } = element.attributes;
    this.outline.images.push({ src, alt, place: element.place });
    if (alt) this.text(alt);
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

  #link(element: PlacedElement, name: string | null): void {
    const { attribute = '', as = 'other' } = ADDRESSES[element.name] ?? {};
    const href = element.attributes[attribute];
    if (href === undefined) return;
    const written = as === 'link' ? this.#ownAddress(element, href) : href;
    const { place } = element;
    const loads = LOADING.has(element.name) || (as === 'link' && isLoaded(element));
    this.outline.links.push({ href: written, element: as, name, place, ...(loads && { loads }) });
  }

  #ownAddress({ attributes }: Element, href: string): string {
    const origin = this.#origin;
    const absolute = /^(?:canonical|alternate)$/.test(attributes.rel ?? '') && href.startsWith(`${origin}/`);
    return absolute ? href.slice(origin.length) : href;
  }
}
