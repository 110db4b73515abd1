import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mendSite } from '../../scripts/edit/fix-site.ts';
import { run } from '../support/command.ts';
import { someDay } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';
import { twin, twinsWith } from '../support/twins.ts';

const terms = `- to: retention.md#timeline
  words: { zh: [删除] }
  avoid: { zh: { 抹除: 删除 }, en: { wipe: "delete: erase" } }
- avoid: { en: { trial period: free trial } }
`;

/** A site that says what it is to avoid, in titles, texts and data. */
function siteWith(more: Readonly<Record<string, string>> = {}): string {
  const [home, zh] = [twin('en/index.md'), twin('zh/index.md')];
  return twinsWith({
    '_data/terms.yaml': terms,
    '_data/panels.yaml':
      '- id: p\n  title: { en: "Your trial period", zh: 抹除 }\n  links: [{ to: retention.md }]\n',
    'en/index.md': home.replace(/^title: .*$/m, 'title: "Trial period, and what then?"'),
    'zh/index.md': `${zh}\n数据抹除，“抹除”，再抹除。\n`,
    ...more,
  });
}

const inTerms = (line: string): boolean => line.includes(' term ');

describe('Words to be avoided', () => {
  test('are told in titles, texts and data, as warnings', async () => {
    const content = siteWith();
    expect(toldOfSite(content).filter(inTerms)).toEqual([
      '_data/panels.yaml:2:16 term → free trial',
      '_data/panels.yaml:2:41 term → 删除',
      'en/index.md:2:8 term → Free trial',
      'zh/index.md:12:3 term → 删除',
      'zh/index.md:12:12 term → 删除',
    ]);
    const { stdout } = await run('check', ['--content', content, '--format', 'json', '--strict']);
    const { problems } = JSON.parse(stdout) as {
      problems: { code: string; severity: string; word: string }[];
    };
    expect(
      problems.filter(({ code }) => code === 'term').map(({ severity, word }) => [severity, word]),
    ).toEqual([
      ['warning', 'trial period'],
      ['warning', '抹除'],
      ['warning', 'Trial period'],
      ['warning', '抹除'],
      ['warning', '抹除'],
    ]);
  });

  test('are mended, but for what somebody else said', async () => {
    const content = siteWith();
    const { edits } = await mendSite(content, false, someDay);
    expect(edits.filter(({ code }) => code === 'term')).toHaveLength(5);
    expect(readFileSync(join(content, 'zh/index.md'), 'utf8')).toContain('\n数据删除，“抹除”，再删除。\n');
    expect(readFileSync(join(content, 'en/index.md'), 'utf8')).toContain(
      '\ntitle: "Free trial, and what then?"\n',
    );
    expect(readFileSync(join(content, '_data/panels.yaml'), 'utf8')).toContain(
      '{ en: "Your free trial", zh: 删除 }',
    );
    expect(toldOfSite(content).filter(inTerms)).toEqual([]);
  });

  test('stay where they stand twice in one text of YAML, or where what is right has signs', async () => {
    const title = 'title: Wipe, trial period, “trial period”';
    const content = siteWith({
      'en/index.md': twin('en/index.md').replace(/^title: .*$/m, title),
      '_data/panels.yaml': '[]\n',
      'zh/index.md': twin('zh/index.md'),
    });
    const { edits } = await mendSite(content, false, someDay);
    expect(edits).toEqual([]);
    expect(toldOfSite(content).filter(inTerms)).toEqual([
      'en/index.md:2:8 term → Delete: erase',
      'en/index.md:2:8 term → free trial',
    ]);
  });

  test('can be accepted', () => {
    const content = siteWith();
    const entry = (file: string, what: string): string =>
      `- { code: term, file: ${file}, what: ${what}, reason: R., until: 2027-01-01 }\n`;
    writeFileSync(
      join(content, '_data/acceptances.yaml'),
      entry('zh/index.md', '抹除') + entry('_data/panels.yaml', '抹除'),
    );
    expect(toldOfSite(content).filter(inTerms)).toHaveLength(2);
  });

  test.each([
    ['- words: { en: [x] }\n', 'Entry 1 is not right: add `to: …`, the path of the topic'],
    ['- to: retention.md#timeline\n', 'Entry 1 is not right: add `words: …`'],
    ['- avoid: { fr: { a: b } }\n', '`avoid.fr` of entry 1 is not right: this language has no file'],
    ['- avoid: [a]\n', '`avoid` of entry 1 is not right: write words by language'],
  ])('that are not rightly listed are told: %j', async (text, said) => {
    const { stdout } = await run('check', ['--content', twinsWith({ '_data/terms.yaml': text })]);
    expect(stdout).toContain(said);
  });
});
