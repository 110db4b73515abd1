import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { replaceFile } from '../../files.ts';
import { checkSite } from '../../publish/build-site.ts';
import { examineSources } from '../../publish/examine.ts';
import type { SiteMemory } from '../../publish/memory.ts';
import type { Stopwatch } from '../../publish/stopwatch.ts';
import { count, type Report, type ReportedProblem } from '../../report/report.ts';
import { hearSignals } from '../../signals.ts';
import { secureAddresses } from '../../site/secure-addresses.ts';
import { applySafely } from './apply-safely.ts';
import type { Edit } from './edit.ts';
import { editsOf } from './edits-of.ts';
import type { IsKnown } from './right-answer.ts';
import { bytesOf, plainText, readSource } from './source-text.ts';

/** What was mended, and what is left. */
export interface Mending {
  readonly edits: readonly Edit[];
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
  const edits: Edit[] = [];
  const refused = new Map<string, string>();
  let memory: SiteMemory | undefined;
  for (let round = 1; ; round++) {
    const examined = examineSources(folder, watch, memory);
    const outcome = checkSite(examined, day, watch);
    memory = outcome.memory;
    const { report } = outcome;
    if (round > ROUNDS) return { edits, refused, report };
    const before = edits.length;
    const isKnown = secureAddresses(examined.content);
    const mendAll = async (): Promise<void> => {
      for (const [file, problems] of inFiles(report, examined.content.folder)) {
        if (!refused.has(file)) edits.push(...mendFile({ file, problems, isKnown, isTrial, refused }));
        await setImmediate();
      }
    };
    await hearSignals(() => stopped(edits), mendAll);
    watch?.lap('mend');
    if (edits.length === before || isTrial) return { edits, refused, report };
  }
}

/** The problems of the content, by file: layouts are mended by hand. */
function inFiles({ problems }: Report, folder: string): Map<string, ReportedProblem[]> {
  return Map.groupBy(
    problems.filter(({ file }) => file.startsWith(`${folder}/`)),
    ({ file }) => file,
  );
}

function mendFile(given: {
  readonly file: string;
  readonly problems: readonly ReportedProblem[];
  readonly isKnown: IsKnown;
  readonly isTrial: boolean;
  readonly refused: Map<string, string>;
}): readonly Edit[] {
  const { file, problems, isKnown, isTrial, refused } = given;
  const bytes = readIfThere(file);
  const source = bytes && readSource(bytes);
  if (!source) return [];
  const wanted = editsOf(file, plainText(source), problems, isKnown);
  const { source: mended, done } = applySafely(file, source, wanted);
  if (isTrial || done.length === 0) return done;
  const reason = replaceFile(file, bytes, bytesOf(mended));
  if (reason === undefined) return done;
  refused.set(file, reason);
  return [];
}

function stopped(edits: readonly Edit[]): string {
  const files = new Set(edits.map(({ place }) => place.file)).size;
  return `stopped; ${count(files, 'file')} mended, the others are as they were\n`;
}

/** What cannot be read any more is told by the check. */
function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
