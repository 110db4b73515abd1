import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { reviewCalendar } from '../../scripts/review/review-calendar.ts';
import { obeyed } from '../support/actions-runner.ts';
import { root, run } from '../support/command.ts';
import { newFolder, site, topic } from '../support/fixture.ts';
import { runs } from '../support/full.ts';
import { describeWithGit } from '../support/git.ts';
import { expectCalendar } from '../support/read-calendar.ts';
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
  … is deleted From 22 November 2026 on, data is kept for [-90-]{+30+} days, more than 1,000 km apart. Between 1–3 May 2026 …
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
        title: '数据保留多久',
        url: 'https://trust.example.com/zh/retention/',
        target: 'zh/retention.md#timeline',
        reason: 'changed',
        text: expect.stringContaining('for 30 days'),
        changes: expect.arrayContaining([
          { kind: 'old', text: '90' },
          { kind: 'new', text: '30' },
        ]),
      },
    ]);
  });
});

/** What ends on a day, beside reviews, in the data files of a site. */
const ends = {
  '_data/sources.yaml': 'handbook: { title: Handbook, read: 2026-01-31 }\n',
  '_data/certificates.yaml': `- { standard: { en: "ISO, 27001; {operator}", zh: 标准 }, level: Type 1, valid_until: 2026-12-01, source: handbook }
- { standard: GB 18030, valid_until: 2026-11-01, owner: Auditors, source: handbook }
- { standard: SOC 1, valid_until: not-published, source: handbook }
- { standard: SOC 2, valid_until: 2028-01-01, source: handbook }
`,
  '_data/acceptances.yaml': `- { code: vague-link-text, file: zh/retention.md, what: 这里, reason: Until then., until: 2026-12-02 }
- { code: unused-source, file: _data/sources.yaml, what: handbook, reason: Until then., until: 2026-11-21, owner: Auditors }
- { code: orphan-page, file: en/index.md, reason: Until then., until: 2027-12-02 }
`,
  ...twinWith(
    '_data/operator.yaml',
    'words:',
    'security: { contact: [https://example.com/report], expires: 2026-12-20 }\nwords:',
  ),
};

describe('What ends', () => {
  test('is told on the day, by who is named, who answers for the page, or for the home page', async () => {
    const content = twinsWith(ends);
    const { code, stdout, stderr } = await review(content);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const at = relative(root, content);
    expect(stdout).toBe(`── Auditors · 1 acceptance, 1 certificate

${at}/_data/certificates.yaml:2:38  certificate
  GB 18030: was valid until 2026-11-01.
  Write the day of the new certificate, or what became of it.

${at}/_data/acceptances.yaml:2:3  acceptance
  unused-source in _data/sources.yaml (handbook): was accepted until 2026-11-21.
  Mend the problem and take the entry away, or give a later day with a new reason.

── Editors · 1 certificate, 1 security.txt

${at}/_data/certificates.yaml:1:85  certificate
  ISO, 27001; 360Cloud, Type 1: valid until 2026-12-01.
  Write the day of the new certificate, or what became of it.

${at}/_data/operator.yaml:4:61  security.txt
  security.txt: to be relied on until 2026-12-20.
  See that it names whom to tell, and write a day within a year.

── 隐私办公室 · 1 acceptance

${at}/_data/acceptances.yaml:1:3  acceptance
  vague-link-text in zh/retention.md (这里): accepted until 2026-12-02.
  Mend the problem and take the entry away, or give a later day with a new reason.

Due until 2026-12-22: 2 acceptances, 2 certificates, 1 security.txt.
`);
  });

  test('a page that has a last day is told to its owner before it', async () => {
    const content = twinsWith(twinWith('en/index.md', 'reviewed:', 'expires: 2026-12-20\nreviewed:'));
    const { stdout } = await review(content);
    expect(stdout).toContain('· 1 last day\n');
    expect(stdout).toMatch(
      /en\/index\.md:\d+:10 {2}last day\n {2}en\/index\.md: published until 2026-12-20\.\n/,
    );
    expect((await review(content, '--within', '27')).stdout).toBe('Nothing is due until 2026-12-19.\n');
  });

  test('and what one role is to do is told alone', async () => {
    const { stdout } = await review(twinsWith(ends), '--owner', 'Auditors', '--format', 'json');
    const { items } = JSON.parse(stdout) as { items: { kind: string; due: string; overdue: boolean }[] };
    expect(items.map(({ kind, due, overdue }) => [kind, due, overdue])).toEqual([
      ['certificate', '2026-11-01', true],
      ['acceptance', '2026-11-21', true],
    ]);
  });
});

