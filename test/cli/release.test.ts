import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, run } from '../support/command.ts';
import { changed, filesOf, siteWith, topic } from '../support/fixture.ts';

const recordOf = (content: string): string => readFileSync(join(content, '_data/record.txt'), 'utf8');
const release = (content: string, ...more: string[]) => run('release', ['--content', content, ...more]);

test('A first release records everything, a second one nothing, a third what is new by its day', async () => {
  const content = siteWith({});
  const first = await release(content);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^Recorded 6 addresses and 9 anchors:\n {2}\/\n/);
  expect(first.stdout).toMatch(/_data\/record\.txt holds 15 entries now: commit it\.\n$/);
  const before = recordOf(content);
  expect(await release(content)).toMatchObject({
    code: 0,
    stdout: 'Nothing is new: 15 addresses and anchors are recorded.\n',
  });
  expect(recordOf(content)).toBe(before);

  writeFileSync(join(content, 'en/more.md'), topic('## More {#more}\n\n[Privacy](privacy/index.md)\n'));
  const third = await run('release', ['--content', content], { SOURCE_DATE_EPOCH: '1798761600' });
  expect(third.stdout).toMatch(
    /^Recorded 1 address and 1 anchor:\n {2}\/en\/more\/\n {2}\/en\/more\/#more\n/,
  );
  const added = recordOf(content)
    .split('\n')
    .filter((line) => !before.includes(line));
  expect(added).toEqual(['2027-01-01  /en/more/', '2027-01-01  /en/more/#more']);
  expect(await run('check', ['--content', content])).toMatchObject({ code: 0 });
});

test('A release writes where what was recorded before leads now, and takes that back where it stands again', async () => {
  const content = siteWith({});
  const marks = (): string[] =>
    recordOf(content)
      .split('\n')
      .filter((line) => line.includes('customer') || line.includes('retention/'))
      .map((line) => line.slice(12));
  await release(content);
  expect(marks()).toContain('/en/privacy/retention/#retention  /en/privacy/retention/');
  expect(marks()).toContain('/en/privacy/access/#customer');
  const access = join(content, 'en/privacy/access.md');
  const text = readFileSync(access, 'utf8');
  const renamed = text
    .replace('{#customer}', '{#client}')
    .replace('sources:', 'aliases: { client: [customer] }\nsources:');
  writeFileSync(access, renamed);
  const second = await release(content);
  expect(second.stdout).toMatch(
    /^Recorded 1 anchor and where 1 of before leads now:\n {2}\/en\/privacy\/access\/#client\n {2}\/en\/privacy\/access\/#customer → \/en\/privacy\/access\/#client\n/,
  );
  expect(marks()).toContain('/en/privacy/access/#customer  /en/privacy/access/#client');
  writeFileSync(access, text.replace('sources:', 'aliases: { customer: [client] }\nsources:'));
  const third = await release(content);
  expect(third.stdout).toMatch(
    /^Recorded where 2 of before lead now:\n.*#client → .*#customer\n.*#customer → where it stood\n/,
  );
  expect(marks()).toContain('/en/privacy/access/#customer');
  expect(await release(content)).toMatchObject({ stdout: expect.stringMatching(/^Nothing is new/) });
});

test('What a release finds to be gone is recorded as that', async () => {
  const content = siteWith({});
  await release(content);
  rmSync(join(content, 'en/privacy/access.md'));
  for (const [path, text] of Object.entries(
    changed('en/privacy/index.md', '[the customer](access.md)', 'the customer'),
  ))
    writeFileSync(join(content, path), text);
  writeFileSync(
    join(content, '_data/gone.yaml'),
    '- { page: privacy/access.md, on: 2026-11-20, why: It is over. }\n',
  );
  expect((await release(content)).stdout).toMatch(
    /^Recorded where 2 of before lead now:\n.* → gone\n.* → gone\n/,
  );
  expect(recordOf(content)).toMatch(
    / {2}\/en\/privacy\/access\/ {2}gone\n.* {2}\/en\/privacy\/access\/#customer {2}gone\n/,
  );
});

