import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { CannotRun } from '../cannot-run.ts';
import { isAbout, languageOf, nameOf, unchanged, wordOf } from '../checks/announced-changes.ts';
import type { Ask } from '../cli/ask.ts';
import { nearest } from '../nearest.ts';
import { placeText } from '../problem.ts';
import { printable } from '../report/printable.ts';
import { count } from '../report/report.ts';
import { isDay } from '../site/is-day.ts';
import { loadContent } from '../site/load.ts';
import { readContent } from '../site/read-content.ts';
import type { Site } from '../site/site.ts';
import { CHANGES_FOLDER } from '../site/versions/change-file.ts';
import { changesSince, isWhole, type StatementChange } from '../site/versions/changes-since.ts';
import { type ChangeKind, changeKinds } from '../site/versions/version-lines.ts';
import { textsOf } from './new/making.ts';
import { expectData } from './planned-files.ts';
import { type Change, unfinishedText, type WrittenChanges } from './write-changes.ts';

/** What the command was given. */
interface GivenChange {
  readonly kind?: string;
  readonly summary: readonly string[];
  readonly effective?: string;
  readonly only: readonly string[];
}

/** What is to be written, and what is told of it. */
interface ChangePlan {
  readonly folder: string;
  readonly changes: readonly Change[];
  readonly listed: readonly StatementChange[];
  readonly kind?: ChangeKind;
  /** What changed, and no file lists. */
  readonly left: readonly StatementChange[];
  /** A day was given, and nothing changed that could begin on it. */
  readonly isPutOff?: boolean;
}

/**
 * Works out the file that announces what changed since the last release.
 * @param folder the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @param ask gives what is missing
 * @throws CannotRun where there is nothing to compare with, or something else was asked for than changed
 */
export async function planChange(
  folder: string,
  given: GivenChange,
  day: string,
  ask: Ask,
): Promise<ChangePlan> {
  const site = readContent(loadContent(folder, day));
  expectReleased(site);
  const { effective } = given;
  if (effective !== undefined && !(isDay(effective) && effective > day))
    throw new CannotRun(
      `\`--effective ${effective}\` is no day to come: give one as YYYY-MM-DD, or leave it out`,
    );
  const open = openChanges(site);
  if (open.length === 0 && given.only.length === 0)
    return { folder: site.folder, changes: [], listed: [], left: [], isPutOff: effective !== undefined };
  const kind = await kindOf(given, ask);
  const listed = given.only.length > 0 ? askedFor(given.only, kind, open, site) : fitting(kind, open);
  if (listed.length === 0)
    throw new CannotRun(
      `nothing is of the kind \`${kind}\`; what changed: ${open.slice(0, FEW).map(told).join(', ')}`,
    );
  const codes = [...new Set(listed.map(languageOf))];
  const asking = { site, given, ask };
  const question = 'What changed, in a sentence for readers?';
  const bare = codes.includes(site.defaultLanguage) ? site.defaultLanguage : undefined;
  const summary = await textsOf(asking, 'summary', question, undefined, { codes, bare });
  const file = { kind, summary: Object.fromEntries(summary), effective, statements: listed.map(nameOf) };
  const change = { path: pathFor(kind, listed), was: undefined, is: stringify(file, { lineWidth: 0 }) };
  const left = open.filter((one) => !listed.includes(one) && !one.isWhole);
  return { folder: site.folder, changes: [change], listed, kind, left };
}

/** How many statements are named. */
const FEW = 20;

interface OpenChange extends StatementChange {
  /** Its page came or went as a whole, which tells itself. */
  readonly isWhole: boolean;
}

function expectReleased(site: Site): void {
  expectData(site);
  if (!site.operator?.site.keep_versions)
    throw new CannotRun(
      'this site keeps no versions of its pages: `keep_versions: true` below `site` in _data/operator.yaml has it do so',
    );
  if (site.versions.isEmpty)
    throw new CannotRun(
      'nothing of this site was released with its text yet: the first `npm run release` needs no announcement',
    );
  const [fault] = [...site.problems, ...site.versions.problems].filter(({ code }) => UNREAD.has(code));
  if (fault)
    throw new CannotRun(
      `\`npm run check\` tells what cannot be read; mend that first: ${placeText(fault.place)}`,
    );
}

const UNREAD: ReadonlySet<string> = new Set([
  'front-matter',
  'data-file',
  'damaged-history',
  'unreadable-file',
]);

/** What changed, and no change file lists yet. */
function openChanges(site: Site): OpenChange[] {
  const listed = new Set(site.versions.waiting.flatMap(({ statements }) => statements.map(nameOf)));
  return changesSince(site)
    .flatMap((page) => page.statements.map((one) => ({ ...one, isWhole: isWhole(page) })))
    .filter((one) => !listed.has(nameOf(one)));
}

