import type { Report, ReportedProblem } from '../report/report.ts';
import type { ContentFiles } from '../site/content.ts';

/** The texts of a content folder, topics and data, by their paths. */
export function textsIn({ topics, data }: ContentFiles): Map<string, string> {
  return new Map([...topics, ...data].map(({ path, text }) => [path, text]));
}

/** Files as they would be with these texts, as if they had been read from the folder. @param texts all of them, by path */
export function plannedFiles(files: ContentFiles, texts: ReadonlyMap<string, string>): ContentFiles {
  const all = [...texts].map(([path, text]) => ({ path, file: `${files.folder}/${path}`, text }));
  const { topics = [], data = [] } = Object.groupBy(all, ({ path }) =>
    path.startsWith('_data/') ? 'data' : 'topics',
  );
  return { ...files, topics: topics.sort((a, b) => (a.path < b.path ? -1 : 1)), data };
}

/** Problems that a report has more of than another, wherever they stand; not what is only to be recorded yet. */
export function freshIn(before: Report, after: Report): ReportedProblem[] {
  const keyOf = ({ code, message }: ReportedProblem): string => `${code} ${message}`;
  const told = Map.groupBy(before.problems, keyOf);
  return after.problems.filter((found) => !told.get(keyOf(found))?.pop() && found.code !== 'unrecorded');
}
