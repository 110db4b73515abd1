import { formsOf, type LanguageForms } from './forms-of-language.ts';
import { type Particular, type Particulars, WRITTEN_ADDRESS } from './particular.ts';
import { chineseValue } from './said-in.ts';

/** What holds digits and states none: words of the operator, entities, addresses written out. */
const NOT_TEXT = new RegExp(`\\{[a-z][a-z0-9_]*\\}|&#?\\w+;|${WRITTEN_ADDRESS.source}`, 'gi');
/** Of these, a space that may stand between thousands. */
const NO_BREAK = /^&(?:nbsp|thinsp|#160|#xa0|#8239|#x202f);$/i;
/** Letters that may follow a number without a space; with others it is a name, such as `21Vianet`. */
const UNIT =
  /^(?:(?:[kmgtp]i?b?|[kmgt]bps|bit|b|h(?:\d\d)?|hrs?|d|min|ms|s|[ckm]?m|kg|g|l|px|x|×|w|v|kwh?|mwh?|st|nd|rd|th|bn)(?![\p{L}\d]))/iu;

/** Behind and in front of an hour: it is one of the afternoon. */
const AFTERNOON = /^(?:[:.]\d\d)?\s*(?:(?:-|–|to|and)\s*\d{1,2}(?:[:.]\d\d)?\s*)?p\.?m\b/i;
const AFTERNOON_BEFORE = /(?:下午|午後|傍晚|晚上?)\s*$/;
/** In front of the second of two years that follow each other, of which its last digits are told: `2025–26`. */
const YEAR_BEFORE = /(?<!\d)(\d{4})[-–/]$/;

/** Around the number of an item in running text, at the beginning of a line: `（1）`, `1、`, `1)`. */
const MARK_BEFORE = /^[ \t]*[（(]?$/;
const MARK_AFTER = /^[）)、．]/;

/** In front of a number: it is part of a name, such as `v2` or `SHA-256`. */
const NAME = /(?:[\p{Script=Latin}_]|\p{Script=Latin}-)$/u;

/**
 * Finds the numbers and dates of a text in one language, in digits.
 * @param running blanked where there is code, an address or a mark
 * @param tag of the language, BCP 47
 */
export function particularsOf(running: string, tag: string): Particulars {
  // Most texts have none.
  if (!DIGIT.test(running)) return { found: [], named: [] };
  const text = withPlainDigits(running).replace(NOT_TEXT, (word) =>
    (NO_BREAK.test(word) ? '\u00a0' : ' ').repeat(word.length),
  );
  const forms = formsOf(tag);
  const { dates, rest } = datesIn(text, forms);
  const { found, named } = numbersIn(rest, forms);
  return { found: [...dates, ...found].sort((a, b) => a.at - b.at), named };
}

/** A digit of any script that numbers are read in. */
export const DIGIT = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;

/** The digits of every script as those of ASCII, one for one. */
function withPlainDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ',')
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',');
}

/** Numbers; those that are part of a name are not asked for. */
function numbersIn(text: string, forms: LanguageForms): { found: Particular[]; named: string[] } {
  const found: Particular[] = [];
  const named: string[] = [];
  for (const { 0: written, index: at } of text.matchAll(forms.number)) {
    const end = at + written.length;
    const [before, after] = [text.slice(Math.max(0, at - 6), at), text.slice(end, end + 20)];
    // Full hours need not be written in minutes.
    if (/^00$/.test(written) && /[:：]$/.test(before)) continue;
    const [scaled = '', word = ''] = forms.scale.exec(after) ?? [];
    const key = keyOf(forms.plain(written), scaleOf(word, forms));
    const isUnit = scaled !== '' || UNIT.test(after);
    const isName = NAME.test(before) || (/^\p{Script=Latin}/u.test(after) && !isUnit);
    const or = otherwise(key, before, after);
    if (or !== undefined) named.push(or);
    if (isName || isMark(text, at, after)) named.push(key);
    else found.push({ kind: 'number', key, text: written + scaled, at, ...(or && { or }) });
  }
  return { found, named };
}

function scaleOf(word: string, { scales }: LanguageForms): number {
  if (word === '') return 1;
  return scales.get(word.toLowerCase().replace(/\s+/g, ' ')) ?? chineseValue(word);
}

function isMark(text: string, at: number, after: string): boolean {
  return MARK_AFTER.test(after) && MARK_BEFORE.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

/** What the other language may say instead: `18` of `6 p.m.`, `2026` of `2025–26`. */
function otherwise(key: string, before: string, after: string): string | undefined {
  const isAfternoon =
    /^(?:[1-9]|1[01])$/.test(key) && (AFTERNOON.test(after) || AFTERNOON_BEFORE.test(before));
  if (isAfternoon) return String(Number(key) + 12);
  const next = String(Number(YEAR_BEFORE.exec(before)?.[1]) + 1);
  return key.length === 2 && next.length === 4 && next.endsWith(key) ? next : undefined;
}

/** @param plain with a point before its fraction */
function keyOf(plain: string, scale: number): string {
  // A version such as 1.2.3 is no number.
  if (plain.split('.').length > 2) return plain;
  return String(Number((Number(plain) * scale).toPrecision(15)));
}

/** `2026-11-22`, `2026/11/22`, `2026.11.22`. */
const PLAIN = /(?<![\d.,/-])(?<y>\d{4})([-/.])(?<n>\d{1,2})\2(?<d>\d{1,2})(?![\d-]|[/.]\d)/g;
/** `2026年11月22日`, `2026年11月`, `11月22日`. */
const CHINESE = [
  /(?<!\d)(?<y>\d{4})\s*年\s*(?<n>\d{1,2})\s*月(?:\s*(?<d>\d{1,2})\s*[日号號])?/g,
  /(?<!\d)(?<n>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号號]/g,
];

/** Finds the dates in a text, in the forms of its language, of ISO 8601, and of Chinese; and the text without them. */
function datesIn(text: string, forms: LanguageForms): { dates: Particular[]; rest: string } {
  const dates: Particular[] = [];
  let rest = text;
  for (const form of [...forms.dates, PLAIN, ...CHINESE]) {
    for (const { 0: written, index: at, groups = {} } of rest.matchAll(form)) {
      const found = dateOf(groups, forms);
      if (found === undefined) continue;
      dates.push({ ...found, text: written, at });
      rest = rest.slice(0, at) + ' '.repeat(written.length) + rest.slice(at + written.length);
    }
  }
  return { dates, rest };
}

/** What the parts of a date say; `or` a number, where a date without a year may be one: `1.2.` */
function dateOf(
  { y, n, m = '', d, era, e, s }: Readonly<Record<string, string | undefined>>,
  { months, eras }: LanguageForms,
): Pick<Particular, 'kind' | 'key' | 'or'> | undefined {
  const since = era === undefined ? undefined : eras.get(era);
  const year = since === undefined ? y : String(since + (e === '元' ? 1 : Number(e)));
  if (since !== undefined && n === undefined) return { kind: 'number', key: year ?? '' };
  const key = keyOfDate(year, n ? Number(n) : (months.get(m.toLowerCase()) ?? 0), d);
  return key === undefined
    ? undefined
    : { kind: 'date', key, ...(s !== undefined && { or: String(Number(`${d}.${n}`)) }) };
}

function keyOfDate(year = '', month: number, day: string | undefined): string | undefined {
  if (month < 1 || month > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) return undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${year}-${two(month)}${day === undefined ? '' : `-${two(Number(day))}`}`;
}
