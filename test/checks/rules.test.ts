import { describe, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSources } from '../support/told.ts';

/** What is told about a topic `en/x.md` with this body, which begins on line 7, in the clean site. */
function toldOf(body: string): string[] {
  return toldOfSources(siteWith({ 'en/x.md': topic(`${body}\n`) }));
}

/** Each rule by a clean text and by broken ones. */
const rules: Readonly<Record<string, readonly (readonly [body: string, told: readonly string[]])[]>> = {
  'empty-link-text': [
    ['[a](index.md) [![a](../downloads/report.pdf)](index.md) [`a`](index.md) <https://example.com/>', []],
    ['one\n[](index.md)', ['8:1 empty-link-text index.md']],
    ['[ ](index.md)', ['7:1 empty-link-text index.md']],
    ['[]()', ['7:1 empty-link']],
    ['- [&nbsp;](index.md)', ['7:3 empty-link-text index.md']],
    ['[<!-- a -->](index.md)', ['7:1 empty-link-text index.md']],
    ['[![](../downloads/report.pdf)](index.md)', ['7:1 empty-link-text index.md', '7:2 image-alt']],
  ],
  'unsafe-link': [
    ['[a](https://example.com) [a](mailto:a@example.com) [a](tel:010-1234) [a](index.md#top)', []],
    ['[a](javascript:alert%281%29)', ['7:1 unsafe-link javascript:alert%281%29']],
    ['[a](JavaScript:alert)', ['7:1 unsafe-link JavaScript:alert']],
    ['[a](<java\tscript:alert>)', ['7:1 unsafe-link java\tscript:alert']],
    ['[a](&#106;avascript:x)', ['7:1 unsafe-link javascript:x']],
    ['one\n[a](vbscript:x)', ['8:1 unsafe-link vbscript:x']],
    ['[a](file:///etc/passwd)', ['7:1 unsafe-link file:///etc/passwd']],
    ['![a](data:image/png;base64,AA)', ['7:1 unsafe-link data:image/png;base64,AA']],
    ['[a](ftp://example.com/)', ['7:1 unsafe-link ftp://example.com/']],
  ],
  'duplicate-anchor': [
    ['## A {#a}\n\n## B {#b}\n\nSee[^1]\n\n[^1]: c', []],
    ['## A {#a}\n\n- B {#a}', ['9:5 duplicate-anchor']],
    ['## A {#a}\n\n## B {#a}\n\nC {#a}', ['9:6 duplicate-anchor', '11:3 duplicate-anchor']],
    ['## A {#a}\n\n## B {#A}', ['9:6 bad-id → a']],
  ],
  'missing-id': [
    ['## A {#a}\n\n### B {#b}\n\n#### C {#c}\n\n##### D', []],
    ['## A', ['7:4 missing-id → a']],
    ['## The *first* 90 days!\n\n### 数据\n', ['7:4 missing-id → the-first-90-days', '9:5 missing-id']],
    ['A\n---', ['7:1 missing-id → a']],
    ['> ## Über uns', ['7:6 missing-id → uber-uns']],
    ['## {operator}', ['7:4 missing-id → example-operator']],
  ],
  'bad-id': [
    ['## A {#a}\n\n## B {#b2_c-d}\n\nfootnotes {#footnotes}\n\ntopics {#topics}', []],
    ['## A {#A}', ['7:6 bad-id → a']],
    ['## A {#1st}', ['7:6 bad-id → st']],
    ['## A {#a.b}', ['7:6 bad-id → a-b']],
    ['## 数 {#数}', ['7:6 bad-id']],
    ['## A {#}', ['7:6 bad-id']],
    ['P {#tc-main}', ['7:3 bad-id']],
    ['P {#top}', ['7:3 bad-id']],
    ['- I {#fn1}', ['7:5 bad-id']],
    ['T {#fnref2}\n: d', ['7:3 bad-id']],
  ],
  'heading-order': [
    ['## A {#a}\n\n### B {#b}\n\n#### C {#c}\n\n## D {#d}\n\n### E {#e}', []],
    ['### A {#a}', ['7:5 heading-order']],
    ['## A {#a}\n\n#### B {#b}\n\n##### C', ['9:6 heading-order']],
    ['# A', ['7:3 heading-order']],
    ['## A {#a}\n\nB\n===', ['9:1 heading-order']],
    ['- ### A {#a}', ['7:7 heading-order']],
  ],
  'image-alt': [
    ['![a](../downloads/report.pdf)', []],
    ['![](../downloads/report.pdf)', ['7:1 image-alt']],
    ['one\n> ![ ](../downloads/report.pdf)', ['8:3 image-alt']],
  ],
  'raw-html': [
    ['<!-- a <b> -->\n\nA <!-- b --> `<br>` &lt;br&gt; 1 < 2\n\n    <br>', []],
    ['A\nb <br> c', ['8:3 raw-html']],
    ['<div>\n\nA', ['7:1 raw-html']],
    ['> <img src="x">', ['7:3 raw-html']],
    ['| a |\n|---|\n| <br> |', ['9:3 raw-html']],
    ['<!-- <br> --> <br>', ['7:15 raw-html']],
  ],
  'readers-see-markup': [
    ['| a | b |\n|---|---|\n| 1 | 2 |\n\n## A {#a}\n\n> [!NOTE]\n> B\n\n`##A`', []],
    ['| a |\n|---|\n| 1 | 2 |', ['9:5 readers-see-markup']],
    ['##A {#a}', ['7:1 readers-see-markup → ## A']],
  ],
  'malformed-link': [
    ['`[a](b c.md)` \\[a](b c.md) <!-- [a](b c.md) --> [1] (two) [x] [y]\n\n    [a][b]', []],
    ['[a] (see below), [b]（见下） and [c](index.md)[d](index.md)[^1]\n\n[^1]: Note', []],
    ['[a][b], [b][] and [b] (in words)\n\n[b]: index.md', []],
    ['one\nb [a b](in dex.md) c', ['8:3 malformed-link [a b](in dex.md)']],
    ['[a]({{ url }})', ['7:1 malformed-link [a]({{ url }})']],
    ['- [*a*](index.md\n\n  b', ['7:3 malformed-link [*a*](index.md']],
    ['| a |\n|---|\n| \\| [a] (index.md) |', ['9:6 malformed-link [a] (index.md)']],
    ['[数]（index.md）', ['7:1 malformed-link [数]（index.md）']],
    ['(a)[https://example.com]', ['7:1 malformed-link (a)[https://example.com]']],
    ['[a][b] [b][]', ['7:1 malformed-link [a][b]', '7:8 malformed-link [b][]']],
    ['[a][b][c]', ['7:1 malformed-link [a][b][c]']],
    ['A[^b]', ['7:2 malformed-link [^b]']],
  ],
  'unknown-word': [
    ['{operator} `{nobody}` \\{nobody}\n\n    {nobody}', []],
    ['A {operatr}', ['7:3 unknown-word → operator']],
    [
      '{hot line} {hot-Line} { operator} {热线}',
      ['7:1 unknown-word', '7:12 unknown-word', '7:23 unknown-word → operator', '7:35 unknown-word'],
    ],
    ['{1, 2} {"a": 1} {a, b} {} {{ }}', []],
    ['- B\n- {nonsense}', ['8:3 unknown-word']],
    ['{nonsense} {nonsense}', ['7:1 unknown-word', '7:12 unknown-word']],
  ],
};

