import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { hashOf, readSections } from '../../scripts/site/read-topic.ts';
import { shortHash } from '../../scripts/site/translations.ts';
import { site, someDay, topic } from '../support/fixture.ts';
import { runs } from '../support/full.ts';
import { toldOfSite } from '../support/told.ts';
import { twin, twinsWith, twinWith } from '../support/twins.ts';

test('Twins that say the same in the ways of their languages have no problem', () => {
  expect(toldOfSite(site('twins'))).toEqual([]);
});

test('Each difference of twins is told at its place in the translation', () => {
  expect(toldOfSite(site('broken-twins'))).toEqual([
    'en/draft.md:1:1 translation-missing',
    'en/extra.md:1:1 translation-missing',
    'zh/index.md:8:4 translation-stale',
    'zh/order.md:2:8 translation-stale',
    'zh/order.md:18:4 translation-anchors',
    'zh/retention.md:4:10 translation-differs',
    'zh/retention.md:13:4 translation-differs',
    'zh/retention.md:15:4 translation-differs',
    'zh/retention.md:19:28 translation-differs',
    'zh/retention.md:24:5 translation-stale',
    'zh/retention.md:29:15 translation-differs',
  ]);
});

/** Told of the site of twins with a piece of one file replaced. */
function toldOf(path: string, from: string, to: string): string[] {
  return toldOfSite(twinsWith(twinWith(path, from, to)));
}

test('A section left in the words of the original is told, names and codes alone are not', () => {
  const added = `
## Left {#left}

The logs of the last month are kept for those who look into faults.

## Names {#names}

| Acme Hosting GmbH & Co. KG | ISO/IEC 27001 | \`the whole text of a command is code\` |
|---|---|---|
| [Nordic Data Centers and Partners AB](https://www.example.org/a/very/long/address/of/a/list) | SOC 2 Type II | a |

## Said {#said}

日志保留一个月，供查找故障的人员使用。
`;
  const both = ['en', 'zh'].map((code) => [`${code}/retention.md`, twin(`${code}/retention.md`) + added]);
  const told = toldOfSite(twinsWith(Object.fromEntries(both)));
  expect(told.filter((line) => line.includes('foreign-text'))).toEqual([
    'zh/retention.md:33:4 foreign-text',
    'zh/retention.md:43:4 foreign-text',
  ]);
});

describe('A text that cannot be read is told once, and not held against its twin', () => {
  test.each([
    ['en/retention.md', '1. From', '```sh\nrm a\n\n1. From', '15:1'],
    ['zh/retention.md', '### 例外', '```\n\n### 例外', '24:1'],
    ['en/retention.md', '1. From', '<<<<<<< HEAD\n=======\n## Other {#other}\n>>>>>>> b\n1. From', '15:1'],
    ['zh/retention.md', '| 约', '<<<<<<< HEAD\n=======\n| 无 | 9 |\n>>>>>>> b\n| 约', '29:1'],
  ])('%s, %j, %j', (path, from, to, place) => {
    expect(toldOf(path, from, to)).toEqual([`${path}:${place} readers-see-markup`]);
  });
});

test('A lost page is taken for the new one that has the text from which its translation was made', () => {
  const record = ['en', 'zh'].map((code) => `2026-03-01  /${code}/retention/\n`).join('');
  const translations = `zh/retention.md ${shortHash(hashOf(twin('en/retention.md')))}\n`;
  const files = {
    '_data/record.txt': record,
    '_data/translations.txt': translations,
    'en/retention.md': null,
    'zh/retention.md': null,
    'en/kept.md': twin('en/retention.md'),
    'zh/kept.md': twin('zh/retention.md'),
    'en/other.md': topic('Words.\n'),
  };
  const folder = twinsWith(files);
  const { problems } = checkSite(examineSources(folder, '2026-11-22')).report;
  const said = problems.flatMap(({ code, message }) => (code === 'lost-page' ? [message] : []));
  expect(
    said.map((message) => /front matter of \S*?(\w\w\/\w+\.md): `(.*?)`/.exec(message)?.slice(1)),
  ).toEqual([
    ['en/kept.md', 'top: [/en/retention/]'],
    ['zh/kept.md', 'top: [/zh/retention/]'],
  ]);
});

