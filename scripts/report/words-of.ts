import type { Code, Facts, Problem } from '../problem.ts';
import { codes } from './codes.ts';
import type { Message } from './message.ts';
import { printable } from './quote.ts';

/** What stands in such a file is HTML: pages that anything built, their style sheets, and layouts. */
const HTML_FILE = /\.(?:html?|css|njk)$/i;

/** The sentences for one problem. */
export function messageOf<C extends Code>(found: Problem<C>): Message {
  const { words } = codes[found.code] as {
    words: (facts: Facts[C], inHtml: boolean) => Message;
  };
  const { what, cure } = words(found.facts as Facts[C], HTML_FILE.test(found.place.file));
  return cure === undefined ? { what: printable(what) } : { what: printable(what), cure: printable(cure) };
}
