import { Parser } from 'htmlparser2';
import type { Outline } from '../markdown/outline.ts';
import { HtmlReader, type PlaceOf } from './html-reader.ts';
import { readSimpleHtml } from './read-simple-html.ts';

/** What is told about the site around a built page. */
export interface HtmlContext {
  /** Scheme and host of the site: canonical and hreflang addresses are absolute by right. */
  readonly origin: string;
  readonly placeOf: PlaceOf;
}

/**
 * Reads the outline of a built page in one pass over its HTML.
 * @param html the page, or its pieces; a piece whose outline is known already may be given as that
 */
export function readHtml(html: string | Iterable<string | Outline>, context: HtmlContext): Outline {
  const reader = new HtmlReader(context.origin, context.placeOf);
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => reader.open({ name, attributes, offset: parser.startIndex }),
    ontext: (text) => reader.text(text),
    onclosetag: (name) => reader.close(name),
  });
  for (const piece of typeof html === 'string' ? [html] : html) {
    if (typeof piece === 'string') parser.write(piece);
    else reader.add(piece);
  }
  parser.end();
  return reader.outline;
}

/**
 * The same for pieces of pages that templates wrote, which are read faster where they are as plain as usual. Places are
 * asked for in vain where they are not: what tells them must not count.
 */
export function readPlainHtml(pieces: readonly (string | Outline)[], context: HtmlContext): Outline {
  const reader = new HtmlReader(context.origin, context.placeOf);
  return readSimpleHtml(pieces, reader) ? reader.outline : readHtml(pieces, context);
}
