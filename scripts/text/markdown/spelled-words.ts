import type { PlacedToken } from './context.ts';
import { ownTexts, ownWords, withoutQuotations } from './own-words.ts';
import { BLANK } from './text-ranges.ts';

/** Is told of each word whose spelling can be judged, and where it begins. */
export type TellWord = (word: string, at: number) => void;

/** What is no prose: `{words}` of the operator, `&nbsp;`, and addresses that are no links. */
const NO_PROSE = /\{[^{}\n]*\}|&#?\w+;|\S*(?::\/\/|@)\S*|\bwww\.\S*/g;
/** Nearly every text has nothing of it. */
const MAY_BE_NO_PROSE = /[{&@]|:\/\/|www\./;
/** Letters and digits, also those with marks on them, and of Greek and Cyrillic. */
const LETTER = String.raw`A-Za-z0-9\u00c0-\u024f\u0300-\u052f`;
/** What a word is a part of: a longer one, a name with capitals inside, a number with its unit. */
const PART = String.raw`[${LETTER}\\#=~%$+]`;
/** Three letters at least, no abbreviation, and no part of something else, such as the name of a file or a host: `robots.txt`. */
const WORD = new RegExp(
  `(?<!${PART}|[${LETTER}][._])[A-Za-z][a-z]{2,}(?:['’][a-z]+)*(?!${PART}|[._][${LETTER}])`,
  'g',
);
/** `multi-tenant`: what stands in front of a hyphen is often no word by itself. */
const SHORT_PREFIX = 6;

/** Tells the words of the tokens of a text whose spelling can be judged, each with the token in which it stands. */
export function tellSpelled(
  tokens: readonly PlacedToken[],
  tell: (word: string, at: number, token: PlacedToken) => void,
): void {
  for (const token of ownTexts(tokens)) tellWords(ownWords(token), (word, at) => tell(word, at, token));
}

/**
 * Tells the words of a text by itself, such as a title, whose spelling can be judged: of small letters, but for the first.
 * Names with capitals inside, abbreviations, words of other scripts, and what is quoted are left. Of a thousand topics these
 * are a third of a million.
 */
export function tellWords(given: string, tell: TellWord): void {
  let text = withoutQuotations(given);
  if (MAY_BE_NO_PROSE.test(text)) text = text.replace(NO_PROSE, (found) => BLANK.repeat(found.length));
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const [whole] = match;
    if (whole.length < SHORT_PREFIX && text[match.index + whole.length] === '-') continue;
    tell(bare(whole), match.index);
  }
}

/** A word in the form of dictionaries, without the `s` of what belongs to somebody. */
function bare(word: string): string {
  return /['’]/.test(word) ? word.replaceAll('’', "'").replace(/'s$/, '') : word;
}
