import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, run } from '../support/command.ts';
import { topic } from '../support/fixture.ts';
import { describeWithGit } from '../support/git.ts';
import { toldOfSite } from '../support/told.ts';
import { twin, twinsWith, twinWith, writeOrRemove } from '../support/twins.ts';

const record = '_data/translations.txt';
const original = 'en/retention.md';

function review(content: string, ...more: string[]) {
  return run('review', ['--content', content, ...more]);
}

/** Runs git in a folder, away from whatever the machine has configured. */
function git(folder: string, ...args: string[]): void {
  const env = {
    PATH: process.env.PATH,
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    ...{
      GIT_AUTHOR_NAME: 'E',
      GIT_AUTHOR_EMAIL: 'e@example.com',
      GIT_COMMITTER_NAME: 'E',
      GIT_COMMITTER_EMAIL: 'e@example.com',
    },
  };
  const { status, stderr } = spawnSync('git', ['-C', folder, ...args], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** A site whose history git keeps, with the original changed in two commits since it was translated. */
function siteWithHistory(): string {
  const content = twinsWith();
  git(content, 'init', '-q');
  git(content, 'add', '.');
  git(content, 'commit', '-qm', 'One');
  for (const days of ['60', '30']) {
    writeOrRemove(content, original, twin(original).replace('kept for 90 days,', `kept for ${days} days,`));
    git(content, 'commit', '-qam', days);
  }
  return content;
}

describeWithGit('What is due', () => {
  test('is told by owner, with what changed since it was translated', async () => {
    const content = siteWithHistory();
    writeOrRemove(content, 'en/hotline.md', twin('en/hotline.md').replace('2026-02-28', '2025-01-31'));
    writeOrRemove(content, 'zh/index.md', twin('zh/index.md').replace('2026-02-28', '2025-12-01'));
    const { code, stdout, stderr } = await review(content);
    const at = relative(root, content);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`── Editors · 1 review

${at}/en/hotline.md:5:11  review
  The review is overdue since 2026-01-31: last reviewed on 2025-01-31, every 12 months.

── 编辑 · 1 review

${at}/zh/index.md:5:11  review
  The review is due by 2026-12-01: last reviewed on 2025-12-01, every 12 months.

── 隐私办公室 · 1 section

${at}/zh/retention.md:13:4  section
  The original (${at}/en/retention.md:13:4) changed since it was translated:
  When it is deleted From 22 November 2026 on, data is kept for [-90-]{+30+} days, more than 1,000 km apart. Between 1–3 May 2026 nothing is …
  Then: npm run review -- --done zh/retention.md#timeline

Due until 2026-12-22: 2 reviews, 1 section.
`);
  });

  test('as far ahead as is asked for', async () => {
    const content = twinsWith(twinWith('zh/index.md', '2026-02-28', '2025-12-01'));
    expect((await review(content, '--within', '8')).stdout).toBe('Nothing is due until 2026-11-30.\n');
    expect((await review(content, '--within', '9')).stdout).toContain('due by 2026-12-01');
  });

  test('in words alone where no history is kept', async () => {
    const content = twinsWith(twinWith(original, 'Free trials', 'Trials'));
    const { stdout } = await review(content);
    expect(stdout).toContain(
      'what it said then is not in the history of this copy. It says:\n  Exceptions What Days Trials 0',
    );
  });

  test('for programs', async () => {
    const content = siteWithHistory();
    const { code, stdout } = await review(content, '--format', 'json');
    expect(code).toBe(0);
    const { items, ...days } = JSON.parse(stdout);
    const at = relative(root, content);
    expect(days).toEqual({ today: '2026-11-22', until: '2026-12-22' });
    expect(items).toEqual([
      {
        kind: 'translation',
        owner: '隐私办公室',
        place: { file: `${at}/zh/retention.md`, line: 13, column: 4 },
        original: { file: `${at}/en/retention.md`, line: 13, column: 4 },
        target: 'zh/retention.md#timeline',
        reason: 'changed',
        text: expect.stringContaining('for 30 days'),
        changes: expect.arrayContaining([
          { kind: 'old', text: '90 ' },
          { kind: 'new', text: '30 ' },
        ]),
      },
    ]);
  });
});

describe('--done', () => {
  test('marks one section, and the check tells it no more', async () => {
    const content = twinsWith({
      [original]: twin(original).replace('24 hours', 'all 24 hours').replace('Free', 'All'),
    });
    expect(toldOfSite(content)).toHaveLength(2);
    const { code, stdout } = await review(content, '--done', 'zh/retention.md#timeline');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Marked 1 section as up to date.\n  ${relative(root, content)}/zh/retention.md#timeline\n`,
    });
    expect(toldOfSite(content)).toEqual(['zh/retention.md:24:5 translation-stale']);
    // The whole original is not what was translated until each of its sections is.
    expect(readFileSync(join(content, record), 'utf8')).not.toMatch(/^zh\/retention\.md /m);
    await review(content, '--done', `${relative(root, content)}/zh/retention.md`);
    expect(toldOfSite(content)).toEqual([]);
    expect(readFileSync(join(content, record), 'utf8')).toMatch(/^zh\/retention\.md [0-9a-f]{8}$/m);
  });

  test('marks several, and all of them, in the same bytes', async () => {
    const content = twinsWith({ [record]: null });
    const { stdout } = await review(
      content,
      '--done',
      'zh/index.md,zh/retention.md#top',
      '--done',
      './zh/retention.md',
    );
    expect(stdout).toMatch(/^Marked 5 sections as up to date\.\n/);
    expect(readFileSync(join(content, record), 'utf8')).toBe(twin(record));
    const again = await review(content, '--done', 'all');
    expect(again.stdout).toBe('Marked 0 sections as up to date.\n2 targets up to date already.\n');
    expect(readFileSync(join(content, record), 'utf8')).toBe(twin(record));
    expect(readdirSync(join(content, '_data')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('takes the lines of two branches together', async () => {
    const merged = `${twin(record)}zh/retention.md#timeline 00000000\nzh/retention.md#gone 00000000\n`;
    const content = twinsWith({ [record]: merged });
    expect(toldOfSite(content)).toEqual([]);
    await review(content, '--done', 'zh/retention.md');
    expect(readFileSync(join(content, record), 'utf8')).toBe(twin(record));
  });

  const faulty = twinWith(original, '2026-02-28', '2026-02-30');
  test.each<[string, Record<string, string | null>, string, string]>([
    ['an unknown path', {}, 'zh/retentoin.md', 'is no translation: did you mean `zh/retention.md`?'],
    ['an unknown id', {}, 'zh/retention.md#timelin', 'has no section `#timelin`: did you mean `#timeline`?'],
    ['an original', {}, 'en/retention.md', 'is an original'],
    ['a page of one language', {}, 'zh/hotline.md', 'is no translation'],
    ['a fault of the original', faulty, 'zh/retention.md', 'en/retention.md` has faults: mend them first'],
    [
      'a draft',
      { 'zh/d.md': topic('x').replace('02-28\n', '02-28\ndraft: true\n') },
      'zh/d.md',
      'is a draft',
    ],
    ['no original', { 'zh/d.md': topic('x') }, 'zh/d.md', 'has no published original'],
    [
      'other sections',
      twinWith('zh/retention.md', '{#exceptions}', '{#excepted}'),
      'zh/retention.md',
      'has other sections than its original',
    ],
    [
      'an id that stands twice',
      twinWith(original, '{#exceptions}', '{#timeline}'),
      'zh/retention.md#top',
      'stands twice',
    ],
    ['a damaged record', twinWith(record, 'zh/index.md#top', '======='), 'zh/index.md', 'has a damaged line'],
    ['one of two', {}, 'zh/index.md,zh/x.md', 'zh/x.md` is no translation'],
    ['nothing', {}, ',', 'there is no translation to mark'],
  ])('refuses %s, and writes nothing', async (_, files, target, said) => {
    const content = twinsWith({ ...files, [record]: files[record] ?? 'zh/index.md 00000000\n' });
    const before = readFileSync(join(content, record), 'utf8');
    const { code, stdout, stderr } = await review(content, '--done', target);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^review: [^\n]+\n$/);
    expect(stderr).toContain(said);
    expect(readFileSync(join(content, record), 'utf8')).toBe(before);
  });

  test('leaves a record alone that is read-only', async () => {
    const content = twinsWith();
    writeFileSync(join(content, record), 'zh/index.md 00000000\n');
    chmodSync(join(content, record), 0o444);
    const { code, stderr } = await review(content, '--done', 'all');
    expect(code).toBe(2);
    expect(stderr).toContain('stays as it is: it is read-only');
  });
});

test.each([
  [['--within', 'soon'], 'no number of days'],
  [['--format', 'yaml'], 'there is no format `yaml`: text, json'],
  [['--done', 'all', '--within', '3'], 'leave `--within` and `--format` out'],
  [['--content', 'nowhere'], 'there is no content folder `nowhere`'],
])('%j cannot run', async (args, said) => {
  const { code, stdout, stderr } = await run('review', args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(said);
});
