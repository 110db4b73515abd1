import { formsOf } from './forms-of-language.ts';
import { type NumberWords, numberWordsOf } from './number-words.ts';

/**
 * The numbers that a text says in words and numerals; a month that is named counts too, since the other language may write
 * its number.
 * @param tag of the language, BCP 47
 */
export function saidIn(text: string, tag: string): string[] {
  const { months, month } = formsOf(tag);
  const small = text.toLowerCase();
  const said = [...numbersInNumerals(text), ...halvesInChinese(small)];
  let split: readonly string[] | undefined;
  for (const language of numberWordsOf(tag)) {
    said.push(...halvesIn(small, language));
    if (language.one.test(small)) said.push(1);
    // Many sections have no such word; to take all apart took 250 ms more at 5,000 topics.
    if (!language.any.test(small) && !month.test(small)) continue;
    split ??= small.replace(ENDS, ' , ').split(BETWEEN_WORDS);
    const numberOf = (word: string): number | undefined => language.numberOf(word) ?? months.get(word);
    const partsOf = (word: string): number[] => word.split('-').flatMap((part) => numberOf(part) ?? []);
    said.push(...numbersInWords(split, language));
    said.push(...split.flatMap((word) => numberOf(word) ?? partsOf(word)));
  }
  return said.map(String);
}

/** What ends a number of several words. */
const ENDS = /[,.;:!?()]+/g;
/** What is neither a letter of a script that writes words apart, nor a hyphen, nor such an end. */
const BETWEEN_WORDS = /[^a-z\u00df-\u1fff,-]+/;

/** The numbers that several words stand for: `one hundred and eighty`, `two hundred thousand`. */
function numbersInWords(words: readonly string[], { numberOf, joint }: NumberWords): number[] {
  const values = words.map(numberOf);
  const numbers: number[] = [];
  let run: number[] = [];
  for (const [index, word] of [...words, ''].entries()) {
    const value = values[index];
    const isJoint =
      joint && word === joint[0] && (run.at(-1) ?? 0) >= joint[1] && values[index + 1] !== undefined;
    if (value !== undefined) run.push(value);
    else if (!isJoint) {
      if (run.length > 1) numbers.push(valueOfRun(run));
      run = [];
    }
  }
  return numbers;
}

/** `[2, 100, 1000]` is 200,000. */
function valueOfRun(run: readonly number[]): number {
  let [total, section] = [0, 0];
  for (const value of run) {
    if (value === 100) section = (section || 1) * value;
    else if (value < 1000) section += value;
    else {
      total += (section || 1) * value;
      section = 0;
    }
  }
  return total + section;
}

/** The numbers that a text says with a half: `half a year`, `two and a half`. */
function halvesIn(text: string, { halves, andHalf, numberOf }: NumberWords): number[] {
  const numbers = halves.flatMap(([form, value]) => (form.test(text) ? [value] : []));
  if (numbers.length === 0) return [];
  for (const [, count = ''] of text.matchAll(andHalf)) {
    const value = numberOf(count) ?? Number(count);
    if (!Number.isNaN(value)) numbers.push(value + 0.5);
  }
  return numbers;
}

const AND_HALF = /(\d+|[一二三四五六七八九十两兩]+)\s*(?:[个個]|年|天|[点點]|倍|小[时時]|時間)?\s*半/g;
const HALVES: readonly (readonly [RegExp, number])[] = [
  [/半/, 0.5],
  [/半年/, 6],
  [/半(?:[个個])?小[时時]|半時間|[点點时時]半/, 30],
];

/** The same in Chinese and Japanese: `半年`, `两年半`. */
function halvesInChinese(text: string): number[] {
  if (!text.includes('半')) return [];
  const numbers = HALVES.flatMap(([form, value]) => (form.test(text) ? [value] : []));
  for (const [, count = ''] of text.matchAll(AND_HALF))
    numbers.push((/\d/.test(count) ? Number(count) : chineseValue(count)) + 0.5);
  return numbers;
}

const ROMAN = /\b(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)\b/g;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
const SCALES: Readonly<Record<string, number>> = {
  ...{ 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 },
  // Traditional, and Japanese; what 兆 says in simplified Chinese is not that.
  ...{ 萬: 1e4, 億: 1e8, 兆: 1e12 },
};
const HAN_DIGITS = '零一二三四五六七八九';

/** The numbers that a text says in Roman and Chinese numerals. */
function numbersInNumerals(text: string): number[] {
  const numbers: number[] = [];
  for (const [word] of text.matchAll(ROMAN)) numbers.push(romanValue(word));
  if (!/[^\0-\x7f]/.test(text)) return numbers;
  for (const [run] of text.matchAll(/[〇零一二三四五六七八九十百千万萬亿億两兩]+/g)) {
    numbers.push(chineseValue(run));
    // `两三天`: two digits say both, `二三` and no 23.
    if (/^[一二三四五六七八九两兩]{2}$/.test(run)) numbers.push(...[...run].map(chineseValue));
  }
  for (const [, whole = '', part = ''] of text.matchAll(WITH_POINT))
    numbers.push(Number(`${chineseValue(whole)}.${chineseValue(part)}`));
  return numbers;
}

/** `三点五`; behind it stand digits alone. */
const WITH_POINT = /([〇零一二三四五六七八九十百千]+)[点點]([〇零一二三四五六七八九]+)(?![十百分])/g;

function romanValue(word: string): number {
  const values = [...word].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** `三十七` and `二〇二六`. */
export function chineseValue(run: string): number {
  const digits = [...run.replaceAll('〇', '零').replace(/[两兩]/g, '二')];
  if (digits.every((digit) => HAN_DIGITS.includes(digit)))
    return Number(digits.map((digit) => HAN_DIGITS.indexOf(digit)).join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const character of digits) {
    const scale = SCALES[character];
    if (scale === undefined) {
      digit = HAN_DIGITS.indexOf(character);
      continue;
    }
    if (scale < 1e4) section += (digit || 1) * scale;
    else if (scale === 1e4) total += (section + digit || 1) * scale;
    else total = (total + section + digit || 1) * scale;
    if (scale >= 1e4) section = 0;
    digit = 0;
  }
  return total + section + digit;
}
