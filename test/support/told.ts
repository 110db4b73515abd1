import { relative } from 'node:path';
import { problemsInSources } from '../../scripts/checks/find-problems.ts';
import { inOrder } from '../../scripts/checks/in-order.ts';
import type { Problem } from '../../scripts/problem.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { type Report, reportOf } from '../../scripts/report/report.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { someDay } from './fixture.ts';

/** What the checks of the sources tell about a site. */
export function toldOfSources(folder: string): string[] {
  return told(inOrder(problemsInSources(readContent(loadContent(folder, someDay)))), folder);
}

/** What the whole check tells about a site, its rendered pages included. */
export function toldOfSite(folder: string, today = someDay): string[] {
  return lines(checkSite(examineSources(folder, today)).report, folder);
}

/**
 * Problems as tests expect them, a line each: `en/a.md:7:3 missing-anchor b.md#x → #y`, with the address and the
 * suggestion where they have one, and the file relative to the content folder.
 */
export function told(problems: readonly Problem[], folder: string): string[] {
  return lines(reportOf(problems, { pages: 0, links: 0, anchors: 0 }), folder);
}

/** The same of a report. */
export function lines({ problems }: Pick<Report, 'problems'>, folder: string): string[] {
  const root = `${relative(process.cwd(), folder)}/`;
  return problems.map(({ file, line, column, code, href, suggestion }) =>
    [`${file.replace(root, '')}:${line}:${column}`, code, href, suggestion && `→ ${suggestion}`]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}
