import type { Place } from '../../problem.ts';
import { emptyOutline, type Link, type LinkElement, type Outline } from '../outline.ts';
import { alternativeOf, labelOf, NameReader, namesById } from './accessible-name.ts';
import { cssAddresses } from './css-addresses.ts';
import { addressesOf, holdsAddress, loading, referencesOf } from './html-addresses.ts';
import { HEADINGS } from './html-elements.ts';
import { type HtmlText, HtmlTokens, type Tag } from './html-tokens.ts';
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
  nameByOthers(reader.labelled, text);
  return reader.outline;
}

/** Gives elements the names of those that they name for it, where these have any. */
function nameByOthers(labelled: readonly Labelled[], html: string): void {
  if (labelled.length === 0) return;
  const names = namesById(html, new Set(labelled.flatMap(({ ids }) => ids)));
  for (const { ids, take } of labelled) {
    const name = ids.flatMap((id) => names.get(id) ?? []).join(' ');
    if (name) take(name);
  }
}

function readInner(html: string, reader: HtmlReader, isScripted: boolean): void {
  const tree = new HtmlTree(reader, isScripted);
  tree.read(html);
  tree.finish();
}

/** What is known of a piece of a page already, and where it stands in the text. */
type KnownPiece = { readonly outline: Outline } & Pick<HtmlText, 'offset'>;

type PlacedElement = Tag & { readonly place: Place };

/** What is named by other elements of the page. */
interface Labelled {
  readonly ids: readonly string[];
  readonly take: (name: string) => void;
}

/** Gathers the outline of a page from the elements and texts of its HTML, as they are met. */
class HtmlReader {
  readonly outline: Outline;
  readonly #context: HtmlContext;
  /** Those that were not taken in yet, in order. */
  readonly #known: KnownPiece[];
  /** Links and headings that are named by others. */
  readonly labelled: Labelled[] = [];
  readonly #names: NameReader<PlacedElement>;
  #hasMain = false;
  /** Whether text is that of a style in a drawing. */
  #isDrawnStyle = false;
  /** How many pictures are open. */
  #pictures = 0;
  /** The page, of what can stand in one without being a part of it: of that, only the links count. */
  readonly #page: HtmlReader | undefined;

  constructor(
    context: HtmlContext,
    known: KnownPiece[],
    page?: HtmlReader,
    names?: NameReader<PlacedElement>,
  ) {
    this.#context = context;
    this.#known = known;
    this.#page = page;
    this.#names = names ?? new NameReader();
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
    this.#isDrawnStyle = foreign && name === 'style';
    if (name === 'main' || name === 'h1') this.#content(name);
    if (attributes.id) this.#anchor(attributes.id, tag);
    if (name === 'a' && !foreign && attributes.name && attributes.name !== attributes.id)
      this.#anchor(attributes.name, tag);
    if (name === 'map' && attributes.name) outline.maps.push(attributes.name);
    if (name === 'base' && attributes.href !== undefined && !foreign) this.#base(attributes.href, tag);
    const isHeading = HEADINGS.has(name) && !foreign;
    const element = this.#counted(tag, foreign, isHeading);
    const isNamed = name === 'a' || isHeading;
    this.#names.open(tag, foreign, isNamed ? element : undefined);
    if (!element) return;
    if (name === 'img') this.#image(element);
    if (name === 'iframe' && attributes.srcdoc !== undefined) this.#srcdoc(attributes.srcdoc, element.place);
    if (isHeading) return;
    for (const { href, as } of addressesOf(tag, foreign, this.#pictures > 0))
      if (name !== 'a' || as !== 'a') this.#named(element, this.#link(element, href, as), areaName(tag));
  }

  /** An element about which there is something to be told, with its place. */
  #counted(tag: Tag, foreign: boolean, isHeading: boolean): PlacedElement | undefined {
    const { name, attributes } = tag;
    const references = referencesOf(name, attributes, foreign);
    if (!isHeading && references.length === 0 && !holdsAddress(tag, foreign)) return undefined;
    const place = this.#context.placeOf(tag, 'element');
    for (const reference of references) this.outline.references.push({ ...reference, place });
    return { ...tag, place };
  }

  /** What is hidden, or labelled, needs no alternative text. */
  #image({ attributes, place }: PlacedElement): void {
    const { src = '', alt } = attributes;
    const isSilent = this.#names.isHidden || /^(?:presentation|none)$/.test(attributes.role ?? '');
    const isLabelled = labelOf(attributes) !== '' || 'aria-labelledby' in attributes;
    this.outline.images.push({ src, alt: alt ?? (isSilent || isLabelled ? '' : null), place });
  }

