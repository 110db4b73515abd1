import { placeText } from '../problem.ts';
import { printable } from '../report/printable.ts';
import { countsText } from '../report/report.ts';
import type { Setting } from '../report/setting.ts';
import { broken, paint } from '../report/text.ts';
import { type WordRun, wordsOf } from '../text/word-diff.ts';
import type { DueEnd, DueItem, DueReview, DueTranslation } from './due.ts';

/** How a list of what is due may look. */
interface ReviewLook extends Pick<Setting, 'colour' | 'columns'> {
  /** The last day of what is told. */
  readonly until: string;
}

/** How many words, and spaces between them, are shown on each side of a change. */
const AROUND = 24;

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

/** How many of each kind are due. */
export function countsOf(items: readonly DueItem[]): string {
  const nouns = ['review', 'translation', 'section', 'last day', 'acceptance', 'certificate', 'security.txt'];
  return countsText(
    Object.fromEntries(nouns.map((noun) => [noun, items.filter((item) => nounOf(item) === noun).length])),
  );
}

const NAMES: Readonly<Record<string, string>> = { security: 'security.txt', 'last-day': 'last day' };

/** What a thing that is due is called. */
export function nounOf(item: DueItem): string {
  if (item.kind === 'translation') return item.reason === 'never' ? 'translation' : 'section';
  return NAMES[item.kind] ?? item.kind;
}

function block(item: DueItem, look: ReviewLook): string {
  const place = paint(look.colour, 'bold', printable(placeText(item.place)));
  const said = dueLines(item, look.colour);
  const lines = said.flatMap((line) => broken(line, look.columns)).map((line) => `  ${line}`);
  return [`${place}  ${paint(look.colour, 'yellow', nounOf(item))}`, ...lines].join('\n');
}

/** What is said of a thing that is due. */
export function dueLines(item: DueItem, colour = false): string[] {
  if (item.kind === 'review') return reviewLines(item);
  return item.kind === 'translation' ? translationLines(item, colour) : endLines(item);
}

/** What is to be done before something ends. */
const BEFORE_IT_ENDS: Readonly<Record<DueEnd['kind'], readonly [until: string, cure: string]>> = {
  'last-day': [
    'published until',
    'See that no link leads there any more by then, and that _data/gone.yaml says why it goes.',
  ],
  acceptance: [
    'accepted until',
    'Mend the problem and take the entry away, or give a later day with a new reason.',
  ],
  certificate: ['valid until', 'Write the day of the new certificate, or what became of it.'],
  security: ['to be relied on until', 'See that it names whom to tell, and write a day within a year.'],
};

function endLines({ kind, what, due, overdue }: DueEnd): string[] {
  const [until, cure] = BEFORE_IT_ENDS[kind];
  return [`${printable(what)}: ${overdue ? 'was ' : ''}${until} ${due}.`, cure];
}

function reviewLines({ reviewed, due, overdue, every }: DueReview): string[] {
  const months = every === 1 ? 'every month' : `every ${every} months`;
  const when = overdue ? 'The review is overdue since' : 'The review is due by';
  return [`${when} ${due}: last reviewed on ${reviewed}, ${months}.`];
}

function translationLines(item: DueTranslation, colour: boolean): string[] {
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
  return [`The original (${there}) changed since it was translated:`, diffText(changes, colour), mark];
}

/** `… for [-90-]{+60+} days …`; the marks stay in colour too, since colour is not for everybody. */
function diffText(runs: readonly WordRun[], colour: boolean): string {
  return runs
    .map(({ kind, text }, index) => {
      if (kind === 'same') return middleCut(printable(text), index > 0, index < runs.length - 1);
      const [, word = '', space = ''] = /^(.*?)(\s*)$/s.exec(text) ?? [];
      const marked = kind === 'old' ? `[-${printable(word)}-]` : `{+${printable(word)}+}`;
      const isBeforeNew = kind === 'old' && runs[index + 1]?.kind === 'new';
      return paint(colour, kind === 'old' ? 'red' : 'green', marked) + (isBeforeNew ? '' : space);
    })
    .join('')
    .trim();
}

/** What stayed, as far as it stands near a change. */
function middleCut(text: string, isBehind: boolean, isBefore: boolean): string {
  const words = wordsOf(text);
  const [head, tail] = [isBehind ? AROUND : 0, isBefore ? AROUND : 0];
  if (words.length <= head + tail + 1) return text;
  return `${words.slice(0, head).join('').trimEnd()} … ${words
    .slice(words.length - tail)
    .join('')
    .trimStart()}`;
}

function shorten(text: string): string {
  return text.length > 400 ? `${printable(text.slice(0, 400).toWellFormed())}…` : printable(text);
}
