import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SiteProject } from '../../scripts/pages/site-project.ts';
import { pagesAhead } from '../../scripts/preview/pages-ahead.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { run } from '../support/command.ts';
import { filesOf, newFolder, site, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

let content = '';
beforeEach(() => {
  content = join(newFolder(), 'content');
  cpSync(site('two-languages'), content, { recursive: true });
  for (const code of ['en', 'zh']) write(`${code}/rules.md`, topic('\n## A {#a}\n\nText.\n'));
});

const command = (...args: string[]) => run('new', ['--content', content, ...args]);
const read = (path: string): string => readFileSync(join(content, path), 'utf8');
const write = (path: string, text: string): void => {
  cpSync(join(content, 'en/index.md'), join(content, path));
  writeFileSync(join(content, path), text);
};
const told = (): string[] => toldOfSite(content).filter((line) => !line.includes(' unrecorded'));
const draft = (body: string): string => topic(body).replace('\n---\n', '\ndraft: true\n---\n');

describe('npm run new -- language', () => {
  test('makes the file of a language, and says what is to be written', async () => {
    const before = told();
    const { code, stdout, stderr } = await command('language', 'it');
    expect([code, stderr]).toEqual([0, '']);
    const text = read('_data/languages/it.yaml');
    expect(text).toMatch(/^# yaml-language-server: .*\ntag: it\ndirection: ltr\nname: italiano\n/);
    expect(text).toContain('\n  skip_to_content: TODO # ');
    expect(text).not.toMatch(/^(?:search_words|unbroken|units|vague_link_texts|date_locale):/m);
    expect(stdout).toMatch(/^Made:\n {2}.*\/_data\/languages\/it\.yaml\n.*language\.json\nNext:\n/);
    expect(stdout).toMatch(/`_data\/languages\/it\.yaml`: write \d+ texts in place of `TODO`/);
    expect(stdout).toMatch(/\/_data\/operator\.yaml`: add a `it` to \d+ values, in line \d/);
    expect(stdout).toContain('(`draft: true`): it/index.md, it/rules.md\n');
    expect(stdout).toContain('before a page in `it/` is no draft');
    expect(told().filter((line) => !before.includes(line))).toEqual(['_data/languages/it.yaml:6:11 todo']);
    const way = (shown: string) => / copy what `(.*)` writes/.exec(shown)?.[1];
    expect(way(stdout)).toBeUndefined();
    const ours = 'npx trust-center init FOLDER --language fr';
    expect(way((await command('language', 'fr')).stdout)).toBe(ours);
  });

  test('leaves the site as it is published', async () => {
    const build = async (output: string): Promise<Record<string, string>> => {
      expect(await run('build', ['--content', content, '--output', output])).toMatchObject({ code: 0 });
      return filesOf(output);
    };
    write('en/rules.md', topic('\n## A {#a}\n\nThe name 数据中心 is Chinese.\n'));
    const before = await build(join(newFolder(), 'site'));
    await command('language', 'ar');
    expect(read('_data/languages/ar.yaml')).toContain('\ntag: ar\n');
    // It is written in the script that tells Chinese.
    await command('language', 'ja');
    write('ja/index.md', draft('\n## A {#a}\n\n文章。\n'));
    const after = await build(join(newFolder(), 'site'));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([]);
  });

  test('says again what is left, and never writes over a file', async () => {
    await command('language', 'it');
    const text = `${read('_data/languages/it.yaml').replace(/TODO # .*/g, 'Wort')}# Meins.\n`;
    writeFileSync(join(content, '_data/languages/it.yaml'), text);
    write('it/rules.md', draft('\n## A {#a}\n\nText.\n'));
    const { code, stdout } = await command('language', 'it');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing is new\.\nNext:\n.*is there already, and stays as it is\n/);
    expect(stdout).toContain('write 2 texts in place of `TODO`');
    expect(stdout).toContain('translate 1 page, as drafts (`draft: true`): it/index.md\n');
    expect(read('_data/languages/it.yaml')).toBe(text);
    expect((await command('language', 'en')).stdout).toMatch(
      /^Nothing is new\.\nNext:\n[^\n]*stays as it is\n$/,
    );
  });

  test('makes a small file of one that comes with the generator, which alone asks for its words', async () => {
    const before = told();
    const { stdout } = await command('language', 'de');
    expect(stdout).not.toContain('TODO');
    expect(stdout).toMatch(/\/_data\/operator\.yaml`: add a `de` to 5 values, in line 6, 7, 8, 9, 10\n/);
    expect(
      read('_data/languages/de.yaml')
        .split('\n')
        .filter((line) => !line.startsWith('#')),
    ).toEqual(['tag: de', '']);
    expect(told()).toEqual(before);
  });

  test.each([
    [['language', 'klingon'], '`klingon` is no code of a language: give one such as `de`'],
    [['language', 'qq'], '`qq` is no code of a language'],
    [['language', '../x'], '`../x` is no code of a language'],
    [['language'], 'give one thing to be made'],
    [['language', 'de', 'fr'], 'give one thing to be made'],
  ])('makes nothing of %j', async (args, said) => {
    const before = filesOf(content);
    const { code, stdout, stderr } = await command(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(filesOf(content)).toEqual(before);
  });

  test('says what is possible where the language is there in another kind', async () => {
    const before = filesOf(content);
    const { code, stderr } = await command('language', 'zh-TW');
    expect([code, stderr.replaceAll(content, 'content')]).toEqual([
      2,
      expect.stringMatching(
        /^new: `zh` is there already, as `zh-.*`, and a site has one kind of each language, .* to write `zh-TW` instead, change `tag` .*zh\.yaml`; to have both, make a site of its own .*\n$/,
      ),
    ]);
    expect(filesOf(content)).toEqual(before);
    expect((await command('language', 'zh-CN')).stdout).toContain('is there already, and stays as it is');
  });

  test('takes a tag, of which the language is the code', async () => {
    await command('language', 'pt-br');
    expect(read('_data/languages/pt.yaml')).toMatch(/^tag: pt-BR$/m);
  });
});

describe('A language in preparation', () => {
  test('has drafts that lead to what it does not have yet, and no page of others', async () => {
    await command('language', 'it');
    const before = told();
    write('it/index.md', draft('\n## A {#a}\n\n[Bedingungen](rules.md#a), [mehr](x.md)\n'));
    expect(told().filter((line) => !before.includes(line))).toEqual(['it/index.md:11:28 missing-page x.md']);
    const titles = ['--title', 'en=Who is told?', '--title', 'zh=通知谁？'];
    expect((await command('audit', ...titles)).stdout).not.toContain('it/audit.md');
    write('en/local.md', topic('\n## A {#a}\n\nText.\n').replace('\n---\n', '\none_language: true\n---\n'));
    const { content: now, project } = examineSources(content, someDay);
    expect([...now.published.keys()].filter((key) => key.startsWith('/it/'))).toEqual([]);
    expect([...(pagesAhead(project as SiteProject)?.pages.keys() ?? [])].sort()).toEqual([
      '/en/audit/',
      '/it/',
      '/zh/audit/',
    ]);
  });

  test('is asked for everything when its first page is published', async () => {
    await command('language', 'it');
    write('it/index.md', topic('\n## A {#a}\n\nText.\n'));
    const codes = told().map((line) => line.replace(/:\d+:\d+ (\S+).*/, ' $1'));
    expect(codes.filter((line) => line === '_data/languages/it.yaml todo').length).toBeGreaterThan(100);
    expect(codes).toContain('_data/operator.yaml data-file');
    expect(codes.some((line) => line.endsWith('rules.md translation-missing'))).toBe(true);
    const { stdout } = await run('check', ['--content', content]);
    expect(stdout).toContain(
      'todo\n  Something is left to be written here: `texts.skip_to_content: TODO`.\n',
    );
  });

  test('has to have a home page then', async () => {
    await command('language', 'it');
    write('it/rules.md', draft('\n## A {#a}\n\nText.\n'));
    expect(told().join()).not.toContain('unreadable-file');
    write('it/rules.md', topic('\n## A {#a}\n\nText.\n'));
    expect(told()).toContain('it/index.md:1:1 unreadable-file');
  });
});
