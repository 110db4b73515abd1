import { describe, expect, test } from 'vitest';
import { changed, siteWith, topic } from '../support/fixture.ts';
import { toldOfSite, toldOfSources } from '../support/told.ts';

/** What is told about a topic `en/x.md` with this body, which begins on line 7, in the clean site. */
function toldOf(body: string): string[] {
  return toldOfSources(siteWith({ 'en/x.md': topic(`${body}\n`) }));
}

describe('missing-page', () => {
  test('an address with the path that the site lives under, which topics leave out', () => {
    const files = { ...changed('_data/operator.yaml', 'site:\n', 'site:\n  base: /trust/\n') };
    const body = '[a](/trust/en/privacy/#who) [a](/en/privacy/)\n';
    expect(toldOfSources(siteWith({ ...files, 'en/x.md': topic(body) }))).toEqual([
      'en/x.md:7:1 missing-page /trust/en/privacy/#who → /en/privacy/#who',
    ]);
  });

  test('not for what is there', () => {
    const body =
      '[a](index.md) [a](privacy/access.md#customer) [a](/en/privacy/) [a](/) [a](../downloads/report.pdf)';
    expect(toldOf(body)).toEqual([]);
  });

  test.each([
    ['[a](privacy/retentoin.md)', 'privacy/retentoin.md → privacy/retention.md'],
    ['[a](privacy/retentoin.md#timeline)', 'privacy/retentoin.md#timeline → privacy/retention.md#timeline'],
    ['[a](privacy/retention)', 'privacy/retention → privacy/retention.md'],
    ['[a](privacy/)', 'privacy/ → privacy/index.md'],
    ['[a](x.html)', 'x.html → x.md'],
    ['[a](privacy/index.html#who)', 'privacy/index.html#who → privacy/index.md#who'],
    ['[a](privacy/indx.md)', 'privacy/indx.md → privacy/index.md'],
    ['[a](/en/privcy/)', '/en/privcy/ → /en/privacy/'],
    ['[a](../downloads/reprot.pdf)', '../downloads/reprot.pdf → ../downloads/report.pdf'],
    ['![a](../downloads/report.png)', '../downloads/report.png → ../downloads/report.pdf'],
    ['[a](nothing/like/it.md)', 'nothing/like/it.md'],
    ['[a](../_data/operator.yaml)', '../_data/operator.yaml'],
    ['![a](privacy/picture.svg)', 'privacy/picture.svg'],
  ])('%s', (body, expected) => {
    expect(toldOf(body)).toEqual([`en/x.md:7:1 missing-page ${expected}`]);
  });

  test('the suggestion is a path from the topic, not from the folder', () => {
    const folder = siteWith(
      changed('en/privacy/access.md', '(retention.md#leave_service)', '(retentoin.md)'),
    );
    expect(toldOfSources(folder)).toEqual([
      'en/privacy/access.md:12:5 missing-page retentoin.md → retention.md',
    ]);
  });

  test('the suggestion works', () => {
    const [told = ''] = toldOf('[a](privacy/acess.md)');
    expect(toldOf(`[a](${told.split(' → ')[1]})`)).toEqual([]);
  });
});

test('A Markdown file among the downloads is a download', () => {
  const folder = siteWith({
    'downloads/notes.md': 'Notes',
    'en/x.md': topic('[a](../downloads/notes.md)\n'),
  });
  expect(toldOfSources(folder)).toEqual([]);
});

describe('missing-anchor', () => {
  test('not for headings, terms, footnotes, layouts, the top, and text directives', () => {
    const page = 'privacy/retention.md';
    const ids = ['timeline', 'subscription', 'fn1', 'tc-main', 'top', '', ':~:text=x'];
    expect(toldOf(ids.map((id) => `[a](${page}#${id})`).join(' '))).toEqual([]);
  });

  test.each([
    ['[a](privacy/retention.md#leave_servcie)', 'privacy/retention.md#leave_servcie → #leave_service'],
    ['[a](privacy/retention.md#leave-service)', 'privacy/retention.md#leave-service → #leave_service'],
    ['[a](/en/privacy/retention/#timelin)', '/en/privacy/retention/#timelin → #timeline'],
    ['[a](privacy/access.md#nothing)', 'privacy/access.md#nothing'],
    ['[a](#here)', '#here'],
    ['[a](/#in-shrt)', '/#in-shrt → #in-short'],
  ])('%s', (body, expected) => {
    expect(toldOf(body)).toEqual([`en/x.md:7:1 missing-anchor ${expected}`]);
  });

  test('in Chinese', () => {
    expect(toldOf('## 数 {#shu}\n\n[数](#数)')).toEqual(['en/x.md:9:1 missing-anchor #数']);
  });

  test('a reference is told at each of its uses', () => {
    expect(toldOf('[a][r] and [r]\n\n- [r][]\n\n[r]: privacy/access.md#nothing')).toEqual([
      'en/x.md:7:1 missing-anchor privacy/access.md#nothing',
      'en/x.md:7:12 missing-anchor privacy/access.md#nothing',
      'en/x.md:9:3 missing-anchor privacy/access.md#nothing',
    ]);
  });

  test('twice on one line are two', () => {
    expect(toldOf('[a](#b) [a](#b)')).toEqual([
      'en/x.md:7:1 missing-anchor #b',
      'en/x.md:7:9 missing-anchor #b',
    ]);
  });
});

