import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { PageText } from '../../scripts/pages/page-text.ts';
import { createRenderer, TEXT } from '../../scripts/pages/renderer.ts';
import { type PageData, type PlannedPage, planSite, type SitePlan } from '../../scripts/pages/site-plan.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { newFolder, site, someDay } from '../support/fixture.ts';

const assets = new Map([['css/site.css', { address: '/assets/css/site.1.css', content: Buffer.from('') }]]);

/** A renderer of a fixture site's pages with layouts by their paths. */
function renderer(name: string, files: Readonly<Record<string, string>>, trace = false) {
  const plan = planSite(readContent(loadContent(site(name), someDay))) as SitePlan;
  const layouts = newFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(layouts, path)), { recursive: true });
    writeFileSync(join(layouts, path), text);
  }
  const render = createRenderer(plan, { layouts, assets, trace });
  return {
    plan,
    show: (template: string, data: PageData, text?: PageText) => render(template, data, text),
  };
}

function pageAt(plan: SitePlan, address: string): PlannedPage {
  const page = plan.pages.find((planned) => planned.address === address);
  if (page) return page;
  throw new Error(`no page at ${address}`);
}

/** Renders the home page of a fixture site with one layout and its parts. */
function render(layout: string, { parts = {}, trace = false, name = 'clean' } = {}): string {
  const { plan, show } = renderer(name, { 'home.njk': layout, ...parts }, trace);
  return show('home.njk', pageAt(plan, '/').data).html;
}

test('A layout gets the page, the site and the texts', () => {
  expect(render('{{ page.kind }} {{ site.name }} {{ t.scope }}')).toBe(
    'home Example Trust Example Cloud operated by Example Operator',
  );
});

test('Values are escaped, unless a layout says that they are HTML', () => {
  expect(render('{{ "<b>" }} {{ "<b>" | safe }}')).toBe('&lt;b&gt; <b>');
});

test('An asset is named by its path, below the base path', () => {
  expect(render('{{ "css/site.css" | asset }}')).toBe('/assets/css/site.1.css');
  expect(render('{{ "css/site.css" | asset }}', { name: 'two-languages' })).toBe(
    '/trust/assets/css/site.1.css',
  );
});

test('An asset that does not exist is a fault of the layout', () => {
  expect(() => render('{{ "css/sight.css" | asset }}')).toThrow('assets/css/sight.css does not exist');
});

test('A text is filled, and what has no value stays', () => {
  expect(render('{{ "On {date}, {count} of {nobody}" | fill({ date: "Monday", count: 0 }) }}')).toBe(
    'On Monday, 0 of {nobody}',
  );
});

test('A place is only shown where it is asked for', () => {
  const layout =
    '{% set link = site.panels[0].links[0] %}\n<a class="x"{{ link | at }}>{{ link.text }}</a>\n<b{{ page | at }}></b>';
  expect(render(layout)).toBe('\n<a class="x">Retention</a>\n<b></b>');
  const [, link] = render(layout, { trace: true }).split('\n');
  expect(link).toMatch(
    /^<a data-tc-tag="[^"]*home\.njk:2:1" class="x" data-tc-data="[^"]*_data\/panels\.yaml:5:11">Retention<\/a>$/,
  );
});

test('Components are placed in their own files', () => {
  const parts = { 'components/x/macro.njk': '{% macro x(params) %}\n<i></i>{% endmacro %}' };
  const placed = /^<p[^>]*>\n<i data-tc-tag="[^"]*components\/x\/macro\.njk:2:1">/;
  const imported = '<p>{% from "components/x/macro.njk" import x %}{{ x() }}</p>';
  expect(render(imported, { parts, trace: true })).toMatch(placed);
  expect(render('<p>{{ shared("x", {}) }}</p>', { parts, trace: true })).toMatch(placed);
});

