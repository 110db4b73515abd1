import type { ReportedProblem } from '../../report/report.ts';
import { freshAfter, presentSite, textsIn } from '../planned-files.ts';
import type { Change } from '../write-changes.ts';
import { type Leave, readOldFiles } from './old-files.ts';
import { type PlacedPage, placePages } from './place-pages.ts';
import { readPages } from './read-page.ts';
import { type GivenImport, targetOf } from './target.ts';
import { type WrittenTopics, writeTopics } from './write-topics.ts';

/** What becomes of an old page. */
export interface ImportedPage extends PlacedPage {
  /** What a check tells of its topic, but for what is left to be written. */
  readonly problems: readonly ReportedProblem[];
}

/** A file that is no page, and why, as a clause. */
interface LeftFile {
  readonly file: string;
  readonly refused: string;
}

/** What is to be written, and what is told of it. */
export interface ImportPlan {
  readonly folder: string;
  readonly pages: readonly ImportedPage[];
  readonly left: readonly LeftFile[];
  readonly changes: readonly Change[];
  readonly proposals: WrittenTopics['proposals'];
  readonly guessed: WrittenTopics['guessed'];
}

/** Why nothing is written for a page that was imported before, and that nobody has touched since. */
export const SAME = 'it is there already, the same';

/**
 * Works out what becomes of old pages, and checks the site as it would be.
 * @param folder the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where there is no page, or no such place
 */
export function planImport(folder: string, given: GivenImport, day: string): ImportPlan {
  const present = presentSite(folder, day);
  const { site } = present;
  const target = targetOf(given, folder, site);
  const left: LeftFile[] = [];
  const leave: Leave = (file, refused) => void left.push({ file, refused });
  const read = readPages(readOldFiles(given.old, given.root, leave), leave);
  const placed = placePages(read, target, given, site);
  const { texts, proposals, guessed } = writeTopics(placed, given, site);
  const there = textsIn(present.files);
  const pages = placed.map((page) => ({ ...page, ...refusalOf(texts.get(page.path), there.get(page.path)) }));
  const changes = pages.flatMap(({ path, refused }): Change[] =>
    refused === undefined ? [{ path, was: undefined, is: texts.get(path) }] : [],
  );
  const fresh = freshAfter(present, changes).filter(({ code }) => code !== 'todo');
  const problemsOf = ({ path, refused }: PlacedPage): ReportedProblem[] =>
    refused === undefined ? fresh.filter(({ file }) => file === `${site.folder}/${path}`) : [];
  return {
    folder: site.folder,
    pages: pages.map((page) => ({ ...page, problems: problemsOf(page) })),
    left,
    changes,
    proposals,
    guessed,
  };
}

/** Why a topic is not written, where one stands at its place. */
function refusalOf(text: string | undefined, there: string | undefined): Pick<PlacedPage, 'refused'> {
  if (text === undefined || there === undefined) return {};
  return { refused: text === there ? SAME : 'there is such a file already, and it is never overwritten' };
}
