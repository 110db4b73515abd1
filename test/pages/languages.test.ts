import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { generatorRoot } from '../../scripts/folders.ts';
import type { SiteProject } from '../../scripts/pages/site-project.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { newFolder, site, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

/** A page as its `head` and its switch tell of it. */
interface Head {
  readonly address: string;
  readonly html: string;
  readonly canonical: string;
  readonly noindex: boolean;
  /** By their tags. */
  readonly alternates: Readonly<Record<string, string>>;
  /** Addresses of the switch. */
  readonly languages: readonly string[];
}

function projectOf(folder: string): SiteProject {
  const { project } = examineSources(folder, someDay);
  if (!project) throw new Error(`${folder} has no operator`);
  return project;
}

/** Every page of a site, rendered. */
function headsOf(folder: string): Map<string, Head> {
  const project = projectOf(folder);
  return new Map(
    project.plan.pages.map((planned) => {
      const { html } = project.show(planned);
      return [planned.address, headOf(planned.address, html)];
    }),
  );
}

function headOf(address: string, html: string): Head {
  const head = { address, html, canonical: '', noindex: false, alternates: {}, languages: [] as string[] };
  const alternates: Record<string, string> = {};
  const parser = new Parser({
    onopentag(name, { rel, hreflang = '', href = '', content, ...rest }) {
      if (name === 'link' && rel === 'canonical') head.canonical = href;
      if (name === 'link' && rel === 'alternate' && hreflang) alternates[hreflang] = href;
      if (name === 'meta' && rest.name === 'robots') head.noindex = content === 'noindex';
      if (rest.class?.startsWith('language-link')) head.languages.push(href);
    },
  });
  parser.end(html);
  return { ...head, alternates };
}

