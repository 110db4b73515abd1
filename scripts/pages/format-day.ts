import type { Language } from '../site/data-schema.ts';

/** A day, or a year of which no day is known, for machines and for readers. */
export interface DayView {
  /** `YYYY-MM-DD`, or `YYYY`. */
  readonly iso: string;
  readonly text: string;
}

/**
 * Gives what writes a day (`YYYY-MM-DD`) or a year (`YYYY`) in the way of a language, whatever the machine's time zone; many
 * pages share their few days.
 */
export function dayFormat({ date_locale, tag, date }: Language): (iso: string) => DayView {
  const { calendar, numberingSystem } = date;
  const format = (form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(date_locale ?? tag, { ...form, timeZone: 'UTC' });
  const ofDay = format(date);
  const ofYear = format({ calendar, numberingSystem, year: 'numeric' });
  const days = new Map<string, DayView>();
  return (iso) => {
    const day = days.get(iso) ?? {
      iso,
      text: (iso.length > 4 ? ofDay : ofYear).format(new Date(iso)),
    };
    days.set(iso, day);
    return day;
  };
}
