/** A run of words that both texts have, or one of them. */
export interface WordRun {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** Words with the space behind them; each Chinese character is one. */
const WORD = /\p{Script=Han}\s*|[^\s\p{Script=Han}]+\s*|^\s+/gu;
/** Beyond this the middle of the texts is told as wholly replaced. */
const CELLS = 4_000_000;

/** Compares two texts word by word: in order, the words that stayed, went and came. */
export function diffWords(before: string, after: string): WordRun[] {
  const [a, b] = [before.match(WORD) ?? [], after.match(WORD) ?? []];
  const start = sharedAt(a, b, (list, index) => list[index]);
  const end = Math.min(
    sharedAt(a, b, (list, index) => list[list.length - 1 - index]),
    Math.min(a.length, b.length) - start,
  );
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...middle,
    ...a.slice(a.length - end).map((text) => ({ kind: 'same' as const, text })),
  ]);
}

type At = (list: readonly string[], index: number) => string | undefined;

function sharedAt(a: readonly string[], b: readonly string[], at: At): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && at(a, count) === at(b, count)) count++;
  return count;
}

/** By the longest common subsequence; words that went come first. */
function diffMiddle(a: readonly string[], b: readonly string[]): WordRun[] {
  const old = (text: string): WordRun => ({ kind: 'old', text });
  const fresh = (text: string): WordRun => ({ kind: 'new', text });
  if (a.length * b.length > CELLS) return [...a.map(old), ...b.map(fresh)];
  const lengths = commonLengths(a, b);
  const lengthAt = (i: number, k: number): number => lengths[i]?.[k] ?? 0;
  const runs: WordRun[] = [];
  let [i, k] = [0, 0];
  while (i < a.length || k < b.length) {
    const [left, right] = [a[i], b[k]];
    if (left !== undefined && left === right) {
      runs.push({ kind: 'same', text: left });
      i++;
      k++;
    } else if (left !== undefined && (right === undefined || lengthAt(i + 1, k) >= lengthAt(i, k + 1))) {
      runs.push(old(left));
      i++;
    } else {
      runs.push(fresh(right ?? ''));
      k++;
    }
  }
  return runs;
}

/** How many words the rests from each pair of places have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i] as Uint32Array, rows[i + 1] as Uint32Array];
    for (let k = b.length - 1; k >= 0; k--)
      row[k] = a[i] === b[k] ? (below[k + 1] ?? 0) + 1 : Math.max(below[k] ?? 0, row[k + 1] ?? 0);
  }
  return rows;
}

/** Runs of one kind as one; between two changes, what went stands before what came. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const result: WordRun[] = [];
  let [old, fresh] = ['', ''];
  const flush = (): void => {
    if (old !== '') result.push({ kind: 'old', text: old });
    if (fresh !== '') result.push({ kind: 'new', text: fresh });
    [old, fresh] = ['', ''];
  };
  for (const { kind, text } of runs) {
    if (kind === 'old') old += text;
    else if (kind === 'new') fresh += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text };
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}
