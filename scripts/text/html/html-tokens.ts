import { decodeHTMLAttribute } from 'entities';

/** A start tag as it was written. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** By their names in lower case; of two of one name the first. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Where it begins, in UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly selfClosing: boolean;
}

/** A piece of a text, and where it begins. */
export interface HtmlText {
  readonly text: string;
  readonly offset: number;
}

/** What a page is made of: start tags, the names of end tags, and texts in which character references are not decoded. */
type HtmlToken = { readonly start: Tag } | { readonly end: string } | HtmlText;

const LETTER = /[a-z]/i;
const COMMENT = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/y;
/** The name of a tag, and its end where that follows. */
const NAME = /([^\t\n\f\r />]*)([\t\n\f\r /]*>)?/y;
/** An attribute with what stands before it, and the end of its tag where that follows; an `=` may begin a name. */
const ATTRIBUTE =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|["'][\s\S]*|([^\t\n\f\r >]*)))?([\t\n\f\r /]*>)?/y;

/**
 * Takes a page apart as browsers do (HTML standard, 13.2.5): each character is looked at a fixed number of times, however
 * broken the page is, and what ends within a tag is left out.
 */
export class HtmlTokens {
  readonly #html: string;
  #at = 0;

  constructor(html: string) {
    this.#html = html.includes('\0') ? html.replaceAll('\0', '\uFFFD') : html;
  }

  /**
   * The next token; undefined at the end of the page.
   * @param foreign whether `<![CDATA[` is read: in drawings and formulas alone
   */
  next(foreign: boolean): HtmlToken | undefined {
    while (this.#at < this.#html.length) {
      const offset = this.#at;
      const token =
        this.#html[offset] === '<' ? this.#markup(offset, foreign) : this.#textBefore('<', offset);
      if (token) return token;
    }
    return undefined;
  }

  /** The content of a raw text element, whose start tag was the last token. */
  raw(name: string): HtmlText {
    return this.#textTo(endOfRawText(this.#html, name, this.#at), this.#at);
  }

  #markup(offset: number, foreign: boolean): HtmlToken | undefined {
    const html = this.#html;
    const [second, third] = [html.charAt(offset + 1), html.charAt(offset + 2)];
    if (LETTER.test(second)) return this.#tag(offset, offset + 1);
    if (second === '/' && LETTER.test(third)) return this.#tag(offset, offset + 2);
    if (html.startsWith('<!--', offset)) this.#take(COMMENT, offset);
    else if (foreign && html.startsWith('<![CDATA[', offset)) {
      const { text } = this.#textBefore(']]>', offset + 9);
      this.#at += 3;
      return { text: text.replaceAll('&', '&amp;'), offset: offset + 9 };
    } else if (second === '!' || second === '?' || (second === '/' && third !== '')) {
      this.#textBefore('>', offset + 2);
      this.#at += 1;
    } else return this.#textTo(offset + 1, offset);
    return undefined;
  }

  /** A start or an end tag; undefined where the page ends in it. @param from where its name begins */
  #tag(offset: number, from: number): HtmlToken | undefined {
    const named = this.#take(NAME, from);
    const name = (named?.[1] ?? '').toLowerCase();
    let end = named?.[2];
    const attributes: Record<string, string> = {};
    while (end === undefined) {
      const found = this.#take(ATTRIBUTE);
      if (!found) {
        this.#at = this.#html.length;
        return undefined;
      }
      const attribute = (found[1] ?? '').toLowerCase();
      attributes[attribute] ??= decoded(found[2] ?? found[3] ?? found[4] ?? '');
      end = found[5];
    }
    if (from > offset + 1) return { end: name };
    return { start: { name, attributes, offset, selfClosing: end.endsWith('/>') } };
  }

  #textBefore(mark: string, from: number): HtmlText {
    const end = this.#html.indexOf(mark, from);
    return this.#textTo(end < 0 ? this.#html.length : end, from);
  }

  #textTo(end: number, offset: number): HtmlText {
    this.#at = end;
    return { text: this.#html.slice(offset, end), offset };
  }

  /** Reads what a sticky pattern finds. */
  #take(pattern: RegExp, from = this.#at): RegExpExecArray | null {
    pattern.lastIndex = from;
    const found = pattern.exec(this.#html);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}

function decoded(written: string): string {
  const value = written.includes('&') ? decodeHTMLAttribute(written) : written;
  return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
}

/** Elements whose content is text, with or without character references: no tag counts in them (HTML standard, 13.2.6). */
export const RAW_TEXT: ReadonlySet<string> = new Set(
  'title textarea script style xmp iframe noembed noframes noscript plaintext'.split(' '),
);

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
