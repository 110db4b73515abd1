import type { Language } from '../content/data-schema.ts';

/** A day for machines and for readers. */
export interface DayView {
  /** `YYYY-MM-DD`. */
  readonly iso: string;
  readonly text: string;
}

const formats = new WeakMap<Language, (iso: string) => DayView>();

/** Writes a day (`YYYY-MM-DD`) in the way of a language, whatever the machine's time zone. */
export function formatDay(iso: string, language: Language): DayView {
  const format = formats.get(language) ?? formatOf(language);
  formats.set(language, format);
  return format(iso);
}

/** The way of one language; many pages share their few days. */
function formatOf({ date_locale, tag, date }: Language): (iso: string) => DayView {
  const format = new Intl.DateTimeFormat(date_locale ?? tag, { ...date, timeZone: 'UTC' });
  const days = new Map<string, DayView>();
  return (iso) => {
    const day = days.get(iso) ?? { iso, text: format.format(new Date(`${iso}T00:00:00Z`)) };
    days.set(iso, day);
    return day;
  };
}
