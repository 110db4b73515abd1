import type { EarlierRecord } from '../checks/check-record.ts';
import { checkSite, type Outcome } from '../publish/build-site.ts';
import { type Examined, examineFiles, examineSources } from '../publish/examine.ts';
import type { Stopwatch } from '../publish/stopwatch.ts';
import type { ContentFiles } from '../site/content.ts';

/** A site that was read and checked. */
export interface CheckedSite extends Outcome {
  readonly examined: Examined;
}

/**
 * What is wrong with a site: of a content folder as it is, or if its files were so.
 * @param sources the folder, absolute, or the files
 * @param day `YYYY-MM-DD`
 * @param earlier gives the record as an earlier commit has it, for a site that is compared with it
 * @throws CannotRun where there is nothing to check
 */
export function checkSources(
  sources: string | ContentFiles,
  day: string,
  { watch, earlier }: { readonly watch?: Stopwatch; readonly earlier?: () => EarlierRecord | undefined } = {},
): CheckedSite {
  const examined =
    typeof sources === 'string' ? examineSources(sources, watch) : examineFiles(sources, watch);
  return { examined, ...checkSite({ ...examined, earlier: earlier?.() }, day, watch) };
}
