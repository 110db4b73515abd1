import { placeText } from '../problem.ts';
import { printable } from '../report/printable.ts';
import { countsText } from '../report/report.ts';
import type { Setting } from '../report/setting.ts';
import { broken, paint } from '../report/text.ts';
import type { DueItem, DueReview, DueTranslation } from './due-items.ts';
import { type WordRun, wordsOf } from './word-diff.ts';

/** How a list of what is due may look. */
interface ReviewLook extends Pick<Setting, 'colour' | 'columns'> {
  /** The last day of what is told. */
  readonly until: string;
}

/** How many words are shown on each side of a change. */
const AROUND = 12;

/** What is due, owner by owner, for people. */
export function reviewText(items: readonly DueItem[], look: ReviewLook): string {
  if (items.length === 0) return `Nothing is due until ${look.until}.\n`;
  const owners = [...Map.groupBy(items, ({ owner }) => owner)];
  const parts = owners.flatMap(([owner, due]) => [
    `── ${paint(look.colour, 'underline', printable(owner))} · ${countsOf(due)}`,
    ...due.map((item) => block(item, look)),
  ]);
  return [...parts, `Due until ${look.until}: ${countsOf(items)}.`].map((part) => `${part}\n`).join('\n');
}

function countsOf(items: readonly DueItem[]): string {
  const number = (noun: string): number => items.filter((item) => nounOf(item) === noun).length;
  return countsText({
    review: number('review'),
    translation: number('translation'),
    section: number('section'),
  });
}

function nounOf(item: DueItem): string {
  if (item.kind === 'review') return 'review';
  return item.reason === 'never' ? 'translation' : 'section';
}

function block(item: DueItem, look: ReviewLook): string {
  const place = paint(look.colour, 'bold', printable(placeText(item.place)));
  const said = item.kind === 'review' ? reviewLines(item) : translationLines(item, look);
  const lines = said.flatMap((line) => broken(line, look.columns)).map((line) => `  ${line}`);
  return [`${place}  ${paint(look.colour, 'yellow', nounOf(item))}`, ...lines].join('\n');
}

function reviewLines({ reviewed, due, overdue, every }: DueReview): string[] {
  const months = every === 1 ? 'every month' : `every ${every} months`;
  const when = overdue ? 'The review is overdue since' : 'The review is due by';
  return [`${when} ${due}: last reviewed on ${reviewed}, ${months}.`];
}

function translationLines(item: DueTranslation, look: ReviewLook): string[] {
  const { reason, original, target, changes, text } = item;
  const there = printable(placeText(original));
  const mark = `Then: npm run review -- --done ${printable(target)}`;
  if (reason === 'never') return [`This translation was never compared with its original (${there}).`, mark];
  if (reason === 'new')
    return [`This section was never compared with its original (${there}), which says:`, shorten(text), mark];
  if (!changes)
    return [
      `The original (${there}) changed since it was translated; what it said then is not in the history of this copy. It says:`,
      shorten(text),
      mark,
    ];
  return [`The original (${there}) changed since it was translated:`, diffText(changes, look), mark];
}

/** `… for [-90-]{+60+} days …`; the marks stay in colour too, since colour is not for everybody. */
function diffText(runs: readonly WordRun[], look: ReviewLook): string {
  return runs
    .map(({ kind, text }, index) => {
      if (kind === 'same') return middleCut(printable(text), index > 0, index < runs.length - 1);
      const [, word = '', space = ''] = /^(.*?)(\s*)$/s.exec(text) ?? [];
      const marked = kind === 'old' ? `[-${printable(word)}-]` : `{+${printable(word)}+}`;
      const isBeforeNew = kind === 'old' && runs[index + 1]?.kind === 'new';
      return paint(look.colour, kind === 'old' ? 'red' : 'green', marked) + (isBeforeNew ? '' : space);
    })
    .join('')
    .trim();
}

/** What stayed, as far as it stands near a change. */
function middleCut(text: string, isBehind: boolean, isBefore: boolean): string {
  const words = wordsOf(text);
  const [head, tail] = [isBehind ? AROUND : 0, isBefore ? AROUND : 0];
  if (words.length <= head + tail + 1) return text;
  return `${words.slice(0, head).join('')}… ${words.slice(words.length - tail).join('')}`;
}

function shorten(text: string): string {
  return text.length > 400 ? `${printable(text.slice(0, 400).toWellFormed())}…` : printable(text);
}
