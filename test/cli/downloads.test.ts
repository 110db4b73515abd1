import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { run } from '../support/command.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';
import { readRedirectsFile } from '../support/settings-files.ts';
import { validatePage } from '../support/validate-html.ts';
import { describeWithNginx } from '../support/web-servers.ts';

/** A file that can be read, and another one than that of the fixture. */
const TERMS = `${readFileSync(join(site('three-languages'), 'downloads/report.pdf'), 'utf8')}% the terms\n`;

/** The site that is copied where it has no other files. */
let plain: Promise<string> | undefined;

/** A site in three languages that has published `downloads/dpa.pdf`, and other files; nothing links to it. */
async function released(more?: Readonly<Record<string, string | Buffer>>): Promise<string> {
  if (more) return release(more);
  plain ??= release({});
  const content = join(newFolder(), 'content');
  cpSync(await plain, content, { recursive: true });
  return content;
}

async function release(more: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const content = join(newFolder(), 'content');
  cpSync(site('three-languages'), content, { recursive: true });
  write(content, { 'downloads/dpa.pdf': TERMS, ...more });
  const { code, stderr, stdout } = await run('release', ['--content', content]);
  expect([code, stderr], stdout).toEqual([0, '']);
  return content;
}

/** Writes files of a site, or (null) removes them. */
function write(content: string, files: Readonly<Record<string, string | Buffer | null>>): void {
  for (const [path, text] of Object.entries(files))
    if (text === null) rmSync(join(content, path));
    else writeFileSync(join(content, path), text);
}

/** Writes more at the end of a file, and other words in place of some. */
function edit(content: string, path: string, more: string, [from, to] = ['', '']): void {
  const text = readFileSync(join(content, path), 'utf8');
  writeFileSync(join(content, path), text.replace(from, to) + more);
}

async function check(content: string): Promise<string> {
  const { stdout } = await run('check', ['--content', content]);
  return stdout;
}

async function build(content: string): Promise<string> {
  const output = join(newFolder(), 'site');
  const { code, stdout } = await run('build', ['--content', content, '--output', output]);
  expect(code, stdout).toBe(0);
  return output;
}

/** What the page of a file says in each language, and the links in it. */
function noticeOf(output: string, address: string) {
  const html = readFileSync(join(output, address, 'index.html'), 'utf8');
  expect(validatePage(html)).toEqual([]);
  const page = parseDocument(html);
  const main = DomUtils.getElementsByTagName('main', page, true);
  const links = DomUtils.getElementsByTagName('a', main, true).map(({ attribs }) => attribs.href);
  const text = DomUtils.textContent(main).replace(/\s+/g, ' ').trim();
  return { text, links };
}

const WITHDRAWN = `- page: downloads/dpa.pdf
  on: 2026-11-20
  why: { en: Other terms hold., zh: 已有新条款。, ar: توجد شروط أخرى. }
  see: privacy/retention.md
`;
const RENAMED = `- { page: downloads/dpa.pdf, on: 2026-11-20, now: ../downloads/terms.pdf }\n`;

