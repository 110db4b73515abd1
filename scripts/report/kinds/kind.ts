import type { Code, Facts } from '../../problem.ts';
import type { Message } from '../message.ts';

/** An error stops a build; a warning is told. */
export type Severity = 'error' | 'warning';

/** One kind of problem: everything that reports know about a code. */
export interface Kind<C extends Code> {
  readonly severity: Severity;
  /** What it means, in a sentence that fits each problem of this kind. */
  readonly meaning: string;
  /** What is said of one problem, of HTML where that is what it stands in, else of Markdown or YAML. */
  readonly words: (facts: Facts[C], inHtml: boolean) => Message;
  /** It is the file as a whole that is wrong, or that must not be read, so no line of it is shown. */
  readonly wholeFile?: true;
}

/** The kinds of some codes. */
export type Kinds<C extends Code> = { readonly [K in C]: Kind<K> };
