import { join } from 'node:path';
import { CannotRun } from '../../cannot-run.ts';
import { announce } from '../../cli/announce.ts';
import { outputFolder } from '../../folders.ts';
import { placeText } from '../../problem.ts';
import { checkSite } from '../../publish/build-site.ts';
import { askGit, earlierRecord } from '../../publish/earlier-record.ts';
import { examineSources } from '../../publish/examine.ts';
import { type JournalWrite, journalWrites, writeTogether } from '../../publish/journal.ts';
import { recall } from '../../publish/memory.ts';
import { Stopwatch } from '../../publish/stopwatch.ts';
import { count, type Report } from '../../report/report.ts';
import type { ContentFiles } from '../../site/content.ts';
import { RECORD_PATH, readRecordKey, recordText, standsAt } from '../../site/record.ts';
import { Site } from '../../site/site.ts';
import { historyFiles } from '../../site/versions/change-file.ts';
import { type Entry, markEntries } from '../mark-entries.ts';
import { plannedFiles, textsIn } from '../planned-files.ts';
import { mayWrite, standing } from '../write-changes.ts';
import { isClash, type PlannedRelease, planRelease } from './plan-release.ts';
import { releaseText } from './release-text.ts';

/** How many new entries are named. */
const FEW = 20;

/**
 * Records what a site publishes and its record does not have yet, and keeps what its pages say where it keeps versions. A site
 * with errors is told them, and nothing is released.
 * @param content the content folder, absolute
 * @param isTrial tells what it would write, and writes nothing
 * @returns the exit code
 * @throws CannotRun where there is nothing to check, or something cannot be written
 */
export function releaseSite(content: string, day: string, isTrial: boolean): number {
  const watch = new Stopwatch();
  // What a build of today found to be in order need not be looked at again.
  const last = recall(outputFolder)?.site;
  const earlier = earlierRecord(content);
  const examined = { ...examineSources(content, day, watch, { last }), earlier };
  const { files } = examined;
  const { report, content: site } = checkSite(examined, watch);
  expectNoneLater(site, day);
  const reason = hindrance(report, site);
  if (reason !== undefined) {
    const code = announce(report, { watch });
    process.stderr.write(`release: ${reason}, so nothing was recorded\n`);
    return Math.max(code, 1);
  }
  for (const { code, message } of report.problems)
    if (code === 'record-not-compared') process.stderr.write(`release: ${message}\n`);
  const publishedIn = (path: string): string =>
    earlier && 'commit' in earlier ? (askGit(content, ['show', `${earlier.commit}:./${path}`]) ?? '') : '';
  const plan = site.operator?.site.keep_versions ? planRelease(site, day, publishedIn) : undefined;
  const texts = textsAfter(files, plan);
  const after = plan ? siteAfter(site, files, texts) : site;
  const known = site.record?.entries ?? new Map<string, Entry>();
  const entries = markEntries(known, new Set([...known.keys(), ...after.published.keys()]), after, day);
  const news = newsOf(known, entries);
  const { stood = [] } = site.record ?? {};
  const at = standsAt(site.operator);
  const hasMoved = at !== undefined && stood.length > 0 && stood.every((one) => one.at !== at);
  if (linesOf(news).length > 0 || hasMoved)
    texts.set(RECORD_PATH, recordText(entries, at === undefined ? stood : [{ at }]));
  const writes = journalWrites(textsIn({ ...files, topics: [] }), texts);
  if (writes.length > 0 && !isTrial) writeRelease(content, plan?.name ?? day, writes);
  process.stdout.write(releaseText(plan, site, isTrial));
  if (hasMoved)
    process.stdout.write(`${isTrial ? 'Would record' : 'Recorded'} that the site stands at ${at} now.\n`);
  if ((!plan && !hasMoved) || linesOf(news).length > 0)
    process.stdout.write(said(news, known.size, site.folder, isTrial));
  return 0;
}

/**
 * What was published is past: a release of an earlier day would say that something else was in force by then.
 * @throws CannotRun where something was released on a later day
 */
function expectNoneLater({ versions }: Site, day: string): void {
  const last = versions.releases.at(-1)?.slice(0, 10) ?? '';
  if (last > day)
    throw new CannotRun(
      `the last release is of ${last}, and today is ${day}: set the clock of this machine right, or \`time_zone\` in _data/operator.yaml; else wait until ${last}`,
    );
}

