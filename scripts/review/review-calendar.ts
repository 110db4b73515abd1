import { hash } from 'node:crypto';
import { capital } from '../report/kinds/kind.ts';
import { type DueItem, dayOf } from './due.ts';
import { dueLines, nounOf } from './review-text.ts';

/** What a calendar is told beside what is due. */
interface CalendarSetting {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What the site is called. */
  readonly name: string;
  /** Of the site: no other makes events of the same names. */
  readonly host: string;
}

/**
 * What is due as a calendar (iCalendar, RFC 5545): an event of a whole day for each. What is due without a day stands on
 * the day of the command. An event keeps its name (UID) as long as what it is about does, so that a calendar that takes it
 * in again moves it.
 */
export function reviewCalendar(items: readonly DueItem[], setting: CalendarSetting): string {
  const head = ['VERSION:2.0', 'PRODID:-//trust-center//review//EN', `X-WR-CALNAME:${text(setting.name)}`];
  const events = items.flatMap((item) => event(item, setting));
  const lines = ['BEGIN:VCALENDAR', ...head, ...events, 'END:VCALENDAR'];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event(item: DueItem, { today, host }: CalendarSetting): string[] {
  const day = dayOf(item) ?? today;
  const { file, line } = item.place;
  return [
    'BEGIN:VEVENT',
    `UID:${hash('sha1', nameOf(item))}@${host}`,
    `DTSTAMP:${digits(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${digits(day)}`,
    `SUMMARY:${text(`${summaryOf(item)} (${item.owner})`)}`,
    `DESCRIPTION:${text([...dueLines(item), `${file}:${line}`].join('\n'))}`,
    `CATEGORIES:${text(item.owner)}`,
    ...(item.url === undefined ? [] : [`URL:${item.url}`]),
    // Nobody is busy on that day because of it.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function summaryOf(item: DueItem): string {
  if (item.kind === 'security') return item.what;
  const what = 'what' in item ? item.what : (item.title ?? item.place.file);
  return `${capital(nounOf(item))}: ${what}`;
}

/** What tells a thing that is due from all others, whenever it is due. */
function nameOf(item: DueItem): string {
  if (item.kind === 'review') return `review ${item.url ?? item.place.file}`;
  return `${item.kind} ${item.kind === 'translation' ? item.target : item.what}`;
}

function digits(day: string): string {
  return day.replaceAll('-', '');
}

/** A text as the value of a property (3.3.11); what cannot be seen is left out, since no client shows it. */
function text(value: string): string {
  return value
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** The most bytes of a line, its break left out (3.1). */
const WIDEST = 75;

/** A line of which no part is too long: the next ones begin with a space. No character is taken apart. */
function folded(line: string): string {
  let [out, width] = ['', 0];
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (width + bytes > WIDEST) [out, width] = [`${out}\r\n `, 1];
    out += character;
    width += bytes;
  }
  return out;
}
