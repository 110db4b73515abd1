import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { siteWith, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const [BEFORE, AFTER] = ['2026-12-01', '2027-01-05'];
const fair = topic('## Here {#here}\n\nText.\n').replace('02-28\n', '02-28\nexpires: 2026-12-31\n');
const before = '# Said ahead.\n- { page: fair.md, on: 2026-12-31, why: Over., see: index.md }\n';

/** A site with a page that has a last day, which was released. */
function ending(): string {
  return siteWith({
    'en/fair.md': fair,
    '_data/gone.yaml': before,
    '_data/record.txt': '2026-11-22  /en/fair/\n2026-11-22  /en/fair/#here\n',
  });
}

async function move(content: string, day: string, words: string[], why: string[] = []): Promise<void> {
  const given = { words, gone: why.length > 0, why, see: undefined, after: undefined };
  const { changes } = planMove(content, given, day);
  expect((await writeChanges(content, changes)).refused).toEqual(new Map());
}

const read = (content: string, path: string): string => readFileSync(join(content, path), 'utf8');

/** What is told on a day, new addresses aside. */
const told = (content: string, day: string): string[] =>
  toldOfSite(content, day).filter((line) => !line.endsWith('unrecorded'));

describe.each([
  ['before', BEFORE],
  ['after', AFTER],
])('%s its last day a page', (_, day) => {
  test('moves with what is said ahead of its end', async () => {
    const content = ending();
    await move(content, day, ['fair.md', 'fair-of-2026.md']);
    expect(read(content, 'en/fair-of-2026.md')).toContain('aliases:\n  top: [/en/fair/]\n');
    expect(read(content, '_data/gone.yaml')).toBe(before.replace('fair.md', 'fair-of-2026.md'));
    expect([...told(content, day), ...told(content, AFTER)]).toEqual([]);
  });

  test('goes for good, and is told of as it is said then', async () => {
    const content = ending();
    await move(content, day, ['fair.md'], ['It was called off.']);
    expect(read(content, '_data/gone.yaml')).toBe(
      `# Said ahead.\n\n- page: fair.md\n  on: ${day}\n  why: It was called off.\n`,
    );
    expect(told(content, day)).toEqual([]);
  });
});

test('After its last day its file may be deleted by hand: what was said of it stays', () => {
  const content = ending();
  rmSync(join(content, 'en/fair.md'));
  expect(told(content, AFTER)).toEqual([]);
});
