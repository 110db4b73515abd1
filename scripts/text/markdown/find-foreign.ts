import { literalPattern } from '../literal-pattern.ts';
/** A language as far as its texts are told from those of others. */
export interface Tongue {
  /** BCP 47. */
  readonly tag: string;
  readonly direction: string;
}

/** A piece of a text that is in another language than the text. */
export interface ForeignWords {
  readonly tag: string;
  /** Where it is not that of the text around it. */
  readonly direction?: string;
  /** In UTF-16 units from the start of the text; it ends before `end`. */
  readonly start: number;
  readonly end: number;
}

/** Finds what is in another language in a text, in its order. */
export type FindForeign = (text: string) => readonly ForeignWords[];

/** The scripts that are enough to tell a language by, where one language of a site is written in it. */
const TELLING = new Set(['Hani', 'Arab', 'Cyrl', 'Grek', 'Hebr', 'Deva', 'Thai', 'Hang']);
/** What languages are written in, by the characters that tell them. */
const CHARACTERS: Readonly<Record<string, string>> = {
  Hans: 'Hani',
  Hant: 'Hani',
  Jpan: 'Hani',
  Kore: 'Hang',
};

/**
 * Makes what finds foreign words in texts of a language: the phrases of a glossary, and all that is written in the script
 * of one other language of the site.
 * @param own the language of the texts
 * @param site the languages of the site
 * @param glossary phrases, each with the tag of its language
 */
export function foreignFinder(
  own: Tongue,
  site: readonly Tongue[],
  glossary: ReadonlyMap<string, string> = new Map(),
): FindForeign {
  const { language } = new Intl.Locale(own.tag);
  const languages = new Map(
    [...new Set(glossary.values())].map((tag) => [tag, new Intl.Locale(tag).language]),
  );
  const phrases = new Map([...glossary].filter(([, tag]) => languages.get(tag) !== language));
  const scripts = scriptsOf(own, site);
  if (phrases.size + scripts.size === 0) return () => [];
  const tongueOf = (words: string): Tongue => {
    const tag = phrases.get(words);
    const known = site.find((tongue) => tongue.tag === tag);
    if (tag !== undefined) return known ?? { tag, direction: directionOf(tag) };
    return [...scripts].find(([script]) => new RegExp(`\\p{sc=${script}}`, 'u').test(words))?.[1] ?? own;
  };
  // Nearly every text has none, and that is soon seen.
  const mayHave = (text: string): boolean =>
    (scripts.size > 0 && BEYOND_LATIN.test(text)) ||
    phrases.size > FEW ||
    phrases.keys().some((phrase) => text.includes(phrase));
  const found = ([start, words]: Words): ForeignWords => {
    const { tag, direction } = tongueOf(words);
    const turned = direction === own.direction ? {} : { direction };
    return { tag, ...turned, start, end: start + words.length };
  };
  const finders = [phraseFinder(phrases), runFinder(scripts.keys())];
  return (text) => (mayHave(text) ? wordsIn(text, finders).map(found) : []);
}

/** How many phrases are looked for one by one before a text is gone through for all. */
const FEW = 50;

/** Where words begin in a text, and the words. */
type Words = readonly [start: number, words: string];

/** Finds the first words of a kind from a place in a text on. */
export type FindWords = (text: string, from: number) => Words | undefined;

/** What finders find in a text, each behind the end of the one before; where two begin, what the first finder found. */
function wordsIn(text: string, finders: readonly FindWords[]): Words[] {
  const all: Words[] = [];
  const next = finders.map((find) => find(text, 0));
  for (;;) {
    const [first] = next.flatMap((one) => (one ? [one] : [])).sort(([a], [b]) => a - b);
    if (!first) return all;
    all.push(first);
    const end = first[0] + first[1].length;
    for (const [index, find] of finders.entries())
      if ((next[index]?.[0] ?? end) < end) next[index] = find(text, end);
  }
}

const IN_WORD = '[\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}\\p{M}\\p{N}]';
const ENDS_IN_WORD = new RegExp(`${IN_WORD}$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^${IN_WORD}`, 'u');

/**
 * Finds phrases that are no part of a longer word, where they begin and end with a letter of an alphabet or a digit; at one
 * place the longest. A time for each length of a phrase, not for each phrase: there may be tens of thousands.
 */
export function phraseFinder(phrases: ReadonlyMap<string, unknown>): FindWords {
  const lengths = [...new Set(phrases.keys().map((phrase) => phrase.length))].sort((a, b) => b - a);
  const firsts = new Set(phrases.keys().map((phrase) => phrase.charAt(0)));
  const isAlone = (phrase: string, before: string, after: string): boolean =>
    !(BEGINS_IN_WORD.test(phrase) && ENDS_IN_WORD.test(before)) &&
    !(ENDS_IN_WORD.test(phrase) && BEGINS_IN_WORD.test(after));
  return (text, from) => {
    for (let start = from; start < text.length; start++) {
      if (!firsts.has(text.charAt(start))) continue;
      for (const length of lengths) {
        const phrase = text.slice(start, start + length);
        const end = start + phrase.length;
        if (
          phrases.has(phrase) &&
          isAlone(phrase, text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2))
        )
          return [start, phrase];
      }
    }
    return undefined;
  };
}