describe('A download that was published is withdrawn', () => {
  test('by hand: the problem has the entry to write, and a page says so in every language', async () => {
    const content = await released();
    write(content, { 'downloads/dpa.pdf': null });
    const told = await check(content);
    expect(told).toContain('lost-page');
    expect(told).toContain(
      '`- { page: downloads/dpa.pdf, on: DAY, why: { en: WHAT HAPPENED, ar: WHAT HAPPENED, zh: WHAT HAPPENED } }`',
    );
    write(content, { '_data/gone.yaml': WITHDRAWN });
    const output = await build(content);
    const { text, links } = noticeOf(output, 'downloads/dpa.pdf');
    expect(text).toBe(
      'The file dpa.pdf was taken off the site Taken off on November 20, 2026. Other terms hold. Read instead: Retention ' +
        'أُزيل الملف dpa.pdf من الموقع أُزيلت في 20 نوفمبر 2026. توجد شروط أخرى. اقرأ بدلًا منها: حفظ البيانات ' +
        '文件 dpa.pdf 已撤下 2026年11月20日撤下。已有新条款。 请改看：数据保留',
    );
    expect(links).toEqual(['/en/privacy/retention/', '/ar/privacy/retention/', '/zh/privacy/retention/']);
    // Each host leads from a name to the folder of that name by itself: a rule would be a circle to some.
    expect(readFileSync(join(output, '_redirects'), 'utf8')).not.toContain('downloads');
    expect(readFileSync(join(output, 'staticwebapp.config.json'), 'utf8')).not.toContain('dpa.pdf');
    expect(readFileSync(join(output, 'zh/404.html'), 'utf8')).toContain(
      '<a class="moved-file" href="/downloads/dpa.pdf/">downloads/dpa.pdf</a>',
    );
  });

  test('and so are the old names that led to it', async () => {
    const content = await released();
    const also = `${RENAMED.replace(' }', ', also: [/downloads/old.pdf] }')}`;
    write(content, { 'downloads/dpa.pdf': null, 'downloads/terms.pdf': TERMS });
    write(content, { '_data/gone.yaml': also });
    const output = await build(content);
    expect(noticeOf(output, 'downloads/old.pdf').links[0]).toBe('/downloads/terms.pdf');
    write(content, { '_data/gone.yaml': `${WITHDRAWN}  also: [/downloads/old.pdf]\n` });
    expect(noticeOf(await build(content), 'downloads/old.pdf').text).toContain('The file old.pdf was taken');
  });

  test('where a link leads to it still, that is told, with what to see', async () => {
    const content = await released();
    write(content, { 'downloads/dpa.pdf': null, '_data/gone.yaml': WITHDRAWN });
    edit(content, 'en/privacy/audit.md', '\nSee [the terms](../../downloads/dpa.pdf).\n');
    expect(await check(content)).toMatch(/missing-page[\s\S]*2026-11-20[\s\S]*`retention\.md`/);
    edit(content, 'zh/privacy/retention.md', '\n见[条款](../../downloads/dpa.pdf)。\n');
    edit(content, '_data/gone.yaml', '', ['see: privacy/retention.md', 'see: privacy/index.md']);
    expect(await check(content)).toMatch(
      /zh\/privacy[^`]*missing-page[^`]*`[^`]*`[^`]*2026-11-20[^`]*`index\.md`/,
    );
  });

  test('and put back, with the bytes that it had: the entry goes, and nothing more is told', async () => {
    const content = await released();
    const dpa = readFileSync(join(content, 'downloads/dpa.pdf'), 'utf8');
    write(content, { 'downloads/dpa.pdf': null, '_data/gone.yaml': WITHDRAWN });
    expect(await run('release', ['--content', content])).toMatchObject({ code: 0 });
    write(content, { 'downloads/dpa.pdf': dpa });
    expect(await check(content)).toContain('alias-conflict');
    write(content, { '_data/gone.yaml': null });
    expect(await check(content)).toContain('no problems');
    write(content, { 'downloads/dpa.pdf': 'other terms\n' });
    const told = await check(content);
    expect(told).toContain('download-changed');
    expect(told).not.toContain('alias-conflict');
  });
});

describe('A download that was published has another name', () => {
  test('by hand: its old name says so in every language, and hosts lead to the new one', async () => {
    const content = await released();
    write(content, { 'downloads/dpa.pdf': null, 'downloads/terms.pdf': TERMS });
    expect(await check(content)).toContain('`npm run move -- /downloads/dpa.pdf /downloads/terms.pdf`');
    write(content, { '_data/gone.yaml': RENAMED });
    const output = await build(content);
    const { text, links } = noticeOf(output, 'downloads/dpa.pdf');
    expect(text).toBe(
      'The file dpa.pdf has moved What stood at this address is now: terms.pdf ' +
        'نُقل الملف dpa.pdf ما كان في هذا العنوان هو الآن: terms.pdf ' +
        '文件 dpa.pdf 已迁移 此地址原有的文件现为：terms.pdf',
    );
    expect(links).toEqual(['/downloads/terms.pdf', '/downloads/terms.pdf', '/downloads/terms.pdf']);
    expect(readRedirectsFile(readFileSync(join(output, '_redirects'), 'utf8'))).toContainEqual({
      from: '/downloads/dpa.pdf',
      to: '/downloads/terms.pdf',
      status: 301,
    });
    expect(readFileSync(join(output, 'staticwebapp.config.json'), 'utf8')).toContain(
      '{"route":"/downloads/dpa.pdf","redirect":"/downloads/terms.pdf","statusCode":301}',
    );
    expect(existsSync(join(output, 'downloads/terms.pdf'))).toBe(true);
  });

  test('by hand: links to the old name are told once, with the new one, however it is called', async () => {
    const content = await released();
    renameSync(join(content, 'downloads/report.pdf'), join(content, 'downloads/2026.pdf'));
    const told = await check(content);
    expect(told).toContain('nothing stands there any more: 4 links lead nowhere now.');
    expect(told).toContain('`npm run move -- /downloads/report.pdf /downloads/2026.pdf`');
    expect(told).toContain(' 1 error, 0 warnings');
  });

  test('which is there: else that is told at the entry', async () => {
    const content = await released();
    write(content, { 'downloads/dpa.pdf': null, '_data/gone.yaml': RENAMED });
    expect(await check(content)).toMatch(/gone\.yaml:1:\d+.*missing-page/);
  });
});

describe('A loss that cannot be mended yet is accepted by its address', () => {
  const until = (entry: string): string =>
    `${entry.replace('WHY', 'It comes back.').replace('DAY', '2099-01-01')}\n`;

  test('as the message writes it, and nothing else is', async () => {
    const content = await released({ 'downloads/DPA.pdf': 'DPA\n' });
    write(content, { 'downloads/DPA.pdf': null, 'downloads/dpa.pdf': null });
    const told = await check(content);
    const entries = [...told.matchAll(/acceptances\.yaml: `([^`]+)`/g)].map(([, entry = '']) => until(entry));
    expect(entries).toHaveLength(2);
    write(content, { '_data/acceptances.yaml': entries[0] ?? '' });
    const one = await check(content);
    expect(one.match(/ {2}lost-page$/gm)).toHaveLength(1);
    expect(one).toContain('`/downloads/dpa.pdf` was published');
    expect(one).not.toContain('stale-acceptance');
    write(content, { '_data/acceptances.yaml': entries.join('') });
    expect(await check(content)).toMatch(/· no problems · 2 accepted/);
    write(content, { '_data/acceptances.yaml': entries[0]?.replace(/what: [^,]+, /, '') ?? '' });
    const vague = await check(content);
    expect(vague.match(/ {2}lost-page$/gm)).toHaveLength(2);
    expect(vague).toMatch(/acceptances\.yaml:1:\d+ +data-file\n.*`what`/);
  });

  test('and of an anchor by its page too', async () => {
    const content = await released();
    const path = join(content, '_data/record.txt');
    const lost = ['retention', 'audit'].map((page) => `2026-11-22  /en/privacy/${page}/#promise\n`);
    writeFileSync(path, readFileSync(path, 'utf8') + lost.join(''));
    const told = await check(content);
    const entries = [...told.matchAll(/acceptances\.yaml: `([^`]+)`/g)].map(([, entry = '']) => until(entry));
    expect(entries[0]).toContain('what: /en/privacy/retention/#promise,');
    write(content, { '_data/acceptances.yaml': entries[0] ?? '' });
    const one = await check(content);
    expect(one.match(/ {2}lost-anchor$/gm)).toHaveLength(1);
    expect(one).toContain('`/en/privacy/audit/#promise` was published');
  });
});

