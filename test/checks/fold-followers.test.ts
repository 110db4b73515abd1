import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { run } from '../support/command.ts';
import { changed, newFolder, site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';
import { twinsWith } from '../support/twins.ts';

/** A topic that links to another three times. */
const links = (to: string): string =>
  topic(
    `## More {#more}\n\nSee [the days](${to}#timeline), [how long](${to}) and [the law](${to}#nowhere).\n`,
  );

/** A released site of two languages, whose data and topics link to `retention.md`. */
async function released(): Promise<string> {
  const text = links('retention.md').replace(
    ', [how long](retention.md) and [the law](retention.md#nowhere)',
    '',
  );
  const content = twinsWith({
    'en/limits.md': text,
    'zh/limits.md': text,
    '_data/panels.yaml':
      '- id: a\n  title: { en: A, zh: 甲 }\n  links:\n    - text: { en: The days, zh: 天数 }\n      to: retention.md#timeline\n',
  });
  expect((await run('review', ['--content', content, '--done', 'all'])).code).toBe(0);
  expect((await run('release', ['--content', content])).code).toBe(0);
  return content;
}

function rename(content: string, ...codes: string[]): void {
  for (const code of codes)
    renameSync(join(content, code, 'retention.md'), join(content, code, 'keeping.md'));
}

/** The messages of all that is told. */
function messagesOf(content: string): string[] {
  return checkSite(examineSources(content, someDay)).report.problems.map(({ message }) => message);
}

describe('A topic that was renamed by hand is told once', () => {
  test.each([
    ['in all languages', ['en', 'zh'], 'en', 5],
    ['in the default language', ['en'], 'en', 3],
    ['in another one', ['zh'], 'zh', 3],
  ] as const)('%s', async (_, codes, first, count) => {
    const content = await released();
    rename(content, ...codes);
    expect(toldOfSite(content)).toEqual([expect.stringMatching(/^_data\/record\.txt:\d+:1 lost-page$/)]);
    const [message] = messagesOf(content);
    expect(message).toMatch(
      `\`retention.md\` was renamed to \`keeping.md\` by hand, and \`/${first}/retention/\``,
    );
    expect(message).toMatch(new RegExp(` and ${count} links lead nowhere now\\.\n`));
    expect(message).toContain('`npm run move -- retention.md keeping.md --done-by-hand`');
    const done = await run('move', ['--content', content, 'retention.md', 'keeping.md', '--done-by-hand']);
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(toldOfSite(content).filter((line) => !line.endsWith(' unrecorded'))).toEqual([]);
  });

  test('where other languages show it too', async () => {
    const content = join(newFolder(), 'content');
    cpSync(site('three-languages'), content, { recursive: true });
    const path = 'en/privacy/audit.md';
    expect((await run('release', ['--content', content])).code).toBe(0);
    renameSync(join(content, path), join(content, 'en/privacy/terms.md'));
    expect(toldOfSite(content)).toEqual([expect.stringMatching(/^_data\/record\.txt:\d+:1 lost-page$/)]);
    const { code } = await run('move', ['--content', content, 'privacy/audit.md', 'privacy/terms.md']);
    expect(code).toBe(0);
    expect(toldOfSite(content).filter((line) => !line.endsWith(' unrecorded'))).toEqual([]);
  });

  test('in each language that gave it a name of its own', async () => {
    const content = await released();
    rename(content, 'en', 'zh');
    renameSync(join(content, 'zh/keeping.md'), join(content, 'zh/baoliu.md'));
    expect(messagesOf(content).map((message) => /--? (\S+ \S+) --done/.exec(message)?.[1])).toEqual([
      'retention.md keeping.md',
      'retention.md baoliu.md',
    ]);
  });

  test('and what is accepted hides no link', async () => {
    const content = await released();
    rename(content, 'en', 'zh');
    const entry = (code: string): string =>
      `- { code: lost-page, file: _data/record.txt, what: /${code}/retention/, reason: Later., until: 2099-01-01 }\n`;
    writeFileSync(join(content, '_data/acceptances.yaml'), entry('en') + entry('zh'));
    expect(toldOfSite(content).filter((line) => line.includes('missing-page')).length).toBeGreaterThan(3);
  });

  test('where a new page has some of its ids alone, it is not told as renamed', async () => {
    const content = await released();
    rename(content, 'en', 'zh');
    for (const code of ['en', 'zh']) {
      const file = join(content, code, 'keeping.md');
      writeFileSync(file, readFileSync(file, 'utf8').replace('{#backups}', '{#copies}'));
    }
    const told = toldOfSite(content).map((line) => line.replace(/^\S+ /, ''));
    expect(told.filter((line) => line === 'lost-page')).toHaveLength(2);
    expect(messagesOf(content).join()).not.toContain('--done-by-hand');
  });
});

test('A download that was renamed by hand is told once, below a path too', async () => {
  const content = siteWith({
    ...changed('_data/operator.yaml', 'site:\n', 'site:\n  base: /trust/\n'),
    ...changed('en/privacy/access.md', 'See ', 'See [the report](/downloads/report.pdf) and '),
  });
  expect((await run('release', ['--content', content])).code).toBe(0);
  renameSync(join(content, 'downloads/report.pdf'), join(content, "downloads/report (it's new).pdf"));
  expect(toldOfSite(content)).toEqual(['_data/record.txt:5:1 lost-page']);
  const [message = ''] = messagesOf(content);
  expect(message).toContain('and nothing stands there any more: 3 links lead nowhere now.');
  const [, from = '', to = ''] = /`npm run move -- (\S+) "(\S+)"`/.exec(message) ?? [];
  expect(to).toBe("/downloads/report%20(it's%20new).pdf");
  expect((await run('move', ['--content', content, from, to])).code).toBe(0);
  expect(toldOfSite(content).filter((line) => !line.endsWith(' unrecorded'))).toEqual([]);
});

describe('A twin that is missing is told once', () => {
  test('with how many links wait for it', () => {
    const content = twinsWith({ 'en/limits.md': topic('## More {#more}\n'), 'zh/x.md': links('limits.md') });
    writeFileSync(join(content, 'en/x.md'), topic('## More {#more}\n\n[The limits of it](limits.md)\n'));
    const told = toldOfSite(content).filter((line) => !line.includes('stale') && !line.includes('orphan'));
    expect(told).toEqual(['en/limits.md:1:1 translation-missing']);
    const message = messagesOf(content).find((one) => one.includes('does not exist in'));
    expect(message).toMatch(
      /^This page does not exist in 简体中文, and 3 links there lead to it\.\nWrite `.*zh\/limits\.md`\./,
    );
  });

  test('and once it is accepted, each link is told', () => {
    const content = twinsWith({
      'en/limits.md': topic('## More {#more}\n'),
      'en/x.md': topic('## More {#more}\n'),
      'zh/x.md': links('limits.md'),
      '_data/acceptances.yaml':
        '- { code: translation-missing, file: en/limits.md, reason: It comes., until: 2099-01-01 }\n',
    });
    expect(toldOfSite(content).filter((line) => line.includes('missing-page'))).toHaveLength(3);
  });
});

test('Of a topic that cannot be read no translation is missed, and no link to it is told', () => {
  const content = twinsWith({
    'en/limits.md': links('retention.md').replace(/#\w+\)/g, ')'),
  });
  writeFileSync(join(content, 'en/retention.md'), topic('Zw\xF6lf\n'), 'latin1');
  const told = toldOfSite(content).filter((line) => /retention|limits/.test(line));
  expect(told).toEqual(['en/limits.md:1:1 translation-missing', 'en/retention.md:7:1 unreadable-file']);
});