/** Finds what is written in scripts. */
function runFinder(scripts: Iterable<string>): FindWords {
  const forms = [...scripts].map(asRun);
  if (forms.length === 0) return () => undefined;
  const pattern = new RegExp(forms.join('|'), 'gu');
  return (text, from) => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match ? [match.index, match[0]] : undefined;
  };
}

/** How the words of a language are set. */
export interface Setting {
  /** Finds words of other languages; without it they are not marked. */
  readonly findForeign?: FindForeign | undefined;
  /** What no line ends in, as its one group. */
  readonly unbroken?: RegExp | undefined;
  readonly spaces?: Spaces | undefined;
}

/** The spaces of a language before and after its signs, by the signs: in French those before `;` and after `«`. */
export interface Spaces {
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

/** A space in front of a sign, or behind one, in whatever way it was typed. */
const BESIDE_SIGN = /(?<=(.?))[ \u00a0\u202f](?=(.?))/gsu;

/** A text with the spaces beside its signs as the language has them, as long as it was. */
export function withSpaces(text: string, { before, after }: Spaces): string {
  return text.replace(
    BESIDE_SIGN,
    (space, last: string, next: string) => before[next] ?? after[last] ?? space,
  );
}

/** A text as HTML: the words of other languages in it marked, and those kept together that no line ends in. */
export function setText(
  written: string,
  { findForeign = () => [], unbroken, spaces }: Setting,
  toHtml: (text: string) => string,
): string {
  const text = spaces ? withSpaces(written, spaces) : written;
  const own = (words: string): string =>
    unbroken
      ? words
          .split(unbroken)
          .map((piece, index) =>
            index % 2 ? `<span class="unbroken">${toHtml(piece)}</span>` : toHtml(piece),
          )
          .join('')
      : toHtml(words);
  let at = 0;
  const pieces = findForeign(text).map(({ tag, direction, start, end }) => {
    const before = own(text.slice(at, start));
    at = end;
    const attributes = `lang="${tag}"${direction ? ` dir="${direction}"` : ''}`;
    return `${before}<span ${attributes}>${toHtml(text.slice(start, end))}</span>`;
  });
  return pieces.join('') + own(text.slice(at));
}

/** Capitals and a number, as standards are called in any language: ISO/IEC 27001:2022. */
const DESIGNATION = String.raw`\p{Lu}{2,9}(?:\/\p{Lu}{1,9}){0,3}\s\d(?:[\d.:\-]*\d)?`;
/** A number that is called from abroad. */
const TELEPHONE = String.raw`\+\d[\d \-]{5,}\d`;

/**
 * Makes what finds words that no line ends in: these, the names of standards, and telephone numbers.
 * @param phrases such as names
 * @param units what a number in front of is not parted from; of a month, the year behind it neither
 * @param first what stands for the number of the first day of a month
 */
export function unbrokenIn(phrases: readonly string[], units: readonly string[], first = ''): RegExp {
  // The longest first, where one begins with another.
  const anyOf = (words: readonly string[]): string =>
    words
      .toSorted((a, b) => b.length - a.length)
      .map((word) => literalPattern(word))
      .join('|');
  const number = [first, '\\d(?:[\\d.,]*\\d)?'].filter(Boolean).join('|');
  const forms = [
    ...(units.length > 0 ? [`(?:${number})\\s?(?:${anyOf(units)})(?:\\s\\d{4}(?!\\d))?`] : []),
    ...(phrases.length > 0 ? [anyOf(phrases)] : []),
    DESIGNATION,
    TELEPHONE,
  ];
  return new RegExp(`(${forms.join('|')})`, 'u');
}

/** Characters of the scripts above: from Greek on, general punctuation and signs left out. */
const BEYOND_LATIN = /[\u0370-\u1fff\u2e80-\uffff]/;

/** Scripts that the language itself does not use, each with the one language of the site that does. */
function scriptsOf({ tag }: Tongue, site: readonly Tongue[]): Map<string, Tongue> {
  const found = new Map<string, Tongue>();
  const charactersOf = (written: string): string => CHARACTERS[written] ?? written;
  const own = charactersOf(writtenIn(tag));
  for (const [script, [user, ...others]] of Map.groupBy(site, (one) => charactersOf(writtenIn(one.tag)))) {
    // Korean texts hold Chinese characters of their own.
    const isOwn = script === own || (script === 'Hani' && own === 'Hang');
    if (TELLING.has(script) && user && others.length === 0 && !isOwn) found.set(script, user);
  }
  return found;
}

function writtenIn(tag: string): string {
  return new Intl.Locale(tag).maximize().script ?? '';
}

function directionOf(tag: string): string {
  return /^(?:Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg)$/.test(writtenIn(tag)) ? 'rtl' : 'ltr';
}

/** Characters of a script, and what stands between them; opening and closing marks of Chinese go with their words. */
function asRun(script: string): string {
  const letter = `\\p{sc=${script}}`;
  if (script === 'Hani')
    return `[《「『（【]*${letter}(?:[\\p{scx=Hani}，：；！？（）]*[${letter}》」』）】])?`;
  return `${letter}(?:[\\p{scx=${script}}\\p{M}\\s\\p{P}]*${letter})?`;
}
