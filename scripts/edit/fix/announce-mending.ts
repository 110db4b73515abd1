import { type Announcement, announce } from '../../cli/announce.ts';
import { withoutCommands } from '../../cli/github-actions.ts';
import { plainOutput } from '../../cli/outputs.ts';
import { printable } from '../../report/printable.ts';
import type { Report } from '../../report/report.ts';
import type { Mending } from './mend-site.ts';
import { type Mended, mendedOf, mendedText } from './mended-text.ts';

/** How a mending is told. */
export interface MendingAnnouncement extends Announcement {
  /** Nothing was written. */
  readonly isTrial: boolean;
}

/** The report with what was mended, or with what would have been: part of the interface. */
export interface MendedReport extends Report {
  readonly mended?: readonly Mended[];
  readonly mendable?: readonly Mended[];
}

/**
 * Tells what was mended, then what is left as every check does.
 * @returns the exit code: that of the check; 2 where a file could not be written
 * @throws CannotRun where a report cannot be written
 */
export function announceMending(
  { edits, refused, report }: Mending,
  { isTrial, ...options }: MendingAnnouncement,
): number {
  const isRead = (options.outputs ?? plainOutput).some(
    ({ format, file }) => format === 'text' && file === undefined,
  );
  const text = `${mendedText(edits, isTrial)}\n`;
  const onGitHub = process.env.GITHUB_ACTIONS === 'true';
  (isRead ? process.stdout : process.stderr).write(onGitHub ? withoutCommands(text) : text);
  for (const [file, reason] of refused)
    process.stderr.write(`check: ${printable(file)} is not mended: ${reason}\n`);
  const whole: MendedReport = { ...report, [isTrial ? 'mendable' : 'mended']: edits.map(mendedOf) };
  const code = announce(whole, options);
  return refused.size > 0 ? 2 : code;
}