test('With errors nothing is recorded, and the errors are told', async () => {
  const content = siteWith({ 'en/more.md': topic('[x](nothing.md)\n') });
  const before = filesOf(content);
  const { code, stdout, stderr } = await release(content);
  expect(code).toBe(1);
  expect(stdout).toMatch(/missing-page/);
  expect(stderr).toBe('release: there are errors, so nothing was recorded\n');
  expect(filesOf(content)).toEqual(before);
});

test('A damaged record is not written over', async () => {
  const content = siteWith({ '_data/record.txt': '2026-11-22  /en/\n<<<<<<< ours\n' });
  const before = recordOf(content);
  const { code, stdout } = await release(content);
  expect(code).toBe(1);
  expect(stdout).toMatch(/record\.txt:2:1 {2}data-file\n.*two versions of the record were not merged/);
  expect(recordOf(content)).toBe(before);
});

test('--dry-run says what would be recorded, and writes nothing', async () => {
  const content = siteWith({});
  const before = filesOf(content);
  const { code, stdout } = await release(content, '--dry-run');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Would record 6 addresses and 9 anchors:/);
  expect(filesOf(content)).toEqual(before);
});

test('A record that is read-only stays as it is', async () => {
  const content = siteWith({ '_data/record.txt': '2026-11-22  /en/\n' });
  chmodSync(join(content, '_data/record.txt'), 0o444);
  const { code, stderr } = await release(content);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^release: cannot write `.*record\.txt`: it is read-only\n$/);
  expect(recordOf(content)).toBe('2026-11-22  /en/\n');
});

test('Neither build nor check writes the record', async () => {
  const content = siteWith({
    '_data/record.txt': '2026-11-22  /en/\n',
    ...changed('en/privacy/access.md', '{#customer}', '{#client}'),
  });
  const before = recordOf(content);
  await run('check', ['--content', content]);
  await run('build', ['--content', content, '--output', join(content, '../out')]);
  expect(recordOf(content)).toBe(before);
});

test("This repository's record has everything that its site publishes", async () => {
  const { code, stdout } = await run('release', ['--dry-run'], { SOURCE_DATE_EPOCH: '' });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^Nothing is new: /) });
  expect(recordOf(join(root, 'content'))).toContain('/en/privacy/data-retention/#leave_service\n');
});

test('A release notes where the site stands, and another host or path is told until it is released there', async () => {
  const content = siteWith({});
  const settle = (url: string, base: string): void => {
    const path = join(content, '_data/operator.yaml');
    const text = readFileSync(path, 'utf8').replace(/^ *(?:base|url): .*\n/gm, '');
    writeFileSync(path, text.replace('site:\n', `site:\n  url: ${url}\n  base: ${base}\n`));
  };
  await release(content);
  expect(recordOf(content)).not.toContain('stands');
  settle('https://a.eu', '/trust/');
  expect(await run('check', ['--content', content, '--strict'])).toMatchObject({ code: 0 });
  writeFileSync(join(content, 'en/more.md'), topic('## More {#more}\n\n[Privacy](privacy/index.md)\n'));
  await release(content);
  const noted = recordOf(content);
  expect(noted).toMatch(/\n# The site stands at https:\/\/a\.eu\/trust\/\n$/);
  settle('https://a.eu', '/vertrauen/');
  const { code, stdout } = await run('check', ['--content', content, '--strict']);
  expect([code, stdout]).toEqual([1, expect.stringMatching(/moved-site\n.*https:\/\/a\.eu\/trust\//)]);
  expect((await release(content, '--dry-run')).stdout).toMatch(/^Would record that the site stands at/);
  expect(recordOf(content)).toBe(noted);
  expect((await release(content)).stdout).toMatch(
    /^Recorded that the site stands at https:\/\/a\.eu\/vertrauen\/ now\./,
  );
  expect(await run('check', ['--content', content, '--strict'])).toMatchObject({ code: 0 });
});