/** Why nothing can be released; that two versions have one name is settled by it. */
function hindrance({ problems }: Report, { versions }: Site): string | undefined {
  const settled = versions.problems.filter(isClash).map(({ place }) => placeText(place));
  const errors = problems.filter(
    ({ code, severity, ...place }) =>
      severity === 'error' && !(code === 'damaged-history' && settled.includes(placeText(place))),
  );
  if (errors.length > 0) return 'there are errors';
  return problems.some(({ code }) => code === 'unannounced-change')
    ? 'statements changed and nobody is told'
    : undefined;
}

/** The texts that a release writes, by their paths, beside the record; null of what goes. */
function textsAfter(files: ContentFiles, plan: PlannedRelease | undefined): Map<string, string | null> {
  const was = textsIn(files);
  const added = [...(plan?.lines ?? [])].map(([path, lines]) => {
    const before = was.get(path) ?? '';
    const end = before === '' || before.endsWith('\n') ? '' : '\n';
    return [path, `${before}${end}${lines.join('\n')}\n`] as const;
  });
  return new Map([...added, ...(plan?.taken ?? []).map(({ path }) => [path, null] as const)]);
}

/** The site as it is with the versions that are made. */
function siteAfter(site: Site, files: ContentFiles, texts: ReadonlyMap<string, string | null>): Site {
  const whole = new Map([...textsIn({ ...files, topics: [] }), ...texts]);
  const left = [...whole].flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]));
  const { data } = plannedFiles(files, new Map(left));
  return new Site({ ...site, history: historyFiles(data, []) });
}

/** Writes what a release changes. @throws CannotRun before anything is written, where one of the files could not be */
export function writeRelease(content: string, release: string, writes: readonly JournalWrite[]): void {
  for (const { path } of writes) {
    const file = join(content, path);
    if (![file, join(file, '..')].map(standing).every(mayWrite))
      throw new CannotRun(`cannot write \`${file}\`: it is read-only`);
  }
  writeTogether(content, { release, writes });
}

/** What a release has to record, a line each. */
interface News {
  readonly fresh: readonly string[];
  /** Where what was recorded before leads now, where the record did not say so yet. */
  readonly moved: readonly string[];
  /** The files of which it did not have this version yet. */
  readonly versions: readonly string[];
}

function linesOf({ fresh, moved, versions }: News): string[] {
  return [...fresh.slice(0, FEW), ...moved.slice(0, FEW), ...versions.slice(0, FEW)];
}

function newsOf(known: ReadonlyMap<string, Entry>, entries: ReadonlyMap<string, Entry>): News {
  const placesOf = (entry: Entry | undefined): string => entry?.now?.join(', ') ?? '';
  const fresh = [...entries.keys()].filter((key) => !known.has(key)).sort();
  const moved = [...known]
    .filter(([key, entry]) => placesOf(entry) !== placesOf(entries.get(key)))
    .map(([key]) => `${key} → ${placesOf(entries.get(key)) || 'where it stood'}`)
    .sort();
  const versions = [...known]
    .filter(([key, entry]) => entry.versions?.length !== entries.get(key)?.versions?.length)
    .map(([key]) => `${key}, the present version`)
    .sort();
  return { fresh, moved, versions };
}

function said(news: News, before: number, folder: string, isTrial: boolean): string {
  const shown = (number: number): string => number.toLocaleString('en');
  const { fresh, moved, versions } = news;
  const listed = linesOf(news);
  if (listed.length === 0) return `Nothing is new: ${shown(before)} addresses and anchors are recorded.\n`;
  const pages = fresh.filter((key) => readRecordKey(key).id === null).length;
  const parts = [
    ...(pages > 0 ? [`${shown(pages)} ${pages === 1 ? 'address' : 'addresses'}`] : []),
    ...(fresh.length > pages ? [count(fresh.length - pages, 'anchor')] : []),
    ...(moved.length > 0
      ? [`where ${shown(moved.length)} of before ${moved.length === 1 ? 'leads' : 'lead'} now`]
      : []),
    ...(versions.length > 0 ? [count(versions.length, 'version')] : []),
  ];
  const list = listed.map((key) => `  ${key}\n`);
  const left = fresh.length + moved.length + versions.length - listed.length;
  const more = left > 0 ? `  and ${shown(left)} more\n` : '';
  const head = `${isTrial ? 'Would record' : 'Recorded'} ${parts.join(' and ')}:\n${list.join('')}${more}`;
  if (isTrial) return head;
  return `${head}${folder}/${RECORD_PATH} holds ${shown(before + fresh.length)} entries now: commit it.\n`;
}
