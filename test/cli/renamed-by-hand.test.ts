import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { filesOf, newFolder, siteWith, topic } from '../support/fixture.ts';
import { twinsWith } from '../support/twins.ts';

function move(content: string, ...words: string[]) {
  return run('move', ['--content', content, ...words]);
}

/** Renames a topic as an editor does who does not know of the command. */
function rename(content: string, languages: readonly string[], from: string, to: string): void {
  for (const code of languages) {
    mkdirSync(dirname(join(content, code, to)), { recursive: true });
    renameSync(join(content, code, from), join(content, code, to));
  }
}

/** A copy of a site. */
function copyOf(content: string): string {
  const folder = join(newFolder(), 'content');
  cpSync(content, folder, { recursive: true });
  return folder;
}

function replaceIn(content: string, path: string, from: string, to: string): void {
  const file = join(content, path);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  writeFileSync(file, text.replaceAll(from, to));
}

/** A released site of two languages, whose pages link to each other. */
async function released(): Promise<string> {
  const links =
    'See [the days](retention.md#timeline), [the report](../downloads/report.pdf) and [the heading](#more).\n';
  const text = topic(`## More {#more}\n\n${links}`);
  const content = twinsWith({
    'en/limits.md': text,
    'zh/limits.md': text,
    'downloads/report.pdf': 'x',
    '_data/panels.yaml':
      '- id: a\n  title: { en: A, zh: 甲 }\n  links:\n    - text: { en: The days, zh: 天数 }\n      to: retention.md#timeline\n',
    '_data/acceptances.yaml':
      '- { code: translation-differs, file: zh/retention.md, what: "61", reason: So., until: 2099-01-01 }\n',
  });
  await run('review', ['--content', content, '--done', 'all']);
  expect(await run('release', ['--content', content])).toMatchObject({ code: 0, stderr: '' });
  return content;
}

describe('What was renamed by hand is as if the command had done it', () => {
  type Step = (content: string) => void;
  test.each<[string, string, string, string[], Step?]>([
    ['in all languages', 'retention.md', 'keeping.md', ['en', 'zh']],
    ['in one of two languages', 'retention.md', 'keeping.md', ['zh']],
    ['into another folder', 'limits.md', 'privacy/limits.md', ['en', 'zh']],
    [
      'with links mended by hand, to it and in it',
      'limits.md',
      'privacy/limits.md',
      ['en', 'zh'],
      (content) => {
        replaceIn(content, 'en/privacy/limits.md', 'retention.md#', '../retention.md#');
        replaceIn(content, 'zh/privacy/limits.md', '../downloads', '../../downloads');
      },
    ],
    [
      'with the old address already below `aliases`',
      'limits.md',
      'keeping.md',
      ['en', 'zh'],
      (content) =>
        replaceIn(content, 'en/keeping.md', '\n---\n## M', '\naliases:\n  top: [/en/limits/]\n---\n## M'),
    ],
  ])('%s', async (_, from, to, languages, more) => {
    const content = await released();
    const byCommand = copyOf(content);
    expect((await move(byCommand, from, to)).stderr).toBe('');
    rename(content, languages, from, to);
    more?.(content);
    const { stdout, stderr } = await move(content, from, to, '--done-by-hand');
    expect(stderr).toBe('');
    expect(stdout.match(/, as it was by hand\n/g)).toHaveLength(languages.length);
    expect(filesOf(content)).toEqual(filesOf(byCommand));
  });

  test('after a section had left it', async () => {
    const content = await released();
    await move(content, 'retention.md#exceptions', 'limits.md');
    const byCommand = copyOf(content);
    await move(byCommand, 'retention.md', 'keeping.md');
    rename(content, ['en', 'zh'], 'retention.md', 'keeping.md');
    await move(content, 'retention.md', 'keeping.md', '--done-by-hand');
    expect(filesOf(content)).toEqual(filesOf(byCommand));
  });

  test('without a word of it, where the record has its old address and not the new one', async () => {
    const content = await released();
    const byCommand = copyOf(content);
    await move(byCommand, 'retention.md', 'keeping.md');
    rename(content, ['en', 'zh'], 'retention.md', 'keeping.md');
    expect((await move(content, 'retention.md', 'keeping.md')).stdout).toContain(', as it was by hand\n');
    expect(filesOf(content)).toEqual(filesOf(byCommand));
  });
});

test('A folder that was renamed by hand is mended by what each message says', async () => {
  const content = siteWith({
    '_data/legacy.yaml':
      'forms: { en: ["/old/*.html"] }\npages:\n  x: { to: privacy/retention.md, anchors: { y: privacy/access.md#customer } }\n',
  });
  expect((await run('release', ['--content', content])).code).toBe(0);
  renameSync(join(content, 'en/privacy'), join(content, 'en/data'));
  const { stdout } = await run('check', ['--content', content]);
  const commands = [...stdout.matchAll(/npm run move -- (\S+) (\S+) (--done-by-hand)/g)];
  expect(commands.map(([, from]) => from)).toEqual(
    ['index', 'access', 'retention'].map((name) => `privacy/${name}.md`),
  );
  expect(stdout).toMatch(/ · 3 errors, 0 warnings · /);
  for (const [, ...words] of commands) expect((await move(content, ...words)).stderr).toBe('');
  expect((await run('check', ['--content', content])).stdout).toMatch(/ · 0 errors, 3 warnings · /);
});

describe('What may be no renaming is not taken for one', () => {
  test.each([
    [
      ['privacy/days.md', 'privacy/access.md'],
      'there is no topic `privacy/days.md`, and `privacy/access.md` is there: if that is the same, renamed by hand, `npm run move -- privacy/days.md privacy/access.md --done-by-hand` does the rest',
    ],
    [
      ['privacy/access.md', 'privacy/who.md', '--done-by-hand'],
      '`privacy/who.md` does not stand at its new place, or `privacy/access.md` still at its old one: leave `--done-by-hand` out, and the file is moved too',
    ],
    [
      ['privacy/access.md#customer', '#who', '--done-by-hand'],
      '`--done-by-hand` is for a topic or a download that has its new name already',
    ],
    [['privacy/days.md', 'privacy/when.md'], 'there is no topic `privacy/days.md` in any language'],
  ])('%j', async (words, message) => {
    const content = siteWith({});
    const before = filesOf(content);
    expect(await move(content, ...words)).toEqual({ code: 2, stdout: '', stderr: `move: ${message}\n` });
    expect(filesOf(content)).toEqual(before);
  });
});
