import { formsOf, type LanguageForms } from './forms-of-language.ts';
import { halvesIn } from './half.ts';
import { numbersInNumerals, valueOfWord } from './number-words.ts';
import { numbersInWords } from './numbers-in-words.ts';

/**
 * The numbers that a text says in words and numerals; a month that is named counts too, since the other language may write
 * its number.
 * @param tag of the language, BCP 47
 */
export function saidIn(text: string, tag: string): string[] {
  const { months } = formsOf(tag);
  const small = text.toLowerCase();
  const words = small.split(BETWEEN_WORDS);
  const said = [...numbersInNumerals(text), ...numbersInWords(words), ...halvesIn(small)].map(String);
  if (ONE.test(small)) said.push('1');
  for (const word of words) {
    const value = valueOfWord(word) ?? months.get(word);
    if (value !== undefined) said.push(String(value));
    else if (word.includes('-')) said.push(...wordsIn(word, months));
  }
  return said;
}

/** What is neither a letter of a script that writes words apart, nor a hyphen. */
const BETWEEN_WORDS = /[^a-z\u00df-\u1fff-]+/;

/** A time that is one without saying so: `a day`, `每年1次` of `each year`. */
const ONE =
  /\b(?:an?|each|every|per)\s+(?:second|minute|hour|day|week|month|quarter|year)\b|\b(?:dai|hour|week|month|quarter|year|annual)ly\b/;

function wordsIn(compound: string, months: LanguageForms['months']): string[] {
  const values = compound.split('-').flatMap((word) => valueOfWord(word) ?? months.get(word) ?? []);
  return values.map(String);
}