describe('case-mismatch', () => {
  test.each([
    ['[a](Privacy/Retention.md)', 'Privacy/Retention.md → privacy/retention.md'],
    ['[a](privacy/RETENTION.md#timeline)', 'privacy/RETENTION.md#timeline → privacy/retention.md#timeline'],
    ['[a](privacy/retention.MD)', 'privacy/retention.MD → privacy/retention.md'],
    ['[a](../Downloads/report.pdf)', '../Downloads/report.pdf → ../downloads/report.pdf'],
    ['![a](../downloads/Report.PDF)', '../downloads/Report.PDF → ../downloads/report.pdf'],
    ['[a](/en/Privacy/)', '/en/Privacy/ → /en/privacy/'],
    ['[a](/EN/privacy/#who)', '/EN/privacy/#who → /en/privacy/#who'],
    ['[a](privacy/retention.md#Timeline)', 'privacy/retention.md#Timeline → #timeline'],
    ['[a](privacy/retention.md#LEAVE_SERVICE)', 'privacy/retention.md#LEAVE_SERVICE → #leave_service'],
  ])('%s, told once, in the source and on the page', (body, expected) => {
    const told = toldOfSite(siteWith({ 'en/x.md': topic(`${body}\n`) }));
    expect(told).toEqual([`en/x.md:7:1 case-mismatch ${expected}`]);
  });

  test('what is mended by it is right', () => {
    expect(toldOf('[a](privacy/retention.md#timeline) [a](../downloads/report.pdf)')).toEqual([]);
  });

  test('another case and another word are a missing page', () => {
    expect(toldOf('[a](Privacy/Retentions.md)')).toEqual([
      'en/x.md:7:1 missing-page Privacy/Retentions.md → privacy/retention.md',
    ]);
  });
});

describe('alias-link', () => {
  test.each([
    [
      '[a](privacy/retention.md#_You_control_your)',
      'privacy/retention.md#_You_control_your → #leave_service',
    ],
    [
      '[a](/en/privacy/retention/#_You_control_your)',
      '/en/privacy/retention/#_You_control_your → #leave_service',
    ],
    ['[a](privacy/retention.md#retention)', 'privacy/retention.md#retention → #top'],
    ['[a](/en/privacy)', '/en/privacy → /en/privacy/'],
    ['[a](/en/privacy#who)', '/en/privacy#who → /en/privacy/#who'],
  ])('%s, told once, in the source and on the page', (body, expected) => {
    const told = toldOfSite(siteWith({ 'en/x.md': topic(`${body}\n`) }));
    expect(told).toEqual([`en/x.md:7:1 alias-link ${expected}`]);
  });

  test('on the page itself, and in a panel', () => {
    const text = topic('## A {#a}\n\n[b](#old) [c](#a)\n').replace(
      '02-28\n',
      '02-28\naliases: { a: [old] }\n',
    );
    const panel = changed('_data/panels.yaml', '#leave_service', '#_You_control_your');
    expect(toldOfSite(siteWith({ 'en/x.md': text, ...panel }))).toEqual([
      '_data/panels.yaml:5:11 alias-link privacy/retention.md#_You_control_your → #leave_service',
      'en/x.md:10:1 alias-link #old → #a',
    ]);
  });

  test('not for the present ids', () => {
    expect(
      toldOf('[a](privacy/retention.md#leave_service) [a](/en/privacy/) [a](/en/privacy/index.html)'),
    ).toEqual([]);
  });
});

describe('An anchor that stands on another page', () => {
  test('is named, where the page has none that is near', () => {
    expect(toldOf('[a](privacy/access.md#timeline)')).toEqual([
      'en/x.md:7:1 missing-anchor privacy/access.md#timeline → privacy/retention.md#timeline',
    ]);
    expect(toldOfSite(siteWith({ 'en/x.md': topic('[a](#timeline)\n') }))).toEqual([
      'en/x.md:7:1 missing-anchor #timeline → privacy/retention.md#timeline',
    ]);
  });

  test('is not named, where it stands on many', () => {
    const pages = ['a', 'b', 'c', 'd'].map((name) => [`en/${name}.md`, topic('## A {#same}\n')]);
    const folder = siteWith({ 'en/x.md': topic('[a](#same)\n'), ...Object.fromEntries(pages) });
    expect(toldOfSources(folder)).toEqual(['en/x.md:7:1 missing-anchor #same']);
  });
});

describe('empty-link', () => {
  test.each([
    ['[a]()', ['en/x.md:7:1 empty-link']],
    ['[a](<>)', ['en/x.md:7:1 empty-link']],
    ['[a](<> "title")', ['en/x.md:7:1 empty-link']],
    ['one\n![a]()', ['en/x.md:8:1 empty-link']],
    ['[a](#)', []],
  ])('%j', (body, expected) => {
    expect(toldOf(body)).toEqual(expected);
  });
});

describe('A panel', () => {
  test.each([
    [
      'page',
      'privacy/retentoin.md#leave_service',
      'missing-page privacy/retentoin.md#leave_service → privacy/retention.md#leave_service',
    ],
    [
      'anchor',
      'privacy/retention.md#leave_servcie',
      'missing-anchor privacy/retention.md#leave_servcie → #leave_service',
    ],
    ['address', '""', 'data-file'],
  ])('with a broken %s is told at its line in the data', (_, to, expected) => {
    const folder = siteWith(changed('_data/panels.yaml', 'privacy/retention.md#leave_service', to));
    expect(toldOfSources(folder)).toEqual([`_data/panels.yaml:5:11 ${expected}`]);
  });
});
