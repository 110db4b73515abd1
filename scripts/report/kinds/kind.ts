import type { Code, Facts } from '../../problem.ts';

/** An error stops a build; a warning is told. */
export type Severity = 'error' | 'warning';

/** What a problem says: what is wrong, and what to do about it. */
export interface Message {
  readonly what: string;
  readonly cure?: string | undefined;
}

/** One kind of problem: everything that reports know about a code. */
export interface Kind<C extends Code> {
  readonly severity: Severity;
  /** A warning that is an error where a check is strict. */
  readonly isStrict?: true;
  /** What it means, in a sentence that fits each problem of this kind. */
  readonly meaning: string;
  /** What is said of one problem in a file, of HTML where that is what it stands in, else of Markdown or YAML. */
  readonly words: (facts: Facts[C], inHtml: boolean, file: string) => Message;
  /** It is the file as a whole that is wrong, or that must not be read, so no line of it is shown. */
  readonly wholeFile: boolean;
  /** Whether a warning is enough for one problem, where others of its kind are errors. */
  readonly isMild?: ((facts: Facts[C]) => boolean) | undefined;
}

/** The kinds of some codes. */
export type Kinds<C extends Code> = { readonly [K in C]: Kind<K> };

const kindOf =
  (severity: Severity, wholeFile = false) =>
  <C extends Code>(meaning: string, words: Kind<C>['words'], isMild?: Kind<C>['isMild']): Kind<C> => ({
    severity,
    meaning,
    words,
    wholeFile,
    isMild,
  });

/** A kind that stops a build: its meaning and its words. */
export const error = kindOf('error');

/** A kind that is told and stops nothing. */
export const warning = kindOf('warning');

/** The same about a file as a whole. */
export const errorOfFile = kindOf('error', true);
export const warningOfFile = kindOf('warning', true);

/** A kind that stops a build only where it is strict. */
export const strictWarningOfFile = <C extends Code>(meaning: string, words: Kind<C>['words']): Kind<C> => ({
  ...warningOfFile(meaning, words),
  isStrict: true,
});

/** The question that ends many a message; undefined where nothing is known that could have been meant. */
export function didYouMean(text: string | undefined): string | undefined {
  return text ? `Did you mean ${code(text)}?` : undefined;
}

/** A piece of what the editor wrote, so that it stands out and cannot be taken for our words. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** As much of what the editor wrote as a line has room for. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Several such pieces, behind a mark: `#` for the ids of anchors. */
export function listOf(texts: readonly string[], mark = ''): string {
  return texts.map((text) => code(mark + text)).join(', ');
}

/** The entry of `_data/acceptances.yaml` that accepts a problem, with the reason and the day left to the editor. */
export function acceptanceOf(kind: Code, file: string, what: string): string {
  const named = [file, what].map(plainOrQuoted);
  return code(`- { code: ${kind}, file: ${named[0]}, what: ${named[1]}, reason: WHY, until: DAY }`);
}

/**
 * The entry of `_data/gone.yaml` that says what became of something, with the words left to the editor.
 * @param languages the codes of those whose readers are told: one text is for one of them
 */
export function goneLine(
  page: string,
  languages: readonly string[],
  day = 'DAY',
  words = 'WHAT HAPPENED',
  version?: string,
): string {
  const why =
    languages.length > 1 ? `{ ${languages.map((language) => `${language}: ${words}`).join(', ')} }` : words;
  const more = version === undefined ? '' : `, version: "${version}"`;
  return `- { page: ${plainOrQuoted(page)}, on: ${day}, why: ${why}${more} }`;
}

/** A text as it may stand in a list of YAML. */
export function plainOrQuoted(text: string): string {
  const isPlain =
    /^[A-Za-z_/][\w./#%~+=@-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** An address as a word of a command line: what a shell would take for more than a word stands in quotes. */
export function shellWord(address: string): string {
  const plain = address.replace(/[$`!"\\]/g, encodeSign);
  return /^[\w./%~:@+=,#-]+$/.test(plain) ? plain : `"${plain}"`;
}

function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The anchors that a page has; the first of them where they are many. */
export function whatExists(anchors: readonly string[]): string {
  if (anchors.length === 0) return 'It has no anchors.';
  const more = anchors.length - 12;
  return `It has: ${listOf(anchors.slice(0, 12), '#')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** A text with a capital letter at its head. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences one after the other, without those that there is no cause to say. */
export function sentences(...said: readonly (string | false | undefined)[]): string {
  return said.filter(Boolean).join(' ');
}
