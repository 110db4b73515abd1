import { tried } from '../../cannot-run.ts';
import { HtmlTokens, RAW_TEXT } from './html-tokens.ts';

type Attributes = Readonly<Record<string, string>>;

/** How far a declaration is looked for before anything is read. Bytes, each of which is a character here. */
const HEAD = 1024;
/** Something in which an encoding may be declared, or that hides one (HTML standard, 13.2.3.2). */
const MARKUP = /<!--(?:-?>|[\s\S]*?(?:-->|$))|<\/?[a-z]|<[!/?][^>]*>?/gi;
const NAME = /[^\t\n\f\r />]*/y;
/** An attribute with what stands before it; a name may begin with `=`. */
const ATTRIBUTE =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >]*)))?/y;

/**
 * The encoding that a page declares, as browsers find it: in an XML declaration, by a `<meta>` in its first 1,024 bytes, or
 * by one further down, at which browsers begin anew (HTML standard, 13.2.3). A name that nobody knows declares nothing.
 */
export function declaredCharset(page: Buffer): TextDecoder | undefined {
  const head = page.toString('latin1', 0, HEAD);
  const wide = WIDE.find(([start]) => head.startsWith(start));
  if (wide) return new TextDecoder(wide[1]);
  const found = inXml(head) ?? inHead(head);
  if (found !== undefined || page.length <= HEAD) return found;
  // Nearly every page without a declaration holds nothing like one.
  const text = page.toString('latin1');
  return /charset/i.test(text.slice(HEAD)) ? further(text) : undefined;
}

/** The encoding that a style sheet declares, in its very first bytes and in no other form (CSS Syntax 3, 3.2). */
export function sheetCharset(sheet: Buffer): TextDecoder | undefined {
  return decoderOf(/^@charset "([^"]*)";/.exec(sheet.toString('latin1', 0, HEAD))?.[1]);
}

/** An XML declaration in two bytes a character. */
const WIDE = [
  ['<\0?\0x\0', 'utf-16le'],
  ['\0<\0?\0x', 'utf-16be'],
] as const;

function inXml(head: string): TextDecoder | undefined {
  if (!head.startsWith('<?xml')) return undefined;
  const [declaration = ''] = head.split('>', 1);
  const [, double, single] = /encoding[\0- ]*=[\0- ]*(?:"([^"]*)"|'([^']*)')/.exec(declaration) ?? [];
  return decoderOf(double ?? single);
}

/** Nothing is known of scripts and the like yet: whatever looks like a tag is one. */
function inHead(head: string): TextDecoder | undefined {
  MARKUP.lastIndex = 0;
  for (let found = MARKUP.exec(head); found; found = MARKUP.exec(head)) {
    if (!/^<\/?[a-z]$/i.test(found[0])) continue;
    NAME.lastIndex = found.index + 1;
    const name = NAME.exec(head)?.[0].toLowerCase();
    const attributes: Record<string, string> = {};
    let end = NAME.lastIndex;
    ATTRIBUTE.lastIndex = end;
    for (let one = ATTRIBUTE.exec(head); one; one = ATTRIBUTE.exec(head)) {
      end = ATTRIBUTE.lastIndex;
      attributes[(one[1] ?? '').toLowerCase()] ??= one[2] ?? one[3] ?? one[4] ?? '';
    }
    MARKUP.lastIndex = end;
    const charset = name === 'meta' ? charsetOf(attributes) : undefined;
    if (charset !== undefined) return charset;
  }
  return undefined;
}

function further(text: string): TextDecoder | undefined {
  const tokens = new HtmlTokens(text);
  for (let token = tokens.next(false); token; token = tokens.next(false)) {
    if (!('start' in token)) continue;
    const { name, attributes } = token.start;
    if (RAW_TEXT.has(name)) tokens.raw(name);
    const charset = name === 'meta' ? charsetOf(attributes) : undefined;
    if (charset !== undefined) return charset;
  }
  return undefined;
}

/** What a `<meta>` declares: by its `charset`, or as the header of a host would. */
function charsetOf({
  charset,
  content = '',
  'http-equiv': header = '',
}: Attributes): TextDecoder | undefined {
  if (charset !== undefined) return decoderOf(charset);
  if (header.toLowerCase() !== 'content-type') return undefined;
  const written = /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r ;][^\t\n\f\r ;]*))/i;
  const [, double, single, bare] = written.exec(content) ?? [];
  return decoderOf(double ?? single ?? bare);
}

/** What a page that declares anything in letters of one byte is read with: it is not of UTF-16, and nobody's own is a guess. */
function decoderOf(label = ''): TextDecoder | undefined {
  const decoder = tried(() => new TextDecoder(label));
  if (decoder?.encoding.startsWith('utf-16')) return new TextDecoder();
  return decoder?.encoding === 'x-user-defined' ? new TextDecoder('windows-1252') : decoder;
}
