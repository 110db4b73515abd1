import { type ReadAttributes, readAttributes } from './html-attributes.ts';
import { endOfRawText } from './raw-text.ts';

/** A start tag as it was written. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where it begins, in UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly selfClosing: boolean;
}

/** What is told of the tokens of a page. */
export interface TokenSink {
  /** A start tag. @returns the element's name where its content is raw text, which is then told by `raw` */
  start(tag: Tag): string | undefined;
  end(name: string, offset: number): void;
  /** A text in which character references are not decoded. */
  text(text: string, offset: number): void;
  /** The content of a raw text element. */
  raw(name: string, text: string, offset: number): void;
  /** Whether `<![CDATA[` is read: in drawings and formulas alone. */
  isForeign(): boolean;
}

const NAME = /[^\t\n\f\r />]*/y;
const COMMENT_END = /--!?>/g;

/**
 * Takes a page apart as browsers do (HTML standard, 13.2.5): each character is looked at a fixed number of times, however
 * broken the page is, and what ends within a tag is left out.
 */
export class HtmlTokens {
  readonly #html: string;
  readonly #sink: TokenSink;
  #at = 0;

  constructor(html: string, sink: TokenSink) {
    this.#html = html.includes('\0') ? html.replaceAll('\0', '\uFFFD') : html;
    this.#sink = sink;
  }

  /** Tells the sink everything. */
  read(): void {
    const html = this.#html;
    while (this.#at < html.length) {
      const start = html.indexOf('<', this.#at);
      const end = start < 0 ? html.length : start;
      if (end > this.#at) this.#sink.text(html.slice(this.#at, end), this.#at);
      if (start < 0) return;
      this.#markup(start);
    }
  }

  #markup(start: number): void {
    const html = this.#html;
    const code = html.charCodeAt(start + 1);
    if (isLetter(code)) this.#startTag(start);
    else if (code === 0x2f && isLetter(html.charCodeAt(start + 2))) this.#endTag(start);
    else if (code === 0x2f && html.charCodeAt(start + 2) === 0x3e) this.#at = start + 3;
    else if (html.startsWith('<!--', start)) this.#comment(start + 4);
    else if (html.startsWith('<![CDATA[', start) && this.#sink.isForeign()) this.#cdata(start + 9);
    else if (code === 0x21 || code === 0x3f || (code === 0x2f && start + 2 < html.length))
      this.#at = after(html, '>', start + 2);
    else {
      this.#sink.text('<', start);
      this.#at = start + 1;
    }
  }

  #startTag(offset: number): void {
    const name = this.#tagName(offset + 1);
    const read = this.#attributes(offset + 1 + name.length);
    if (!read) return;
    const { attributes, selfClosing } = read;
    const raw = this.#sink.start({ name, attributes, offset, selfClosing });
    if (raw === undefined) return;
    const from = this.#at;
    this.#at = endOfRawText(this.#html, raw, from);
    this.#sink.raw(raw, this.#html.slice(from, this.#at), from);
  }

  #endTag(offset: number): void {
    const name = this.#tagName(offset + 2);
    if (this.#attributes(offset + 2 + name.length)) this.#sink.end(name, offset);
  }

  #tagName(from: number): string {
    NAME.lastIndex = from;
    return NAME.exec(this.#html)?.[0].toLowerCase() ?? '';
  }

  #attributes(from: number): ReadAttributes | undefined {
    const read = readAttributes(this.#html, from);
    this.#at = read?.end ?? this.#html.length;
    return read;
  }

  #comment(start: number): void {
    const short = this.#html.startsWith('>', start) ? 1 : this.#html.startsWith('->', start) ? 2 : 0;
    COMMENT_END.lastIndex = start;
    const found = short === 0 && COMMENT_END.test(this.#html) ? COMMENT_END.lastIndex : this.#html.length;
    this.#at = short > 0 ? start + short : found;
  }

  #cdata(start: number): void {
    this.#at = after(this.#html, ']]>', start);
    this.#sink.text(
      this.#html
        .slice(start, this.#at)
        .replace(/\]\]>$/, '')
        .replaceAll('&', '&amp;'),
      start,
    );
  }
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
