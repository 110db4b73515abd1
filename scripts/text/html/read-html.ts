import { decodeHTML } from 'entities';
import type { Place } from '../../problem.ts';
import { emptyOutline, type LinkElement, type Outline } from '../outline.ts';
import { cssAddresses } from './css-addresses.ts';
import { addressesOf, holdsAddress, loading, referencesOf } from './html-addresses.ts';
import type { HtmlText, Tag } from './html-tokens.ts';
import { HtmlTree } from './html-tree.ts';

/** What is told about the site around a built page. */
interface HtmlContext {
  /** Scheme and host of the site: canonical and hreflang addresses are absolute by right. */
  readonly origin: string;
  readonly placeOf: PlaceOf;
}

/** Tells where an element, or the id on it, was written. Asked once for each that counts, in the order of the page. */
export type PlaceOf = (element: Element, what: 'element' | 'id') => Place;

/** An element as it was met in HTML. */
type Element = Omit<Tag, 'selfClosing'>;

/**
 * Reads the outline of a page in one pass over its HTML, as browsers read it (HTML standard, 13.2). No page, however broken,
 * makes it throw, or takes more than linear time.
 * @param html the page, or its pieces; a piece whose outline is known already may be given as that
 */
export function readHtml(html: string | Iterable<string | Outline>, context: HtmlContext): Outline {
  let text = '';
  const known: KnownPiece[] = [];
  for (const piece of typeof html === 'string' ? [html] : html) {
    if (typeof piece === 'string') text += piece;
    else known.push({ outline: piece, offset: text.length });
  }
  const reader = new HtmlReader(context, known);
  const tree = new HtmlTree(reader);
  tree.read(text);
  reader.takeKnown(text.length);
  tree.finish();
  return reader.outline;
}

function readInner(html: string, reader: HtmlReader): void {
  const tree = new HtmlTree(reader);
  tree.read(html);
  tree.finish();
}

