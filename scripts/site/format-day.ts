import type { Language } from '../content/data-schema.ts';

/** A day for machines and for readers. */
export interface DayView {
  /** `YYYY-MM-DD`. */
  readonly iso: string;
  readonly text: string;
}

const formats = new WeakMap<Language, Intl.DateTimeFormat>();

/** Writes a day (`YYYY-MM-DD`) in the way of a language, whatever the machine's time zone. */
export function formatDay(iso: string, language: Language): DayView {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language.date_locale ?? language.tag, {
      ...language.date,
      timeZone: 'UTC',
    });
    formats.set(language, format);
  }
  return { iso, text: format.format(new Date(`${iso}T00:00:00Z`)) };
}