describe('As a calendar', () => {
  const events = async (content: string, ...more: string[]) => {
    const { code, stdout } = await review(content, '--format', 'ics', ...more);
    expect(code).toBe(0);
    return expectCalendar(stdout);
  };

  test('it tells the days of a year ahead', async () => {
    const content = twinsWith({
      ...ends,
      ...twinWith(original, 'title: ', 'title: "Long, longer; \\\\ 保留" # '),
    });
    const found = await events(content);
    expect(found.filter(({ day }) => day < '2027').map(({ day, summary }) => `${day} ${summary}`)).toEqual([
      '2026-11-01 Certificate: GB 18030 (Auditors)',
      '2026-11-21 Acceptance: unused-source in _data/sources.yaml (handbook) (Auditors)',
      '2026-12-01 Certificate: ISO, 27001; 360Cloud, Type 1 (Editors)',
      '2026-12-20 security.txt (Editors)',
      '2026-12-02 Acceptance: vague-link-text in zh/retention.md (这里) (隐私办公室)',
      '2026-11-22 Section: 数据保留多久 (隐私办公室)',
    ]);
    const page = found.find(({ url }) => url === 'https://trust.example.com/en/retention/');
    expect(page).toMatchObject({
      day: '2027-02-28',
      summary: 'Review: Long, longer; \\ 保留 (Privacy office)',
      categories: ['Privacy office'],
      description: expect.stringMatching(/every 12 months\.\n.*en\/retention\.md:6$/),
    });
  });

  test('in which an event keeps its name when its day moves', async () => {
    const names = (found: Awaited<ReturnType<typeof events>>) => found.map(({ uid }) => uid).sort();
    const before = await events(twinsWith(ends), '--within', '9999');
    const moved = { ...ends, ...twinWith('en/index.md', '2026-02-28', '2026-02-27') };
    expect(names(await events(twinsWith(moved), '--within', '9999'))).toEqual(names(before));
    expect(new Set(names(before)).size).toBe(before.length);
  });

  test('holds whatever editors wrote', () => {
    const item = (title: string) => ({
      ...({ kind: 'review', owner: title, place: { file: 'x', line: 1, column: 1 }, title } as const),
      ...{ reviewed: '2026-01-01', due: '2027-01-01', overdue: false, every: 12 },
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const setting = { today: '2026-11-22', name: title, host: 'x.example' };
        const [event] = expectCalendar(reviewCalendar([item(title)], setting));
        const seen = title.replace(/[^\P{Cc}\n]/gu, ' ').toWellFormed();
        expect(event?.summary).toBe(`Review: ${seen} (${seen})`);
      }),
      { numRuns: runs(100) },
    );
  });
});

test('In GitHub Actions no text of an editor is obeyed', async () => {
  const content = twinsWith({
    ...ends,
    ...twinWith(original, 'title: ', 'title: "::error::x" # '),
    ...twinWith('en/index.md', 'owner: Editors', 'owner: "##[add-mask]x"'),
  });
  const args = ['--content', content, '--within', '999'];
  const { stdout } = await run('review', args, { GITHUB_ACTIONS: 'true' });
  expect(stdout).toContain('::error::x');
  expect(obeyed(stdout)).toEqual([]);
  const plain = await run('review', args);
  expect(stdout.replace(/^::.*\n/, '').replace(/::.*::\n$/, '')).toBe(plain.stdout);
  expect(obeyed(plain.stdout)).not.toEqual([]);
});

describe('As an issue', () => {
  test('it stands in a file, owner by owner, and what editors wrote in code alone', async () => {
    const issue = join(newFolder(), 'issue.txt');
    const content = twinsWith({
      ...ends,
      '_data/acceptances.yaml':
        '- { code: spacing, file: "@user/`#1`.md", reason: R, until: 2026-12-02, owner: "`@user` <b>" }\n',
    });
    const { stdout } = await review(content, '--issue', issue);
    expect(stdout).toContain('Due until');
    const text = readFileSync(issue, 'utf8');
    expect(text).toMatch(
      /^What is due until 2026-12-22, as `npm run review` tells it: 1 acceptance, 2 certificates/,
    );
    const outside = new MarkdownIt({ html: true, linkify: true })
      .render(text)
      .replace(/<code[^>]*>[^<]*<\/code>/g, '');
    expect(outside).not.toMatch(/@user|<b>|<a /);
    expect(text).toContain('## `` `@user` <b> ``\n\n- **acceptance** at');
  });

  test('which is empty where nothing is due', async () => {
    const issue = join(newFolder(), 'issue.txt');
    await review(twinsWith(), '--issue', issue);
    expect(readFileSync(issue, 'utf8')).toBe('');
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
      'is not published: only what readers see is compared',
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
  [['--format', 'yaml'], 'there is no format `yaml`: text, json, ics'],
  [['--done', 'all', '--within', '3'], 'leave `--within` out'],
  [['--owner', 'Nobody', '--content', site('twins')], '“Editors”, “Privacy office”, “编辑”, “隐私办公室”'],
  [['--owner', 'Editor', '--content', site('twins')], 'did you mean “Editors”?'],
  [['--content', 'nowhere'], 'there is no content folder `nowhere`'],
])('%j cannot run', async (args, said) => {
  const { code, stdout, stderr } = await run('review', args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(said);
});
