import { z } from 'zod';
import { kind } from './field.ts';
import { isDay } from './is-day.ts';

/** A day, `YYYY-MM-DD`, that exists in the calendar. A string: YAML's own dates turn 2026-02-30 into March. */
export const day = dayOr('write a day as YYYY-MM-DD');

/**
 * A day, or what may stand in its place.
 * @param missing what is said where there is none
 * @param other a text that is right too and is no day
 */
export function dayOr(missing: string, other?: string) {
  const type = z
    .string({ error: ({ input }) => (input === undefined ? missing : `write a day as ${dayMeant(input)}`) })
    .refine((text) => isDay(text) || text === other, {
      error: ({ input }) => {
        const meant = dayMeant(input);
        return meant === FORM_OF_DAY
          ? `\`${input}\` is not a day of the calendar (${FORM_OF_DAY})`
          : `write \`${input}\` as \`${meant}\``;
      },
    });
  const pattern = `^(?:\\d{4}-\\d\\d-\\d\\d${other === undefined ? '' : `|${other}`})$`;
  return kind(type, 'day', { pattern, patternErrorMessage: 'write a day as YYYY-MM-DD' });
}

const FORM_OF_DAY = 'YYYY-MM-DD';

/** What is said of a value that is no day, where something else may stand there too. @param also that, as a clause */
export function dayFault(input: unknown, also: string): string {
  const meant = dayMeant(input);
  return meant === FORM_OF_DAY
    ? `write a day as ${FORM_OF_DAY}, or ${also}`
    : `write \`${input}\` as \`${meant}\``;
}

/** The day that was meant by one in another form, where that can mean one day alone; else the form. */
function dayMeant(input: unknown): string {
  const text = String(input).trim();
  const iso = (year: string, month: string, date: string): string =>
    [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-');
  const [, y = '', m = '', d = ''] = /^(\d{4})[-/.年 ]*(\d\d?)[-/.月 ]*(\d\d?)日?(?:T.*)?$/.exec(text) ?? [];
  if (isDay(iso(y, m, d))) return iso(y, m, d);
  const [, first = '', sign, second = '', year = ''] =
    /^(\d\d?)([-/.]) ?(\d\d?)\2 ?(\d{4})$/.exec(text) ?? [];
  const days = [iso(year, second, first), iso(year, first, second)].filter(isDay);
  // With points the day comes first; with other signs that depends on the country.
  if (days.length === 1 || (sign === '.' && days.length > 0)) return days[0] ?? FORM_OF_DAY;
  const isInWords =
    /^(?:\d\d?(?:st|nd|rd|th)?\.? )?[a-z]{3,9}\.?,? (?:\d\d?(?:st|nd|rd|th)?,? )?\d{4}$/i.test(text) &&
    /\b\d\d?\D/.test(text);
  const time = isInWords ? Date.parse(`${text.replace(/(\d)(?:st|nd|rd|th)/, '$1')} UTC`) : Number.NaN;
  return Number.isNaN(time) ? FORM_OF_DAY : new Date(time).toISOString().slice(0, 10);
}
