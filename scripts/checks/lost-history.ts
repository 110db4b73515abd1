import { type Problem, problem } from '../problem.ts';
import type { PublishedRecord, RecordEntry } from '../site/record.ts';
import type { Site } from '../site/site.ts';
import { CHANGELOG_PATH, VERSIONS_FOLDER, versionsPath } from '../site/versions/version-lines.ts';
import { listAddress } from '../site/versions/version-pages.ts';

type Entries = readonly (readonly [key: string, entry: RecordEntry])[];

/** The address of a version, or of what lists them: the page, and the rest. */
const OF_VERSION = /^(\/(?:.*\/)?)(?:\d{4}-\d\d-\d\d(?:-[1-9]\d*)?\/|versions\/(?:feed\.\w+)?)$/;
/** What is made of the log. */
const OF_LOG = /\/(?:versions|what-changed)\/(?:feed\.\w+)?$/;

/**
 * `damaged-history`: where a file of the history is gone, the record has what stood in it. The file is told, and none of that.
 * @param lost what the record has and the site has not
 * @returns what else is lost
 */
export function* lostHistory(
  site: Site,
  { file, entries }: PublishedRecord,
  lost: Entries,
): Generator<Problem, Entries> {
  const { versions, folder } = site;
  const pageOf = (key: string): string => OF_VERSION.exec(key.split('#', 1)[0] ?? '')?.[1] ?? '';
  const pages = new Map(
    lost
      .map(([key, { line }]) => [pageOf(key), line] as const)
      .filter(([page]) => entries.has(listAddress(page)) && versions.standingAt(page).length === 0)
      .reverse(),
  );
  const stores = new Map([...pages].map(([page, line]) => [storeOf(page, site), line]));
  const [[, line] = ['', 1]] = stores;
  const gone = versions.isEmpty
    ? [VERSIONS_FOLDER.slice(0, -1), ...(versions.hasLog ? [] : [CHANGELOG_PATH])]
    : [...stores.keys()];
  for (const name of stores.size > 0 ? gone : []) {
    const place = { file, line: stores.get(name) ?? (name === CHANGELOG_PATH ? 1 : line), column: 1 };
    yield problem('damaged-history', place, { fault: 'no-file', file: `${folder}/${name}` });
  }
  const isOfLog = (key: string): boolean => !versions.hasLog && OF_LOG.test(key);
  return lost.filter(([key]) => !pages.has(pageOf(key)) && !isOfLog(key));
}

/** The file that keeps the versions of the page at an address. */
function storeOf(page: string, site: Site): string {
  const path = page.slice(1, -1);
  const isFolder = site.topics.some((topic) => topic.path.startsWith(`${path}/`));
  return versionsPath(site.topicNow(page)?.path ?? (isFolder ? `${path}/index.md` : `${path}.md`));
}
