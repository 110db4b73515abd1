import { readFileSync } from 'node:fs';
import type { Stopwatch } from '../../publish/stopwatch.ts';
import type { Report, ReportedProblem } from '../../report/report.ts';
import { count } from '../../report/report.ts';
import { loadContent } from '../../site/load.ts';
import { secureAddresses } from '../../site/site-graph.ts';
import { applySafely } from '../apply-edits.ts';
import { checkSources } from '../check-sources.ts';
import { textOfBytes } from '../source-text.ts';
import { type Change, writeEach } from '../write-changes.ts';
import { editsOf, type Mend } from './edits-of.ts';
import type { IsKnown } from './right-answer.ts';

/** What was mended, and what is left. */
export interface Mending {
  readonly edits: readonly Mend[];
  /** The files that could not be written, and why, as a clause. */
  readonly refused: ReadonlyMap<string, string>;
  /** A check of the site as it is now. */
  readonly report: Report;
}

/** How often a site is looked at: mending one thing may uncover another at its place. */
const ROUNDS = 10;

/**
 * Mends the sources of a site where there is exactly one right answer, until there is nothing left to mend.
 * @param isTrial finds what it would mend first, and writes nothing
 * @throws CannotRun where the site cannot be checked
 */
export async function mendSite(
  folder: string,
  isTrial: boolean,
  day: string,
  watch?: Stopwatch,
): Promise<Mending> {
  const edits: Mend[] = [];
  const refused = new Map<string, string>();
  const stopped = ({ done }: { readonly done: readonly string[] }): string => {
    const files = new Set([...edits.map(({ place }) => place.file), ...done]).size;
    return `stopped; ${count(files, 'file')} mended, the others are as they were\n`;
  };
  for (let round = 1; ; round++) {
    const files = loadContent(folder);
    watch?.lap('read files');
    const { examined, report } = checkSources(files, day, watch);
    if (round > ROUNDS) return { edits, refused, report };
    const { content } = examined;
    const isKnown = secureAddresses(content);
    const mended = [...inFiles(report, content.folder)]
      .filter(([file]) => !refused.has(file))
      .flatMap(([file, problems]) => mendFile(file, problems, isKnown));
    const { done, refused: others } = isTrial
      ? { done: mended.map(({ path }) => path), refused: [] }
      : await writeEach('', mended, stopped);
    for (const [file, reason] of others) refused.set(file, reason);
    edits.push(...mended.filter(({ path }) => done.includes(path)).flatMap((file) => file.edits));
    watch?.lap('mend');
    if (done.length === 0 || isTrial) return { edits, refused, report };
  }
}

/** The problems of the content, by file: layouts are mended by hand. */
function inFiles({ problems }: Report, folder: string): Map<string, ReportedProblem[]> {
  return Map.groupBy(
    problems.filter(({ file }) => file.startsWith(`${folder}/`)),
    ({ file }) => file,
  );
}

/** @returns none where nothing in the file can be mended */
function mendFile(
  path: string,
  problems: readonly ReportedProblem[],
  isKnown: IsKnown,
): (Change & { readonly edits: readonly Mend[] })[] {
  const was = readIfThere(path);
  if (was === undefined) return [];
  const { text: is, done: edits } = applySafely(path, was, editsOf(path, was, problems, isKnown));
  return edits.length === 0 ? [] : [{ path, was, is, edits }];
}

/** What cannot be read any more is told by the check. */
function readIfThere(path: string): string | undefined {
  try {
    return textOfBytes(readFileSync(path));
  } catch {
    return undefined;
  }
}
