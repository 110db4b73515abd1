import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { terminalColumns } from '../cli/terminal.ts';
import { today } from '../cli/today.ts';
import { writeText } from '../files.ts';
import { askGit } from '../publish/earlier-record.ts';
import { examineSources } from '../publish/examine.ts';
import { count } from '../report/report.ts';
import type { Topic } from '../site/content.ts';
import { readSections } from '../site/read-topic.ts';
import { TRANSLATIONS_PATH, writeTranslationRecord } from '../site/translations.ts';
import { dueItems, type OldText } from './due-items.ts';
import { markDone } from './mark-done.ts';
import { reviewText } from './review-text.ts';

/** How many versions of a file are looked at. */
const VERSIONS = 60;
/** How long git may take for an answer, in ms. */
const PATIENCE = 10_000;

/**
 * Tells what is due, by owner.
 * @param within how many days ahead reviews are told
 * @param format `text` or `json`
 * @throws CannotRun where there is no such format, or the folder holds no content
 */
export function listDue(folder: string, within: number, format = 'text'): number {
  if (format !== 'text' && format !== 'json')
    throw new CannotRun(`there is no format \`${format}\`: text, json`);
  const { content } = examineSources(folder);
  const day = today();
  const until = daysLater(day, within);
  const items = dueItems(content, day, until, oldTexts);
  if (format === 'json')
    process.stdout.write(`${JSON.stringify({ today: day, until, items }, undefined, 2)}\n`);
  else {
    const columns = terminalColumns();
    const colour = columns !== undefined && !process.env.NO_COLOR;
    process.stdout.write(reviewText(items, { colour, columns, until }));
    const faulty = content.topics.filter(({ matter }) => !matter).length;
    // A page whose front matter cannot be read cannot be told as due.
    if (faulty > 0)
      process.stderr.write(
        `review: ${count(faulty, 'page')} left out: \`npm run check\` tells the faults of the front matter\n`,
      );
  }
  return 0;
}

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
  const time = Math.min(Date.parse(day) + days * 24 * 60 * 60_000, Date.parse('9999-12-31'));
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * Marks sections of translations as up to date.
 * @param targets with commas between them
 * @throws CannotRun where one cannot be marked; then nothing is written
 */
export function markSections(folder: string, targets: string): number {
  const { content } = examineSources(folder);
  const wanted = targets.trim().split(/\s*,\s*/);
  const { record, marked, unchanged } = markDone(wanted.filter(Boolean), content);
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
