import { type Problem, problem } from '../problem.ts';
import type { PublishedRecord, RecordEntry } from './published-record.ts';

/** A record as it was read; lines that cannot be read are problems, and the others count. */
export interface ReadRecord {
  readonly record: PublishedRecord;
  readonly problems: readonly Problem[];
}

const LINE = /^(\d{4}-\d{2}-\d{2}) {1,2}(\/(?!\/)[^\s\p{Cc}?#]*(?:#[^\s\p{Cc}]+)?)$/u;

/**
 * Reads a record: an entry a line, `2026-11-22  /en/privacy/data-retention/#leave_service`, in any order; lines that begin
 * with `# ` and empty ones say nothing. Two branches that both added entries merge by union, so an entry may stand twice: the
 * earliest day counts.
 */
export function readRecord(text: string, file: string): ReadRecord {
  const entries = new Map<string, RecordEntry>();
  const problems: Problem[] = [];
  let number = 0;
  for (const written of text.split('\n')) {
    number++;
    const line = written.endsWith('\r') ? written.slice(0, -1) : written;
    if (line === '' || line === '#' || line.startsWith('# ')) continue;
    const [, day = '', key = ''] = LINE.exec(line) ?? [];
    if (key === '' || !isDay(day)) problems.push(damaged(line, file, number));
    else {
      const known = entries.get(key);
      if (!known || day < known.day) entries.set(key, { day, line: number });
    }
  }
  return { record: { file, entries }, problems };
}

function damaged(line: string, file: string, number: number): Problem {
  const place = { file, line: number, column: 1 };
  const isConflict = /^(?:<{7}|={7}|>{7}|\|{7})/.test(line);
  const detail = isConflict
    ? 'two versions of the record were not merged: keep the entries of both, and remove this line'
    : `line ${number} is no entry of the form \`2026-11-22  /en/privacy/#in-short\`: put it back as it was (\`git diff\` shows it)`;
  return problem('data-file', place, { key: '', fault: 'syntax', detail });
}

const days = new Map<string, boolean>();

/** Whether a day is one of the calendar; a record holds many entries of few days. */
function isDay(day: string): boolean {
  const known = days.get(day);
  if (known !== undefined) return known;
  const date = new Date(`${day}T00:00:00Z`);
  const found = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day);
  days.set(day, found);
  return found;
}