for (const [code, cases] of Object.entries(rules)) {
  describe(code, () => {
    test.each(cases)('%j', (body, expected) => {
      expect(toldOf(body)).toEqual(expected.map((told) => `en/x.md:${told}`));
    });
  });
}

test('Markup that readers see is an error where they lose something by it', () => {
  const row = '| 1 | 2 |\n|---|---|\n';
  const weightOf = (body: string): string[] => {
    const folder = siteWith({ 'en/x.md': topic(body) });
    const { problems } = checkSite(examineSources(folder, someDay)).report;
    return problems.map(({ code, severity }) => `${severity} ${code}`);
  };
  expect(weightOf(`${row}| 1 | 2 | 3 |\n`)).toEqual(['error readers-see-markup']);
  expect(weightOf(`${row}| 1 |\n`)).toEqual(['warning readers-see-markup']);
});

test('An alias of any form is fine, but not one that is taken', () => {
  const text = topic('## A {#a}\n\n## B {#b}\n').replace(
    '02-28\n',
    '02-28\naliases: { a: ["_Old/1.2", b] }\n',
  );
  expect(toldOfSources(siteWith({ 'en/x.md': text }))).toEqual(['en/x.md:6:28 duplicate-anchor']);
});

test.each([
  [
    '[a](C:\\Users\\me\\a.pdf)',
    'unsafe-link',
    'Put it into `content/downloads/`, and link to `../downloads/a.pdf`.',
  ],
  [
    '[a](file:///home/me/b%20c.pdf)',
    'unsafe-link',
    'Put it into `content/downloads/`, and link to `../downloads/b%20c.pdf`.',
  ],
  ['[a](..\\downloads\\report.pdf)', 'malformed-link', '`..\\downloads\\report.pdf` has'],
  ['[a](..\\downloads\\report.pdf)', 'malformed-link', 'Did you mean `../downloads/report.pdf`?'],
  ['[a][b]\n\n[b]: .\\index.md', 'malformed-link', 'Did you mean `./index.md`?'],
  ['[a](../downloads/repot.pdf)', 'missing-page', 'Did you mean `../downloads/report.pdf`?'],
  [`![a](data:image/png;base64,${'A'.repeat(4e6)})`, 'unsafe-link', 'holds a file of 3.0 MB in itself.'],
  ['One  two  three .', 'spacing', 'On this line there are 2 × two spaces, 1 × a space before a mark.'],
])('Of a way that leads nowhere it is said what to write: %.40s', (body, code, words) => {
  const { problems } = checkSite(examineSources(siteWith({ 'en/x.md': topic(body) }), someDay)).report;
  expect(problems.map((found) => found.code)).toEqual([code]);
  expect(problems[0]?.message).toContain(words);
  expect(JSON.stringify(problems).length).toBeLessThan(3000);
});

