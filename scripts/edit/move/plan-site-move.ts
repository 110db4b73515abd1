import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../../cannot-run.ts';
import { checkSite } from '../../publish/build-site.ts';
import { type Examined, examineFiles } from '../../publish/examine.ts';
import type { Report, ReportedProblem } from '../../report/report.ts';
import type { Content, ContentFiles } from '../../site/content.ts';
import { loadContent } from '../../site/load.ts';
import type { PublishedSite } from '../../site/published-site.ts';
import { TRANSLATIONS_PATH, writeTranslationRecord } from '../../site/translation-record.ts';
import { withinLanguage } from '../../site/twins.ts';
import { decodeUtf8 } from '../../text/decode-bytes.ts';
import { expectSound } from './expect-sound.ts';
import { movedTranslations } from './moved-translations.ts';
import { MovingSite } from './moving-site.ts';
import { keepAlive, planMove } from './plan-move.ts';
import { type Given, readRequest } from './request.ts';
import { rowsOfText, sourceOf } from './topic-parts.ts';
import { type Change, WorkingCopy } from './working-copy.ts';

/** A move that was worked out, and nothing of it written. */
export interface SiteMove {
  readonly site: MovingSite;
  readonly changes: readonly Change[];
  /** What a check tells now, and did not tell before. */
  readonly fresh: readonly ReportedProblem[];
  /** Errors that were there before, elsewhere. */
  readonly before: number;
}

/**
 * Works out a move, and checks the site as it would be.
 * @param folder the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where it cannot be done, or would leave an old address dead
 */
export function planSiteMove(folder: string, given: Given, day: string): SiteMove {
  const files = loadContent(folder);
  const bytes = bytesOf(folder, files);
  const check = (all: ReadonlyMap<string, Uint8Array>): Checked => {
    const examined = examineFiles(filesOf(files, all));
    return { examined, ...checkSite(examined, day) };
  };
  const before = check(bytes);
  const { content, project } = before.examined;
  if (!project || !content.operator)
    throw new CannotRun(
      'the data files of the site have faults: `npm run check` tells them; mend them first',
    );
  const request = readRequest(given, { ...knownTopics(content), site: content.operator.site });
  expectSound(content, request);
  const site = new MovingSite(content, new WorkingCopy(bytes));
  const moved = planMove(site, request, day);
  let after = check(site.copy.bytes());
  const lost = lostIn(site, before, after);
  if (lost.length > 0) {
    keepAlive(site, lost, moved, day);
    after = check(site.copy.bytes());
  }
  const translations = movedTranslations(content, after.examined.content, moved);
  if (translations) {
    site.copy.write(TRANSLATIONS_PATH, sourceOf('', rowsOfText(writeTranslationRecord(translations), '\n')));
    after = check(site.copy.bytes());
  }
  expectNothingLost(site, before, after);
  return {
    site,
    changes: site.copy.changes(),
    fresh: freshIn(before.report, after.report),
    before: before.report.summary.errors,
  };
}

interface Checked {
  readonly examined: Examined;
  readonly report: Report;
  readonly published: PublishedSite;
}

function bytesOf(folder: string, { topics, data }: ContentFiles): Map<string, Uint8Array> {
  return new Map([...topics, ...data].map(({ path }) => [path, readFileSync(join(folder, path))]));
}

/** Files as they would be, as if they had been read from the folder. */
function filesOf(files: ContentFiles, bytes: ReadonlyMap<string, Uint8Array>): ContentFiles {
  const all = [...bytes].map(([path, one]) => ({
    path,
    file: `${files.folder}/${path}`,
    text: decodeUtf8(one).text,
  }));
  const topics = all
    .filter(({ path }) => !path.startsWith('_data/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...files, topics, data: all.filter(({ path }) => path.startsWith('_data/')) };
}

function knownTopics({ folder, languages, topics }: Content) {
  const paths = new Set(topics.map(withinLanguage));
  return { folder, codes: [...languages.keys()], paths };
}

/** What was recorded, or is promised now, and would be dead. */
function lostIn({ content, promised }: MovingSite, before: Checked, { published }: Checked): string[] {
  const known = [...(content.record?.entries.keys() ?? [])].filter((key) => before.published.keys.has(key));
  return [...new Set([...known, ...promised])].filter((key) => !published.keys.has(key));
}

/** @throws CannotRun where an old address would be dead, or lead to two places */
function expectNothingLost(site: MovingSite, before: Checked, after: Checked): void {
  const [lost] = lostIn(site, before, after);
  if (lost !== undefined)
    throw new CannotRun(`\`${lost}\` would lead nowhere after this, so nothing was written: move it by hand`);
  const many = ({ problems }: Report, wanted: string): number =>
    problems.filter(({ code }) => code === wanted).length;
  // A problem of before may be told in other words now: a further one is one more of its kind.
  const isMore = GRAVE.filter((code) => many(after.report, code) > many(before.report, code));
  const wrong = freshIn(before.report, after.report).find(({ code }) => isMore.includes(code));
  if (wrong)
    throw new CannotRun(
      `nothing was written, since a check would say this then: ${wrong.file}:${wrong.line}: ${wrong.message.split('\n')[0]}`,
    );
}

const GRAVE: readonly string[] = [
  'alias-conflict',
  'front-matter',
  'data-file',
  'duplicate-anchor',
  'missing-page',
  'missing-anchor',
];

/** Problems that a report has more of than another, wherever they stand. */
function freshIn(before: Report, after: Report): ReportedProblem[] {
  const left = new Map<string, number>();
  for (const { code, message } of before.problems) {
    const key = `${code} ${message}`;
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return after.problems.filter(({ code, message }) => {
    const key = `${code} ${message}`;
    const many = left.get(key) ?? 0;
    left.set(key, many - 1);
    return many <= 0 && code !== 'unrecorded';
  });
}
