import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, type PDFNumber } from '@cantoo/pdf-lib';
import { describe, expect, test, vi } from 'vitest';
import { browserSettings, fontsFile } from '../support/browser.ts';
import { run, start } from '../support/command.ts';
import { changed, filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

const env = { ...browserSettings(), FONTCONFIG_FILE: fontsFile() };
const pdf = (content: string, more: Readonly<Record<string, string>> = {}) =>
  run('pdf', ['--content', content], { ...env, ...more });

const onePage = changed(
  '_data/operator.yaml',
  'default_language: en',
  'default_language: en\n  one_page: true',
);

/** A site in two languages with a page of each that holds all others, whose PDFs a panel and a topic offer. */
function twoLanguages(): string {
  const content = join(newFolder(), 'content');
  cpSync(site('two-languages'), content, { recursive: true });
  edit(content, '_data/operator.yaml', 'default_language: zh', 'default_language: zh\n  one_page: true');
  edit(
    content,
    '_data/panels.yaml',
    '- text: { en: Report',
    '- text: { en: Everything, zh: 全部内容 }\n      to: { en: ../downloads/trust-center-en.pdf, zh: ../downloads/trust-center-zh.pdf }\n    - text: { en: Report',
  );
  edit(
    content,
    'en/terms.md',
    '(/en/#brief).',
    '(/en/#brief), and [everything](../downloads/trust-center-en.pdf).',
  );
  return content;
}

function edit(content: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(content, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(content, path), text.replace(from, to));
}

const bytesOf = (content: string, code: string): Buffer =>
  readFileSync(join(content, `downloads/trust-center-${code}.pdf`));

/** What a check tells of files. */
async function told(content: string) {
  const { stdout } = await run('check', ['--content', content, '--format', 'json']);
  const { problems } = JSON.parse(stdout) as {
    problems: { code: string; file: string; message: string }[];
  };
  expect(problems.map(({ code }) => code)).not.toContain('download-changed');
  return problems;
}

/** The downloads that are out of date. */
async function stale(content: string): Promise<string[]> {
  const problems = await told(content);
  return problems.filter(({ code }) => code === 'download-stale').map(({ file }) => file.replace(/.*\//, ''));
}

/** What is told of PDFs that the record does not have. */
async function unrecorded(content: string): Promise<(string | undefined)[]> {
  return (await told(content)).flatMap(({ code, file, message }) =>
    code === 'unrecorded' && file.endsWith('.pdf') ? [message.split('\n')[0]] : [],
  );
}

/** What a PDF says of itself. */
async function described(bytes: Buffer) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const outlines = catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  const links = context.enumerateIndirectObjects().flatMap(([, object]) => {
    const uri =
      object instanceof PDFDict &&
      (object.lookup(PDFName.of('A')) as PDFDict | undefined)?.get(PDFName.of('URI'));
    return uri ? [(uri as unknown as { asString(): string }).asString()] : [];
  });
  return {
    pages: document.getPageCount(),
    title: document.getTitle(),
    author: document.getAuthor(),
    day: document.getModificationDate()?.toISOString().slice(0, 10),
    created: document.getCreationDate()?.toISOString().slice(0, 10),
    language: catalog.get(PDFName.of('Lang'))?.toString(),
    isTagged: catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.get(PDFName.of('Marked'))?.toString(),
    hasTags: catalog.has(PDFName.of('StructTreeRoot')),
    headings: Math.abs((outlines?.lookup(PDFName.of('Count')) as PDFNumber | undefined)?.asNumber() ?? 0),
    links,
  };
}

test('Each language has its PDF: with outline, tags, title, language, and the same bytes again, until texts change', async () => {
  const content = twoLanguages();
  expect(await pdf(content)).toMatchObject({ code: 0, stderr: '' });
  const english = await described(bytesOf(content, 'en'));
  expect(english).toMatchObject({
    title: 'Trust Center — Example Cloud operated by Example Operator',
    ...{ author: 'Editors', day: '2026-02-28', created: '2026-02-28', language: '(en)' },
    ...{ isTagged: 'true', hasTags: true },
  });
  expect(english.pages).toBeGreaterThan(0);
  expect(english.headings).toBeGreaterThan(2);
  expect(english.links).toContain('https://trust.example.com/trust/downloads/trust-center-en.pdf');
  expect(await described(bytesOf(content, 'zh'))).toMatchObject({ author: '编辑', language: '(zh-Hans)' });

  const first = filesOf(join(content, 'downloads'));
  const again = await pdf(content);
  expect(again.stdout.match(/trust-center-(?:en|zh)\.pdf \d+ kB, as it was$/gm)).toHaveLength(2);
  expect(filesOf(join(content, 'downloads'))).toEqual(first);
  expect(await stale(content)).toEqual([]);
  expect(await run('release', ['--content', content])).toMatchObject({ code: 0 });

  // What its readers do not see.
  edit(content, '_data/panels.yaml', 'en: Everything', 'en: The whole');
  edit(content, 'en/terms.md', 'owner: Editors', 'order: 3\nowner: Editors');
  expect(await stale(content)).toEqual([]);
  edit(content, 'en/terms.md', 'What a customer brings', 'What a customer gives');
  expect(await stale(content)).toEqual(['trust-center-en.pdf']);
  const { stdout } = await run('build', ['--content', content, '--output', join(newFolder(), 'out')]);
  expect(stdout).toContain('Make it anew: `npm run pdf`.');
  expect(await pdf(content)).toMatchObject({ code: 0 });
  expect(await stale(content)).toEqual([]);
  expect(await unrecorded(content)).toEqual([
    'The record has earlier editions of `/downloads/trust-center-en.pdf`, and not this one yet.',
  ]);
  expect(await run('release', ['--content', content])).toMatchObject({ code: 0, stderr: '' });
  expect(await unrecorded(content)).toEqual([]);
  expect(bytesOf(content, 'zh').toString('latin1')).toBe(first['trust-center-zh.pdf']);
  expect(bytesOf(content, 'en').toString('latin1')).not.toBe(first['trust-center-en.pdf']);
  await expectOffered(content, english.pages);
});

/** The panel and the page that holds all others offer the PDF, with what is told of it. */
async function expectOffered(content: string, pages: number): Promise<void> {
  const output = join(newFolder(), 'out');
  expect(await run('build', ['--content', content, '--output', output])).toMatchObject({ code: 0 });
  const facts = new RegExp(
    `<a [^>]*href="/trust/downloads/trust-center-en\\.pdf">[^<]+<span class="file-facts">\\(PDF, \\d+\\skB, ${pages} pages?, English, February 28, 2026\\)</span></a>`,
    'g',
  );
  const read = (path: string): string => readFileSync(join(output, path), 'utf8').replaceAll('\u00a0', ' ');
  const sum = (await import('node:crypto')).hash('sha256', bytesOf(content, 'en'), 'hex');
  for (const [path, times] of [
    ['en/index.html', 0],
    ['en/terms/index.html', 2],
    ['en/all/index.html', 3],
  ] as const) {
    expect(read(path).match(facts)?.length ?? 0, path).toBe(times);
    expect(read(path).includes(`<code>${sum}</code>`), path).toBe(times > 0);
  }
}

describe('What stands in the way is one line, and nothing is written', () => {
  test.each([
    ['no page that holds all others', {}, 2, /has no page that holds all others: `site\.one_page: true`/, {}],
    [
      'a file of somebody else in its place',
      { ...onePage, 'downloads/trust-center-en.pdf': 'ours' },
      2,
      /trust-center-en\.pdf` was not made by this command: give it another name first\n$/,
      {},
    ],
    [
      'errors',
      { ...onePage, 'en/x.md': '---\ntitle: [\n---\n' },
      1,
      /there are errors, so nothing was made/,
      {},
    ],
    ['no topic', { en: null }, 2, /holds no topic/, {}],
    [
      'no browser',
      onePage,
      2,
      /`\/nowhere` does not start \(.*\): install Chromium or Chrome, or/,
      { CHROME_PATH: '/nowhere' },
    ],
    [
      'no font that has the letters',
      { ...onePage, 'en/x.md': topic('## Names {#names}\n\n数据\n') },
      2,
      /^pdf: no font of this machine has 2 of the letters of the page in English \(数 据\): install one, .*\n$/,
      { FONTCONFIG_FILE: fontsFile(false) },
    ],
  ])('%s', async (_, files, code, said, more) => {
    const content = siteWith(files);
    const before = filesOf(content);
    const told = await pdf(content, more);
    expect([told.code, told.stdout]).toEqual([code, '']);
    expect(told.stderr).toMatch(/^pdf: [^\n]+\n$/);
    expect(told.stderr).toMatch(said);
    expect(filesOf(content)).toEqual(before);
  });

  test('a PDF that is read-only stays as it is', async () => {
    const content = siteWith(onePage);
    expect(await pdf(content)).toMatchObject({ code: 0 });
    edit(content, 'en/index.md', 'title: ', 'title: The ');
    const before = filesOf(content);
    chmodSync(join(content, 'downloads/trust-center-en.pdf'), 0o444);
    const { code, stderr } = await pdf(content);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^pdf: .* stays as it is: it is read-only\n$/)]);
    expect(filesOf(content)).toEqual(before);
  });

  test('Ctrl-C', async () => {
    const content = siteWith({ ...onePage, 'downloads/report.pdf': null });
    const before = filesOf(content);
    const { child, outcome } = start('pdf', ['--content', content], env);
    // The one process that it starts is the browser.
    await vi.waitUntil(
      () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8') !== '',
      60_000,
    );
    child.kill('SIGINT');
    expect(await outcome).toMatchObject({
      code: 130,
      stdout: '',
      stderr: 'pdf: stopped, and nothing was written\n',
    });
    expect(filesOf(content)).toEqual(before);
  });
});