test.each([
  ['en/Incident Plan.md', '`incident-plan.md`'],
  ['en/Données.md', '`donnees.md`'],
  ['en/事件.md', '`data-retention.md`'],
])('A file %s is told what it could be called', (path, name) => {
  const { problems } = checkSite(examineSources(siteWith({ [path]: topic('x\n') }), someDay)).report;
  expect(problems[0]?.message).toContain(name);
});

test('No page was reviewed on a day to come; the next one may have begun where the editor is', () => {
  const next = siteWith({ 'en/x.md': topic('x\n').replace('2026-02-28', '2026-11-23') });
  expect(checkSite(examineSources(next, someDay)).report.summary.errors).toBe(0);
  const folder = siteWith({ 'en/x.md': topic('x\n').replace('2026-02-28', '2026-12-24') });
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  const told = problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);
  expect(told).toEqual([
    `5:11 front-matter \`reviewed\` is not right: 2026-12-24 is a day to come (today is ${someDay}).`,
  ]);
});

test('Nothing is gone since a day to come', () => {
  const gone = '- page: "old.md"\n  on: 2026-12-24\n  why: { en: Over. }\n';
  const folder = siteWith({ '_data/gone.yaml': gone });
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  const told = problems.map(({ line, column, code, message }) => [`${line}:${column} ${code}`, message]);
  expect(told).toEqual([
    ['2:7 data-file', `\`on\` is not right: 2026-12-24 is a day to come (today is ${someDay}).`],
  ]);
});

test('What is left to be written is told in the text and in front of it, behind Chinese words too; code may say so', () => {
  const left = topic('期限待写TODO。\n\n`TODO`\n').replace('A topic', 'Terms TODO');
  const told = (text: string): string[] =>
    checkSite(examineSources(siteWith({ 'en/x.md': text }), someDay))
      .report.problems.filter(({ code }) => code === 'todo')
      .map(({ line, column, severity }) => `${line}:${column} ${severity}`);
  expect(told(left)).toEqual(['2:8 error', '7:5 error']);
  expect(told(left.replace('\n---', '\ndraft: true\n---'))).toEqual(['2:8 warning', '8:5 warning']);
});
