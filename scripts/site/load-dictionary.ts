import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type nspell from 'nspell';

// What was tried, for the 1,950 words of this site and its manual: nspell with a whole dictionary takes 165 ms and 42 MB to
// begin, cspell-trie-lib 130 ms and 71 MB, typo-js 180 ms and 70 MB, and a second for each word to suggest; cspell-lib is 95
// packages. nspell with the lines of the dictionary that can make one of the words takes 60 to 85 ms for 1,950 words.

/** The dictionaries, by the packages that hold them. */
type Dictionary = 'dictionary-en' | 'dictionary-en-gb';

const require = createRequire(import.meta.url);

/** English as it is written by those regions has words of the one, by all others of the other. */
const AMERICAN: ReadonlySet<string | undefined> = new Set(['US', 'CA', 'PH']);

/** The dictionaries of a language; none where there is none. Where its tag has no region, a word is right that is in either. */
function dictionariesOf(tag: string): readonly Dictionary[] {
  const { language, region } = new Intl.Locale(tag);
  if (language !== 'en') return [];
  if (region === undefined) return ['dictionary-en', 'dictionary-en-gb'];
  return [AMERICAN.has(region) ? 'dictionary-en' : 'dictionary-en-gb'];
}

/** Whether the spelling of a language can be judged. @param tag BCP 47 */
export function hasDictionary(tag: string): boolean {
  return dictionariesOf(tag).length > 0;
}

/**
 * The words of a language that no dictionary has. Dictionaries are read for nothing else, and as a whole only where there
 * is such a word.
 */
export function misspelled(words: Iterable<string>, tag: string): string[] {
  const dictionaries = dictionariesOf(tag);
  const known = right.get(tag) ?? new Set();
  right.set(tag, known);
  let left = dictionaries.length > 0 ? [...words].filter((word) => !known.has(word)) : [];
  const asked = left;
  for (const dictionary of dictionaries) {
    if (left.length === 0) break;
    const speller = partOf(dictionary, left);
    left = left.filter((word) => !speller.correct(word));
  }
  const wrong = new Set(left.filter((word) => !isInDictionary(word, tag)));
  for (const word of asked) if (!wrong.has(word)) known.add(word);
  return [...wrong];
}

/** Whether a dictionary of a language has a word; where many are asked for that it has, `misspelled` is faster. */
export function isInDictionary(word: string, tag: string): boolean {
  return dictionariesOf(tag).some((dictionary) => wholeOf(dictionary).correct(word));
}

/** Words that were looked up and found, by the tags of their languages: while somebody writes, few are new. */
const right = new Map<string, Set<string>>();

/** Read once: it takes long, and is the same whatever is asked. */
const whole = new Map<Dictionary, nspell>();

function wholeOf(dictionary: Dictionary): nspell {
  const known = whole.get(dictionary);
  if (known) return known;
  const { aff, dic } = filesOf(dictionary);
  const read = speller(aff, dic);
  whole.set(dictionary, read);
  return read;
}

/** What a dictionary has of some words: the lines that can make one of them, with a prefix, and another ending. */
function partOf(dictionary: Dictionary, words: readonly string[]): nspell {
  const { aff, dic } = filesOf(dictionary);
  const prefixes = ['', ...[...aff.matchAll(/^PFX\s+\S+\s+0\s+(\S+)/gm)].map(([, prefix = '']) => prefix)];
  const beginnings = new Set<string>();
  for (const word of words.map((one) => one.toLowerCase()))
    for (const prefix of prefixes.filter((one) => word.startsWith(one.toLowerCase())))
      for (let end = prefix.length + 1; end <= word.length; end++)
        beginnings.add(word.slice(prefix.length, end));
  // An ending takes the place of two letters at most; of a line that is left out here the whole dictionary knows.
  const lines = dic.split('\n').filter((line) => {
    const stem = line.split('/', 1)[0]?.toLowerCase() ?? '';
    return beginnings.has(stem) || beginnings.has(stem.slice(0, -1)) || beginnings.has(stem.slice(0, -2));
  });
  return speller(aff, `${lines.length}\n${lines.join('\n')}`);
}

function speller(aff: string, dic: string): nspell {
  const make = require('nspell') as (aff: string, dic: string) => nspell;
  return make(aff, dic);
}

function filesOf(dictionary: Dictionary): Record<'aff' | 'dic', string> {
  const folder = import.meta.resolve(dictionary);
  const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, folder)), 'utf8');
  return { aff: read('index.aff'), dic: read('index.dic') };
}