/** A copy of the fixture in three languages with some files written, or (null) removed. */
function threeWith(files: Readonly<Record<string, string | null>>): string {
  const folder = join(newFolder(), 'content');
  cpSync(site('three-languages'), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
  return folder;
}

const ORIGIN = 'https://trust.example.com';
const three = headsOf(site('three-languages'));
const at = (address: string): Head => three.get(address) as Head;

test('A site in three languages, one of them from right to left, is clean', () => {
  expect(toldOfSite(site('three-languages'))).toEqual([]);
});

describe('hreflang', () => {
  test.each([
    ['three-languages', site('three-languages')],
    ['two-languages', site('two-languages')],
    ['clean', site('clean')],
    ['of this repository', join(generatorRoot, 'content')],
  ])(
    'is absolute, names the page itself, and is answered by every page that it names (site %s)',
    (_, folder) => {
      const heads = headsOf(folder);
      const origin = projectOf(folder).plan.operator.site;
      const root = origin.url + origin.base.slice(0, -1);
      const pageAt = (href: string): Head | undefined =>
        href.startsWith(`${root}/`) ? heads.get(href.slice(root.length)) : undefined;
      const wrong = [...heads.values()].filter(({ canonical, alternates }) => {
        const named = Object.values(alternates);
        const isAnswered = named.every((href) => {
          const page = pageAt(href);
          return page?.canonical === href && JSON.stringify(page.alternates) === JSON.stringify(alternates);
        });
        return named.length > 0 && !(isAnswered && named.includes(canonical) && named.length > 2);
      });
      expect(wrong.map(({ address }) => address)).toEqual([]);
      expect([...heads.values()].filter(({ canonical }) => canonical && !pageAt(canonical))).toEqual([]);
    },
  );

  test('names the real translations, and the default language for all others', () => {
    expect(at('/zh/privacy/retention/').alternates).toEqual({
      en: `${ORIGIN}/en/privacy/retention/`,
      ar: `${ORIGIN}/ar/privacy/retention/`,
      'zh-Hans': `${ORIGIN}/zh/privacy/retention/`,
      'x-default': `${ORIGIN}/en/privacy/retention/`,
    });
  });

  test('of the home page at `/` is that of its language', () => {
    expect(at('/').canonical).toBe(`${ORIGIN}/en/`);
    expect(at('/').alternates).toEqual(at('/en/').alternates);
    expect(at('/').alternates['x-default']).toBe(`${ORIGIN}/en/`);
  });

  test('leaves a language out that has no such page; without the default one nothing is for all others', () => {
    const heads = headsOf(threeWith({ 'en/privacy/retention.md': null, 'zh/privacy/index.md': null }));
    expect(Object.keys(heads.get('/ar/privacy/retention/')?.alternates ?? {})).toEqual(['ar', 'zh-Hans']);
    expect(Object.keys(heads.get('/en/privacy/')?.alternates ?? {})).toEqual(['en', 'ar', 'x-default']);
  });

  test('is not there for a page in one language, nor for the page for missing ones', () => {
    for (const address of ['/en/privacy/audit/', '/zh/privacy/audit/', '/ar/local/', '/404.html'])
      expect(at(address).alternates).toEqual({});
  });
});

describe('A page that declares itself for one language', () => {
  const shown = at('/zh/privacy/audit/');

  test('is shown in the others, not to be found there, and names its original', () => {
    const original = `${ORIGIN}/en/privacy/audit/`;
    expect([shown.canonical, shown.noindex]).toEqual([original, true]);
    expect([at('/en/privacy/audit/').canonical, at('/en/privacy/audit/').noindex]).toEqual([original, false]);
  });

  test('says so in the language around it, and marks its own', () => {
    expect(shown.html).toContain('<html lang="zh-Hans" dir="ltr">');
    expect(shown.html).toContain(
      '<p class="one-language">本页只有英语版本。 <a href="/en/privacy/audit/" hreflang="en">查看英语原文</a></p>',
    );
    expect(shown.html).toContain('<div class="prose" lang="en">');
    expect(at('/ar/privacy/audit/').html).toContain('<div class="prose" lang="en" dir="ltr">');
    expect(at('/en/local/').html).toContain('<h1 class="page-title" lang="ar" dir="rtl">');
    expect(at('/en/privacy/audit/').html).not.toContain('one-language');
  });

  test('stands in the navigation, the lists and the breadcrumbs around it, named in its own language', () => {
    expect(at('/en/').html).toContain('href="/en/local/" lang="ar" dir="rtl">القواعد المحلية</a>');
    const listed = at('/zh/privacy/').html;
    expect(listed).toContain('href="/zh/privacy/audit/" lang="en">Audit terms</a>');
    expect(listed).toContain('<p class="topics-question"><span lang="en">Terms of the audit firm (');
    const beside = at('/zh/privacy/retention/').html;
    expect(beside).toContain('<a class="panel-link" href="/zh/privacy/audit/" lang="en">Audit terms</a>');
    expect(beside).toContain('href="/zh/privacy/audit/" rel="next" lang="en">Audit terms</a>');
    const english = (title: string) =>
      topic('Text\n', title).replace('02-28\n', '02-28\none_language: true\n');
    const folder = threeWith({ 'en/local.md': english('Local'), 'ar/local.md': null });
    mkdirSync(join(folder, 'en/local'));
    writeFileSync(join(folder, 'en/local/act.md'), english('Act'));
    expect(headsOf(folder).get('/zh/local/act/')?.html).toContain(
      '<a class="breadcrumbs-link" href="/zh/local/" lang="en">Local</a>',
    );
  });

  test('is the same page to the switch', () => {
    const all = ['/en/privacy/audit/', '/ar/privacy/audit/', '/zh/privacy/audit/'];
    for (const address of all) expect(at(address).languages).toEqual(all);
  });

  test('is checked where it is linked to: its anchors, its old ids, and whether it is there', () => {
    const links =
      '[a](audit.md#terms) [b](audit.md#old_terms) [c](audit.md#trems) [d](/zh/privacy/audit/#scope)\n';
    const files = { 'zh/privacy/index.md': topic(links, '隐私') };
    expect(toldOfSite(threeWith(files)).filter((line) => line.startsWith('zh/'))).toEqual([
      'zh/privacy/index.md:2:8 translation-anchors',
      'zh/privacy/index.md:7:21 alias-link audit.md#old_terms → #terms',
      'zh/privacy/index.md:7:45 missing-anchor audit.md#trems → #terms',
    ]);
    const draft = topic('## T {#terms}\n').replace('02-28\n', '02-28\none_language: true\ndraft: true\n');
    const told = toldOfSite(threeWith({ 'en/privacy/audit.md': draft }));
    expect(told.filter((line) => line.startsWith('zh/'))).toEqual([
      'zh/privacy/index.md:12:38 unpublished-target audit.md#terms',
    ]);
  });

  test('is there for links while its front matter has faults', () => {
    const faulty = topic('## T {#terms}\n').replace('02-28\n', '02-30\none_language: true\n');
    expect(toldOfSite(threeWith({ 'en/privacy/audit.md': faulty }))).toEqual([
      'en/privacy/audit.md:5:11 front-matter',
    ]);
  });

  test('has no translation: where there is one, that one is shown, and it is told', () => {
    const folder = threeWith({ 'zh/privacy/audit.md': topic('## 用语 {#terms}\n', '用语') });
    expect(toldOfSite(folder)).toEqual(['en/privacy/audit.md:8:15 front-matter']);
    expect(headsOf(folder).get('/zh/privacy/audit/')?.html).toContain('<h1 class="page-title">用语</h1>');
  });

  test('is not shown in a language that has no home page', () => {
    const folder = threeWith({ 'zh/index.md': null });
    expect([...headsOf(folder).keys()]).not.toContain('/zh/privacy/audit/');
  });
});

describe('Where a page is missing in a language', () => {
  const folder = threeWith({ 'zh/privacy/retention.md': null });
  const page = headsOf(folder).get('/en/privacy/retention/') as Head;

  test('the switch leads to that home page, and says so', () => {
    expect(page.languages).toEqual(['/en/privacy/retention/', '/ar/privacy/retention/', '/zh/']);
    expect(page.html).toContain('hreflang="zh-Hans">简体中文首页（本页没有译文）</a>');
  });
});

test('From a page that moved the switch leads to where it is now, from one that is gone to the other homes', () => {
  const path = 'en/privacy/retention.md';
  const retention = readFileSync(join(site('three-languages'), path), 'utf8');
  const heads = headsOf(
    threeWith({
      [path]: retention.replace('top: [retention]', 'top: [retention, /en/old/]'),
      '_data/gone.yaml': '- { page: en/away.md, on: 2026-11-20, why: It says nothing. }\n',
    }),
  );
  const now = '/privacy/retention/';
  expect(heads.get('/en/old/')?.languages).toEqual(['/en/old/', `/ar${now}`, `/zh${now}`]);
  expect(heads.get('/en/away/')?.languages).toEqual(['/en/away/', '/ar/', '/zh/']);
});

describe('The page for missing ones', () => {
  test('is there in each language, and leads to the others in their words', () => {
    const addresses = [...three.keys()].filter((address) => address.endsWith('404.html'));
    expect(addresses.sort()).toEqual(['/404.html', '/ar/404.html', '/zh/404.html']);
    expect(at('/404.html').html).toContain(
      '<p lang="zh-Hans" dir="ltr">没有这个页面<br><a href="/zh/" hreflang="zh-Hans">简体中文首页</a></p>',
    );
    expect(at('/zh/404.html').html).toContain('<html lang="zh-Hans"');
    expect(at('/zh/404.html').html).toContain('<a href="/en/" hreflang="en">Home page in English</a>');
  });

  test('knows nothing of a language that has a data file and no topics', () => {
    const files = ['index.md', 'local.md', 'privacy/index.md', 'privacy/retention.md'];
    const folder = threeWith(Object.fromEntries(files.map((path) => [`ar/${path}`, null])));
    const heads = headsOf(folder);
    expect([...heads.keys()].filter((address) => address.startsWith('/ar/'))).toEqual([]);
    expect(heads.get('/404.html')?.html).not.toContain('/ar/');
  });
});

test('A language names the link texts that say nothing in it', () => {
  const files = { 'ar/local.md': topic('[اضغط هنا!](privacy/index.md) و[الخصوصية هنا](privacy/index.md)\n') };
  const told = toldOfSite(threeWith(files)).filter((line) => line.includes('vague'));
  expect(told).toEqual([expect.stringMatching(/^ar\/local\.md:7:1 vague-link-text/)]);
});

describe('Plurals, sizes and titles', () => {
  test('are those of the language', () => {
    const texts = at('/ar/privacy/retention/').html;
    expect(texts).toContain('>مصدر واحد</a>');
    expect(at('/zh/privacy/retention/').html).toContain('>报告<span class="file-facts">（PDF，');
    expect(at('/zh/privacy/retention/').html).toContain('<title>数据保留 - 信任中心</title>');
  });
});

describe('Words of another script', () => {
  const scripts = [
    [/\p{sc=Han}/u, /^(?:zh|ja)/],
    [/\p{sc=Arabic}/u, /^ar/],
  ] as const;

  test.each([
    ['three-languages', site('three-languages')],
    ['two-languages', site('two-languages')],
    ['of this repository', join(generatorRoot, 'content')],
  ])('are marked with their language wherever they are read (site %s)', (_, folder) => {
    const wrong: string[] = [];
    for (const { address, html } of headsOf(folder).values())
      for (const { lang, text } of textsOf(html))
        if (scripts.some(([script, own]) => script.test(text) && !own.test(lang)))
          wrong.push(`${address} ${lang}: ${text.trim()}`);
    expect(wrong).toEqual([]);
  });
});

/** The texts in the body of a page, each with the language that it is in. */
function textsOf(html: string): { lang: string; text: string }[] {
  const texts: { lang: string; text: string }[] = [];
  const langs: string[] = [];
  let isRead = false;
  const parser = new Parser({
    onopentag(name, { lang = langs.at(-1) ?? '' }) {
      if (name === 'body') isRead = true;
      langs.push(lang);
    },
    ontext(text) {
      if (isRead) texts.push({ lang: langs.at(-1) ?? '', text });
    },
    onclosetag: () => langs.pop(),
  });
  parser.end(html);
  return texts;
}

test('Where a table is shown as cards, its labels end as their language writes it', () => {
  const endsIn = (folder: string): Record<string, string> => {
    const css = Buffer.from(projectOf(folder).assets.get('css/site.css')?.content ?? []).toString();
    const rules = css.matchAll(/:lang\(([\w-]+)\) \{ --label-end: "(.*?)"; \}/g);
    return Object.fromEntries([...rules].map(([, tag, end]) => [tag, end]));
  };
  expect(endsIn(site('ten-languages'))).toMatchObject({
    ...{ en: ': ', fr: '\u00a0: ', de: ': ' },
    ja: '：',
  });
  expect(endsIn(site('clean'))).toEqual({});
});
