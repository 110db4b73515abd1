import { Parser } from 'htmlparser2';
import { emptyOutline, type LinkElement, type Outline } from '../markdown/outline.ts';
import type { Place } from '../problem.ts';

/** An element as it was met in HTML. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where its start tag begins, in UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** What is told about the site around a built page. */
export interface HtmlContext {
  /** Scheme and host of the site: canonical and hreflang addresses are absolute by right. */
  readonly origin: string;
  readonly placeOf: (element: Element) => Place;
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
const NOT_IN_DOCUMENT = new Set(['template', 'noscript']);

/** Reads the outline of a built page in one pass over its HTML. */
export function readHtml(html: string, context: HtmlContext): Outline {
  const reader = new HtmlReader(context);
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => {
      const element = { name, attributes, offset: parser.startIndex };
      reader.open({ ...element, place: context.placeOf(element) });
    },
    ontext: (text) => reader.text(text),
    onclosetag: (name) => reader.close(name),
  });
  parser.end(html);
  return reader.outline;
}

/** An element with the place where it was written. */
interface PlacedElement extends Element {
  readonly place: Place;
}

/** An element whose text is being gathered. */
interface Gathering {
  readonly element: PlacedElement;
  text: string;
}

class HtmlReader {
  readonly outline = emptyOutline();
  readonly #context: HtmlContext;
  readonly #gathering: Gathering[] = [];
  /** Open elements whose content is not part of the document, or not read out. */
  readonly #outside: string[] = [];
  readonly #hidden: string[] = [];

  constructor(context: HtmlContext) {
    this.#context = context;
  }

  open(element: PlacedElement): void {
    const { name, attributes } = element;
    if (NOT_IN_DOCUMENT.has(name) || this.#outside.length > 0) this.#outside.push(name);
    if (this.#outside.length > 0) return;
    if (this.#hidden.length > 0 || attributes['aria-hidden'] === 'true') this.#hidden.push(name);
    if (attributes.id !== undefined) this.#anchor(attributes.id, element);
    else if (name === 'a' && attributes.name) this.#anchor(attributes.name, element);
    if (name === 'img') this.#image(element);
    if (name === 'a' || name === 'area' || /^h[1-6]$/.test(name)) this.#gathering.push({ element, text: '' });
    else this.#link(element, null);
  }

  text(text: string): void {
    if (this.#outside.length > 0 || this.#hidden.length > 0) return;
    for (const gathering of this.#gathering) gathering.text += text;
  }

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

  #anchor(id: string, element: PlacedElement): void {
    this.outline.anchors.push({ id, kind: 'layout', place: element.place });
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
    this.outline.links.push({ href: written, element: as, name, place: element.place });
  }

  #ownAddress({ attributes }: Element, href: string): string {
    const { origin } = this.#context;
    const absolute = /^(?:canonical|alternate)$/.test(attributes.rel ?? '') && href.startsWith(`${origin}/`);
    return absolute ? href.slice(origin.length) : href;
  }
}
