import type { LanguageForms } from './forms-of-language.ts';
import type { Particular } from './particular.ts';

/** `2026-11-22`, `2026/11/22`, `2026.11.22`. */
const PLAIN = /(?<![\d.,/-])(?<y>\d{4})([-/.])(?<n>\d{1,2})\2(?<d>\d{1,2})(?![\d-]|[/.]\d)/g;
/** `2026年11月22日`, `2026年11月`, `11月22日`. */
const CHINESE = [
  /(?<!\d)(?<y>\d{4})\s*年\s*(?<n>\d{1,2})\s*月(?:\s*(?<d>\d{1,2})\s*[日号])?/g,
  /(?<!\d)(?<n>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]/g,
];

/** Finds the dates in a text, in the forms of its language, of ISO 8601, and of Chinese. */
export function datesIn(text: string, { months, named }: LanguageForms): Particular[] {
  if (!/\d/.test(text)) return [];
  const found: Particular[] = [];
  let left = text;
  for (const form of [PLAIN, ...CHINESE, ...named]) {
    left = left.replace(form, (...match) => {
      const groups = match.at(-1) as { y?: string; n?: string; m?: string; d?: string };
      const at = match.at(-3) as number;
      const whole = match[0] as string;
      const month = groups.n ? Number(groups.n) : (months.get(groups.m?.toLowerCase() ?? '') ?? 0);
      const key = keyOf(groups.y, month, groups.d);
      if (key === undefined) return whole;
      found.push({ kind: 'date', key, text: whole, at });
      return ' '.repeat(whole.length);
    });
  }
  return found;
}

function keyOf(year = '', month: number, day: string | undefined): string | undefined {
  if (month < 1 || month > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) return undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${year}-${two(month)}${day === undefined ? '' : `-${two(Number(day))}`}`;
}