describe('The command moves a download', () => {
  const move = (content: string, ...words: string[]) => run('move', [...words, '--content', content]);
  const why = ['--why', 'en=Other terms hold.', '--why', 'zh=已有新条款。', '--why', 'ar=توجد شروط أخرى.'];
  const read = (content: string, path: string): string => readFileSync(join(content, path), 'utf8');
  const entries = (content: string): string => read(content, '_data/gone.yaml').split('\n\n')[1] ?? '';

  test('to another name: its bytes, the links in each language and in data, and what is said of the old name', async () => {
    const bytes = Buffer.from([0x25, 0xff, 0x00, 0x0d, 0x0a, 0xc3]);
    const content = await released({ 'downloads/report.pdf': bytes });
    const { code, stdout, stderr } = await move(content, 'downloads/report.pdf', 'downloads/2026/报告 1.pdf');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Moved:\n');
    expect(stdout).toContain('Mended 4 links:\n');
    expect(stdout).toContain('Kept alive:\n  /downloads/report.pdf\n');
    expect(existsSync(join(content, 'downloads/report.pdf'))).toBe(false);
    expect(readFileSync(join(content, 'downloads/2026/报告 1.pdf')).equals(bytes)).toBe(true);
    for (const language of ['en', 'zh', 'ar'])
      expect(read(content, `${language}/privacy/retention.md`)).toContain(
        `(../../${encodeURI('downloads/2026/报告 1.pdf')})`,
      );
    expect(read(content, '_data/panels.yaml')).toContain(`to: ../${encodeURI('downloads/2026/报告 1.pdf')}`);
    expect(entries(content)).toBe(
      '- page: downloads/report.pdf\n  on: 2026-11-22\n  now: ../downloads/2026/报告 1.pdf\n',
    );
    await build(content);
  });

  test('twice, and back: each old name leads to the file', async () => {
    const content = await released();
    await move(content, 'downloads/dpa.pdf', 'downloads/b.pdf');
    await move(content, '/downloads/b.pdf', 'content/downloads/c.pdf');
    expect(noticeOf(await build(content), 'downloads/dpa.pdf').links[0]).toBe('/downloads/c.pdf');
    const { code, stderr } = await move(content, 'downloads/c.pdf', 'downloads/dpa.pdf');
    expect([code, stderr]).toEqual([0, '']);
    const output = await build(content);
    expect(noticeOf(output, 'downloads/b.pdf').links[0]).toBe('/downloads/dpa.pdf');
    expect(noticeOf(output, 'downloads/c.pdf').links[0]).toBe('/downloads/dpa.pdf');
    expect(read(content, '_data/gone.yaml')).not.toContain('page: downloads/dpa.pdf');
  });

  test('whatever signs its name has', async () => {
    const names = ['报告 1#2?.pdf', 'a#b%20.pdf', 'c ?#.pdf'];
    const content = await released({ [`downloads/${names[0]}`]: 'x' });
    for (const [index, name] of names.slice(1).entries()) {
      const { code, stderr } = await move(content, `downloads/${names[index]}`, `downloads/${name}`);
      expect([code, stderr]).toEqual([0, '']);
    }
    const output = await build(content);
    expect(existsSync(join(output, 'downloads/c ?#.pdf'))).toBe(true);
    for (const name of names.slice(0, 2))
      expect(noticeOf(output, `downloads/${name}`).links[0]).toBe('/downloads/c%20%3F%23.pdf');
  });

  test('that has its new name already: all the rest', async () => {
    const content = await released();
    renameSync(join(content, 'downloads/report.pdf'), join(content, 'downloads/new.pdf'));
    const { code, stdout } = await move(content, 'downloads/report.pdf', 'downloads/new.pdf');
    expect([code, stdout]).toEqual([0, expect.stringContaining('as it was by hand')]);
    expect(stdout).not.toContain('and still does');
    await build(content);
  });

  test('off the site, and its old names with it; links lead to what takes its place', async () => {
    const content = await released();
    await move(content, 'downloads/report.pdf', 'downloads/b.pdf');
    const { code, stdout, stderr } = await move(
      ...[content, 'downloads/b.pdf', '--gone', ...why, '--see', 'privacy/retention.md#timeline'],
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Taken off:\n');
    expect(read(content, 'zh/privacy/retention.md')).toContain('](#timeline)');
    expect(read(content, '_data/panels.yaml')).toContain('to: privacy/retention.md#timeline\n');
    const output = await build(content);
    for (const name of ['report', 'b'])
      expect(noticeOf(output, `downloads/${name}.pdf`).text).toContain('已有新条款。');
  });

  /** A site from which one file has gone, and another one has moved. */
  let left: Promise<string> | undefined;
  async function oneLeft(): Promise<string> {
    const content = await released({ 'downloads/old.pdf': 'x', 'downloads/left.pdf': 'y' });
    write(content, { 'downloads/old.pdf': null });
    await move(content, 'downloads/left.pdf', 'downloads/now.pdf');
    return content;
  }

  test.each([
    ['to a name that stands', ['downloads/dpa.pdf', 'downloads/report.pdf'], 'stands there already'],
    ['to one that another had', ['downloads/dpa.pdf', 'downloads/old.pdf'], 'meant another file'],
    ['to one that another has left', ['downloads/dpa.pdf', 'downloads/left.pdf'], 'meant another file'],
    ['to a topic', ['downloads/dpa.pdf', 'privacy/dpa.md'], 'a download moves to a download'],
    ['from a topic', ['privacy/retention.md', 'downloads/dpa.pdf'], 'a download moves to a download'],
    ['that is not there', ['downloads/old.pdf', 'downloads/x.pdf'], 'there is no file `'],
    ['off the site while links lead to it', ['downloads/report.pdf', '--gone', ...why], 'links lead to'],
    [
      'off the site for what is not there',
      ['downloads/report.pdf', '--gone', ...why, '--see', 'none.md'],
      'nothing that stays stands there',
    ],
  ])('never %s', async (_, words, expected) => {
    left ??= oneLeft();
    const content = await left;
    const before = filesOf(content);
    const { code, stderr } = await move(content, ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(expected)]);
    expect(filesOf(content)).toEqual(before);
  });
});

