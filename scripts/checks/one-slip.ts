const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const VOWELS = /[aeiouy]/;

/**
 * What a word could be that one slip was made in, the most frequent slips first: two letters turned round, a letter doubled
 * or not, a wrong vowel, a letter left out, another one, one too many. The suggestions of nspell take up to a second a word.
 */
export function* oneSlipFrom(word: string): Generator<string, undefined> {
  const ends = [...word].map((letter, at) => [word.slice(0, at), letter, word.slice(at + 1)] as const);
  for (const [before, letter, after] of ends)
    if (after !== '') yield before + after.charAt(0) + letter + after.slice(1);
  for (const [before, letter, after] of ends) {
    yield before + letter + letter + after;
    if (after.startsWith(letter)) yield before + after;
  }
  for (const [before, letter, after] of ends)
    if (VOWELS.test(letter)) for (const other of 'aeiouy') yield before + other + after;
  for (const [before, letter, after] of ends)
    for (const other of LETTERS) yield before + letter + other + after;
  for (const [before, , after] of ends) for (const other of LETTERS) yield before + other + after;
  for (const [before, , after] of ends) yield before + after;
}
