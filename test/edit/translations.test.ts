import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { root, run } from '../support/command.ts';
import { newFolder } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { twinsWith } from '../support/twins.ts';

const DAY = '2026-11-25';

/** A site whose translations were all compared with their originals, and what there is on it. */
interface Compared {
  readonly name: string;
  readonly copy: () => string;
  readonly page: string;
  /** Another page, and an address that is free. */
  readonly other: string;
  readonly free: string;
  /** What stands in its section `timeline`. */
  readonly said: string;
}

const sites: readonly Compared[] = [
  {
    ...{ name: 'twins', copy: () => twinsWith(), said: 'After six months' },
    ...{ page: 'retention.md', other: 'index.md', free: 'kept.md' },
  },
  ...(isFull ? [own()] : []),
];

/** This repository's own content. */
function own(): Compared {
  const copy = (): string => {
    const folder = join(newFolder(), 'content');
    cpSync(join(root, 'content'), folder, { recursive: true });
    return folder;
  };
  const pages = ['data-retention', 'data-deletion', 'retention'].map((name) => `privacy/${name}.md`);
  const [page = '', other = '', free = ''] = pages;
  return { name: 'own', copy, page, other, free, said: 'stated this order of events' };
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

describe.each(sites)('Of the site $name', ({ copy, page, other, free, said }) => {
  test.each([
    ['where a topic moves', [page, free]],
    ['where an id changes, and links to it with it', [`${page}#timeline`, '#day-by-day']],
    ['where a section moves', [`${page}#timeline`, other]],
  ])('what was compared stays compared %s', async (_, words) => {
    const folder = copy();
    expect(dueIn(folder)).toEqual([]);
    await move(folder, ...words);
    expect(dueIn(folder)).toEqual([]);
    const record = readFileSync(join(folder, '_data/translations.txt'), 'utf8');
    expect(record).not.toContain(`zh/${words[0]} `);
  });

  test('a section that was due is due still at its new place, and no other', async () => {
    const folder = copy();
    const file = join(folder, 'en', page);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(said);
    writeFileSync(file, text.replace(said, `${said}, again,`));
    expect(dueIn(folder)).toHaveLength(1);
    await move(folder, `${page}#timeline`, other);
    expect(dueIn(folder)).toEqual([expect.stringContaining('The original of this section')]);
    expect(dueIn(folder)[0]).toContain(`zh/${other}:`);
  });

  test('what is taken off the site is not compared any more', async () => {
    const folder = copy();
    const why = ['--why', 'en=It is over.', '--why', 'zh=已经结束。'];
    const words = [page, '--gone', '--see', other, ...why];
    const { code, stderr } = await run('move', ['--content', folder, ...words]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readFileSync(join(folder, '_data/translations.txt'), 'utf8')).not.toContain(`zh/${page}`);
    expect(dueIn(folder).filter((line) => line.includes('never compared'))).toEqual([]);
  });
});
