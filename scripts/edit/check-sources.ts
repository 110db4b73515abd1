import type { EarlierRecord } from '../checks/check-record.ts';
import { checkSite, type Outcome } from '../publish/build-site.ts';
import { type Examined, examineFiles } from '../publish/examine.ts';
import type { Stopwatch } from '../publish/stopwatch.ts';
import type { ContentFiles } from '../site/content.ts';

/** A site that was read and checked. */
export interface CheckedSite extends Outcome {
  readonly examined: Examined;
}

/**
 * What is wrong with a site if its files are so: as they were read, or as they are planned.
 * @param day `YYYY-MM-DD`
 * @param earlier gives the record as an earlier commit has it, for a site that is compared with it
 * @throws CannotRun where there is nothing to check
 */
export function checkSources(
  files: ContentFiles,
  day: string,
  watch?: Stopwatch,
  earlier?: () => EarlierRecord | undefined,
): CheckedSite {
  const examined = examineFiles(files, watch);
  return { examined, ...checkSite({ ...examined, earlier: earlier?.() }, day, watch) };
}
