import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendable, mendSite } from '../../scripts/edit/fix-site.ts';
import { anyFaultyTopic } from '../support/any-faulty-topic.ts';
import { changed, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { runs } from '../support/full.ts';

const secure = topic('Say [one](https://www.example.org/) and [two](https://www.example.org/a_(b)?c=d&e).\n');

test(
  'Whatever faults are planted where, mending leaves exactly the right text, and touches no file that has none',
  async () => {
    const topics = fc.array(anyFaultyTopic, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(topics, async (texts) => {
        const names = texts.map((_, index) => `en/privacy/any-${index}.md`);
        const content = siteWith({
          'en/secure.md': secure,
          ...Object.fromEntries(texts.map(({ faulty }, index) => [names[index] ?? '', faulty])),
        });
        const before = names.map((name) => statSync(join(content, name)));
        const { report, refused, edits } = await mendSite(content, false, '2026-03-01');
        expect(names.map((name) => readFileSync(join(content, name), 'utf8'))).toEqual(
          texts.map(({ right }) => right),
        );
        expect(report.problems.filter(({ code }) => mendable.has(code))).toEqual([]);
        expect(refused.size).toBe(0);
        for (const [index, name] of names.entries()) {
          const { ino, mtimeMs } = statSync(join(content, name));
          const isSame = ino === before[index]?.ino && mtimeMs === before[index]?.mtimeMs;
          expect(isSame).toBe(texts[index]?.right === texts[index]?.faulty);
        }
        expect(await mendSite(content, false, '2026-03-01')).toMatchObject({ edits: [], report });
        if (texts.every(({ right, faulty }) => right === faulty)) expect(edits).toEqual([]);
      }),
      { numRuns: runs(8) },
    );
  },
  runs(60_000),
);

describe('What only a person can decide is left, and told', () => {
  test.each([
    [
      'an anchor that is there in two other cases',
      '## A {#name}\n\n## B {#Name}\n\n[there](#NAME)\n',
      'case-mismatch',
    ],
    [
      'a full address that is its own text',
      '<https://trust.example.com/en/privacy/access/>\n',
      'own-address',
    ],
    ['a full address of no page', '[there](https://trust.example.com/en/nowhere/)\n', 'own-address'],
    ['http that nothing else says with https', '[there](http://www.example.org/)\n', 'insecure-link'],
    ['a page of a similar name', '[there](acess.md)\n', 'missing-page'],
    ['another fault of spacing', 'One , two\n', 'spacing'],
  ])('%s', async (_, body, code) => {
    const text = topic(body);
    const content = siteWith({ 'en/privacy/a.md': text });
    const { edits, report } = await mendSite(content, false, '2026-03-01');
    expect(edits).toEqual([]);
    expect(report.problems.map((found) => found.code)).toContain(code);
    expect(readFileSync(join(content, 'en/privacy/a.md'), 'utf8')).toBe(text);
  });
});

test('A problem that is accepted is left, and no longer once its day is over', async () => {
  const text = topic('[there](retention.md#_You_control_your)\n');
  const accepted = `- code: alias-link
  file: en/privacy/a.md
  what: retention.md#_You_control_your
  reason: It shows an old id.
  until: 2026-03-01
`;
  const content = siteWith({ 'en/privacy/a.md': text, '_data/acceptances.yaml': accepted });
  expect((await mendSite(content, false, '2026-03-01')).edits).toEqual([]);
  expect((await mendSite(content, false, '2026-03-02')).edits.length).toBe(1);
});

test('An address of this host beside the path of the site is left', async () => {
  const text = topic('[there](https://trust.example.com/en/privacy/access/)\n');
  const content = siteWith({
    'en/privacy/a.md': text,
    ...changed('_data/operator.yaml', '  default_language', '  base: /trust/\n  default_language'),
  });
  expect((await mendSite(content, false, '2026-03-01')).edits).toEqual([]);
  expect(readFileSync(join(content, 'en/privacy/a.md'), 'utf8')).toBe(text);
});

test('An address of this site in a panel becomes a path that leads there from every language', async () => {
  const content = join(newFolder(), 'content');
  cpSync(site('two-languages'), content, { recursive: true });
  const panels = (to: string) =>
    `- id: a\n  title: A\n  links:\n    - text: In short (English, 简体中文)\n      to: ${to}\n`;
  const file = join(content, '_data/panels.yaml');
  for (const code of ['en', 'zh']) {
    writeFileSync(file, panels(`https://trust.example.com/trust/${code}/#brief`));
    await mendSite(content, false, '2026-03-01');
    expect(readFileSync(file, 'utf8')).toBe(panels(`../${code}/index.md#brief`));
  }
});
