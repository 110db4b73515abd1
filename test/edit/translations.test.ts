import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { root, run } from '../support/command.ts';
import { newFolder } from '../support/fixture.ts';

const DAY = '2026-11-25';

/** This repository's own content, whose translations were all compared with their originals. */
function ours(): string {
  const folder = join(newFolder(), 'content');
  cpSync(join(root, 'content'), folder, { recursive: true });
  return folder;
}

async function move(folder: string, ...words: string[]): Promise<void> {
  const given = { words, gone: false, why: [], see: undefined, after: undefined };
  await writeChanges(folder, planMove(folder, given, DAY).changes);
}

/** The translations that are told to be due, by their files below the content folder and the reason. */
function dueIn(folder: string): string[] {
  const { report } = checkSite(examineSources(folder, DAY));
  return report.problems
    .filter(({ code }) => code === 'translation-stale')
    .map(({ file, line, message }) => `${file.split('/content/').at(-1)}:${line} ${message.split('\n')[0]}`);
}

describe('What was compared stays compared', () => {
  test.each([
    ['where a topic moves', ['privacy/data-retention.md', 'privacy/retention.md']],
    ['where an id changes, and links to it with it', ['privacy/data-retention.md#timeline', '#day-by-day']],
    ['where a section moves', ['privacy/data-retention.md#timeline', 'privacy/data-deletion.md']],
  ])('%s', async (_, words) => {
    const folder = ours();
    expect(dueIn(folder)).toEqual([]);
    await move(folder, ...words);
    expect(dueIn(folder)).toEqual([]);
    const record = readFileSync(join(folder, '_data/translations.txt'), 'utf8');
    expect(record).not.toContain(`zh/${words[0]} `);
  });
});

test('A section that was due is due still at its new place, and no other', async () => {
  const folder = ours();
  const file = join(folder, 'en/privacy/data-retention.md');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('stated this order of events');
  writeFileSync(file, text.replace('stated this order of events', 'named this order of events'));
  expect(dueIn(folder)).toHaveLength(1);
  await move(folder, 'privacy/data-retention.md#timeline', 'privacy/data-deletion.md');
  expect(dueIn(folder)).toEqual([
    expect.stringMatching(/^zh\/privacy\/data-deletion\.md:\d+ The original of this section/),
  ]);
});

test('What is taken off the site is not compared any more', async () => {
  const folder = ours();
  const words = ['privacy/data-portability.md', '--gone', '--see', 'privacy/data-retention.md'];
  const why = ['--why', 'en=It is over.', '--why', 'zh=已经结束。'];
  const { code, stderr } = await run('move', ['--content', folder, ...words, ...why]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, '_data/translations.txt'), 'utf8')).not.toContain('data-portability');
  expect(dueIn(folder).filter((line) => line.includes('never compared'))).toEqual([]);
});
