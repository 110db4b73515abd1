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
export function dayFormat({ date_locale, tag, date, first_of_month: first }: Language): FormatDay {
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
    const text = (): string => {
      if (Number.isNaN(at.getTime())) return iso;
      if (iso.length <= 4) return ofYear().format(at);
      return first !== undefined && iso.endsWith('-01') ? withFirst(ofDay(), at, first) : ofDay().format(at);
    };
    const view = views.get(iso) ?? { iso, text: text() };
    views.set(iso, view);
    return view;
  };
}

/** The first day of a month by its own name, where the month has its own too. */
function withFirst(format: Intl.DateTimeFormat, at: Date, first: string): string {
  const parts = format.formatToParts(at);
  const isNamed = parts.some(({ type, value }) => type === 'month' && !/^\d+$/.test(value));
  return parts.map(({ type, value }) => (type === 'day' && isNamed ? first : value)).join('');
}

/** Gives what tells when a day begins in a time zone (RFC 3339); without one, that is UTC. */
export function midnightIn(zone: string | undefined): (day: string) => string {
  const known = new Map<string, string>();
  let format: Intl.DateTimeFormat | undefined;
  const offsetAt = (time: number): string => {
    if (zone === undefined) return 'Z';
    format ??= new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return name.slice('GMT'.length) || '+00:00';
  };
  return (day) => {
    // Near midnight the offset may be about to change.
    const near = (): string => offsetAt(Date.parse(`${day}T00:00:00Z`));
    const told = known.get(day) ?? `${day}T00:00:00${offsetAt(Date.parse(`${day}T00:00:00${near()}`))}`;
    known.set(day, told);
    return told;
  };
}
