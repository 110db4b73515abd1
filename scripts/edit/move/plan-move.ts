import { CannotRun } from '../../cannot-run.ts';
import { isSame } from '../../checks/changed-meaning.ts';
import { placeText } from '../../problem.ts';
import { checkSite, type Outcome } from '../../publish/build-site.ts';
import { examineFiles } from '../../publish/examine.ts';
import type { Report, ReportedProblem } from '../../report/report.ts';
import { addressOfSource, addressOfTopic } from '../../site/addresses.ts';
import type { Content, ContentFiles } from '../../site/content.ts';
import { loadContent } from '../../site/load.ts';
import { isDownload } from '../../site/old-entries.ts';
import {
  GONE,
  RECORD_PATH,
  type RecordEntry,
  readRecordKey,
  recordKey,
  recordText,
} from '../../site/record.ts';
import type { Site } from '../../site/site.ts';
import { TRANSLATIONS_PATH, writeTranslationRecord } from '../../site/translations.ts';
import { markEntries } from '../mark-entries.ts';
import { freshIn, plannedFiles, textsIn } from '../planned-files.ts';
import { type Change, changesBetween } from '../write-changes.ts';
import { aliasFor } from './kept-aliases.ts';
import { moveFile, takeFileAway } from './move-file.ts';
import { moveSection } from './move-section.ts';
import { moveTopic } from './move-topic.ts';
import { movedTranslations } from './moved-translations.ts';
import { MovingSite } from './moving-site.ts';
import type { Moved, Spot } from './next-href.ts';
import { renameAnchor } from './rename-anchor.ts';
import { type Given, type Request, readRequest } from './request.ts';
import { takeAway } from './take-away.ts';
import { undoRename } from './undo-rename.ts';

/** A move that was worked out, and nothing of it written. */
export interface MovePlan {
  readonly site: MovingSite;
  readonly changes: readonly Change[];
  /** What a check tells now, and did not tell before. */
  readonly fresh: readonly ReportedProblem[];
  /** How many errors were there before, and still are. */
  readonly before: number;
}

/**
 * Works out a move, and checks the site as it would be.
 * @param folder the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where it cannot be done, or would leave an old address dead
 */
export function planMove(folder: string, given: Given, day: string): MovePlan {
  const files = loadContent(folder, day);
  const texts = textsIn(files);
  const check = (all: ReadonlyMap<string, string>, file: MovingSite['file'] = {}): Outcome =>
    checkSite(examineFiles(filesOf(files, all, file)));
  const present = check(texts);
  const request = readRequest(given, present.content);
  expectSound(present.content, request);
  const were = undoRename(present.content, texts, request, given.doneByHand === true);
  const before = were === texts ? present : check(were);
  const site = new MovingSite(before.content, were);
  for (const path of texts.keys()) if (!were.has(path)) site.byHand.add(path);
  const moved = carryOut(site, request, day);
  let planned = site.planned(day);
  let after = check(planned, site.file);
  const strayed = strayedIn(site, after, moved);
  if (strayed.length > 0) {
    keepAlive(site, strayed);
    planned = site.planned(day);
    after = check(planned, site.file);
  }
  const translations = movedTranslations(before.content, after.content, moved);
  if (translations) {
    planned.set(TRANSLATIONS_PATH, writeTranslationRecord(translations));
    after = check(planned, site.file);
  }
  expectNothingLost(site, before, after, moved);
  const record = recordAfter(site, after.content, day);
  if (record !== undefined) planned.set(RECORD_PATH, record);
  const fresh = freshIn(before.report, after.report);
  return {
    site,
    changes: changesBetween(withFile(texts, site.file.goes), withFile(planned, site.file.comes), site.models),
    fresh,
    before: after.report.summary.errors - fresh.filter(({ severity }) => severity === 'error').length,
  };
}

/** Files as they would be, as if they had been read from the folder. */
function filesOf(
  files: ContentFiles,
  texts: ReadonlyMap<string, string>,
  { goes, comes }: MovingSite['file'],
): ContentFiles {
  const downloads = files.downloads.flatMap((file) => {
    if (file.path !== goes) return [file];
    return comes === undefined ? [] : [{ ...file, path: comes }];
  });
  return { ...plannedFiles(files, texts), downloads };
}

/** Texts by path, and a file beside them that is no text. */
function withFile(texts: ReadonlyMap<string, string>, path?: string): ReadonlyMap<string, string | null> {
  return path === undefined ? texts : new Map<string, string | null>([...texts, [path, null]]);
}