describe('A heading without an id gets', () => {
  /** The id that is suggested, in the site of twins with a piece of one file replaced. */
  function idIn(
    path: string,
    from: string,
    to: string,
    more: Readonly<Record<string, string>> = {},
  ): string[] {
    const told = toldOfSite(twinsWith({ ...twinWith(path, from, to), ...more }));
    return told.flatMap((line) => / missing-id(?: → (.*))?$/.exec(line)?.slice(1) ?? []);
  }

  test.each([
    [
      'the id of its twin',
      'en/retention.md',
      '### Exceptions {#exceptions}',
      '### What is not covered',
      'exceptions',
    ],
    ['in Chinese too', 'zh/retention.md', '### 例外 {#exceptions}', '### 例外', 'exceptions'],
    ['not of one of another level', 'zh/retention.md', '### 例外 {#exceptions}', '## Others', 'others'],
    ['its own that was written otherwise', 'en/retention.md', '{#exceptions}', '(#exceptions)', 'exceptions'],
    ['one in wide brackets', 'zh/retention.md', ' {#exceptions}', '（#exceptions）', 'exceptions'],
    ['one in wide braces', 'zh/retention.md', ' {#exceptions}', '｛#exceptions｝', 'exceptions'],
    ['one with a class', 'zh/retention.md', ' {#exceptions}', ' {.wide #exceptions}', 'exceptions'],
    ['one without brackets', 'en/retention.md', '{#exceptions}', '#exceptions', 'exceptions'],
  ])('%s', (_, path, from, to, expected) => {
    expect(idIn(path, from, to)).toEqual([expected]);
  });

  test.each([
    ['', '13:4 missing-id → timeline'],
    [' {#timeline }', '13:23 bad-id → {#timeline}'],
  ])('and what follows from it is not told: links, old ids, the twin, the record (%j)', (id, expected) => {
    const path = 'en/retention.md';
    const more = {
      '_data/record.txt': '2026-03-01  /en/retention/\n2026-03-01  /en/retention/#timeline\n',
      ...twinWith('en/hotline.md', '---\n\n', '---\n\nSee [when](retention.md#timeline).\n\n'),
    };
    const told = toldOfSite(twinsWith({ ...twinWith(path, ' {#timeline}', id), ...more }));
    expect(told.filter((line) => !/ unrecorded$/.test(line))).toEqual([`${path}:${expected}`]);
  });

  test('the one id that was published there and is gone', () => {
    const record = '2026-03-01  /en/x/\n2026-03-01  /en/x/#old-way\n';
    const text = topic('## New words\n').replace('02-28\n', '02-28\none_language: true\n');
    const told = toldOfSite(twinsWith({ '_data/record.txt': record, 'en/x.md': text }));
    expect(told).toContain('en/x.md:8:4 missing-id → old-way');
  });
});

describe('translation-missing', () => {
  const home = 'See [the page](x.md).';
  const linked = twinWith('en/index.md', 'See [how', `${home} See [how`);

  test('not where the page says that it is for one language', () => {
    const text = topic('X\n').replace('02-28\n', '02-28\none_language: true\n');
    const told = toldOfSite(twinsWith({ ...linked, 'en/x.md': text }));
    expect(told).toEqual(['zh/index.md:8:4 translation-stale']);
  });

  test('at the language that has it, the default one first', () => {
    expect(toldOfSite(twinsWith({ 'zh/x.md': topic('X\n') }))).toEqual(['zh/x.md:1:1 translation-missing']);
  });

  test('not for a draft, and not where the twin is there with faults of its own', () => {
    const draft = topic('X\n').replace('02-28\n', '02-28\ndraft: true\n');
    const faulty = topic('X\n').replace('02-28', '02-30');
    const files = { 'en/d.md': draft, 'en/x.md': topic('X\n'), 'zh/x.md': faulty };
    expect(toldOfSite(twinsWith({ ...linked, ...files }))).toEqual([
      'zh/index.md:8:4 translation-stale',
      'zh/x.md:5:11 front-matter',
    ]);
  });

  test('not for a language that is described, and has no page yet', () => {
    const folder = twinsWith({ 'zh/index.md': null, 'zh/retention.md': null });
    expect(toldOfSite(folder)).toEqual([]);
  });
});

