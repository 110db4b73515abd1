import { CannotRun } from '../../cannot-run.ts';
import type { Announcement } from '../../cli/announce.ts';
import { expectReport } from '../../cli/outputs.ts';
import { today } from '../../cli/today.ts';
import { announceMending } from './announce-mending.ts';
import { mendSite } from './mend-site.ts';

/** What `check --fix` was asked for. */
export interface FixOptions {
  readonly content: string;
  readonly fix: boolean;
  /** Show what would be mended, and write nothing. */
  readonly isTrial: boolean;
}

/**
 * Mends what has exactly one right answer, and tells it and what is left.
 * @returns the exit code
 * @throws CannotRun before anything is written, where the site cannot be checked or a report could not be written
 */
export async function fixSite({ content, fix, isTrial }: FixOptions, told: Announcement): Promise<number> {
  if (!fix) throw new CannotRun('`--dry-run` shows what `--fix` would do: give both');
  for (const { file } of told.outputs ?? []) if (file !== undefined) expectReport(file);
  return announceMending(await mendSite(content, isTrial, today(), told.watch), { ...told, isTrial });
}