/** What is known of a piece of a page already, and where it stands in the text. */
type KnownPiece = { readonly outline: Outline } & Pick<HtmlText, 'offset'>;

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
  readonly outline: Outline;
  readonly #context: HtmlContext;
  /** Those that were not taken in yet, in order. */
  readonly #known: KnownPiece[];
  readonly #gathering: Gathering[] = [];
  /** How many pictures are open. */
  #pictures = 0;
  /** Open elements that are not read out. */
  readonly #hidden: string[] = [];

  /** The page, of what can stand in one without being a part of it: of that, only the links count. */
  readonly #page: HtmlReader | undefined;

  readonly #onWords: ((words: string) => void) | undefined;

  /** @param onWords is told of words that are read out as if they stood on the page itself */
  constructor(
    context: HtmlContext,
    known: KnownPiece[],
    page?: HtmlReader,
    onWords?: (words: string) => void,
  ) {
    this.#onWords = onWords;
    this.#context = context;
    this.#known = known;
    this.#page = page;
    this.outline = page ? { ...emptyOutline(), links: page.outline.links } : emptyOutline();
  }

  /** Takes in what is known of pieces before an offset. */
  takeKnown(offset: number): void {
    for (; this.#known[0] && this.#known[0].offset <= offset; this.#known.shift()) {
      const { outline } = this.#known[0];
      for (const part of ['anchors', 'headings', 'images', 'links', 'references', 'maps'] as const)
        for (const one of outline[part]) (this.outline[part] as unknown[]).push(one);
    }
  }

  open(tag: Tag, foreign: boolean): void {
    this.takeKnown(tag.offset);
    const { name, attributes } = tag;
    const { outline } = this;
    if (name === 'picture') this.#pictures++;
    if (this.#hidden.length > 0 || attributes['aria-hidden'] === 'true') this.#hidden.push(name);
    if (attributes.id) this.#anchor(attributes.id, tag);
    if (name === 'a' && !foreign && attributes.name && attributes.name !== attributes.id)
      this.#anchor(attributes.name, tag);
    if (name === 'map' && attributes.name) outline.maps.push(attributes.name);
    if (name === 'base' && attributes.href !== undefined && !foreign) this.#base(attributes.href, tag);
    const references = referencesOf(name, attributes, foreign);
    const isHeading = /^h[1-6]$/.test(name) && !foreign;
    const mayLead = attributes.style?.includes('(') || holdsAddress(name, foreign);
    if (!isHeading && references.length === 0 && !mayLead) return;
    const place = this.#context.placeOf(tag, 'element');
    const element = { ...tag, place };
    for (const reference of references) outline.references.push({ ...reference, place });
    if (name === 'img') {
      const { src = '', alt = null, title = '' } = attributes;
      outline.images.push({ src, alt, place });
      this.#hear(alt || title);
    }
    if (name === 'iframe' && attributes.srcdoc !== undefined) this.#srcdoc(attributes.srcdoc, place);
    if (name === 'a' || isHeading) this.#gathering.push({ element, text: '' });
    if (isHeading) return;
    for (const { href, as } of addressesOf(tag, foreign, this.#pictures > 0)) {
      if (name === 'a' && as === 'a') continue;
      this.#link(element, href, as, name === 'area' ? (attributes.alt ?? attributes.title ?? '') : null);
    }
  }

  text({ text, offset }: HtmlText): void {
    this.takeKnown(offset);
    if (this.#gathering.length > 0 || this.#onWords) this.#hear(decodeHTML(text));
  }

  style({ text, offset }: HtmlText): void {
    for (const { href, offset: within } of cssAddresses(text)) {
      const at = { name: 'style', attributes: {}, offset: offset + within };
      const place = this.#context.placeOf(at, 'element');
      this.outline.links.push({ href, element: 'style', name: null, place });
    }
  }

  /** Readers without scripts see what stands there: it is read as a text of its own. */
  noscript({ text, offset }: HtmlText): void {
    const placeOf: PlaceOf = (element, what) =>
      this.#context.placeOf({ ...element, offset: element.offset + offset }, what);
    if (!this.#page) readInner(text, new HtmlReader({ ...this.#context, placeOf }, [], this));
  }

  shadow(): HtmlReader {
    const page = this.#page ?? this;
    return new HtmlReader(this.#context, [], page, (words) => page.#hear(words));
  }

  /** A document in an attribute: its links start from where those of the page do (HTML standard, 4.8.5). */
  #srcdoc(html: string, place: Place): void {
    if (this.#page) return;
    const { links } = this.outline;
    const before = links.length;
    const inner = new HtmlReader({ ...this.#context, placeOf: () => place }, [], this);
    readInner(html, inner);
    for (const link of links.splice(before))
      if (inner.outline.base === undefined && !link.href.startsWith('#')) links.push(link);
  }

  /** An element ends, by its end tag or because something else ends it. */
  close(name: string): void {
    if (name === 'picture') this.#pictures--;
    if (this.#hidden.at(-1) === name) this.#hidden.pop();
    if (this.#gathering.at(-1)?.element.name !== name) return;
    const { element, text } = this.#gathering.pop() as Gathering;
    const { attributes, place } = element;
    const read = (attributes['aria-label'] ?? text).replace(/\s+/g, ' ').trim();
    const named = read || attributes['aria-labelledby'] || attributes.alt || attributes.title || '';
    const href = attributes.href ?? attributes['xlink:href'];
    if (name !== 'a')
      this.outline.headings.push({ level: Number(name[1]), id: attributes.id ?? null, text: read, place });
    else if (href !== undefined) this.#link(element, href, 'a', named);
  }

  /** The first one counts; where it cannot be parsed, there is none (HTML standard, "document base URL"). */
  #base(href: string, tag: Tag): void {
    if (this.outline.base !== undefined) return;
    this.outline.base = href;
    if (URL.canParse(href, 'https://site.invalid/')) return;
    this.outline.unread.push({ flaw: 'host', text: href, place: this.#context.placeOf(tag, 'element') });
  }

  /** Takes in words that are read out. */
  #hear(words: string): void {
    if (this.#hidden.length > 0) return;
    for (const gathering of this.#gathering.slice(-DEEPEST)) gathering.text += words;
    this.#onWords?.(words);
  }

  #anchor(id: string, element: Element): void {
    this.outline.anchors.push({ id, kind: 'layout', place: this.#context.placeOf(element, 'id') });
  }

  #link(
    { place, attributes }: PlacedElement,
    written: string,
    element: LinkElement,
    name: string | null,
  ): void {
    const { origin } = this.#context;
    const { rel = '' } = attributes;
    const isOwn =
      element === 'link' && /^(?:canonical|alternate)$/.test(rel) && written.startsWith(`${origin}/`);
    const href = isOwn ? written.slice(origin.length) : written;
    this.outline.links.push({ href, element, name, place, ...loading(element, rel) });
  }
}
