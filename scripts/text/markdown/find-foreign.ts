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
  const phrases = [...glossary]
    .filter(([, tag]) => new Intl.Locale(tag).language !== language)
    .sort(([a], [b]) => b.length - a.length);
  const scripts = scriptsOf(own, site);
  const forms = [...phrases.map(([phrase]) => asWords(phrase)), ...[...scripts.keys()].map(asRun)];
  if (forms.length === 0) return () => [];
  const pattern = new RegExp(forms.join('|'), 'gu');
  const tagOf = new Map(phrases);
  const tongueOf = (words: string): Tongue => {
    const tag = tagOf.get(words);
    const known = site.find((tongue) => tongue.tag === tag);
    if (tag !== undefined) return known ?? { tag, direction: directionOf(tag) };
    return [...scripts].find(([script]) => new RegExp(`\\p{sc=${script}}`, 'u').test(words))?.[1] ?? own;
  };
  // Nearly every text has none, and that is soon seen.
  const mayHave = (text: string): boolean =>
    (scripts.size > 0 && BEYOND_LATIN.test(text)) || phrases.some(([phrase]) => text.includes(phrase));
  const found = ({ 0: words, index }: RegExpExecArray): ForeignWords => {
    const { tag, direction } = tongueOf(words);
    const turned = direction === own.direction ? {} : { direction };
    return { tag, ...turned, start: index, end: index + words.length };
  };
  return (text) => (mayHave(text) ? [...text.matchAll(pattern)].map(found) : []);
}

/** A text as HTML, the words of other languages in it marked. */
export function markForeign(
  text: string,
  findForeign: FindForeign,
  toHtml: (text: string) => string,
): string {
  let at = 0;
  const pieces = findForeign(text).map(({ tag, direction, start, end }) => {
    const before = toHtml(text.slice(at, start));
    at = end;
    const attributes = `lang="${tag}"${direction ? ` dir="${direction}"` : ''}`;
    return `${before}<span ${attributes}>${toHtml(text.slice(start, end))}</span>`;
  });
  return pieces.join('') + toHtml(text.slice(at));
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

/** A phrase that is no part of a longer word, where it begins and ends with a letter of an alphabet or a digit. */
function asWords(phrase: string): string {
  const inWord = '[\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}\\p{M}\\p{N}]';
  const escaped = phrase.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return `(?<!${inWord}(?=${inWord}))${escaped}(?!(?<=${inWord})${inWord})`;
}

/** Characters of a script, and what stands between them; opening and closing marks of Chinese go with their words. */
function asRun(script: string): string {
  const letter = `\\p{sc=${script}}`;
  if (script === 'Hani')
    return `[《「『（【]*${letter}(?:[\\p{scx=Hani}，：；！？（）]*[${letter}》」』）】])?`;
  return `${letter}(?:[\\p{scx=${script}}\\p{M}\\s\\p{P}]*${letter})?`;
}
