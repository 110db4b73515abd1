import { anyOf, formsOf } from './forms-of-language.ts';

/**
 * The numbers that a text says in words and numerals; a month that is named counts too, since the other language may write
 * its number.
 * @param tag of the language, BCP 47
 */
export function saidIn(text: string, tag: string): string[] {
  const { months, month } = formsOf(tag);
  const small = text.toLowerCase();
  const said = [...numbersInNumerals(text), ...halvesIn(small)];
  if (ONE.test(small)) said.push(1);
  // Many sections have no such word; to take all apart took 250 ms more at 5,000 topics.
  const words = NUMBER.test(small) || month.test(small) ? small.split(BETWEEN_WORDS) : [];
  const numberOf = (word: string): number | undefined => valueOfWord(word) ?? months.get(word);
  const partsOf = (word: string): number[] => word.split('-').flatMap((part) => numberOf(part) ?? []);
  const alone = words.flatMap((word) => numberOf(word) ?? partsOf(word));
  return [...said, ...numbersInWords(words), ...alone].map(String);
}

/** What is neither a letter of a script that writes words apart, nor a hyphen. */
const BETWEEN_WORDS = /[^a-z\u00df-\u1fff-]+/;

/** A time that is one without saying so: `a day`, `每年1次` of `each year`. */
const ONE =
  /\b(?:an?|each|every|per)\s+(?:second|minute|hour|day|week|month|quarter|year)\b|\b(?:dai|hour|week|month|quarter|year|annual)ly\b/;

/** The numbers that several English words stand for: `one hundred and eighty`, `two hundred thousand`. */
function numbersInWords(words: readonly string[]): number[] {
  const values = words.map(valueOfWord);
  const numbers: number[] = [];
  let run: number[] = [];
  for (const [index, word] of [...words, ''].entries()) {
    const value = values[index];
    const isJoint = word === 'and' && (run.at(-1) ?? 0) >= 100 && values[index + 1] !== undefined;
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

const ENGLISH = /\b([a-z]+|\d+)(?:\s+[a-z]+)?\s+and\s+a\s+half\b/gi;
const CHINESE = /(\d+|[一二三四五六七八九十两]+)\s*(?:个|年|天|点|倍|小时)?\s*半/g;
/** What has a half that is a number of its own: of a year six months, of an hour thirty minutes. */
const HALVES: readonly (readonly [RegExp, number])[] = [
  [/\bhalf\b|半/i, 0.5],
  [/\bhalf[\s-](?:a[\s-])?year|半年/i, 6],
  [/\bhalf[\s-](?:an[\s-])?hour|\bhalf past\b|半(?:个)?小时|[点时]半/i, 30],
];

/** The numbers that a text says with a half: `half a year` and `半年`, `two and a half` and `两年半`. */
function halvesIn(text: string): number[] {
  if (!/half|半/i.test(text)) return [];
  const numbers = HALVES.flatMap(([form, value]) => (form.test(text) ? [value] : []));
  for (const [, count = ''] of text.matchAll(ENGLISH)) {
    const value = valueOfWord(count.toLowerCase()) ?? Number(count);
    if (!Number.isNaN(value)) numbers.push(value + 0.5);
  }
  for (const [, count = ''] of text.matchAll(CHINESE))
    numbers.push((/\d/.test(count) ? Number(count) : chineseValue(count)) + 0.5);
  return numbers;
}

const ONES = [
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(' '),
  ...'fifteen sixteen seventeen eighteen nineteen'.split(' '),
];
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = [
  ...'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh'.split(' '),
  ...'twelfth thirteenth fourteenth'.split(' '),
];

const VALUES = new Map<string, number>([
  ...[ONES, ORDINALS].flatMap((words) => words.map((word, value) => [word, value] as const)),
  ...TENS.flatMap((tens, index) => [
    [tens, 20 + 10 * index] as const,
    ...[ONES, ORDINALS].flatMap((words) =>
      words.slice(1, 10).map((word, one) => [`${tens}-${word}`, 21 + 10 * index + one] as const),
    ),
  ]),
  ...Object.entries({ once: 1, twice: 2, dozen: 12, noon: 12, midnight: 0, twentieth: 20, thirtieth: 30 }),
  ...Object.entries({ hundred: 100, thousand: 1000, million: 1e6, billion: 1e9, trillion: 1e12 }),
]);

const NUMBER = anyOf(VALUES.keys());

const ROMAN = /\b(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)\b/g;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const HAN_DIGITS = '零一二三四五六七八九';

/** The number that an English word stands for. @param word in small letters, `twenty-four` as one */
export function valueOfWord(word: string): number | undefined {
  return (
    VALUES.get(word) ??
    (word.endsWith('s') && /(?:th|third)s$/.test(word) ? VALUES.get(word.slice(0, -1)) : undefined)
  );
}

/** The numbers that a text says in Roman and Chinese numerals. */
function numbersInNumerals(text: string): number[] {
  const numbers: number[] = [];
  for (const [word] of text.matchAll(ROMAN)) numbers.push(romanValue(word));
  if (!/[^\0-\x7f]/.test(text)) return numbers;
  for (const [run] of text.matchAll(/[〇零一二三四五六七八九十百千万亿两]+/g)) {
    numbers.push(chineseValue(run));
    // `两三天`: two digits say both, `二三` and no 23.
    if (/^[一二三四五六七八九两]{2}$/.test(run)) numbers.push(...[...run].map(chineseValue));
  }
  for (const [, whole = '', part = ''] of text.matchAll(WITH_POINT))
    numbers.push(Number(`${chineseValue(whole)}.${chineseValue(part)}`));
  return numbers;
}

/** `三点五`; behind it stand digits alone. */
const WITH_POINT = /([〇零一二三四五六七八九十百千]+)点([〇零一二三四五六七八九]+)(?![十百分])/g;

function romanValue(word: string): number {
  const values = [...word].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** `三十七` and `二〇二六`. */
export function chineseValue(run: string): number {
  const digits = [...run.replaceAll('〇', '零').replaceAll('两', '二')];
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
