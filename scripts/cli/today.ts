import { CannotRun } from '../cannot-run.ts';

/** The year 9999 ends the days that are written with four digits. */
const LAST = 253_402_300_799;

/**
 * The day (UTC) by which a command judges, `YYYY-MM-DD`: that of `SOURCE_DATE_EPOCH` (reproducible-builds.org: seconds since
 * 1970) where it is set, so that a run can be repeated, else the present.
 * @throws CannotRun where the variable is no such number
 */
export function today(
  env: Readonly<Record<string, string | undefined>> = process.env,
  now = Date.now(),
): string {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch && !(/^\d{1,12}$/.test(epoch) && Number(epoch) <= LAST))
    throw new CannotRun(`SOURCE_DATE_EPOCH is \`${epoch}\`: give whole seconds since 1970, or unset it`);
  return new Date(epoch ? Number(epoch) * 1000 : now).toISOString().slice(0, 10);
}
