import { CannotRun } from '../cannot-run.ts';
import { checkSite } from '../publish/build-site.ts';
import { examineFiles } from '../publish/examine.ts';
import type { Report, ReportedProblem } from '../report/report.ts';
import type { ContentFiles } from '../site/content.ts';
import { loadContent } from '../site/load.ts';
import type { Site } from '../site/site.ts';
import type { Change } from './write-changes.ts';

/** A site as it is, with the files that it was read from and what a check tells of it. */
export interface PresentSite {
  readonly files: ContentFiles;
  readonly site: Site;
  readonly report: Report;
}

/**
 * Reads and checks a site to which something is to be added.
 * @param folder the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where its data cannot be read
 */
export function presentSite(folder: string, day: string): PresentSite {
  const files = loadContent(folder, day);
  const { content: site, report } = checkSite(examineFiles(files));
  expectData(site);
  return { files, site, report };
}

/** @throws CannotRun where the data of a site cannot be read: what would become of it nobody knows */
export function expectData({ operator }: Pick<Site, 'operator'>): void {
  if (!operator)
    throw new CannotRun(
      'the data files of the site have faults: `npm run check` tells them; mend them first',
    );
}

/** What a check tells more of a site once these changes are written. */
export function freshAfter({ files, report }: PresentSite, changes: readonly Change[]): ReportedProblem[] {
  const texts = new Map([...textsIn(files), ...changes.map(({ path, is }) => [path, is ?? ''] as const)]);
  return freshIn(report, checkSite(examineFiles(plannedFiles(files, texts))).report);
}

/** The texts of a content folder, topics and data, by their paths. */
export function textsIn({ topics, data }: ContentFiles): Map<string, string> {
  const read = data.filter(({ isUnread }) => !isUnread);
  return new Map([...topics, ...read].map(({ path, text }) => [path, text]));
}

/** Files as they would be with these texts, as if they had been read from the folder. @param texts all of them, by path */
export function plannedFiles(files: ContentFiles, texts: ReadonlyMap<string, string>): ContentFiles {
  const all = [...texts].map(([path, text]) => ({ path, file: `${files.folder}/${path}`, text }));
  const { topics = [], data = [] } = Object.groupBy(all, ({ path }) =>
    path.startsWith('_data/') ? 'data' : 'topics',
  );
  const unread = files.data.filter(({ isUnread }) => isUnread);
  return {
    ...files,
    topics: topics.sort((a, b) => (a.path < b.path ? -1 : 1)),
    data: [...data, ...unread],
  };
}

/** Problems that a report has more of than another, wherever they stand; not what is only to be recorded yet. */
export function freshIn(before: Report, after: Report): ReportedProblem[] {
  const keyOf = ({ code, message }: ReportedProblem): string => `${code} ${message}`;
  const told = Map.groupBy(before.problems, keyOf);
  return after.problems.filter((found) => !told.get(keyOf(found))?.pop() && found.code !== 'unrecorded');
}
