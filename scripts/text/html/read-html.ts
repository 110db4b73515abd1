import { decodeHTML } from 'entities';
import type { Outline } from '../outline.ts';
import { HtmlReader, type PlaceOf } from './html-reader.ts';
import { HtmlTokens } from './html-tokens.ts';
import { HtmlTree, type TreeSink } from './html-tree.ts';

/** What is told about the site around a built page. */
export interface HtmlContext {
  /** Scheme and host of the site: canonical and hreflang addresses are absolute by right. */
  readonly origin: string;
  readonly placeOf: PlaceOf;
}

/**
 * Reads the outline of a page in one pass over its HTML, as browsers read it (HTML standard, 13.2). No page, however broken,
 * makes it throw, or takes more than linear time.
 * @param html the page, or its pieces; a piece whose outline is known already may be given as that
 */
export function readHtml(html: string | Iterable<string | Outline>, context: HtmlContext): Outline {
  const reader = new HtmlReader(context.origin, context.placeOf);
  const { text, known } = typeof html === 'string' ? { text: html, known: [] } : joined(html);
  /** Takes in what is known of pieces before an offset. */
  const upTo = (offset: number): void => {
    for (; known[0] && known[0].offset <= offset; known.shift()) reader.add(known[0].outline);
  };
  const sink: TreeSink = {
    open(tag, foreign) {
      upTo(tag.offset);
      reader.open(tag, foreign);
    },
    close: (name) => reader.close(name),
    text(written, offset) {
      upTo(offset);
      if (reader.listens) reader.text(decodeHTML(written));
    },
    raw(name, content, offset) {
      if (name === 'style') reader.style(content, offset);
    },
  };
  const tree = new HtmlTree(sink);
  new HtmlTokens(text, tree).read();
  upTo(text.length);
  tree.finish();
  return reader.outline;
}

function joined(pieces: Iterable<string | Outline>): {
  text: string;
  known: { outline: Outline; offset: number }[];
} {
  let text = '';
  const known: { outline: Outline; offset: number }[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else known.push({ outline: piece, offset: text.length });
  }
  return { text, known };
}
