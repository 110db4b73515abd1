import { diffArrays } from 'diff';

/** A run of words that both texts have, or one of them. */
export interface WordRun {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** What went and came at one place, and what stayed in front of it, word by word. */
interface Change {
  readonly same: readonly string[];
  readonly old: readonly string[];
  readonly new: readonly string[];
}

/** Beyond this nobody would read what went and came, and to find it would take seconds. */
const MOST_CHANGES = 2000;

/**
 * Compares two texts word by word: in order, the words that stayed, went and came. Words that stayed between changes longer
 * than they are count as changed; texts with too little in common are told as replaced.
 */
export function diffWords(before: string, after: string): WordRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const parts = diffArrays(old, now, { maxEditLength: MOST_CHANGES });
  const replaced = [{ same: [], old, new: now }];
  return asOne((parts ? joined(changesIn(parts)) : replaced).flatMap(narrowed));
}

function changesIn(parts: NonNullable<ReturnType<typeof diffArrays<string>>>): Change[] {
  const changes: Change[] = [];
  let same: readonly string[] = [];
  let old: readonly string[] = [];
  for (const [index, { value, added, removed }] of parts.entries()) {
    if (removed) old = value;
    else if (!added) same = value;
    if ((!added && !removed) || (removed && parts[index + 1]?.added)) continue;
    changes.push({ same, old, new: added ? value : [] });
    [same, old] = [[], []];
  }
  return [...changes, { same, old, new: [] }];
}

/** Takes changes together where no more than a word or a space parts them. */
function joined(changes: readonly Change[]): Change[] {
  const all: Change[] = [];
  for (let change of changes) {
    for (let last = all.at(-1); last && isSlight(last, change); last = all.at(-1)) {
      all.pop();
      const between = change.same;
      change = {
        same: last.same,
        old: [...last.old, ...between, ...change.old],
        new: [...last.new, ...between, ...change.new],
      };
    }
    all.push(change);
  }
  return all;
}

/** Whether what stands between two changes is a space, or shorter than both; paragraphs stay apart. */
function isSlight(before: Change, { same, ...after }: Change): boolean {
  const text = same.join('');
  const lengths = [before, after].map((one) => Math.max(one.old.join('').length, one.new.join('').length));
  return !text.includes('\n') && (text.trim() === '' || text.length < Math.min(...lengths));
}

/**
 * How a dictionary cuts a text into words depends on what stands around, so that words beside a change would seem to change
 * too: what both begin and end with stayed, as far as it is whole words in one of them.
 */
function narrowed({ same, old, new: now }: Change): WordRun[] {
  const [before, after] = [old.join(''), now.join('')];
  const head = lastEnd([old, now], sharedStart(before, after));
  const [oldRest, newRest] = [before.slice(head), after.slice(head)];
  const shared = sharedStart(turned(oldRest), turned(newRest));
  const tail = lastEnd([old.toReversed(), now.toReversed()], shared);
  return [
    { kind: 'same', text: same.join('') + before.slice(0, head) },
    { kind: 'old', text: oldRest.slice(0, oldRest.length - tail) },
    { kind: 'new', text: newRest.slice(0, newRest.length - tail) },
    { kind: 'same', text: oldRest.slice(oldRest.length - tail) },
  ];
}

/** Where the last word ends, in one list or the other, that ends within so many signs; numbers, and what hyphens join, stay whole. */
function lastEnd(lists: readonly (readonly string[])[], most: number): number {
  const all = lists.map((words) => endsOf(words).filter(({ end }) => end <= most));
  const ends = new Set(all.flatMap((words) => words.map(({ end }) => end)));
  for (const words of lists)
    for (const { word, start, end } of endsOf(words))
      if (WHOLE.test(word)) for (let at = start + 1; at < end; at++) ends.delete(at);
  return Math.max(0, ...ends);
}

function endsOf(words: readonly string[]): { word: string; start: number; end: number }[] {
  let at = 0;
  return words.map((word) => {
    const start = at;
    at += word.length;
    return { word, start, end: at };
  });
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
}

/** Sign by sign, halves of signs too: it is measured only. */
function turned(text: string): string {
  return text.split('').reverse().join('');
}

/** Takes runs of a kind together, and leaves empty ones out. */
function asOne(runs: readonly WordRun[]): WordRun[] {
  const all: WordRun[] = [];
  for (const { kind, text } of runs) {
    const last = all.at(-1);
    if (last?.kind === kind) all[all.length - 1] = { kind, text: last.text + text };
    else if (text !== '') all.push({ kind, text });
  }
  return all;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** A number in Chinese signs, which the dictionary may cut: 一百二十 is one as 120 is. */
const HAN_NUMBER = /([〇零一二三四五六七八九十百千万萬亿億兆两兩]{2,})/;

/** A word that is one number, or of which hyphens make one. */
const WHOLE = new RegExp(
  `\\p{Nd}|^${HAN_NUMBER.source}$|\\p{Script=Latin}[-\u2010\u2011]\\p{Script=Latin}`,
  'u',
);

/** What a hyphen makes one word of: _forty-one_ is a number as 41 is. */
const HYPHENED = /(\p{Script=Latin}+(?:[-\u2010\u2011]\p{Script=Latin}+)+)/u;

/** The words of a text, and the spaces and signs between them, in any language. */
export function wordsOf(text: string): string[] {
  const cut = (piece: string): string[] => [...segmenter.segment(piece)].map(({ segment }) => segment);
  const between = (pattern: RegExp, rest: (piece: string) => string[]) => (piece: string) =>
    piece.split(pattern).flatMap((one, index) => (index % 2 === 1 ? one : rest(one)));
  return between(HYPHENED, between(HAN_NUMBER, cut))(text);
}