describe('translation-anchors', () => {
  test.each([
    ['a heading', 'zh/retention.md', '何时删除 {#timeline}', '何时删除 {#time}', '13:9'],
    ['a term', 'zh/retention.md', '备份 {#backups}', '备份', '13:9'],
    ['a paragraph', 'zh/retention.md', '例外。 {#nothing-else}', '例外。', '24:8'],
    ['an old id', 'zh/retention.md', ', _You_control_your]', ']', '13:9'],
  ])('%s that the translation lacks', (_, path, from, to, place) => {
    const told = toldOf(path, from, to).filter((line) => line.includes('translation-anchors'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^zh\/retention\.md:/);
    if (!to.includes('{#time}')) expect(told).toEqual([`zh/retention.md:${place} translation-anchors`]);
  });

  test('an order of old ids is no order of the page', () => {
    expect(
      toldOf('zh/retention.md', '[old-timeline, _You_control_your]', '[_You_control_your, old-timeline]'),
    ).toEqual([]);
  });

  const ids = ['one', 'two', 'three', 'four', 'five'];
  const pageOf = (order: readonly string[]): string =>
    topic(order.map((id) => `## Heading {#${id}}\n\nText of ${id}.\n`).join('\n'));
  const told = (ours: readonly string[]): string[] =>
    toldOfSite(
      twinsWith({
        ...twinWith('en/index.md', 'See [how', 'See [x](x.md) and [how'),
        ...twinWith('zh/index.md', '见[', '见[某页](x.md)和['),
        'en/x.md': pageOf(ids),
        'zh/x.md': pageOf(ours),
      }),
    ).filter((line) => line.startsWith('zh/x.md') && !line.includes('translation-stale'));

  test('one problem for whatever order, and for whatever is left out', () => {
    const orders = fc.shuffledSubarray(ids).filter((order) => order.join() !== ids.join());
    fc.assert(
      fc.property(orders, (order) => {
        expect(told(order)).toEqual([expect.stringMatching(/^zh\/x\.md:\d+:\d+ translation-anchors$/)]);
      }),
      {
        numRuns: runs(12),
        examples: [[[]], [['two', 'one', 'three', 'four', 'five']], [['one', 'two', 'three', 'four']]],
      },
    );
    expect(told(ids)).toEqual([]);
  });
});

describe('translation-differs', () => {
  test.each([
    ['a number in the head of the page', '保留 90 天。', '保留 60 天。', '4:10'],
    ['a date', '2026年11月22日', '2027年11月22日', '15:4'],
    ['a number in a cell', '| 1.5 |', '| 15 |', '29:17'],
    ['an address', 'https://www.example.org/zh-cn/law/', 'https://www.example.net/law/', '19:28'],
    ['a number that is missing, at the section', '[^1]: 该法第三十七条', '[^1]: 该法', '13:4'],
  ])('%s', (_, from, to, place) => {
    expect(toldOf('zh/retention.md', from, to)).toEqual([`zh/retention.md:${place} translation-differs`]);
  });

  test('not of an address of the site itself, which is told as one', () => {
    const here = 'https://trust.example.com/en/retention/';
    expect(toldOf('zh/retention.md', '没有例外。', `没有例外（[数据保留](${here})）。`)).toEqual([
      `zh/retention.md:31:10 own-address ${here} → ../en/retention.md`,
    ]);
  });

  /** The differences that are told where one section of both says this too. */
  const toldOfBoth = (en: string, zh: string): string[] => {
    const english = twinWith('en/retention.md', 'Nothing else', `It says ${en}. Nothing else`);
    const chinese = twinWith('zh/retention.md', '例外。 {#nothing-else}', `例外。${zh}。 {#nothing-else}`);
    return toldOfSite(twinsWith({ ...english, ...chinese })).filter((line) => line.includes('differs'));
  };

  test.each([
    ['9 a.m. to 6 p.m.', '9:00至18:00'],
    ['one hundred and eighty days', '180天'],
    ['6 months and 2–3 days', '半年、两三天'],
    ['99.9 percent in 2025–26', '2025至2026年百分之九十九点九'],
    ['1 May to 30 June 2026', '2026年5月1日至6月30日'],
    [
      'www.example.org/en/a. Write to a@example.org',
      '<https://www.example.org/zh/a>，[来信](mailto:A@example.org)',
    ],
  ])('not for %s and %s', (en, zh) => {
    expect(toldOfBoth(en, zh)).toEqual([]);
  });

  test.each([
    ['1 November 2026', '2026年1月11日'],
    ['1 May 2026 and 2 June 2026', '2026年5月2日和2026年6月1日'],
    ['a@example.org', 'b@example.org'],
    ['https://example.org/a', 'https://example.org/b'],
  ])('dates that share their numbers alone, or addresses without a link, %s and %s', (en, zh) => {
    expect(toldOfBoth(en, zh)).not.toEqual([]);
  });

  test.each([
    ['zh-Hans', 'error'],
    ['zh-CN', 'error'],
    ['en-GB', 'error'],
    ['zh-Hant', 'error'],
    ['ja', 'error'],
    ['ko', 'warning'],
    ['ar', 'warning'],
  ])('where numbers of the language %s are compared: %s', (tag, severity) => {
    const different = twinWith('zh/retention.md', '保留 90 天。', '保留 60 天。');
    const folder = twinsWith({ ...different, ...twinWith('_data/languages/zh.yaml', 'zh-Hans', tag) });
    const { problems } = checkSite(examineSources(folder, someDay)).report;
    const found = problems.filter(({ code }) => code === 'translation-differs');
    expect(new Set(found.map((one) => one.severity))).toEqual(new Set([severity]));
  });

  test('each that is missing at one place is told', () => {
    const text = 'zh/retention.md';
    const lacks = twinWith(text, '，相距超过1000公里', '')[text]?.replace('每天２４小时', '每天') ?? '';
    expect(toldOfSite(twinsWith({ [text]: lacks }))).toEqual([
      'zh/retention.md:13:4 translation-differs',
      'zh/retention.md:13:4 translation-differs',
    ]);
  });

  test.each([
    ['code', '`60 天`', '`61 天`'],
    ['the name of a footnote', '[^1]', '[^27]'],
    ['the marks of a list', '- 自', '7. 自'],
    ['an entity', '数据保留90天', '数据保留90天&#160;'],
  ])('not for %s', (_, from, to) => {
    const file = 'zh/retention.md';
    const text = twinWith(file, from, to)[file]?.replaceAll('[^1]', to.startsWith('[^') ? to : '[^1]') ?? '';
    expect(toldOfSite(twinsWith({ [file]: text }))).toEqual([]);
  });

  test('it can be accepted by what it names', () => {
    const entry =
      '- code: translation-differs\n  file: zh/retention.md\n  what: "60"\n  reason: So it is.\n  until: 2099-12-31\n';
    const files = {
      ...twinWith('zh/retention.md', '保留 90 天。', '保留 60 天。'),
      '_data/acceptances.yaml': entry,
    };
    expect(toldOfSite(twinsWith(files))).toEqual([]);
  });
});

describe('translation-stale', () => {
  const original = 'en/retention.md';

  test.each([
    ['the head of the page', 'after a subscription ends', 'when a subscription ends', '2:8'],
    ['a paragraph before the first heading', 'keep is listed', 'keep stands', '2:8'],
    ['the words of a heading', 'When it is deleted', 'When it goes', '13:4'],
    ['a footnote, in the section that refers to it', 'of the law', 'of that law', '13:4'],
    ['code', '`90 days`', '`90 hours`', '13:4'],
    ['a cell', 'Free trials', 'Trials', '24:5'],
    ['the anchor that a link leads to', '', '', '8:4'],
  ])('one section where %s changed', (_, from, to, place) => {
    const told =
      from === ''
        ? toldOf('en/index.md', 'retention.md#timeline', 'retention.md#exceptions')
        : toldOf(original, from, to);
    const file = from === '' ? 'zh/index.md' : 'zh/retention.md';
    expect(told).toEqual([`${file}:${place} translation-stale`]);
  });

  test.each([
    ['line breaks', original, 'data is kept for', 'data is\n   kept for'],
    ['the marks of a list', original, '1. From', '1) From'],
    ['emphasis', original, 'more than 1,000 km', '**more than** _1,000 km_'],
    ['the padding of a table', original, '| Free trials | 0 |', '|Free trials|0|'],
    ['a comment', original, 'Nothing else is excepted.', '<!-- Is it? -->\n\nNothing else is excepted.'],
    ['the name of a footnote', original, '', ''],
    ['the form of an address', 'en/index.md', 'retention.md#timeline', '/en/retention/#timeline'],
    ['the form of a link', 'en/index.md', '(retention.md#timeline)', '[r]'],
    ['a day of review', original, 'reviewed: 2026-02-28', 'reviewed: 2026-03-01'],
  ])('none where %s changed', (name, path, from, to) => {
    const files = from === '' ? {} : twinWith(path, from, to);
    const text = files[path];
    if (name === 'the form of a link') files[path] = `${text}\n[r]: <retention.md#timeline>\n`;
    if (from === '')
      Object.assign(files, { [path]: twinWith(path, '', '')[path]?.replaceAll('[^why]', '[^1]') });
    expect(toldOfSite(twinsWith(files))).toEqual([]);
  });

  test('a translation that nobody has compared is one warning', () => {
    const record = '_data/translations.txt';
    const lines = Object.values(twinWith(record, '', ''))[0]?.split('\n') ?? [];
    const left = lines.filter((line) => !line.startsWith('zh/retention.md')).join('\n');
    expect(toldOfSite(twinsWith({ [record]: left }))).toEqual(['zh/retention.md:2:8 translation-stale']);
    expect(toldOfSite(twinsWith({ [record]: null }))).toEqual([
      'zh/index.md:2:8 translation-stale',
      'zh/retention.md:2:8 translation-stale',
    ]);
  });

  test('one changed word of one section makes that section stale, and no other', () => {
    const sections = ['top', 'a', 'b', 'c', 'd'];
    const text = (words: readonly string[]): string =>
      topic(
        words
          .map((word, index) =>
            index === 0 ? `${word}\n` : `## About {#${sections[index]}}\n\nIt says ${word}.\n`,
          )
          .join('\n'),
      );
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    const words = fc.array(word, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(words, fc.nat({ max: 4 }), word, (before, index, other) => {
        fc.pre(before[index] !== other);
        const [now] = [before.with(index, other)];
        const hashes = (of: readonly string[]) => hashesOf(text(of));
        const [was, is] = [hashes(before), hashes(now)];
        const stale = sections.filter((id) => was.get(id) !== is.get(id));
        expect(stale).toEqual([sections[index]]);
      }),
    );
  });
});

function hashesOf(text: string): Map<string, string> {
  return new Map(readSections(text, 'en/x.md').map(({ id, hash }) => [id, hash]));
}
