import type { Language, Source } from './data-schema.ts';

/** A day, or a year of which no day is known, for machines and for readers. */
export interface DayView {
  /** `YYYY-MM-DD`, or `YYYY`. */
  readonly iso: string;
  readonly text: string;
}

/** Writes a day (`YYYY-MM-DD`) or a year (`YYYY`) in the way of a language. */
export type FormatDay = (iso: string) => DayView;

/** The day or year (`YYYY-MM-DD`, or `YYYY`) on which a source says what it says: the day it was read where it names none. */
export function saidOn({ stated, read }: Source): string {
  return stated ?? read ?? '';
}

/**
 * Gives what writes a day (`YYYY-MM-DD`) or a year (`YYYY`) in the way of a language, whatever the machine's time zone.
 */
export function dayFormat({ date_locale, tag, date }: Language): FormatDay {
  const { calendar, numberingSystem } = date;
  // Made where it is asked for: each takes a millisecond, and many who could write a day write none.
  const format = (form: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | undefined;
    return () => (made ??= new Intl.DateTimeFormat(date_locale ?? tag, { ...form, timeZone: 'UTC' }));
  };
  const ofDay = format(date);
  const ofYear = format({ calendar, numberingSystem, year: 'numeric' });
  const views = new Map<string, DayView>();
  return (iso) => {
    // Pages name few days: at 5,000 topics writing each anew took 0.1 s.
    const at = new Date(iso);
    // What is left to be written is shown as it is.
    const text = (): string =>
      Number.isNaN(at.getTime()) ? iso : (iso.length > 4 ? ofDay : ofYear)().format(at);
    const view = views.get(iso) ?? { iso, text: text() };
    views.set(iso, view);
    return view;
  };
}
