import { decodeHTMLAttribute } from 'entities';

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

/** The attributes of a tag. */
interface ReadAttributes {
  /** By their names in lower case; of two of one name the first. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly selfClosing: boolean;
  /** Behind the `>` of the tag. */
  readonly end: number;
}

const NONE: Readonly<Record<string, string>> = {};

/**
 * Reads the attributes of a tag (HTML standard, 13.2.5.32 and on).
 * @param from behind the tag's name
 * @returns undefined where the page ends before the tag does
 */
function readAttributes(html: string, from: number): ReadAttributes | undefined {
  let attributes: Record<string, string> | undefined;
  for (let at = from; ; ) {
    let slash = -1;
    let code = html.charCodeAt(at);
    while (isSpace(code) || code === 0x2f) {
      if (code === 0x2f) slash = at;
      code = html.charCodeAt(++at);
    }
    if (code === 0x3e)
      return { attributes: attributes ?? NONE, selfClosing: at > from && slash === at - 1, end: at + 1 };
    if (at >= html.length) return undefined;
    // An `=` at the start belongs to the name.
    const nameEnd = endOf(ATTRIBUTE_NAME, html, at + 1);
    const name = html.slice(at, nameEnd).toLowerCase();
    const value = readValue(html, nameEnd);
    if (!value) return undefined;
    attributes ??= {};
    attributes[name] ??= value.text;
    at = value.end;
  }
}

const ATTRIBUTE_NAME = /[^\t\n\f\r />=]*/y;
const UNQUOTED = /[^\t\n\f\r >]*/y;

function endOf(pattern: RegExp, html: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(html);
  return pattern.lastIndex;
}

/** The value behind the name of an attribute, empty where there is none; undefined where the page ends in it. */
function readValue(html: string, from: number): { text: string; end: number } | undefined {
  let at = afterSpace(html, from);
  if (html.charCodeAt(at) !== 0x3d) return { text: '', end: at };
  at = afterSpace(html, at + 1);
  const code = html.charCodeAt(at);
  if (code !== 0x22 && code !== 0x27) {
    const end = endOf(UNQUOTED, html, at);
    return { text: decoded(html.slice(at, end)), end };
  }
  const end = html.indexOf(html.charAt(at), at + 1);
  return end < 0 ? undefined : { text: decoded(html.slice(at + 1, end)), end: end + 1 };
}

function decoded(written: string): string {
  const value = decodeHTMLAttribute(written);
  return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
}

function afterSpace(html: string, from: number): number {
  let at = from;
  while (isSpace(html.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

/** Elements whose content is text, with or without character references: no tag counts in them (HTML standard, 13.2.6). */
export const RAW_TEXT = new Set([
  ...'title textarea script style xmp iframe noembed noframes noscript plaintext'.split(' '),
]);

const ENDS = new Map([...RAW_TEXT].map((name) => [name, new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')]));

/** Where the content of a raw text element ends: at its end tag, or with the page. @param from where it begins */
function endOfRawText(html: string, name: string, from: number): number {
  if (name === 'plaintext') return html.length;
  if (name === 'script') return endOfScript(html, from);
  const end = ENDS.get(name) as RegExp;
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

const IN_SCRIPT = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi;

/** In a script, `<!--` and then `<script` keep the next `</script` from ending it (script data double escaped state). */
function endOfScript(html: string, from: number): number {
  let depth = 0;
  IN_SCRIPT.lastIndex = from;
  for (let found = IN_SCRIPT.exec(html); found; found = IN_SCRIPT.exec(html)) {
    const [mark, slash] = found;
    if (mark === '<!--') {
      depth ||= 1;
      // The dashes may be those of `-->` as well.
      IN_SCRIPT.lastIndex -= 2;
    } else if (mark === '-->') depth = 0;
    else if (slash === '') depth = depth === 1 ? 2 : depth;
    else if (depth < 2) return found.index;
    else depth = 1;
  }
  return html.length;
}
