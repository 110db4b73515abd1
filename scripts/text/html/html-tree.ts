import * as is from './html-elements.ts';
import { RAW_TEXT, type Tag, type TokenSink } from './html-tokens.ts';
import { endForeign, OpenElements, startForeign } from './open-elements.ts';

/** What is told of the elements of a document. Every element that is opened is closed. */
export interface TreeSink {
  /** @param foreign an element of a drawing or a formula, not of HTML */
  open(tag: Tag, foreign: boolean): void;
  close(name: string): void;
  text(text: string, offset: number): void;
  raw(name: string, text: string, offset: number): void;
}

/**
 * Finds what a document consists of, as browsers build it as far as that decides what is in it: contents of templates are
 * not, nor tags that are ignored where they stand; tables, lists, drawings and broken nesting close what they close
 * (HTML standard, 13.2.6). It keeps no tree, and takes linear time on any page.
 */
export class HtmlTree implements TokenSink {
  readonly #sink: TreeSink;
  /** The document, and the templates that are open in it. */
  readonly #contexts: OpenElements[];
  readonly #frame = new PageFrame();

  constructor(sink: TreeSink) {
    this.#sink = sink;
    this.#contexts = [new OpenElements((name) => sink.close(name))];
  }

  get #open(): OpenElements {
    return this.#contexts.at(-1) as OpenElements;
  }

  isForeign(): boolean {
    return this.#open.top.kind !== 'html';
  }

  text(text: string, offset: number): void {
    if (this.#contexts.length > 1) return;
    this.#frame.text(text);
    this.#sink.text(text, offset);
  }

  raw(name: string, text: string, offset: number): void {
    if (this.#contexts.length === 1 && !this.#frame.hasFrames) this.#sink.raw(name, text, offset);
  }

  start(tag: Tag): string | undefined {
    const foreign = startForeign(this.#open, tag);
    if (foreign === 'html') return this.#startHtml(tag.name === 'image' ? { ...tag, name: 'img' } : tag);
    this.#emit(tag, true);
    if (foreign === 'empty') this.#emitEnd(tag.name);
    return undefined;
  }

  end(name: string): void {
    if (endForeign(this.#open, name)) return;
    const open = this.#open;
    this.#frame.end(name);
    if (name === 'template') {
      if (this.#contexts.length > 1) this.#contexts.pop();
    } else if (is.HEADINGS.has(name)) {
      const heading = open.find((other) => is.HEADINGS.has(other));
      if (heading !== undefined) open.closeTo(heading);
    } else if (is.BARRIERS.has(name)) {
      this.#endBarrier(name);
    } else if (is.TABLE_PARTS.has(name)) {
      const table = open.findSegment('table');
      if (table > 0) open.closeSegments(table + 1);
      open.closeTo(name);
    } else this.#endPlain(name, open);
  }

  /** Closes what is still open at the end of the page. */
  finish(): void {
    (this.#contexts[0] as OpenElements).closeAll();
  }

  /** Ends a table, a cell or the like. @returns whether it is open */
  #endBarrier(name: string): boolean {
    const inTable = is.TABLE_PARTS.has(name) || name === 'table';
    const at = this.#open.findSegment(name, (other) =>
      inTable ? other.name === 'table' : other.kind === 'html',
    );
    if (at > 0) this.#open.closeSegments(at);
    return at > 0;
  }

  #endPlain(name: string, open: OpenElements): void {
    if (name === 'form') open.form = false;
    const isBlock = is.SPECIAL.has(name) || is.FORMATTING.has(name);
    const stops = (other: string): boolean =>
      name === 'li' ? other === 'ul' || other === 'ol' : !isBlock && is.SPECIAL.has(other);
    if (open.find((other) => other === name, stops) !== undefined) open.closeTo(name);
  }

  #startHtml(tag: Tag): string | undefined {
    const { name } = tag;
    if (this.#frame.start(tag) || this.#isIgnored(name)) return undefined;
    const open = this.#open;
    closeBefore(name, open);
    this.#emit(tag, false);
    if (name === 'template') this.#contexts.push(new OpenElements(() => {}));
    if (is.VOID.has(name) || RAW_TEXT.has(name) || /^(?:html|head|body|template)$/.test(name))
      this.#emitEnd(name);
    else if (name === 'svg' || name === 'math') {
      if (tag.selfClosing) this.#emitEnd(name);
      else open.pushSegment(name, name);
    } else if (is.BARRIERS.has(name)) open.pushSegment(name, 'html');
    else open.push(name);
    return RAW_TEXT.has(name) ? name : undefined;
  }

  /** Whether a start tag has no effect where it stands. */
  #isIgnored(name: string): boolean {
    const open = this.#open;
    if (is.TABLE_PARTS.has(name)) return this.#contexts.length === 1 && open.findSegment('table') < 0;
    if (name === 'select') return this.#endBarrier(name);
    if (name !== 'form') return false;
    const inForm = open.form;
    open.form = true;
    return inForm;
  }

  #emit(tag: Tag, foreign: boolean): void {
    if (this.#contexts.length === 1) this.#sink.open(tag, foreign);
  }

  #emitEnd(name: string): void {
    if (this.#contexts.length === 1) this.#sink.close(name);
  }
}

/** What a page has once: `html`, `head`, and a `body` or a set of frames (HTML standard, 13.2.6.4.1 to 6, 20). */
class PageFrame {
  readonly #given = { html: false, body: false };
  #content: 'none' | 'body' | 'frames' = 'none';
  /** Whether something stands before that ends the place for a head. */
  #begun = false;

  /** Whether the page is a set of frames, so that nothing else counts. */
  get hasFrames(): boolean {
    return this.#content === 'frames';
  }

  text(text: string): void {
    if (this.#content !== 'none' || !/\S/.test(text)) return;
    this.#content = 'body';
    this.#begun = true;
  }

  end(name: string): void {
    this.#begun ||= /^(?:head|body|html|br)$/.test(name);
  }

  /** Takes a start tag in. @returns whether it has no effect because of where on the page it stands */
  start(tag: Tag): boolean {
    const ignored = this.#isIgnored(tag);
    this.#begun ||= tag.name !== 'html';
    if (!ignored && this.#content === 'none' && !is.HEAD_PARTS.has(tag.name)) this.#content = 'body';
    return ignored;
  }

  #isIgnored({ name, attributes }: Tag): boolean {
    if (this.hasFrames) return name !== 'frame' && name !== 'frameset' && name !== 'noframes';
    if (name === 'html' || name === 'body') {
      // A second one adds the attributes that the first lacks; of those, only the id counts here.
      const given = this.#given[name];
      this.#given[name] ||= attributes.id !== undefined;
      return given;
    }
    if (name === 'head') return this.#begun;
    if (name === 'frameset' && this.#content === 'none') {
      this.#content = 'frames';
      return false;
    }
    return name === 'frame' || name === 'frameset';
  }
}

/** Closes what the start of an element ends (HTML standard, 13.2.6.4.7 and the table modes). */
function closeBefore(name: string, open: OpenElements): void {
  if (name === 'input') {
    const select = open.findSegment('select', ({ kind }) => kind === 'html');
    if (select > 0) open.closeSegments(select);
  }
  if (is.ENDS_PARAGRAPH.has(name)) open.closeTo('p');
  const items = is.ENDS_ITEM[name];
  if (items) {
    const isBlock = (other: string): boolean =>
      is.SPECIAL.has(other) && !/^(?:address|div|p)$/.test(other) && !items.includes(other);
    const item = open.find((other) => items.includes(other), isBlock);
    if (item !== undefined) open.closeTo(item);
  }
  const last = open.top.names.at(-1);
  if (is.HEADINGS.has(name) && last !== undefined && is.HEADINGS.has(last)) open.closeTo(last);
  if (/^(?:option|optgroup)$/.test(name) && last === 'option') open.closeTo(last);
  if (name === 'a' || name === 'nobr' || name === 'button') open.closeTo(name);
  if (name === 'table' && open.top.name === 'table') open.closeSegments(open.segments.length - 1);
  if (!is.TABLE_PARTS.has(name)) return;
  const table = open.findSegment('table');
  if (table > 0) open.closeSegments(table + 1);
  for (const part of is.ENDS_IN_TABLE[name] ?? []) open.closeTo(part);
}