  text(written: HtmlText): void {
    this.takeKnown(written.offset);
    if (this.#isDrawnStyle) this.style(written);
    this.#names.text(written);
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
    readInner(text, new HtmlReader({ ...this.#context, placeOf }, [], this.#page ?? this), false);
  }

  shadow(): HtmlReader {
    return new HtmlReader(this.#context, [], this.#page ?? this, this.#names);
  }

  /** A document in an attribute: its links start from where those of the page do (HTML standard, 4.8.5). */
  #srcdoc(html: string, place: Place): void {
    if (this.#page) return;
    const { links } = this.outline;
    const before = links.length;
    const inner = new HtmlReader({ ...this.#context, placeOf: () => place }, [], this);
    readInner(html, inner, true);
    for (const link of links.splice(before))
      if (inner.outline.base === undefined && !link.href.startsWith('#')) links.push(link);
  }

  /** An element ends, by its end tag or because something else ends it. */
  close(of: string): void {
    if (of === 'picture') this.#pictures--;
    this.#isDrawnStyle = false;
    const { isHidden } = this.#names;
    const { tag, name = '' } = this.#names.close(of) ?? {};
    if (!tag) return;
    const { attributes, place } = tag;
    const href = attributes.href ?? attributes['xlink:href'];
    if (tag.name === 'a') {
      // What nobody is shown needs no words.
      if (href !== undefined) this.#named(tag, this.#link(tag, href, 'a'), name || (isHidden ? null : ''));
    } else if (name || !isHidden) {
      const heading = { level: Number(of[1]), id: attributes.id ?? null, text: name, place };
      this.outline.headings.push(heading);
      this.#byOthers(tag, (words) => {
        heading.text = words;
      });
    }
  }

  #named(element: PlacedElement, link: Mutable<Link>, name: string | null): void {
    link.name = name;
    if (name !== null)
      this.#byOthers(element, (words) => {
        link.name = words;
      });
  }

  /** Has an element named by those that it names for it. */
  #byOthers({ attributes }: PlacedElement, take: Labelled['take']): void {
    const ids = (attributes['aria-labelledby'] ?? '').split(/\s+/).filter((id) => id !== '');
    if (ids.length > 0) this.labelled.push({ ids, take });
  }

  /** What a page is about begins with its `main`, or where it has none with its first h1. */
  #content(name: string): void {
    const { outline } = this;
    if (name === 'main' ? !this.#hasMain : !this.#hasMain && outline.contentFrom === undefined)
      outline.contentFrom = outline.anchors.length;
    this.#hasMain ||= name === 'main';
  }

  /** The first one counts; where it cannot be parsed, there is none (HTML standard, "document base URL"). */
  #base(href: string, tag: Tag): void {
    if (this.outline.base !== undefined) return;
    this.outline.base = href;
    if (URL.canParse(href, 'https://site.invalid/')) return;
    this.outline.unread.push({ flaw: 'host', text: href, place: this.#context.placeOf(tag, 'element') });
  }

  #anchor(id: string, element: Element): void {
    this.outline.anchors.push({ id, kind: 'layout', place: this.#context.placeOf(element, 'id') });
  }

  #link({ place, attributes }: PlacedElement, written: string, element: LinkElement): Mutable<Link> {
    const { origin } = this.#context;
    const { rel = '' } = attributes;
    const isOwn =
      element === 'link' && /^(?:canonical|alternate)$/.test(rel) && written.startsWith(`${origin}/`);
    const href = isOwn ? written.slice(origin.length) : written;
    const link = { href, element, name: null, place, ...loading(element, rel) };
    this.outline.links.push(link);
    return link;
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What an area is called; null for what needs no name. */
function areaName({ name, attributes }: Tag): string | null {
  return name === 'area' ? labelOf(attributes) || alternativeOf(attributes) : null;
}

/** What can be linked to in a drawing, or another document of XML: ids, and the names of its `a` elements. */
export function xmlIds(xml: string): string[] {
  const ids = new Set<string>();
  const tokens = new HtmlTokens(xml);
  for (let token = tokens.next(true); token; token = tokens.next(true)) {
    if (!('start' in token)) continue;
    const { name, attributes } = token.start;
    if (attributes.id) ids.add(attributes.id);
    if (name === 'a' && attributes.name) ids.add(attributes.name);
  }
  return [...ids];
}
