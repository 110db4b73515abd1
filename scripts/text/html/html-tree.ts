import * as is from './html-elements.ts';
import { type HtmlText, HtmlTokens, RAW_TEXT, type Tag } from './html-tokens.ts';
import { endForeign, OpenElements, startForeign } from './open-elements.ts';

/** What is told of the elements of a document. Every element that is opened is closed. */
interface TreeSink {
  /** @param foreign an element of a drawing or a formula, not of HTML */
  open(tag: Tag, foreign: boolean): void;
  close(name: string): void;
  /** A text in which character references are not decoded. */
  text(written: HtmlText): void;
  /** The content of a `style` element. */
  style(written: HtmlText): void;
  /** The content of a `noscript` element, as it is read where scripts run. */
  noscript(written: HtmlText): void;
  /** @returns what is told of a shadow tree that a template declares here (HTML standard, 4.12.3) */
  shadow(): TreeSink;
}

/** A document, or a template in it: what is open in it, and who is told of it. */
interface Context {
  readonly open: OpenElements;
  /** Undefined for a template that is none of a shadow tree: what is in it is not in the page. */
  readonly sink: TreeSink | undefined;
}

/**
 * Finds what a document consists of, as browsers build it as far as that decides what is in it: contents of templates are
 * not, nor tags that are ignored where they stand; tables, lists, drawings and broken nesting close what they close
 * (HTML standard, 13.2.6). It keeps no tree, and takes linear time on any page.
 */
export class HtmlTree {
  /** The document, and the templates that are open in it. */
  readonly #contexts: Context[] = [];
  readonly #frame = new PageFrame();

  /** Whether scripts run, so that what stands in a `noscript` is text. */
  readonly #isScripted: boolean;

  constructor(sink: TreeSink, isScripted = true) {
    this.#isScripted = isScripted;
    this.#enter(sink);
  }

  /** Reads a page to its end. */
  read(html: string): void {
    const tokens = new HtmlTokens(html);
    const next = (): ReturnType<HtmlTokens['next']> => tokens.next(this.#open.top.kind !== 'html');
    for (let token = next(); token; token = next()) {
      if ('end' in token) this.#end(token.end);
      else if ('text' in token) this.#text(token);
      else if (this.#start(token.start)) {
        const written = tokens.raw(token.start.name);
        const sink = this.#frame.hasFrames ? undefined : this.#sink;
        if (token.start.name === 'style') sink?.style(written);
        if (token.start.name === 'noscript') sink?.noscript(written);
      }
    }
  }

  /** Closes what is still open at the end of the page. */
  finish(): void {
    while (this.#contexts.length > 0) this.#leave();
  }

  get #open(): OpenElements {
    return (this.#contexts.at(-1) as Context).open;
  }

  get #sink(): TreeSink | undefined {
    return this.#contexts.at(-1)?.sink;
  }

  #enter(sink: TreeSink | undefined): void {
    this.#contexts.push({ open: new OpenElements((name) => sink?.close(name)), sink });
  }

  #leave(): void {
    this.#contexts.pop()?.open.closeAll();
  }

  get #inTemplate(): boolean {
    return this.#contexts.length > 1;
  }

  #text(written: HtmlText): void {
    if (!this.#inTemplate) this.#frame.text(written.text);
    this.#sink?.text(written);
  }

  /** @returns whether its content is raw text */
  #start(tag: Tag): boolean {
    const foreign = startForeign(this.#open, tag);
    if (foreign === 'html') return this.#startHtml(tag.name === 'image' ? { ...tag, name: 'img' } : tag);
    this.#sink?.open(tag, true);
    if (foreign === 'empty') this.#sink?.close(tag.name);
    return false;
  }

  #end(name: string): void {
    const open = this.#open;
    if (endForeign(open, name)) return;
    this.#frame.end(name);
    if (name === 'template') {
      if (this.#inTemplate) this.#leave();
    } else if (is.HEADINGS.has(name)) open.close((other) => is.HEADINGS.has(other));
    else if (is.BARRIERS.has(name)) endBarrier(name, open);
    else if (is.TABLE_PARTS.has(name)) {
      open.backToTable();
      open.closeTo(name);
    } else endPlain(name, open);
  }

  #startHtml(tag: Tag): boolean {
    const { name } = tag;
    if (this.#frame.start(tag) || this.#isIgnored(name)) return false;
    const open = this.#open;
    closeBefore(name, open);
    this.#sink?.open(tag, false);
    const isRaw = RAW_TEXT.has(name) && (this.#isScripted || name !== 'noscript');
    if (is.VOID.has(name) || isRaw || /^(?:html|head|body|template)$/.test(name)) this.#sink?.close(name);
    else if (name === 'svg' || name === 'math') {
      if (tag.selfClosing) this.#sink?.close(name);
      else open.pushSegment(name, name);
    } else if (is.BARRIERS.has(name)) open.pushSegment(name, 'html');
    else open.push(name);
    const isShadow = name === 'template' && /^(?:open|closed)$/i.test(tag.attributes.shadowrootmode ?? '');
    if (name === 'template') this.#enter(isShadow ? this.#sink?.shadow() : undefined);
    return isRaw;
  }

  /** Whether a start tag has no effect where it stands; a part of a table closes what is open in that. */
  #isIgnored(name: string): boolean {
    const open = this.#open;
    if (is.TABLE_PARTS.has(name)) return !open.backToTable() && !this.#inTemplate;
    if (name === 'select') return endBarrier(name, open);
    if (name !== 'form') return false;
    const inForm = open.form;
    open.form = true;
    return inForm;
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

/** Ends a table, a cell or the like. @returns whether it is open */
function endBarrier(name: string, open: OpenElements): boolean {
  const inTable = is.TABLE_PARTS.has(name) || name === 'table';
  return open.closeSegment(name, (other) => (inTable ? other.name === 'table' : other.kind === 'html'));
}

function endPlain(name: string, open: OpenElements): void {
  if (name === 'form') open.form = false;
  const isBlock = is.SPECIAL.has(name) || is.FORMATTING.has(name);
  const stops = (other: string): boolean =>
    name === 'li' ? other === 'ul' || other === 'ol' : !isBlock && is.SPECIAL.has(other);
  open.close((other) => other === name, stops);
}

/** Closes what the start of an element ends (HTML standard, 13.2.6.4.7 and the table modes). */
function closeBefore(name: string, open: OpenElements): void {
  if (name === 'input') open.closeSegment('select', ({ kind }) => kind === 'html');
  if (is.ENDS_PARAGRAPH.has(name)) open.closeTo('p');
  const items = is.ENDS_ITEM.get(name);
  if (items) {
    const isBlock = (other: string): boolean => is.SPECIAL.has(other) && !/^(?:address|div|p)$/.test(other);
    open.close((other) => items.includes(other), isBlock);
  }
  const last = open.top.names.at(-1);
  if (is.HEADINGS.has(name) && last !== undefined && is.HEADINGS.has(last)) open.closeTo(last);
  if (/^(?:option|optgroup)$/.test(name) && last === 'option') open.closeTo(last);
  if (name === 'a' || name === 'nobr' || name === 'button') open.closeTo(name);
  if (name === 'table' && open.top.name === 'table') open.closeTop();
  for (const part of is.ENDS_IN_TABLE.get(name) ?? []) open.closeTo(part);
}
