import { formsOf, type LanguageForms } from './forms-of-language.ts';
import { numbersInNumerals, valueOfWord } from './number-words.ts';

/**
 * The numbers that a text says in words and numerals; a month that is named counts too, since the other language may write
 * its number.
 * @param tag of the language, BCP 47
 */
export function saidIn(text: string, tag: string): string[] {
  const { months } = formsOf(tag);
  const said = numbersInNumerals(text).map(String);
  for (const word of text.toLowerCase().split(BETWEEN_WORDS)) {
    const value = valueOfWord(word) ?? months.get(word);
    if (value !== undefined) said.push(String(value));
    else if (word.includes('-')) said.push(...wordsIn(word, months));
  }
  return said;
}

/** What is neither a letter of a script that writes words apart, nor a hyphen. */
const BETWEEN_WORDS = /[^a-z\u00df-\u1fff-]+/;

function wordsIn(compound: string, months: LanguageForms['months']): string[] {
  const values = compound.split('-').flatMap((word) => valueOfWord(word) ?? months.get(word) ?? []);
  return values.map(String);
}
