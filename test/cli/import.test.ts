import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readOldFiles } from '../../scripts/edit/import/old-files.ts';
import { elementsIn, readTree } from '../../scripts/edit/import/page-tree.ts';
import { readPages } from '../../scripts/edit/import/read-page.ts';
import { idsOf } from '../../scripts/edit/import/read-parts.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { recordKey } from '../../scripts/site/record.ts';
import { run } from '../support/command.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';

let content = '';
let old = '';
beforeEach(() => {
  content = join(newFolder(), 'content');
  old = join(newFolder(), 'old');
  cpSync(site('two-languages'), content, { recursive: true });
});

function page(path: string, text: string): void {
  mkdirSync(dirname(join(old, path)), { recursive: true });
  writeFileSync(join(old, path), text);
}
const command = (...args: string[]) =>
  run('import', ['--content', content, old, '--to', join(content, 'en/law/'), ...args]);
const read = (path: string): string => readFileSync(join(content, path), 'utf8');
/** What is told of the pages, without the folder. */
const told = (stdout: string): string[] =>
  stdout.split('\n').map((line) => line.trim().replace(/^(?:\S*\/)?old\//, ''));

const HEAD = `<div class="slideshow"><h3 class="box-title">Keeping data</h3><p>We keep it for a while.</p></div>`;

describe('npm run import', () => {
  test('makes a draft of an old page, with its ids and its address alive', async () => {
    page(
      'keep.html',
      `${HEAD}
<p><a href="/index.html">Start</a> // Keeping data</p>
<label id="leave_service">When you leave</label>
<p>We keep data for <b> 90 days </b>then.</p>
<label name="ISO/IEC_27001">Standards</label>
<p id="p1">See <a href="rules.html#_Rule">the rule</a>.</p>`,
    );
    page(
      'rules.html',
      '<h1>Rules</h1><h4 id="_Rule">The rule</h4><p>It is <a href="keep.html#leave_service">there</a>.</p>',
    );
    const { code, stdout, stderr } = await command('--owner', 'Privacy office');
    expect([code, stderr]).toEqual([0, '']);
    expect(read('en/law/keep.md')).toBe(`---
title: Keeping data
summary: We keep it for a while.
owner: Privacy office
reviewed: TODO
aliases:
  top:
    - /keep.html
  iso-iec_27001:
    - ISO/IEC_27001
draft: true
---

## When you leave {#leave_service}

We keep data for **90 days** then.

## Standards {#iso-iec_27001}

See [the rule](rules.md#rule). {#p1}
`);
    expect(read('en/law/rules.md')).toContain(
      '## The rule {#rule}\n\nIt is [there](keep.md#leave_service).\n',
    );
    expect(told(stdout)).toContain('keep.html:2  the way to the page: Start // Keeping data');
    const again = filesOf(content);
    expect(await command('--owner', 'Privacy office')).toMatchObject({ code: 0 });
    expect(filesOf(content)).toEqual(again);
  });

  test('tells what a quotation mark swallowed, and keeps an id that begins with a blank', async () => {
    page(
      'broken.html',
      `<h1>To {ask}</h1>
<p>Before it.</p>
<p style="text-align:right;>Nobody saw this line</p>
<p>Nor this one.</p>
<p style="text-align:center;">After it.</p>
<label id=" lead space">A mark</label><p>See <a href="# lead space">it</a>.</p>`,
    );
    const { stdout } = await command();
    expect(read('en/law/broken.md')).toContain('  lead-space:\n    - "%20lead%20space"\n');
    expect(read('en/law/broken.md')).toContain(
      'Before it.\n\nAfter it.\n\n## A mark {#lead-space}\n\nSee [it](#lead-space).\n',
    );
    expect(told(stdout)).toContain(
      'broken.html:1  braces in the title stand for a word of the operator: “To {ask}”',
    );
    expect(told(stdout)).toContain(
      'broken.html:3  a quotation mark is missing at the end of `style` of `p`, so nobody saw: “Nobody saw this line Nor this one.”',
    );
  });

  test('leaves files alone that hold no text, or cannot be read, and goes on with the others', async () => {
    page('binary.html', '\0\x01\x02<p>\0');
    page('deep.html', `<h1>Deep</h1>${'<div>'.repeat(30_000)}Words`);
    page('empty.md', '');
    page('folded.html', `<h1>Folded</h1>${'<ul><li>'.repeat(150)}Words`);
    const { code, stdout, stderr } = await command();
    expect([code, stderr]).toEqual([1, '']);
    expect(read('en/law/folded.md')).toContain('- Words');
    expect(told(stdout).slice(2)).toEqual([
      'binary.html: nothing is written: it is no text',
      '',
      'empty.md: nothing is written: it is empty',
      '',
      'deep.html: nothing is written: its elements stand in each other too deep',
      '',
      '1 draft written; 3 pages left alone.',
      '',
    ]);
  });

  test('never overwrites a topic, and writes none in another language than its folder says', async () => {
    page('zh.html', '<h1>数据位置</h1><p>数据存储在境内。</p>');
    page('keep.html', HEAD);
    mkdirSync(join(content, 'en/law'));
    writeFileSync(join(content, 'en/law/keep.md'), 'Mine');
    const before = filesOf(content);
    const { code, stdout } = await command();
    expect(code).toBe(1);
    expect(filesOf(content)).toEqual(before);
    const overruled = await command('--language', 'en', '--dry-run');
    expect(overruled.stdout).toMatch(/content\/en\/law\/zh\.md, from .*zh\.html\n/);
    expect(overruled.stdout).toContain('1 draft to write; 1 page left alone.\n');
    expect(filesOf(content)).toEqual(before);
    expect(told(stdout).slice(0, 3)).toEqual([
      'keep.html: nothing is written: there is such a file already, and it is never overwritten',
      '',
      'zh.html: nothing is written: its text is in another language (zh) than `--to` names (en): give it `--to` another folder, or say `--language en`',
    ]);
  });

  test('takes one page to a file, and old addresses from where the old site starts', async () => {
    page('a/keep.html', HEAD);
    page('a/rules.md', HEAD);
    const to = join(content, 'en/law/kept.md');
    const one = ['--content', content, join(old, 'a/keep.html'), '--root', old, '--to', to];
    expect(await run('import', one)).toMatchObject({ code: 0, stderr: '' });
    expect(read('en/law/kept.md')).toContain('aliases:\n  top:\n    - /a/keep.html\n');
    const more = [join(old, 'a'), '--root', old, '--to', join(content, 'en'), '--form', '/en-us/*.html'];
    expect(await run('import', ['--content', content, ...more, '--form', '/*'])).toMatchObject({ code: 0 });
    expect(read('en/rules.md')).toContain('  top:\n    - /en-us/a/rules.html\n    - /a/rules/\n');
  });

  test('leaves a day to be written, which a page that is published must have', async () => {
    page('keep.html', `${HEAD}<p>Text.</p>`);
    await command('--owner', 'Privacy office');
    const file = join(content, 'en/law/keep.md');
    const told = async (): Promise<string[]> => {
      const { stdout } = await run('check', ['--content', content, '--format', 'json']);
      const { problems } = JSON.parse(stdout) as {
        problems: { file: string; line: number; code: string; severity: string }[];
      };
      return problems.filter((one) => one.code === 'todo').map(({ line, severity }) => `${line} ${severity}`);
    };
    expect(await told()).toEqual(['5 warning']);
    writeFileSync(file, read('en/law/keep.md').replace('draft: true\n', ''));
    expect(await told()).toEqual(['5 error']);
  });

  test.each([
    [['--to', 'elsewhere'], /^import: `--to elsewhere` is no place for topics: /],
    [
      ['--to', 'CONTENT/fr/'],
      /^import: `--to \S+fr\/` names a language that the site does not have \(`fr`\): it has `en`, `zh`\n$/,
    ],
    [['--form', 'nostar'], /^import: `--form nostar` is no form of addresses: .*\n$/],
    [['--host', 'a b/c'], /^import: `--host a b\/c` is no host: .*\n$/],
    [['--language', 'fr'], /^import: there is no language `fr` on the site: `en`, `zh`\n$/],
    [['more.html'], /^import: say what is to be imported, and where to: /],
  ])('says why it imports nothing with %j', async (args, message) => {
    page('keep.html', HEAD);
    const { code, stdout, stderr } = await command(...args.map((arg) => arg.replace('CONTENT', content)));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('The old pages of the fixture', () => {
  const fixture = join(import.meta.dirname, '../fixtures/old-site');
  const topics = join(import.meta.dirname, '../fixtures/old-site-topics');

  /** Imports all of them into a site that has no home page yet. */
  async function importAll() {
    const outcome = await run('import', [
      ...['--content', content, fixture, '--to', join(content, 'old')],
      ...['--host', 'old-trust.example', '--owner', 'Privacy office'],
    ]);
    const shown = outcome.stdout
      .replaceAll(relative(process.cwd(), content), 'content')
      .replaceAll(relative(process.cwd(), fixture), 'old');
    return { ...outcome, stdout: shown };
  }

  test('become these topics, and this is told of them; twice gives the same', async () => {
    const { code, stdout, stderr } = await importAll();
    expect([code, stderr]).toEqual([1, '']);
    await expect(stdout).toMatchFileSnapshot(join(topics, 'told.txt'));
    const made = Object.keys(filesOf(content)).filter((path) => path.includes('/old/'));
    expect(made.length).toBeGreaterThan(29);
    for (const path of made) await expect(read(path)).toMatchFileSnapshot(join(topics, path));
    const before = filesOf(content);
    const again = await importAll();
    expect(filesOf(content)).toEqual(before);
    expect(again.stdout).toContain('it is there already, the same');
  });

  test('pass a check, but for what is left to be written and what is told of their texts', async () => {
    const { stdout } = await importAll();
    const check = await run('check', ['--content', content, '--format', 'json']);
    const { problems } = JSON.parse(check.stdout) as {
      problems: { file: string; line: number; column: number; code: string }[];
    };
    const others = problems.filter(({ file, code }) => file.includes('/old/') && code !== 'todo');
    expect(others.length).toBeGreaterThan(10);
    const places = others.map(
      ({ file, line, column, code }) =>
        `${file.replace(relative(process.cwd(), content), 'content')}:${line}:${column}  ${code}: `,
    );
    expect(places.filter((place) => !stdout.includes(place))).toEqual([]);
    expect(new Set(others.map(({ code }) => code))).toEqual(
      new Set(['vague-link-text', 'missing-page', 'insecure-link', 'malformed-link', 'unsafe-link']),
    );
  });

  test('keep every id alive at their old addresses, but for those of menus and their like', async () => {
    await importAll();
    // As they are once somebody has taken `draft: true` away.
    for (const path of Object.keys(filesOf(content)).filter((one) => one.includes('/old/')))
      writeFileSync(join(content, path), read(path).replace('draft: true\n', ''));
    const published = readContent(loadContent(content, '2026-11-22'));
    const pages = readPages(readOldFiles(fixture));
    const dead = pages.flatMap(({ old, declared }) => {
      const named = declared.canonical && URL.parse(declared.canonical, 'https://old.example')?.pathname;
      const address = named || `/${old.path.replace(/\.md$/, '.html')}`;
      const elements = [...elementsIn(readTree(old.html).body)].filter(({ tagName }) => tagName !== 'input');
      const ids = elements.flatMap(idsOf).filter((id) => !published.whereIs(recordKey(address, id)));
      return ids.map((id) => `${old.path} ${id}`);
    });
    expect(pages.flatMap(({ looseIds }) => looseIds).length).toBeGreaterThan(20);
    expect(dead).toEqual([
      ...['footer', 'footer-logo'].map((id) => `tools/confluence.html ${id}`),
      ...['masthead', 'site-navigation', 'primary-menu', 'comments', 'secondary'].map(
        (id) => `tools/wordpress.html ${id}`,
      ),
      ...['recent-posts-2', 'colophon'].map((id) => `tools/wordpress.html ${id}`),
    ]);
  });
});
