import { decodeHTMLAttribute } from 'entities';

/** The attributes of a tag. */
export interface ReadAttributes {
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
export function readAttributes(html: string, from: number): ReadAttributes | undefined {
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
    const nameEnd = endOf(NAME, html, at + 1);
    const name = html.slice(at, nameEnd).toLowerCase();
    const value = readValue(html, nameEnd);
    if (!value) return undefined;
    attributes ??= {};
    attributes[name] ??= value.text;
    at = value.end;
  }
}

const NAME = /[^\t\n\f\r />=]*/y;
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
