import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createRenderer } from '../../scripts/pages/renderer.ts';
import { planSite, type SitePlan } from '../../scripts/pages/site-plan.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { newFolder, site } from '../support/fixture.ts';

const assets = new Map([['css/site.css', { address: '/assets/css/site.1.css', content: Buffer.from('') }]]);

/** Renders the home page of a fixture site with one layout and its parts. */
function render(layout: string, { parts = {}, trace = false, name = 'clean' } = {}): string {
  const plan = planSite(readContent(loadContent(site(name)))) as SitePlan;
  const layouts = newFolder();
  for (const [path, text] of Object.entries({ 'home.njk': layout, ...parts })) {
    mkdirSync(dirname(join(layouts, path)), { recursive: true });
    writeFileSync(join(layouts, path), text);
  }
  const page = plan.pages.find(({ address }) => address === '/');
  if (!page) throw new Error('no home page');
  return createRenderer(plan, { layouts, assets, trace })('home.njk', page.data, undefined).html;
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

test('Parts are placed in their own files', () => {
  const parts = { 'components/x/template.njk': '\n<i></i>' };
  expect(render('<p>{% include "components/x/template.njk" %}</p>', { parts, trace: true })).toMatch(
    /<i data-tc-tag="[^"]*components\/x\/template\.njk:2:1">/,
  );
});
