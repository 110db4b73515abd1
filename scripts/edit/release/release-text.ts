import { nameOf, wordOf } from '../../checks/announced-changes.ts';
import { terminalColumns } from '../../cli/terminal.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import type { Site } from '../../site/site.ts';
import type { WaitingChange } from '../../site/versions/change-file.ts';
import type { StatementChange } from '../../site/versions/changes-since.ts';
import { diffWords, type WordRun } from '../../text/word-diff.ts';
import type { PlannedRelease } from './plan-release.ts';

/** How many pages are named. */
const FEW = 20;

/** What is told of the versions that a release makes; in a trial what differs, word by word. */
export function releaseText(plan: PlannedRelease | undefined, { folder }: Site, isTrial: boolean): string {
  if (!plan) return '';
  const { name, pages, versions, log, taken } = plan;
  const head = `${isTrial ? 'Would release' : 'Released'} ${name}: ${count(versions, 'version')}, ${count(log.length, 'change')} in the log.\n`;
  const names = pages.slice(0, FEW).map(({ path }) => `  ${printable(path)}\n`);
  const more = pages.length > FEW ? `  and ${(pages.length - FEW).toLocaleString('en')} more\n` : '';
  const isFirst = log[0]?.kind === 'first';
  const what = isFirst ? 'goes: what nothing was released of before has not changed' : 'is taken in';
  if (!isTrial)
    return `${head}${names.join('')}${more}${taken.map(({ path }) => `  ${folder}/${path} ${what}\n`).join('')}`;
  const about = new Map(
    taken.flatMap((change) => change.statements.map((one) => [nameOf(one), change] as const)),
  );
  const told = pages.flatMap(({ statements }) =>
    statements.map((one) => differenceText(one, about.get(nameOf(one)))),
  );
  return head + told.join('') + more;
}

/** A statement that changed, and the paragraphs of it that did; what came and went is marked as git does. */
function differenceText(one: StatementChange, about: WaitingChange | undefined): string {
  const from = about?.effective === undefined ? '' : `, from ${about.effective} on`;
  const head = `  ${printable(nameOf(one))} (${wordOf(one, about?.kind)}${from})\n`;
  // Of what came or went whole there is nothing to compare.
  if (!one.old || !one.now) return head;
  const lines = linesOf(diffWords(one.old.markdown, one.now.markdown)).filter(({ isChanged }) => isChanged);
  return head + lines.map(({ text }) => `    ${text}\n`).join('');
}

interface Line {
  readonly text: string;
  readonly isChanged: boolean;
}

function linesOf(runs: readonly WordRun[]): Line[] {
  const mark = terminalColumns() !== undefined && !process.env.NO_COLOR ? coloured : marked;
  const lines: Line[] = [];
  let line: Line = { text: '', isChanged: false };
  for (const { kind, text } of runs)
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) {
        lines.push(line);
        line = { text: '', isChanged: false };
      }
      const shown = piece === '' ? '' : mark({ kind, text: printable(piece) });
      line = { text: line.text + shown, isChanged: line.isChanged || (kind !== 'same' && piece !== '') };
    }
  return [...lines, line];
}

function marked({ kind, text }: WordRun): string {
  return { same: text, old: `[-${text}-]`, new: `{+${text}+}` }[kind];
}

function coloured({ kind, text }: WordRun): string {
  return { same: text, old: `\u001b[31;9m${text}\u001b[0m`, new: `\u001b[32;4m${text}\u001b[0m` }[kind];
}
