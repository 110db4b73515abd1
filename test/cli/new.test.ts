import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { editorSchemas } from '../../scripts/edit/fields/editor-schemas.ts';
import { atTerminal } from '../support/at-terminal.ts';
import { run } from '../support/command.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';

let content = '';
beforeEach(() => {
  content = join(newFolder(), 'content');
  cpSync(site('two-languages'), content, { recursive: true });
});

const command = (...args: string[]) => run('new', ['--content', content, ...args]);
const read = (path: string): string => readFileSync(join(content, path), 'utf8');
const titles = ['--title', 'en=Who is told?', '--title', 'zh=通知谁？'];

async function told(): Promise<string[]> {
  const { stdout } = await run('check', ['--content', content, '--format', 'json']);
  const { problems } = JSON.parse(stdout) as {
    problems: { file: string; line: number; code: string; severity: string }[];
  };
  return problems
    .filter(({ code }) => code !== 'unrecorded')
    .map(({ file, line, code, severity }) => `${file.slice(-11)}:${line} ${code} ${severity}`);
}

describe('npm run new', () => {
  test('makes a topic in every language, as a draft that builds at once and says what is left', async () => {
    const { code, stdout, stderr } = await command('audit.md', ...titles, '--owner', 'zh=编辑部');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('/zh/audit.md\nNext:\n  write what stands for each `TODO`');
    expect(read('en/audit.md')).toBe(
      '---\ntitle: Who is told?\nsummary: TODO\nowner: Editors\nreviewed: 2026-11-22\ndraft: true\n---\n\n## TODO {#overview}\n\nTODO\n',
    );
    expect(read('zh/audit.md')).toContain('title: 通知谁？\nsummary: TODO\nowner: 编辑部\n');
    const output = join(newFolder(), 'site');
    expect(await run('build', ['--content', content, '--output', output])).toMatchObject({ code: 0 });
    expect((await told()).filter((line) => line.includes('todo'))).toEqual(
      ['en', 'zh'].flatMap((language) =>
        [3, 9, 11].map((line) => `${language}/audit.md:${line} todo warning`),
      ),
    );
    writeFileSync(join(content, 'en/audit.md'), read('en/audit.md').replace('draft: true\n', ''));
    expect((await told()).filter((line) => line.startsWith('en/audit.md'))).toContain(
      'en/audit.md:3 todo error',
    );
  });

  test('makes a section, and then a topic in it', async () => {
    expect(await command('legal/', ...titles)).toMatchObject({ code: 0, stderr: '' });
    expect(await command('legal/rules', ...titles)).toMatchObject({ code: 0, stderr: '' });
    expect(Object.keys(filesOf(content)).filter((path) => path.includes('legal'))).toEqual([
      'en/legal/index.md',
      'en/legal/rules.md',
      'zh/legal/index.md',
      'zh/legal/rules.md',
    ]);
  });

  test('adds a source to the list, which stays as it is', async () => {
    const before = '# Ours.\n\nhandbook: { title: Handbook, read: 2026-01-31 }\n';
    writeFileSync(join(content, '_data/sources.yaml'), before);
    const named = ['--title', 'en=Report: 2026', '--title', 'zh=报告', '--url', 'https://example.com/report'];
    expect(await command('source', 'report', ...named)).toMatchObject({ code: 0, stderr: '' });
    expect(read('_data/sources.yaml')).toBe(
      `${before}\nreport:\n  title:\n    en: "Report: 2026"\n    zh: 报告\n  url: https://example.com/report\n  read: 2026-11-22\n`,
    );
  });

  test('leads programs of editors to what a new data file may hold, and writes that beside it', async () => {
    const named = ['--title', 'en=Report', '--title', 'zh=报告', '--url', 'https://example.com/report'];
    const { stdout } = await command('source', 'report', ...named);
    expect(read('_data/sources.yaml')).toMatch(
      /^# yaml-language-server: \$schema=\.schemas\/sources\.json\nreport:/,
    );
    expect(read('_data/.schemas/sources.json')).toBe(editorSchemas().get('_data/.schemas/sources.json'));
    expect(stdout).toContain('\n2 files written.\n');
  });

  test('writes all of that anew, and the line that leads there, and nothing a second time', async () => {
    const before = read('_data/panels.yaml');
    writeFileSync(
      join(content, '_data/languages/zh.yaml'),
      read('_data/languages/zh.yaml').replaceAll('\n', '\r\n'),
    );
    expect(await command('schemas')).toMatchObject({ code: 0, stderr: '' });
    expect(read('_data/panels.yaml')).toBe(`# yaml-language-server: $schema=.schemas/panels.json\n${before}`);
    expect(read('_data/languages/zh.yaml')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.schemas\/language\.json\r\ncode/,
    );
    for (const [path, text] of editorSchemas()) expect(read(path)).toBe(text);
    expect((await command('schemas')).stdout).toMatch(/^Nothing is new\.\n/);
    writeFileSync(join(content, '_data/.schemas/hosts.json'), '{}\n');
    expect((await command('schemas')).stdout).toContain('/_data/.schemas/hosts.json (changed)\n');
    expect(await run('check', ['--content', content])).toMatchObject({ code: 0 });
  });

  test('takes a file among the downloads, byte for byte, under a name that makes an address', async () => {
    const file = join(newFolder(), 'Data Agreement (2).PDF');
    writeFileSync(file, Buffer.from([0, 255, 13, 10]));
    const { code, stdout } = await command('download', file);
    expect([code, stdout.split('\n')[1]?.slice(-31)]).toEqual([0, '/downloads/data-agreement-2.pdf']);
    expect(readFileSync(join(content, 'downloads/data-agreement-2.pdf'))).toEqual(readFileSync(file));
    expect(await command('download', file)).toMatchObject({ code: 2 });
  });

  test.each([
    [['terms', ...titles], /^new: `.*\/en\/terms\.md` is there already, and is never overwritten\n$/],
    [['Who is told', ...titles], /^new: `Who is told` makes no address, .*: `npm run new -- who-is-told`\n$/],
    [['en/terms', ...titles], /^new: `.*\/en\/terms\.md` is there already, and is never overwritten\n$/],
    [
      ['en/', ...titles],
      /^new: `en\/` names no page: `npm run new -- new-topic` makes a topic, `npm run new -- new-section\/` a section\n$/,
    ],
    [['law/x', ...titles], /^new: there is no section `law\/` yet: `npm run new -- law\/` makes it/],
    [
      ['audit'],
      /^new: nobody is there to be asked “What does the page answer\?.*: give the answer with `--title "en=…"`\n$/,
    ],
    [
      ['audit', '--title', 'A'],
      /^new: say for which language `--title "A"` is: `--title "en=…"`, `--title "zh=…"`\n$/,
    ],
    [[], /^new: nobody is there to be asked “What is to be made/],
    [['source'], /^new: give one thing to be made: /],
    [['download', '/nowhere/a.pdf'], /^new: `\/nowhere\/a\.pdf` is not there\n$/],
    [
      ['source', 'x', ...titles, '--url', 'x'],
      /^new: nothing was written: `x\.url` is not right: an address that begins with `https:\/\/`\.\n$/,
    ],
  ])('says why it makes nothing of %j', async (args, message) => {
    const before = filesOf(content);
    const { code, stdout, stderr } = await command(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(filesOf(content)).toEqual(before);
  });

  test.each([
    ['content/en/legal/rules.md', ['legal/rules']],
    ['/en/legal/rules/', ['legal/rules']],
    ['https://trust.example.com/zh/legal/rules/', ['legal/rules']],
    ['zh/audit/', ['audit/']],
    ['content/en/audit/index.md', ['audit/']],
    ['leagl/rules.md', ['legal/rules', 'leagl/']],
    ['en/leagl/Our Rules', ['leagl/our-rules', 'legal/our-rules', 'leagl/']],
    ['a/b/c', ['a/', 'a/', 'a/b/']],
    ['index', ['new-topic', 'new-section/']],
  ])('proposes for %s what leads on', async (what, orders) => {
    expect(await command('legal/', ...titles)).toMatchObject({ code: 0 });
    const proposed: string[] = [];
    let word = what;
    for (let step = 0; step < 4; step++) {
      const { code, stderr } = await command(word, ...titles);
      if (code === 0) break;
      const found = [...stderr.matchAll(/`npm run new -- ([^`]*)`/g)].map(([, order = '']) => order);
      proposed.push(...found);
      // A section is made, and what was wanted is asked for again.
      if (!found[0]?.endsWith('/') || what.endsWith('/') || what.includes('index')) word = found[0] ?? '';
      else expect(await command(found[0], ...titles)).toMatchObject({ code: 0 });
    }
    expect(await command(word, ...titles)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is there already'),
    });
    expect([...new Set(proposed)]).toEqual([...new Set(orders)]);
  });

  test('gives a page a place and a name where those beside it have one', async () => {
    await command('legal/', ...titles);
    await command('legal/rules', ...titles);
    for (const path of ['en/legal/rules.md', 'en/legal/index.md'])
      writeFileSync(
        join(content, path),
        read(path).replace('reviewed:', 'short: Rules\norder: 25\nreviewed:'),
      );
    await command('legal/audit', ...titles);
    expect(read('zh/legal/audit.md')).not.toMatch(/^(?:short|order):/m);
    expect(read('en/legal/audit.md')).toMatch(
      /^title: .*\nshort: TODO\nsummary: TODO\nowner: Editors\nreviewed: .*\norder: 30\ndraft/m,
    );
  });

  test('tells the whole way to a published page, in the order of the guide', async () => {
    const { stdout } = await command('audit', ...titles);
    expect(stdout.split('\n').slice(3, -2)).toEqual([
      'Next:',
      '  write what stands for each `TODO`: `npm start` shows the drafts, `npm run check` lists what is left',
      '  take `draft: true` away when somebody has reviewed it: the page of its section lists it from then on',
      '  `npm run review -- --done en/audit.md` marks what is translated as up to date',
      '  `npm run release` records its address, and `npm run check` has nothing more to tell',
    ]);
  });

  test('says of a picture how it is shown, and keeps the ending of a file', async () => {
    const folder = newFolder();
    for (const name of ['life.PNG', 'form.pdf']) writeFileSync(join(folder, name), 'x');
    const { stdout } = await command('download', join(folder, 'life.PNG'));
    expect(stdout).toContain(
      '  a topic in a section shows it with `![What is to be seen](../../downloads/life.png)`\n',
    );
    for (const name of ['form.docx', 'Form']) {
      const { code, stderr } = await command('download', join(folder, 'form.pdf'), '--name', name);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/form\.pdf` must stay `\.pdf`: `--name form\.pdf`\n$/),
      ]);
    }
  });

  test('asks a person at a terminal for what is missing', async () => {
    const { code, left } = await atTerminal(
      ['new', '--content', content],
      [
        ['What is to be made', 'audit'],
        ['(English)', 'Who is told?'],
        ['(简体中文)', '通知谁？'],
      ],
    );
    expect([code, left]).toEqual([0, []]);
    expect(read('zh/audit.md')).toContain('title: 通知谁？\n');
  });

  test.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('is stopped at a question by %s, in one line', async (_, key) => {
    const before = filesOf(content);
    const { code, shown } = await atTerminal(['new', '--content', content], [['What is to be made', key]]);
    const [, said] = shown.split('new: ');
    expect([code, said]).toEqual([2, 'stopped; nothing was written\r\n']);
    expect(filesOf(content)).toEqual(before);
  });
});
