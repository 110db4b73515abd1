import type { RecordEntry } from './published-record.ts';

const HEAD = `# Every address and every anchor that this site has ever published, with the day on which it was first recorded.
# \`npm run release\` and \`npm run move\` write this file. Nothing in it may go: others may have cited it.
`;

/** Writes a record: an entry a line, sorted, pages before what stands on them. */
export function recordText(
  entries: Iterable<readonly [key: string, entry: Pick<RecordEntry, 'day'>]>,
): string {
  const lines = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { day }]) => `${day}  ${key}\n`);
  return HEAD + lines.join('');
}
