import { describe, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { changed, site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

test.each(['clean', 'two-languages'])('The site %j has no problem, layouts and panels included', (name) => {
  expect(toldOfSite(site(name))).toEqual([]);
});

test('In the site "broken" everything is told at once, each cause once, at its place', () => {
  expect(toldOfSite(site('broken'))).toEqual([
    '_data/panels.yaml:5:11 missing-anchor privacy/retention.md#leave_servcie → #leave_service',
    '_data/panels.yaml:7:11 missing-page ../downloads/nothing-like-it.pdf',
    '_data/sources.yaml:3:8 data-file',
    '_data/sources.yaml:4:9 data-file',
    'en/index.md:2:8 unknown-word → operator',
    'en/index.md:5:11 front-matter',
    'en/index.md:6:1 front-matter → order',
    'en/index.md:9:13 bad-id → in-short',
    'en/index.md:11:9 missing-anchor privacy/retention.md#leave_servcie → #leave_service',
    'en/index.md:12:5 missing-page privacy/retentoin.md → privacy/retention.md',
    'en/index.md:12:39 empty-link',
    'en/index.md:16:6 image-alt',
    'en/index.md:16:38 empty-link-text privacy/retention.md',
    'en/index.md:17:3 missing-anchor #nowhere',
    'en/index.md:19:6 heading-order',
    'en/index.md:22:9 raw-html',
    'en/index.md:23:8 unsafe-link javascript:alert',
    'en/privacy/Bad_Name.md:1:1 unreadable-file',
    'en/privacy/latin.md:2:1 unreadable-file',
    'en/privacy/no-end.md:1:1 front-matter',
    'en/privacy/retention.md:8:9 front-matter',
    'en/privacy/retention.md:14:9 missing-page retentoin.md → retention.md',
    'en/privacy/retention.md:16:18 duplicate-anchor',
    'en/privacy/retention.md:18:5 missing-id → no-id',
    'en/privacy/retention.md:20:6 bad-id',
    'en/privacy/retention.md:21:5 missing-anchor retention.md#nothing',
    'en/privacy/retention.md:21:27 missing-anchor retention.md#nothing',
    'en/privacy/retention.md:24:21 missing-anchor #nothing',
  ]);
});

test('What is counted is what stands on the pages', () => {
  const { summary } = checkSite(examineSources(site('clean'), someDay)).report;
  expect(summary).toMatchObject({ errors: 0, warnings: 0, pages: 6 });
  expect(summary.links).toBeGreaterThan(50);
  expect(summary.anchors).toBeGreaterThan(20);
});

describe('One cause is one problem, in the sources and on the built pages together', () => {
  test.each([
    [
      'a missing page',
      '[a](privacy/retentoin.md)',
      ['7:1 missing-page privacy/retentoin.md → privacy/retention.md'],
    ],
    ['a missing anchor', '[a](privacy/access.md#nothing)', ['7:1 missing-anchor privacy/access.md#nothing']],
    ['a missing anchor of the page itself', '[数](#数)', ['7:1 missing-anchor #数']],
    [
      'a missing anchor, three times',
      '[a](#b) [a](#b)\n[a](#b)',
      ['7:1 missing-anchor #b', '7:9 missing-anchor #b', '8:1 missing-anchor #b'],
    ],
    ['a missing image', '![a](a.png)', ['7:1 missing-page a.png']],
    ['an image without a text', '![](../downloads/report.pdf)', ['7:1 image-alt']],
    ['a link without an address', '[a]()\n\n[b]()', ['7:1 empty-link', '9:1 empty-link']],
    ['a link without an address behind a table', '| A |\n| --- |\n| b |\n\n[a]()', ['11:1 empty-link']],
    ['a link without a text', '[](index.md)', ['7:1 empty-link-text index.md']],
    ['an unsafe link', '[a](javascript:x)', ['7:1 unsafe-link javascript:x']],
    ['an id twice', '## A {#a}\n\nB {#a}', ['9:3 duplicate-anchor']],
    ['the id of two headings', '## A {#a}\n\n## B {#a}', ['9:6 duplicate-anchor']],
    ['a level left out', '## A {#a}\n\n#### B {#b}', ['9:6 heading-order']],
    ['a second h1', '# A', ['7:3 heading-order']],
    ['a heading without an id', '## A', ['7:4 missing-id → a']],
    ['HTML', 'a <br> b', ['7:3 raw-html']],
  ])('%s', (_, body, expected) => {
    const told = toldOfSite(siteWith({ 'en/x.md': topic(`${body}\n`) }));
    expect(told).toEqual(expected.map((line) => `en/x.md:${line}`));
  });

  test('an alias that is taken', () => {
    const text = topic('## A {#a}\n\n## B {#b}\n').replace('02-28\n', '02-28\naliases:\n  a: [b]\n');
    expect(toldOfSite(siteWith({ 'en/x.md': text }))).toEqual(['en/x.md:7:7 duplicate-anchor']);
  });

  test('a panel link that stands on every page, at its line in the data', () => {
    const folder = siteWith(changed('_data/panels.yaml', 'leave_service', 'leave_servcie'));
    expect(toldOfSite(folder)).toEqual([
      '_data/panels.yaml:5:11 missing-anchor privacy/retention.md#leave_servcie → #leave_service',
    ]);
  });

  test('a home page that cannot be rendered, at its front matter', () => {
    const folder = siteWith(changed('en/index.md', 'owner: Editors\n', ''));
    expect(toldOfSite(folder)).toEqual(['en/index.md:2:1 front-matter']);
  });

  test('a broken operator file, told alone', () => {
    const folder = siteWith(changed('_data/operator.yaml', 'site:', 'sit:'));
    expect(toldOfSite(folder)).toEqual(['_data/operator.yaml:1:1 data-file → site']);
  });
});

describe('A broken file of sources is told alone, not by every topic that names one', () => {
  test.each([
    ['a value', 'url: https', 'url: http', ['3:8 data-file']],
    ['its YAML', 'read: 2026-01-31', 'read: [', ['4:9 data-file']],
  ])('%s', (_, from, to, expected) => {
    const told = toldOfSite(siteWith(changed('_data/sources.yaml', from, to)));
    expect(told).toEqual(expected.map((line) => `_data/sources.yaml:${line}`));
  });
});

describe('What only shows on a built page', () => {
  test('an anchor of a layout that is not there', () => {
    const body = '[a](privacy/access.md#tc-sources) [b](privacy/access.md#tc-source)\n';
    expect(toldOfSite(siteWith({ 'en/x.md': topic(body) }))).toEqual([
      'en/x.md:7:35 missing-anchor privacy/access.md#tc-source → #tc-sources',
    ]);
  });

  test('each link to a draft', () => {
    const draft = topic('x\n').replace('02-28\n', '02-28\ndraft: true\n');
    const body = '[a](draft.md) [b](draft.md)\n';
    const told = toldOfSite(siteWith({ 'en/draft.md': draft, 'en/x.md': topic(body) }));
    expect(told.map((line) => line.split(' ')[0])).toEqual(['en/x.md:7:1', 'en/x.md:7:15']);
  });

  test('two panels of one id, at the data', () => {
    const folder = siteWith({
      '_data/panels.yaml':
        '- id: a\n  title: A\n  links: [{ text: P, to: index.md }]\n- id: a\n  title: B\n  links: [{ text: P, to: index.md }]\n',
    });
    expect(toldOfSite(folder).map((line) => line.replace(/:\d+ .*/, ''))).toEqual(['_data/panels.yaml:4']);
  });
});
