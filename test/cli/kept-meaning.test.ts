import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Outcome, run } from '../support/command.ts';
import { filesOf, siteWith, topic } from '../support/fixture.ts';
import { followBuilt } from '../support/follow-built.ts';
import { describeWithGit } from '../support/git.ts';
import { History } from '../support/history.ts';

let content = '';
let built = 0;

const command = (name: string, ...args: string[]): Promise<Outcome> =>
  run(name, ['--content', content, ...args]);

async function succeed(name: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await command(name, ...args);
  expect([code, stderr, code === 0 ? '' : stdout]).toEqual([0, '', '']);
  return stdout;
}

async function refused(name: string, ...args: string[]): Promise<string> {
  const before = filesOf(content);
  const { code, stdout, stderr } = await command(name, ...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(filesOf(content)).toEqual(before);
  return stderr;
}

/** What stands where readers of each address end on the built site; `gone` where they are told that. */
async function ends(...keys: string[]): Promise<string[]> {
  const site = join(content, `../site-${built++}`);
  await succeed('build', '--output', site);
  return keys.map((key) => {
    const end = followBuilt(site, key);
    return end?.isGone ? 'gone' : (/Statement \w+/.exec(end?.said ?? '')?.[0] ?? 'nothing');
  });
}

function read(path: string): string {
  return readFileSync(join(content, path), 'utf8');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}

function edit(path: string, from: string | RegExp, to: string): void {
  expect(read(path)).toMatch(from);
  write(path, read(path).replace(from, to));
}

/** The messages of a check, each with its place below the content folder. */
async function told(): Promise<string[]> {
  const { stdout } = await command('check', '--format', 'json');
  const { problems } = JSON.parse(stdout) as {
    problems: { file: string; line: number; code: string; message: string }[];
  };
  return problems
    .filter(({ code }) => code !== 'unrecorded' && code !== 'orphan-page')
    .map(
      ({ file, line, message }) => `${file.replace(/^.*content\//, '')}:${line} ${message.split('\n')[0]}`,
    );
}

const statements = (...ids: string[]): string =>
  topic(
    `\n${ids.map((id) => `## Statement ${id} {#${id}}\n\nSee [privacy](privacy/index.md).\n`).join('\n')}`,
  );

beforeEach(() => {
  content = siteWith({});
});

/** Publishes a topic with such statements, a link to it beside. */
async function published(path: string, ...ids: string[]): Promise<void> {
  write(`en/${path}`, statements(...ids));
  await succeed('release');
}

/** Does what a command does, and publishes it. */
async function moved(...words: string[]): Promise<void> {
  await succeed('move', ...words);
  await succeed('release');
}

describe('What had left a page before the page goes', () => {
  beforeEach(async () => {
    await published('m.md', 'one', 'two');
    await moved('m.md', 'r.md');
  });

  test('is found where it is, from every page on which it stood', async () => {
    await moved('r.md#one', 'privacy/access.md');
    await moved('r.md', '--gone', '--why', 'Over.');
    const all = ['/en/m/#one', '/en/r/#one', '/en/m/#two', '/en/r/#two', '/en/m/', '/en/r/'];
    expect(await ends(...all)).toEqual(['Statement one', 'Statement one', 'gone', 'gone', 'gone', 'gone']);
    expect(await told()).toEqual([]);
  });

  test('under another id, and from there to a third page, too', async () => {
    await moved('r.md#one', 'privacy/access.md#first');
    await moved('privacy/access.md#first', 'privacy/retention.md#second');
    edit('en/privacy/index.md', '[the customer](access.md)', 'the customer');
    await moved('privacy/access.md', '--gone', '--why', 'Over.');
    await moved('r.md', '--gone', '--why', 'Over.');
    const all = ['/en/m/#one', '/en/r/#one', '/en/privacy/access/#first', '/en/m/#two'];
    expect(await ends(...all)).toEqual(['Statement one', 'Statement one', 'Statement one', 'gone']);
  });

  test('is said to be gone wherever it was cited, whatever becomes of the pages that it was on', async () => {
    await moved('r.md#one', '--gone', '--why', 'Over.');
    await moved('r.md', 's.md');
    await moved('s.md', 't.md');
    const all = ['/en/m/#one', '/en/r/#one', '/en/m/#two', '/en/r/#two', '/en/s/#two'];
    expect(await ends(...all)).toEqual(['gone', 'gone', ...Array(3).fill('Statement two')]);
  });

  test('goes with the page on which it stands by then', async () => {
    await moved('r.md#one', 'new.md#first');
    await moved('new.md', '--gone', '--why', 'Over.');
    expect(await ends('/en/m/#one', '/en/r/#one', '/en/r/#two')).toEqual(['gone', 'gone', 'Statement two']);
  });

  test('is told where the page is deleted by hand, and said to be gone as a whole', async () => {
    await moved('r.md#one', 'privacy/access.md');
    rmSync(join(content, 'en/r.md'));
    write('_data/gone.yaml', '- { page: r.md, on: 2026-11-22, why: Over., also: [/en/m/] }\n');
    expect(await told()).toEqual([
      '_data/gone.yaml:1 Those who cited `/en/m/#one` meant what is at `/en/privacy/access/#one` now, and are told that it is gone.',
    ]);
  });
});

describe('An address that was published is not taken by another statement', () => {
  beforeEach(async () => {
    await published('b.md', 'promise');
    await published('d.md', 'promise', 'other');
    await moved('b.md', 'c.md');
  });

  test('by a command: the move is refused with the reason', async () => {
    expect(await refused('move', 'd.md', 'b.md')).toMatch(
      /^move: `\/en\/b\/` is an old address of what is at `\/en\/c\/` now \(.*c\.md:\d+\): those who cited it meant that, so choose another\n$/,
    );
    expect(await refused('move', 'd.md#other', 'b.md')).toMatch(/`\/en\/b\/` is an old address/);
    await moved('c.md', 'b.md');
    expect(await ends('/en/b/#promise', '/en/c/#promise')).toEqual([
      'Statement promise',
      'Statement promise',
    ]);
  });

  test('by hand, whether its alias is there still or not', async () => {
    renameSync(join(content, 'en/d.md'), join(content, 'en/b.md'));
    edit('en/b.md', 'reviewed:', 'aliases: { top: [/en/d/] }\nreviewed:');
    expect(await told()).toEqual([
      expect.stringMatching(
        /^en\/c\.md:7 `\/en\/b\/` cannot be an old address: .*en\/b\.md is published there\.$/,
      ),
    ]);
    edit('en/c.md', /aliases:\n.*\n/, '');
    expect(await told()).toEqual([
      'en/b.md:1 Those who cited `/en/b/` meant what is at `/en/c/` now, and find something else.',
    ]);
    expect(await command('release')).toMatchObject({ code: 1 });
  });

  test('by an id that stands again where its statement has left', async () => {
    await moved('d.md#other', 'c.md');
    edit('en/c.md', /\n {2}other: .*\n/, '\n');
    edit('en/d.md', '## Statement promise', '## Another {#other}\n\nText.\n\n## Statement promise');
    expect(await told()).toEqual([
      'en/d.md:8 Those who cited `/en/d/#other` meant what is at `/en/c/#other` now, and find something else.',
    ]);
  });

  test('by an alias that is dropped while other addresses lead through it', async () => {
    await moved('c.md#promise', 'd.md#kept');
    edit('en/d.md', /aliases:\n.*\n/, '');
    expect((await told()).map((line) => line.replace(/ \(first.*/, ''))).toEqual([
      '_data/record.txt:9 `/en/b/#promise` was published',
      '_data/record.txt:11 `/en/c/#promise` was published',
    ]);
    edit('en/c.md', /$/, '\n## Another {#promise}\n\nText.\n');
    expect(await told()).toEqual([
      'en/c.md:7 Those who cited `/en/b/#promise` meant what is at `/en/d/#kept` now, and are led elsewhere.',
      'en/c.md:10 Those who cited `/en/c/#promise` meant what is at `/en/d/#kept` now, and find something else.',
    ]);
  });

  test('by an id that is used again where its page went, when its statement is gone from elsewhere', async () => {
    await moved('c.md#promise', 'd.md#kept');
    edit('en/d.md', /aliases:\n.*\n/, '');
    edit('en/d.md', /\n## [^\n]*\{#kept\}\n[\s\S]*?(?=\n## |$)/, '');
    write('_data/gone.yaml', '- { page: "d.md#kept", on: 2026-11-22, why: { en: Over. } }\n');
    edit('en/c.md', /$/, '\n## Another {#promise}\n\nText.\n');
    expect(await told()).toEqual([
      'en/c.md:10 Those who cited `/en/b/#promise` meant what is gone, and find something else.',
    ]);
  });
});

describe('A topic that every language shows in one of them', () => {
  test('is found in each where it moved, its sections too', async () => {
    const history = new History();
    expect(await history.publish()).toEqual([]);
    await history.move({ words: ['b.md', 'e.md'] });
    expect(await history.publish()).toEqual([]);
    await history.move({ words: ['e.md#s4', 'c/index.md#n1'] });
    await history.move({ words: ['c/index.md#s7', 'new.md'] });
    expect(await history.publish()).toEqual([]);
    await history.move({ words: ['e.md'], gone: true, why: ['en=Over.', 'zh=结束。'] });
    expect(await history.publish()).toEqual([]);
    expect(history.errors()).toEqual([]);
  });
});

describeWithGit('Two branches', () => {
  /** What a check says of the site when a branch is merged on which something else was done. */
  async function merged(
    here: (history: History) => Promise<void>,
    there: typeof here,
  ): Promise<[History, string[]]> {
    const history = new History();
    await history.release();
    await history.commit();
    await history.git('branch', 'side');
    await here(history);
    expect(await history.publish()).toEqual([]);
    await history.commit();
    await history.git('checkout', '-q', 'side');
    await there(history);
    await history.release();
    await history.commit();
    await history.git('checkout', '-q', 'main');
    expect(await history.git('merge', '-q', 'side')).toBe(0);
    return [history, history.errors().map((error) => error.split('\n')[0] ?? '')];
  }

  test('of which one left the address that the other one took: it still means what it meant', async () => {
    const [history, errors] = await merged(
      async (one) => {
        one.add('d.md', ['s4'], ['en']);
        await one.release();
        await one.move({ words: ['d.md', 'e.md'] });
      },
      (one) => one.move({ words: ['b.md', 'd.md'] }),
    );
    expect(errors).toEqual(
      ['en', 'zh'].map((code) =>
        expect.stringMatching(`^alias-conflict: en/e.md:8 \`/${code}/d/\` cannot be an old address: `),
      ),
    );
    history.each('e.md', (text) => text.replace(/\naliases:\n.*\n/, '\n'));
    expect(history.errors()).toEqual([
      expect.stringMatching(
        '^alias-conflict: en/d.md:1 Those who cited `/en/d/` meant what is at `/en/e/` now, and find',
      ),
    ]);
  });

  test('of which each moved something: all of it is found', async () => {
    const [history, errors] = await merged(
      (one) => one.move({ words: ['b.md#s4', 'c/index.md'] }),
      (one) => one.move({ words: ['a.md#s2', 'n.md'] }),
    );
    expect(errors).toEqual([]);
    expect(await history.publish()).toEqual([]);
  });
});

describeWithGit('A revert', () => {
  test('of what took a page off, or moved it: what stands again is found again', async () => {
    for (const given of [
      { words: ['b.md'], gone: true, why: ['en=Over.', 'zh=结束。'] },
      { words: ['b.md', 'e.md'] },
    ]) {
      const history = new History();
      expect(await history.publish()).toEqual([]);
      await history.commit();
      await history.move(given);
      await history.commit();
      expect(await history.git('revert', '--no-edit', 'HEAD')).toBe(0);
      expect(history.errors()).toEqual([]);
      expect(await history.publish()).toEqual([]);
    }
  });

  test('of a move that was published: the new address is told as lost', async () => {
    const history = new History();
    await history.release();
    await history.commit();
    await history.move({ words: ['b.md', 'e.md'] });
    await history.commit();
    expect(await history.publish()).toEqual([]);
    await history.commit();
    expect(await history.git('revert', '--no-edit', 'HEAD~1')).toBe(0);
    expect(history.errors().map((error) => error.split(' was published')[0])).toEqual([
      'lost-page: _data/record.txt:19 `/en/e/`',
      'lost-page: _data/record.txt:37 `/zh/e/`',
    ]);
  });
});
