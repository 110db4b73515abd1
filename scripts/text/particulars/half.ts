import { chineseValue, valueOfWord } from './number-words.ts';

const ENGLISH = /\b([a-z]+|\d+)(?:\s+[a-z]+)?\s+and\s+a\s+half\b/gi;
const CHINESE = /(\d+|[一二三四五六七八九十两]+)\s*(?:个|年|天|点|倍|小时)?\s*半/g;
/** What has a half that is a number of its own: of a year six months, of an hour thirty minutes. */
const HALVES: readonly (readonly [RegExp, number])[] = [
  [/\bhalf\b|半/i, 0.5],
  [/\bhalf[\s-](?:a[\s-])?year|半年/i, 6],
  [/\bhalf[\s-](?:an[\s-])?hour|\bhalf past\b|半(?:个)?小时|[点时]半/i, 30],
];

/** The numbers that a text says with a half: `half a year` and `半年`, `two and a half` and `两年半`. */
export function halvesIn(text: string): number[] {
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
