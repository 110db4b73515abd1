import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { newFolder, site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite, toldOfSources } from '../support/told.ts';

test('A content folder is read whole, in a stable order', () => {
  const { topics, data, downloads, problems } = loadContent(site('clean'), someDay);
  expect(topics.map(({ path }) => path)).toEqual([
    'en/index.md',
    'en/privacy/access.md',
    'en/privacy/index.md',
    'en/privacy/retention.md',
  ]);
  expect(data.map(({ path }) => path)).toEqual([
    '_data/languages/en.yaml',
    '_data/operator.yaml',
    '_data/panels.yaml',
    '_data/sources.yaml',
  ]);
  expect(downloads).toEqual([
    {
      path: 'downloads/report.pdf',
      read: expect.any(Function),
      bytes: 499,
      document: { pages: 1, language: 'en', day: '2026-01-02' },
      sha256: hash('sha256', readFileSync(join(site('clean'), 'downloads/report.pdf')), 'hex'),
    },
  ]);
  expect(problems).toEqual([]);
});

test('Places are relative to the folder that the command runs in', () => {
  const { folder, topics } = loadContent(join(process.cwd(), 'test/fixtures/sites/clean'), someDay);
  expect([folder, topics[0]?.file]).toEqual([
    'test/fixtures/sites/clean',
    'test/fixtures/sites/clean/en/index.md',
  ]);
});

test.each(['no such folder', 'en/index.md'])('It cannot run where the folder is %j', (path) => {
  expect(() => loadContent(join(site('clean'), path), someDay)).toThrow(CannotRun);
});

test('What editors and systems leave lying about is passed over', () => {
  const folder = siteWith({
    'en/.DS_Store': '',
    'en/.draft.md.swp': '',
    'en/index.md~': '',
    'Thumbs.db': '',
    'en/privacy/desktop.ini': '',
    '.git/config': '',
  });
  expect(toldOfSources(folder)).toEqual([]);
});

test('A file that is not UTF-8 is told at its first bad line, and the run goes on', () => {
  const folder = siteWith({
    'en/latin.md': Buffer.from(topic('Zw\xF6lf\n'), 'latin1'),
    'en/utf16.md': Buffer.from(`\uFEFF${topic('Text\n')}`, 'utf16le'),
    '_data/panels.yaml': Buffer.from('- id: a\n  title: \xFC\n', 'latin1'),
    'en/other.md': topic('[x](nowhere.md)\n'),
  });
  expect(toldOfSources(folder)).toEqual([
    '_data/panels.yaml:2:1 unreadable-file',
    'en/latin.md:7:1 unreadable-file',
    'en/other.md:7:1 missing-page nowhere.md',
    'en/utf16.md:1:1 unreadable-file',
  ]);
});

test.each(['Big.md', 'two words.md', '数据.md', 'a--b.md', 'a.b.md', 'a.MD', 'a.markdown'])(
  'The name %j makes no address',
  (name) => {
    expect(toldOfSources(siteWith({ [`en/${name}`]: topic('Text\n') }))).toEqual([
      `en/${name}:1:1 unreadable-file`,
    ]);
  },
);

test.each([
  ['DE', 'de'],
  ['german', 'de'],
  ['Deutsch', 'de'],
  ['pt-BR', 'pt'],
  ['chinese', 'zh'],
  ['français', 'fr'],
  ['my docs', undefined],
  ['it', undefined],
])('Of the folder %s the language is told that it is of, once', (name, code) => {
  const folder = siteWith({
    [`${name}/index.md`]: topic('See [that](a.md#b).\n'),
    [`${name}/a.md`]: topic('Text\n'),
  });
  expect(toldOfSite(folder)).toEqual([
    `${name}/a.md:1:1 unreadable-file${code === undefined ? '' : ` → ${code}`}`,
  ]);
});

test('Nor does that of a folder, and its whole path is proposed', () => {
  expect(toldOfSources(siteWith({ 'en/A/index.md': topic('Text\n') }))).toEqual([
    'en/A/index.md:1:1 unreadable-file → en/a/index.md',
  ]);
});

test('What is no topic, data or download is told', () => {
  const folder = siteWith({
    'en/picture.png': 'x',
    'readme.md': topic('Text\n'),
    '_data/notes.txt': 'x',
    'it/index.md': topic('Text\n'),
  });
  expect(toldOfSources(folder)).toEqual([
    '_data/notes.txt:1:1 unreadable-file',
    'en/picture.png:1:1 unreadable-file',
    'it/index.md:1:1 unreadable-file',
    'readme.md:1:1 unreadable-file',
  ]);
});