describe('What pages share', () => {
  const parts = {
    'components/a-b/macro.njk':
      '{% macro aB(params) %}<b>{{ params.text }}{{ params.html | safe }}</b>{% endmacro %}',
    'components/c/macro.njk': '{% macro c(params) %}<i>{{ shared("a-b", { text: 1 }) }}</i>{% endmacro %}',
    'components/said/macro.njk': '{% macro said(params) %}{{ params.text | spoken }}{% endmacro %}',
  };

  test('is escaped as a component escapes it, and is HTML for its page', () => {
    const layout = '{{ shared("a-b", { text: "<", html: "<u>" }) }}';
    expect(render(layout, { parts })).toBe('<b>&lt;<u></b>');
  });

  test('may be made of others', () => {
    expect(render('{{ shared("c", {}) }}{{ shared("a-b", { text: 1 }) }}', { parts })).toBe(
      '<i><b>1</b></i><b>1</b>',
    );
  });

  test('is one part for all that are given the same: known objects, and others that say the same', () => {
    const layout =
      '{{ shared("a-b", { text: page.title, items: page.breadcrumbs, t: t, nav: site.nav }) }}{{ shared("a-b", { text: page.summary }) }}';
    const { plan, show } = renderer('two-languages', { 'x.njk': layout, ...parts });
    const page = pageAt(plan, '/');
    const [, first, , own] = show('x.njk', page.data).pieces;
    const [, same] = show('x.njk', { ...page.data, page: { ...page.data.page, breadcrumbs: [] } }).pieces;
    const other = { ...page.data.page, summary: 'Other', breadcrumbs: [{ text: 'Up', href: '/' }] };
    const [, longer, , changed] = show('x.njk', { ...page.data, page: other }).pieces;
    expect(first).toEqual({ html: `<b>${page.data.page.title}</b>` });
    expect(same).toBe(first);
    expect(longer).not.toBe(first);
    expect(longer).toEqual(first);
    expect(changed).not.toEqual(own);
    expect(changed).toEqual({ html: '<b>Other</b>' });
  });

  test('is not shared between languages: the same words are foreign in one of them', () => {
    const said = '{{ shared("said", { text: "Example Company Ltd." }) }}';
    const { plan, show } = renderer('three-languages', { 'x.njk': said, ...parts });
    const [english, chinese] = ['/en/', '/zh/'].map(
      (address) => show('x.njk', pageAt(plan, address).data).html,
    );
    expect(english).toBe('Example Company Ltd.');
    expect(chinese).toBe('<span lang="en">Example Company Ltd.</span>');
  });

  test('is not told anything of the page but what it is given', () => {
    const silent = {
      'components/c/macro.njk': '{% macro c(params) %}[{{ page.title }}{{ site.name }}]{% endmacro %}',
    };
    expect(render('{{ shared("c", {}) }}', { parts: silent })).toBe('[]');
  });

  test('cannot hold the text of a page', () => {
    expect(() => render('{{ shared("a-b", { html: page.html }) }}', { parts })).toThrow(
      'the text of a page cannot stand in what pages share',
    );
  });

  test('is a fault of the layout where there is no such component', () => {
    expect(() => render('{{ shared("nobody", {}) }}')).toThrow('components/nobody/macro.njk');
  });
});

test.each([
  ['the name of the text', '\0text\0'],
  ['the mark of the text', '<\0text0>'],
  ['the number of a part', '\x000\0'],
  ['the mark of a part', '<\x000>'],
  ['the mark of a part that is none', '<\x0099>'],
])('No value of a page is taken for a mark, not %s', (_, title) => {
  const layout =
    '{{ shared("x", { text: page.title }) }}|{{ page.title }}|{{ page.title | spoken }}|{{ page.html | safe }}';
  const x = '{% macro x(params) %}{{ params.text }}{% endmacro %}';
  const { plan, show } = renderer('clean', { 'x.njk': layout, 'components/x/macro.njk': x });
  const { data } = pageAt(plan, '/');
  const written = parse(JSON.stringify(title));
  const text = { html: '<p>Text</p>', hash: '', headings: [] };
  const { html, pieces } = show('x.njk', { ...data, page: { ...data.page, title: written } }, text);
  const shown = title.replace('<', '&lt;').replace('>', '&gt;');
  expect(html).toBe(`${shown}|${shown}|${shown}|<p>Text</p>`);
  expect(pieces).toEqual(['', { html: shown }, `|${shown}|${shown}|`, TEXT, '']);
});