async function kindOf({ kind }: GivenChange, ask: Ask): Promise<ChangeKind> {
  const known: readonly string[] = changeKinds;
  const fault = (answer: string): string | undefined =>
    known.includes(answer) ? undefined : `write one of ${known.join(', ')}`;
  const text = `What kind of change is it: ${known.join(', ')}?`;
  const found = kind ?? (await ask({ text, option: '--kind changed', fault }));
  if (fault(found) !== undefined) {
    const meant = nearest(found, known);
    throw new CannotRun(
      `\`--kind ${found}\`: ${meant === undefined ? fault(found) : `did you mean \`${meant}\`?`}`,
    );
  }
  return found as ChangeKind;
}

/** Of a page that came or went as a whole one need not say so: it is taken where that is the kind. */
function fitting(kind: ChangeKind, open: readonly OpenChange[]): OpenChange[] {
  return open.filter(({ what, isWhole: isTold }) => isAbout(kind, what) && (!isTold || kind === what));
}

function askedFor(
  only: readonly string[],
  kind: ChangeKind,
  open: readonly OpenChange[],
  site: Site,
): OpenChange[] {
  return [...new Set(only)].map((name) => {
    const path = name.startsWith(`${site.folder}/`) ? name.slice(site.folder.length + 1) : name;
    const found = open.find((one) => nameOf(one) === path);
    if (!found) throw new CannotRun(notOpen(path, open, site));
    if (!isAbout(kind, found.what))
      throw new CannotRun(`\`${path}\` is ${found.what}: give \`--kind ${found.what}\`, or leave it out`);
    return found;
  });
}

function notOpen(name: string, open: readonly StatementChange[], site: Site): string {
  for (const { statements } of site.versions.waiting)
    for (const one of statements)
      if (nameOf(one) === name) return `\`${name}\` is listed already, at ${placeText(one.place)}`;
  const cut = name.indexOf('#');
  const { fault, suggestion } = unchanged(
    { path: name.slice(0, Math.max(cut, 0)), id: name.slice(cut + 1) },
    site,
    new Map(open.map((one) => [nameOf(one), one])),
  );
  if (fault === 'unchanged') return `\`${name}\` says what it said when it was released last: leave it out`;
  const hint = suggestion === undefined ? '' : `: did you mean \`${suggestion}\`?`;
  return fault === 'moved' && suggestion !== undefined
    ? `\`${name}\` stands elsewhere now: name it \`${suggestion}\``
    : `there is no statement \`${name}\`, and the last release had none${hint}`;
}

/** Readable, and the file of no other branch. */
function pathFor(kind: ChangeKind, [first]: readonly StatementChange[]): string {
  const names = (first?.path ?? '').replace(/(?:\/index)?\.md$/, '').split('/');
  return `${CHANGES_FOLDER}${names.at(-1)}-${kind}-${randomBytes(3).toString('hex')}.yaml`;
}

function told(one: StatementChange): string {
  return `\`${nameOf(one)}\` (${one.what})`;
}

const PUT_OFF =
  'To put off what was released with a day to come, take it back first: write what holds into the topic again, announce that without a day, and release; then announce the coming text with its new day.\n';

/**
 * Tells what was announced.
 * @param written undefined where nothing was to be written
 * @returns the exit code: 2 where the file could not be written
 */
export function announceChange(plan: ChangePlan, written: WrittenChanges | undefined): number {
  const { folder, changes, listed, kind, left, isPutOff } = plan;
  const [change] = changes;
  if (written && written.refused.size > 0) {
    process.stderr.write(unfinishedText('change: the file could not be written.', folder, changes, written));
    return 2;
  }
  if (!change) {
    process.stdout.write(
      `Nothing is left to be announced: all that changed is listed in a change file, or is as it was.\n${isPutOff ? PUT_OFF : ''}`,
    );
    return 0;
  }
  const line = (one: StatementChange, word: string = one.what): string =>
    `  ${printable(nameOf(one))} (${word})\n`;
  const head = written ? 'Wrote' : 'Would write';
  const more =
    left.length === 0
      ? ''
      : `Not listed, and changed too:\n${left
          .slice(0, FEW)
          .map((one) => line(one))
          .join('')}`;
  process.stdout.write(
    `${head} ${folder}/${change.path}, about ${count(listed.length, 'statement')}:\n${listed.map((one) => line(one, wordOf(one, kind))).join('')}${more}`,
  );
  return 0;
}
