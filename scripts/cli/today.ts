import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { isTimeZone } from '../site/is-day.ts';

/** The year 9999 ends the days that are written with four digits. */
const LAST = 253_402_300_799;

/** How a day is written that begins and ends at midnight of a time zone. */
const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/**
 * The day by which a command judges, `YYYY-MM-DD`, in the time zone of the operator: that of `SOURCE_DATE_EPOCH`
 * (reproducible-builds.org: seconds since 1970) where it is set, so that a run can be repeated, else the present.
 * @param content the folder whose operator it is
 * @throws CannotRun where the variable is no such number
 */
export function today(
  content: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
  now = Date.now(),
): string {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch && !(/^\d{1,12}$/.test(epoch) && Number(epoch) <= LAST))
    throw new CannotRun(`SOURCE_DATE_EPOCH is \`${epoch}\`: give whole seconds since 1970, or unset it`);
  const time = epoch ? Number(epoch) * 1000 : now;
  const zone = timeZoneOf(content);
  if (zone === undefined) return new Date(time).toISOString().slice(0, 10);
  const parts = new Intl.DateTimeFormat('en', { ...DAY, timeZone: zone }).formatToParts(time);
  const part = (wanted: keyof typeof DAY): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** The day is known before the site is read; where the file has faults, UTC counts until they are mended. */
function timeZoneOf(content: string): string | undefined {
  const text = tried(() => readFileSync(join(content, '_data/operator.yaml'), 'utf8'));
  // Few sites name one: nothing is loaded for the others.
  if (!text?.includes('time_zone')) return undefined;
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  const given = tried(() => (parse(text) as { site: { time_zone?: unknown } }).site.time_zone);
  return typeof given === 'string' && isTimeZone(given) ? given : undefined;
}