describe('A download that was published holds other bytes', () => {
  const NOTE = /gone\.yaml: `([^`]+)`/;

  test('that is told, until its old bytes are back, or it has a name of its own', async () => {
    const content = await released();
    const old = readFileSync(join(content, 'downloads/dpa.pdf'), 'utf8');
    write(content, { 'downloads/dpa.pdf': 'other terms\n' });
    const told = await check(content);
    expect(told).toMatch(/downloads\/dpa\.pdf.*download-changed/);
    expect(await run('release', ['--content', content])).toMatchObject({ code: 1 });
    write(content, { 'downloads/dpa.pdf': old, 'downloads/dpa-2027.pdf': 'other terms\n' });
    expect(await check(content)).not.toContain('download-changed');
  });

  test('a note on this version says what changed; the next one needs a note of its own', async () => {
    const content = await released();
    let notes = '';
    for (const bytes of ['second terms\n', 'third terms\n']) {
      write(content, { 'downloads/dpa.pdf': bytes });
      const [, note = ''] = NOTE.exec(await check(content)) ?? [];
      expect(note).toMatch(/^- \{ page: downloads\/dpa\.pdf, .* version: "[0-9a-f]{12}" \}$/);
      notes += `${note.replace('DAY', '2026-11-20').replace('WHAT CHANGED', 'Terms of 2027.')}\n`;
      write(content, { '_data/gone.yaml': notes });
      expect(await check(content)).not.toContain('download-changed');
      expect((await run('release', ['--content', content])).stdout).toContain(
        'Recorded 1 version:\n  /downloads/dpa.pdf, the present version\n',
      );
      await build(content);
    }
    const record = readFileSync(join(content, '_data/record.txt'), 'utf8');
    expect(record.match(/^2026-11-22 {2}\/downloads\/dpa\.pdf {2}sha256:[0-9a-f]{64}$/gm)).toHaveLength(3);
  });

  test('a note counts under the name that the file has then, too', async () => {
    const content = await released();
    write(content, { 'downloads/dpa.pdf': 'second terms\n' });
    const [, note = ''] = NOTE.exec(await check(content)) ?? [];
    write(content, {
      '_data/gone.yaml': `${note.replace('DAY', '2026-11-20').replace('WHAT CHANGED', 'More.')}\n`,
    });
    const words = ['downloads/dpa.pdf', 'downloads/terms.pdf', '--content', content];
    expect(await run('move', words)).toMatchObject({ code: 0, stderr: '' });
    expect(await check(content)).toContain('0 errors');
  });

  test('where the record has no version of it, nothing is known, and the next release writes it', async () => {
    const content = await released();
    const path = join(content, '_data/record.txt');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/ {2}sha256:.*/g, ''));
    write(content, { 'downloads/dpa.pdf': 'other terms\n' });
    expect(await check(content)).not.toContain('download-changed');
    expect((await run('release', ['--content', content])).stdout).toContain('Recorded 2 versions:\n');
    write(content, { 'downloads/dpa.pdf': 'third terms\n' });
    expect(await check(content)).toContain('download-changed');
  });
});

describeWithNginx('A real nginx, with the settings that the build writes', ({ start }) => {
  test('leads from the name of a withdrawn file to its page, and of a renamed one to the file', async () => {
    const content = await released({ 'downloads/报告 1.pdf': '%PDF-1.7 one\n', 'downloads/c.pdf': '%PDF\n' });
    write(content, { 'downloads/dpa.pdf': null, 'downloads/报告 1.pdf': null, 'downloads/c.pdf': null });
    write(content, { 'downloads/terms.pdf': TERMS });
    const other = WITHDRAWN.replace('dpa.pdf', '报告 1.pdf');
    const based = WITHDRAWN.replace('dpa.pdf', 'c.pdf');
    write(content, { '_data/gone.yaml': RENAMED + other + based });
    const served = await start(await build(content));
    const leads = async (path: string) => {
      const { status, headers } = await ask(served.origin, path);
      return [status, headers.location];
    };
    expect(await leads('/downloads/c.pdf?a=1')).toEqual([301, '/downloads/c.pdf/?a=1']);
    expect(await leads('/downloads/c.pdf/')).toEqual([200, undefined]);
    const encoded = encodeURI('/downloads/报告 1.pdf');
    expect(await leads(encoded)).toEqual([301, `${encoded}/`]);
    expect(await leads(`${encoded}/`)).toEqual([200, undefined]);
    expect(await leads('/downloads/dpa.pdf')).toEqual([301, '/downloads/terms.pdf']);
    expect(await leads('/downloads/terms.pdf')).toEqual([200, undefined]);
    await served.close();
  });
});
