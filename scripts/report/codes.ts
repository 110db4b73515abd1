import type { Code, Facts, Problem } from '../problem.ts';
import { addressKinds, externalKinds } from './kinds/address-kinds.ts';
import { fileKinds, textKinds } from './kinds/file-kinds.ts';
import type { Kinds, Message } from './kinds/kind.ts';
import { anchorKinds, linkKinds } from './kinds/link-kinds.ts';
import { recordKinds, siteKinds, translationKinds } from './kinds/site-kinds.ts';
import { printable } from './printable.ts';

/**
 * The one table of codes: severity, meaning and words of each kind of problem. Every report is made from it, and the
 * manual's page of codes. A code that is missing here does not compile.
 */
export const codes: Kinds<Code> = {
  ...linkKinds,
  ...addressKinds,
  ...anchorKinds,
  ...textKinds,
  ...siteKinds,
  ...recordKinds,
  ...translationKinds,
  ...fileKinds,
  ...externalKinds,
};

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
