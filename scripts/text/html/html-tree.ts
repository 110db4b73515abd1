import { endForeign, startForeign } from './foreign-content.ts';
import * as is from './html-elements.ts';
import type { Tag, TokenSink } from './html-tokens.ts';
import { closeBefore } from './implied-ends.ts';
import { OpenElements } from './open-elements.ts';
import { PageFrame } from './page-frame.ts';
import { RAW_TEXT } from './raw-text.ts';

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
