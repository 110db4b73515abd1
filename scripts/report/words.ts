import type { Code, Facts, Problem } from '../problem.ts';
import { codes } from './codes.ts';
import type { Message } from './message.ts';
import { printable } from './quote.ts';

/** The sentences for one problem. */
export function messageOf<C extends Code>(found: Problem<C>): Message {
  const { words } = codes[found.code] as { words: (facts: Facts[C]) => Message };
  const { what, cure } = words(found.facts as Facts[C]);
  return cure === undefined ? { what: printable(what) } : { what: printable(what), cure: printable(cure) };
}
