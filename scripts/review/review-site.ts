import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { announceBeside } from '../cli/announce.ts';
import { writeIssue } from '../cli/outputs.ts';
import { terminalColumns } from '../cli/terminal.ts';
import { today } from '../cli/today.ts';
import { writeText } from '../files.ts';
import { nearest } from '../nearest.ts';
import { askGit } from '../publish/earlier-record.ts';
import { examineSources } from '../publish/examine.ts';
import { count } from '../report/report.ts';
import type { Topic } from '../site/content.ts';
import { BASE_FOLDER } from '../site/load-overlays.ts';
import { readSections } from '../site/read-topic.ts';
import type { Site } from '../site/site.ts';
import { TRANSLATIONS_PATH, writeTranslationRecord } from '../site/translations.ts';
import type { DueItem } from './due.ts';
import { dueItems, type OldText } from './due-items.ts';
import { markDone } from './mark-done.ts';
import { reviewCalendar } from './review-calendar.ts';
import { reviewIssue } from './review-issue.ts';
import { reviewText } from './review-text.ts';

/** The forms in which what is due is told. */
export type Format = 'text' | 'json' | 'ics';

/** How many versions of a file are looked at. */
const VERSIONS = 60;
/** How long git may take for an answer, in ms. */
const PATIENCE = 10_000;

/** What is to be told, and how. */
interface Listing {
  /** How many days ahead things are told. */
  readonly within: number;
  readonly format: Format;
  /** The role whose things alone are told. */
  readonly owner?: string | undefined;
  /** The file to write the text of an issue to, which is empty where nothing is due. */
  readonly issue?: string | undefined;
}

/**
 * Tells what is due, by owner.
 * @throws CannotRun where the folder holds no content, nobody is called as was asked for, or a file cannot be written
 */
export function listDue(folder: string, { within, format, owner, issue }: Listing): number {
  const day = today(folder);
  const { content } = examineSources(folder, day);
  const until = daysLater(day, within);
  const found = dueItems(content, day, until, oldTexts);
  const items = owner === undefined ? found : found.filter((item) => item.owner === owner);
  if (owner !== undefined && items.length === 0) expectOwner(owner, content);
  const told = listed[format](items, { content, today: day, until });
  // In GitHub Actions a text that an editor wrote may be a command.
  if (format === 'text') announceBeside(told);
  else process.stdout.write(told);
  const faulty = content.topics.filter(({ matter }) => !matter).length;
  // A page whose front matter cannot be read cannot be told as due.
  if (faulty > 0)
    process.stderr.write(
      `review: ${count(faulty, 'page')} left out: \`npm run check\` tells the faults of the front matter\n`,
    );
  if (issue !== undefined) writeIssue(issue, reviewIssue(items, until), folder);
  return 0;
}

/** How what is due can be told, by the names of the forms. */
const listed: Readonly<
  Record<Format, (items: readonly DueItem[], told: { content: Site; today: string; until: string }) => string>
> = {
  text(items, { until }) {
    const columns = terminalColumns();
    return reviewText(items, { colour: columns !== undefined && !process.env.NO_COLOR, columns, until });
  },
  json: (items, { today, until }) => `${JSON.stringify({ today, until, items }, undefined, 2)}\n`,
  ics(items, { content: { operator, languages, defaultLanguage }, today }) {
    const name = languages.get(defaultLanguage)?.words.get('site_name') ?? 'Trust center';
    const host = URL.parse(operator?.site.url ?? '')?.host ?? 'site.invalid';
    return reviewCalendar(items, { today, name, host });
  },
};

function expectOwner(owner: string, content: Site): void {
  const all = dueItems(content, '', LAST_DAY, () => () => undefined).map((item) => item.owner);
  const owners = [...new Set(all)];
  if (owners.includes(owner)) return;
  const meant = nearest(owner, owners);
  const hint = meant === undefined ? owners.map((one) => `“${one}”`).join(', ') : `did you mean “${meant}”?`;
  throw new CannotRun(`nobody is called “${owner}”: ${hint}`);
}

/** Of the years that are written with four digits. */
const LAST_DAY = '9999-12-31';

/** Finds what sections said in the history that git keeps of their file; nothing where there is no git, or no history. */
function oldTexts({ file }: Topic): OldText {
  const [folder, name] = [dirname(file), basename(file)];
  const git = (...args: string[]): string => askGit(folder, args, PATIENCE) ?? '';
  let commits: string[] | undefined;
  return (id, hashes) => {
    commits ??= git('rev-list', `--max-count=${VERSIONS}`, 'HEAD', '--', name).split('\n').filter(Boolean);
    for (const commit of commits) {
      const text = git('cat-file', 'blob', `${commit}:./${name}`).replace(/\r\n?/g, '\n');
      const section = readSections(text, file).find((one) => one.id === id);
      if (section && hashes.has(section.hash)) return section.text;
    }
    return undefined;
  };
}

/** @returns the last day of four digits where it would be a later one */
function daysLater(day: string, days: number): string {
  const time = Math.min(Date.parse(day) + days * 24 * 60 * 60_000, Date.parse(LAST_DAY));
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * Marks sections of translations as up to date.
 * @param targets with commas between them
 * @throws CannotRun where one cannot be marked; then nothing is written
 */
export function markSections(folder: string, targets: string): number {
  const { content } = examineSources(folder, today(folder));
  const all = targets
    .trim()
    .split(/\s*,\s*/)
    .filter(Boolean);
  const wanted = all.filter((target) => !markOverlay(target, content));
  if (all.length > 0 && wanted.length === 0) return 0;
  const { record, marked, unchanged } = markDone(wanted, content);
  const path = join(folder, TRANSLATIONS_PATH);
  const was = existsSync(path) ? readFileSync(path, 'utf8').replace(/\r\n?/g, '\n') : null;
  const text = writeTranslationRecord(record);
  if (text !== was) writeText(path, text, was);
  const lines = [
    ...marked.map((key) => `  ${content.folder}/${key}\n`),
    ...(unchanged.length > 0 ? [`${count(unchanged.length, 'target')} up to date already.\n`] : []),
  ];
  process.stdout.write(`Marked ${count(marked.length, 'section')} as up to date.\n${lines.join('')}`);
  return 0;
}

/** Keeps ours as it is now as what an overlay was compared with. @returns whether the target is an overlay */
function markOverlay(target: string, { overlays }: Pick<Site, 'overlays'>): boolean {
  for (const kind of ['layouts', 'assets'] as const) {
    const found = overlays[kind]
      .values()
      .find(({ file, path }) => [file, `${kind}/${path}`].includes(target));
    const folder = overlays.folders[kind];
    if (!found || folder === undefined) continue;
    if (found.ours === undefined) throw new CannotRun(`\`${target}\` takes the place of nothing of ours`);
    writeText(join(folder, BASE_FOLDER, found.path), found.ours);
    process.stdout.write(`Marked \`${target}\` as compared with ours.\n`);
    return true;
  }
  return false;
}
