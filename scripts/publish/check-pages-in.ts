import { CannotRun } from '../cannot-run.ts';
import type { Report } from '../report/report.ts';
import { openBuiltFolder } from './built-folder.ts';
import { checkBuiltPages } from './check-built-pages.ts';
import type { Stopwatch } from './stopwatch.ts';

/**
 * Checks a folder of pages that anything built.
 * @param base the path that the site lives under
 * @throws CannotRun where there is no such folder, or nothing in it to check
 */
export function checkPagesIn(folder: string, base: string | undefined, watch: Stopwatch): Report {
  const built = openBuiltFolder(folder, base);
  watch.lap('look at the folder');
  const report = checkBuiltPages(built);
  watch.lap('read and check pages');
  if (report.summary.links > 0) return report;
  throw new CannotRun(`the pages in \`${folder}\` hold no link: there is nothing to check`);
}
