import { CannotRun } from '../../cannot-run.ts';
import { placeText } from '../../problem.ts';
import { checkSite, type Outcome } from '../../publish/build-site.ts';
import { examineFiles } from '../../publish/examine.ts';
import type { Report, ReportedProblem } from '../../report/report.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Content, ContentFiles } from '../../site/content.ts';
import { loadContent } from '../../site/load.ts';
import { isDownload } from '../../site/old-entries.ts';
import { readRecordKey } from '../../site/record.ts';
import { TRANSLATIONS_PATH, writeTranslationRecord } from '../../site/translations.ts';
import { type Change, changesBetween } from '../write-changes.ts';
import { aliasFor } from './kept-aliases.ts';
import { moveFile, takeFileAway } from './move-file.ts';
import { moveSection } from './move-section.ts';
import { moveTopic } from './move-topic.ts';
import { movedTranslations } from './moved-translations.ts';
import { MovingSite } from './moving-site.ts';
import type { Moved } from './next-href.ts';
import { renameAnchor } from './rename-anchor.ts';
import { type Given, type Request, readRequest } from './request.ts';
import { takeAway } from './take-away.ts';

/** A move that was worked out, and nothing of it written. */
export interface MovePlan {
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
export function planMove(folder: string, given: Given, day: string): MovePlan {
  const files = loadContent(folder);
  const texts = new Map([...files.topics, ...files.data].map(({ path, text }) => [path, text]));
  const check = (all: ReadonlyMap<string, string>, file: MovingSite['file'] = {}): Outcome =>
    checkSite(examineFiles(filesOf(files, all, file)), day);
  const before = check(texts);
  const request = readRequest(given, before.content);
  expectSound(before.content, request);
  const site = new MovingSite(before.content, texts);
  const moved = carryOut(site, request, day);
  let planned = site.planned(day);
  let after = check(planned, site.file);
  const lost = lostIn(site, after);
  if (lost.length > 0) {
    keepAlive(site, lost, moved);
    planned = site.planned(day);
    after = check(planned, site.file);
  }
  const translations = movedTranslations(before.content, after.content, moved);
  if (translations) {
    planned.set(TRANSLATIONS_PATH, writeTranslationRecord(translations));
    after = check(planned, site.file);
  }
  expectNothingLost(site, before, after);
  return {
    site,
    changes: changesBetween(withFile(texts, site.file.goes), withFile(planned, site.file.comes), site.models),
    fresh: freshIn(before.report, after.report),
    before: before.report.summary.errors,
  };
}

/** Files as they would be, as if they had been read from the folder. */
function filesOf(
  files: ContentFiles,
  texts: ReadonlyMap<string, string>,
  { goes, comes }: MovingSite['file'],
): ContentFiles {
  const all = [...texts].map(([path, text]) => ({ path, file: `${files.folder}/${path}`, text }));
  const { topics = [], data = [] } = Object.groupBy(all, ({ path }) =>
    path.startsWith('_data/') ? 'data' : 'topics',
  );
  const downloads = files.downloads.flatMap((file) => {
    if (file.path !== goes) return [file];
    return comes === undefined ? [] : [{ ...file, path: comes }];
  });
  return { ...files, topics: topics.sort((a, b) => (a.path < b.path ? -1 : 1)), data, downloads };
}

/** Texts by path, and a file beside them that is no text. */
function withFile(texts: ReadonlyMap<string, string>, path?: string): ReadonlyMap<string, string | null> {
  return path === undefined ? texts : new Map<string, string | null>([...texts, [path, null]]);
}

const FAULTS = new Set(['front-matter', 'data-file', 'unreadable-file', 'duplicate-address']);
const DATA = ['panels.yaml', 'legacy.yaml', 'gone.yaml', 'acceptances.yaml', 'record.txt'];

/** @throws CannotRun where a file that a move must read and write cannot be read right */
function expectSound({ folder, languages, problems }: Content, request: Request): void {
  const topics = [request.from, request.to].flatMap((spot) =>
    [...languages.keys()].map((code) => `${folder}/${code}/${spot?.path}`),
  );
  const concerned = new Set([...topics, ...DATA.map((name) => `${folder}/_data/${name}`)]);
  const fault = problems.find(({ code, place }) => FAULTS.has(code) && concerned.has(place.file));
  if (!fault) return;
  throw new CannotRun(
    `${placeText(fault.place)} has a fault (${fault.code}), and a move must read this file right: \`npm run check\` tells it; mend it first`,
  );
}

function carryOut(site: MovingSite, request: Request, day: string): Moved {
  const { path } = request.from;
  const isGone = (): boolean => false;
  if (request.kind === 'file') return { relocate: moveFile(site, path, request.to.path, day), isGone };
  if (request.kind === 'gone' && isDownload(path)) return takeFileAway(site, request, day);
  if (site.twins(path).length === 0) throw new CannotRun(`there is no topic \`${path}\` in any language`);
  if (request.kind === 'gone') return takeAway(site, request, day);
  if (request.kind === 'topic')
    return { relocate: moveTopic(site, request.from.path, request.to.path), isGone };
  if (request.kind === 'anchor') return { relocate: renameAnchor(site, request.from, request.to.id), isGone };
  return { relocate: moveSection(site, request), isGone };
}

/**
 * Has recorded addresses that a plan would lose lead to where their statements are: they followed another address until now.
 * @param lost by their names in the record
 */
function keepAlive(site: MovingSite, lost: readonly string[], { relocate, isGone }: Moved): void {
  for (const key of lost) {
    const { address, id } = readRecordKey(key);
    const spot = site.whereIs(address, id);
    if (spot === undefined || spot === 'gone') continue;
    const now = relocate(spot.path, spot.id) ?? spot;
    if (isGone(spot.path, spot.id)) site.gone?.also.push(key);
    else site.keepAlias(now.path, now.id ?? 'top', aliasFor({ address, id }, addressOfTopic(now.path)));
  }
}

/** What was recorded, or is promised now, and would be dead. */
function lostIn({ content: { record, published }, promised }: MovingSite, after: Outcome): string[] {
  const known = [...(record?.entries.keys() ?? [])].filter((key) => published.has(key));
  return [...new Set([...known, ...promised])].filter((key) => !after.content.published.has(key));
}

const GRAVE: readonly string[] = [
  'alias-conflict',
  'front-matter',
  'data-file',
  'duplicate-anchor',
  'missing-page',
  'missing-anchor',
];

/** @throws CannotRun where an old address would be dead, or lead to two places */
function expectNothingLost(site: MovingSite, before: Outcome, after: Outcome): void {
  const [lost] = lostIn(site, after);
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

/** Problems that a report has more of than another, wherever they stand. */
function freshIn(before: Report, after: Report): ReportedProblem[] {
  const keyOf = ({ code, message }: ReportedProblem): string => `${code} ${message}`;
  const told = Map.groupBy(before.problems, keyOf);
  return after.problems.filter((found) => !told.get(keyOf(found))?.pop() && found.code !== 'unrecorded');
}