test('A name that is not of UTF-8 is told as that, of a folder once', () => {
  const folder = siteWith({});
  writeFileSync(Buffer.from(`${folder}/downloads/caf\xe9.pdf`, 'latin1'), '');
  mkdirSync(Buffer.from(`${folder}/en/caf\xe9`, 'latin1'));
  writeFileSync(Buffer.from(`${folder}/en/caf\xe9/index.md`, 'latin1'), '');
  expect(
    loadContent(folder, someDay).problems.map(({ place, facts }) => [place.file.slice(-8), facts]),
  ).toEqual([
    ['caf\ufffd.pdf', { reason: 'name-bytes' }],
    ['/en/caf\ufffd', { reason: 'name-bytes' }],
  ]);
});

test('A data file that nothing reads is told: most likely its name is mistyped', () => {
  const told = toldOfSources(siteWith({ '_data/pannels.yaml': '[]\n' }));
  expect(told).toEqual([expect.stringMatching(/^_data\/pannels\.yaml:1:1 /)]);
});

describe('A symbolic link', () => {
  test('is followed to a file inside the content folder', () => {
    const folder = siteWith({});
    symlinkSync('privacy/access.md', join(folder, 'en/access.md'));
    symlinkSync('report.pdf', join(folder, 'downloads/latest.pdf'));
    expect(loadContent(folder, someDay).topics.map(({ path }) => path)).toContain('en/access.md');
    expect(loadContent(folder, someDay).downloads.map(({ path }) => path)).toContain('downloads/latest.pdf');
  });

  test('that leaves it is not read', () => {
    const outside = newFolder();
    writeFileSync(join(outside, 'secret.md'), topic('Secret\n'));
    const folder = siteWith({});
    symlinkSync(join(outside, 'secret.md'), join(folder, 'en/secret.md'));
    symlinkSync('/etc/passwd', join(folder, 'downloads/passwd.txt'));
    symlinkSync(outside, join(folder, 'en/folder'));
    symlinkSync(`${folder}/../content-2.md`, join(folder, 'en/sibling.md'));
    writeFileSync(join(folder, '../content-2.md'), topic('Sibling\n'));
    expect(toldOfSources(folder)).toEqual([
      'downloads/passwd.txt:1:1 unreadable-file',
      'en/folder:1:1 unreadable-file',
      'en/secret.md:1:1 unreadable-file',
      'en/sibling.md:1:1 unreadable-file',
    ]);
    const { topics, downloads } = loadContent(folder, someDay);
    expect([...topics, ...downloads].map(({ path }) => path).join()).not.toMatch(/secret|passwd|sibling/);
  });

  test('to nothing, to itself, or to a folder is told', () => {
    const folder = siteWith({});
    symlinkSync('nothing.md', join(folder, 'en/nothing-there.md'));
    symlinkSync('loop.md', join(folder, 'en/loop.md'));
    symlinkSync('.', join(folder, 'en/again'));
    expect(toldOfSources(folder)).toEqual([
      'en/again:1:1 unreadable-file',
      'en/loop.md:1:1 unreadable-file',
      'en/nothing-there.md:1:1 unreadable-file',
    ]);
  });
});

test('A pipe, a socket, or a link to one is told, and not opened', async () => {
  const folder = siteWith({});
  execFileSync('mkfifo', ['en/pipe.md', 'downloads/pipe.pdf'], { cwd: folder });
  symlinkSync('pipe.md', join(folder, 'en/topic.md'));
  symlinkSync('../en/pipe.md', join(folder, '_data/hosts.yaml'));
  symlinkSync('pipe.pdf', join(folder, 'downloads/link.pdf'));
  const server = createServer().listen(join(folder, 'en/socket.md'));
  await once(server, 'listening');
  const told = toldOfSources(folder);
  server.close();
  const paths = ['_data/hosts.yaml', 'downloads/link.pdf', 'downloads/pipe.pdf'];
  const topics = ['en/pipe.md', 'en/socket.md', 'en/topic.md'];
  expect(told).toEqual([...paths, ...topics].map((path) => `${path}:1:1 unreadable-file`));
});

test('A folder named like a topic is a folder', () => {
  const folder = siteWith({});
  mkdirSync(join(folder, 'en/folder.md'));
  expect(() => loadContent(folder, someDay)).not.toThrow();
});

test('Two files for one address are told at the one that is read second', () => {
  const folder = siteWith({
    'en/privacy.md': topic('Text\n'),
    'en/privacy/access/index.md': topic('Text\n'),
  });
  expect(toldOfSite(folder)).toEqual([
    'en/privacy.md:1:1 duplicate-address',
    'en/privacy/access.md:1:1 duplicate-address',
  ]);
});