const FAULTS = new Set(['front-matter', 'data-file', 'unreadable-file', 'duplicate-address']);
const DATA = [
  'operator.yaml',
  'panels.yaml',
  'terms.yaml',
  'legacy.yaml',
  'gone.yaml',
  'acceptances.yaml',
  'record.txt',
];

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
 * Has recorded addresses that a plan would lose, or lead to something else, lead to where their statements are: they followed
 * another address until now.
 */
function keepAlive(site: MovingSite, strayed: readonly Strayed[]): void {
  for (const { key, meant } of strayed) {
    if (meant === GONE) site.gone?.also.push(key);
    else if (meant)
      site.keepAlias(meant.path, meant.id ?? 'top', aliasFor(readRecordKey(key), addressOfTopic(meant.path)));
  }
}

/** A recorded address that would not lead to its statement, and where that would be. */
interface Strayed {
  readonly key: string;
  readonly meant: Spot | typeof GONE | undefined;
}

/** What was recorded, or is promised now, and would be dead, or come to mean something else. */
function strayedIn(site: MovingSite, { content: after }: Outcome, { relocate, isGone }: Moved): Strayed[] {
  const { content, promised } = site;
  const known = [...(content.record?.entries.keys() ?? [])].filter((key) => content.published.has(key));
  return [...new Set([...known, ...promised])].flatMap((key): Strayed[] => {
    const now = after.whereIs(key);
    const was = content.whereIs(key);
    const spot = site.whereIs(key);
    // What led nowhere before is none of this move, unless that promises it.
    if (was === undefined) return now === undefined && promised.has(key) ? [{ key, meant: undefined }] : [];
    if (spot === undefined || spot === GONE) return now === was ? [] : [{ key, meant: spot }];
    const next = relocate(spot.path, spot.id) ?? spot;
    const there = next === spot ? was : recordKey(addressOfSource(next.path), next.id);
    if (now !== undefined && isSame(now, there, after)) return [];
    if (!isGone(spot.path, spot.id)) return [{ key, meant: next }];
    return now === GONE ? [] : [{ key, meant: GONE }];
  });
}

/**
 * The record, with where that went what stood at its address until now; what it says already holds on, wherever that goes.
 * @returns undefined where nothing of it moved
 */
function recordAfter({ content, promised }: MovingSite, after: Site, day: string): string | undefined {
  const known = content.record?.entries ?? new Map<string, RecordEntry>();
  const moved = [...known].filter(([key, { now }]) => !now && content.whereIs(key) !== after.whereIs(key));
  const keys = new Set([...promised, ...moved.map(([key]) => key)]);
  const fresh = [...keys].filter((key) => !known.get(key)?.now);
  return fresh.length === 0
    ? undefined
    : recordText(markEntries(known, fresh, after, day), content.record?.stood);
}

const GRAVE: readonly string[] = [
  'alias-conflict',
  'front-matter',
  'data-file',
  'duplicate-anchor',
  'missing-page',
  'missing-anchor',
];

/** @throws CannotRun where an old address would be dead, mean something else, or lead to two places */
function expectNothingLost(site: MovingSite, before: Outcome, after: Outcome, moved: Moved): void {
  const [lost] = strayedIn(site, after, moved);
  if (lost !== undefined) {
    const now = after.content.whereIs(lost.key);
    const where =
      now === undefined
        ? 'lead nowhere'
        : now === GONE
          ? 'be told as gone'
          : `lead to \`${now}\`, which is something else,`;
    throw new CannotRun(`\`${lost.key}\` would ${where} after this, so nothing was written: move it by hand`);
  }
  const isGrave = ({ code, severity }: ReportedProblem): boolean =>
    severity === 'error' && GRAVE.includes(code);
  const many = ({ problems }: Report, wanted: string): number =>
    problems.filter((found) => isGrave(found) && found.code === wanted).length;
  // A problem of before may be told in other words now: a further one is one more of its kind.
  const isMore = GRAVE.filter((code) => many(after.report, code) > many(before.report, code));
  const wrong = freshIn(before.report, after.report).find(
    (found) => isGrave(found) && isMore.includes(found.code),
  );
  if (wrong)
    throw new CannotRun(
      `nothing was written, since a check would say this then: ${wrong.file}:${wrong.line}: ${wrong.message.split('\n')[0]}`,
    );
}
