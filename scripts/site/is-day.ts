import { tried } from '../cannot-run.ts';

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** Whether a text names a time zone (IANA), such as `Asia/Shanghai`. */
export function isTimeZone(text: string): boolean {
  // What is no name, as `+08:00`, knows no summer.
  return (
    /^[A-Za-z]/.test(text) && tried(() => new Intl.DateTimeFormat('en', { timeZone: text })) !== undefined
  );
}
