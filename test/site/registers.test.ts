import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examineSources } from '../../scripts/publish/examine.ts';
import { site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const ROWS = `- { name: Zebra Ltd., list: core, purpose: Support, place: China, since: 2018-10-08, source: handbook }
- { name: Aster & Co., list: core, since: not-published, source: handbook }
- { name: Mistral, list: mail, place: China, since: "2019", source: handbook }
`;

/** A topic that shows a register. */
function siteShowing(line: string, rows = ROWS): string {
  const body = `\n## Names {#names}\n\n${line}\n\nAfter it.\n`;
  return siteWith({ '_data/subcontractors.yaml': rows, 'en/x.md': topic(body) });
}

/** The cells of the table on that topic's page, row by row, and what stands below it. */
function shown(folder: string): string[] {
  const { content } = examineSources(folder, someDay);
  const { html } = content.topics.find(({ path }) => path === 'en/x.md')?.html() ?? { html: '' };
  const [, table = ''] = /<table class="register(.*)<p>/s.exec(html) ?? [];
  return table.split('</tr>').flatMap((row) => {
    const cells = row.match(/<(t[hd]|d[td])\b[^>]*>.*?<\/\1>/g) ?? [];
    return cells.length > 0 ? [cells.map((cell) => cell.replace(/<[^>]*>/g, '')).join(' | ')] : [];
  });
}

describe('A register is a table, its names in the order of the language', () => {
  test('all of it', () => {
    expect(shown(siteShowing('{register: subcontractors}'))).toEqual([
      'Name | Purpose | Place | Since',
      'Aster &amp; Co. |  |  | Not published',
      'Mistral |  | China | 2019',
      'Zebra Ltd. | Support | China | October 8, 2018',
      'Stated | January 31, 2026',
    ]);
  });

  test('subprocessors, where contracts call them so, with a file of their own', () => {
    const rows = '- { name: Zebra Ltd., purpose: Mail, place: Ireland, source: handbook }\n';
    const body =
      '\n## Names {#names}\n\n{register: subprocessors}\n\n[As a table](../registers/subprocessors.csv).\n';
    const folder = siteWith({ '_data/subprocessors.yaml': rows, 'en/x.md': topic(body) });
    expect(shown(folder)).toEqual([
      'Name | Purpose | Place | Stated',
      'Zebra Ltd. | Mail | Ireland | January 31, 2026',
    ]);
    expect(toldOfSite(folder)).toEqual([]);
  });

  test('of a new one its first day, when it was announced, and until when one can object', () => {
    const row = (days: string): string => `${ROWS}- { name: New, place: Italy, ${days}, source: handbook }\n`;
    const days = 'announced: 2026-12-01, object_until: 2026-12-31, effective: 2027-01-01';
    expect(shown(siteShowing('{register: subcontractors}', row(days))).slice(0, 4)).toEqual([
      'Name | Purpose | Place | Since | Notice',
      'Aster &amp; Co. |  |  | Not published | ',
      'Mistral |  | China | 2019 | ',
      'New |  | Italy | From January 1, 2027 | Announced December 1, 2026 · Objections until December 31, 2026',
    ]);
    const told = (of: string): string[] => toldOfSite(siteShowing('{register: subcontractors}', row(of)));
    expect([days, days.replace('12-31', '11-30'), 'announced: 2026-12-01'].map(told)).toEqual([
      [],
      ['_data/subcontractors.yaml:4:67 data-file'],
      ['_data/subcontractors.yaml:4:3 data-file'],
    ]);
  });

  test('one of its lists', () => {
    expect(shown(siteShowing('{register: subcontractors mail}'))).toEqual([
      'Name | Place | Since | Stated',
      'Mistral | China | 2019 | January 31, 2026',
    ]);
  });

  test('the level with its name, what all rows say once below it', () => {
    const rows = `- { standard: SOC 1, level: Type 1, services: Mail, valid_until: not-published, source: handbook }
- { standard: SOC 2, issuer: Assayer, services: Mail, valid_until: not-published, source: handbook }
`;
    const body = '\n## Names {#names}\n\n{register: certificates}\n\nAfter it.\n';
    expect(shown(siteWith({ '_data/certificates.yaml': rows, 'en/x.md': topic(body) }))).toEqual([
      'Standard | Valid until | Issuer',
      'SOC 1 Type 1 | Not published | ',
      'SOC 2 | Not published | Assayer',
      'Services | Mail | Stated | January 31, 2026',
    ]);
  });

  test('forty rows, in Chinese by the sound of their names', () => {
    const folder = site40();
    const { content } = examineSources(folder, someDay);
    const { rows } = content.languages.get('zh')?.registers.get('subcontractors') ?? { rows: [] };
    const names = rows.map(({ cells: [name] }) => name);
    expect(names).toHaveLength(40);
    expect([names.at(0), names.at(-1)]).toEqual(['阿尔法2公司', '中原39公司']);
  });
});

/** Forty rows with Chinese names, those of an even number with another first character. */
function site40(): string {
  const name = (n: number): string => `${n % 2 === 0 ? '阿尔法' : '中原'}${n}公司`;
  const rows = Array.from({ length: 40 }, (_, i) => `- { name: ${name(40 - i)}, source: handbook }\n`);
  return siteWith({ '_data/subcontractors.yaml': rows.join(''), '_data/languages/zh.yaml': chinese() });
}

function chinese(): string {
  return readFileSync(join(site('two-languages'), '_data/languages/zh.yaml'), 'utf8');
}

describe('What is wrong with a register is told at its line', () => {
  test.each([
    [
      'a register that is not there',
      '{register: subcontractor}',
      ROWS,
      ['en/x.md:10:1 unknown-word → subcontractors'],
    ],
    ['a list without a row', '{register: subcontractors core-services}', ROWS, ['en/x.md:10:1 unknown-word']],
    ['one without a file', '{register: certificates}', ROWS, ['en/x.md:10:1 unknown-word']],
    [
      'a source that is not there',
      '{register: subcontractors}',
      '- { name: A, source: handbok }\n',
      ['_data/subcontractors.yaml:1:22 data-file'],
    ],
    [
      'a row without a source',
      '{register: subcontractors}',
      '- { name: A }\n',
      ['_data/subcontractors.yaml:1:3 data-file'],
    ],
    [
      'an impossible day',
      '{register: subcontractors}',
      '- { name: A, since: 2018-13-01, source: handbook }\n',
      ['_data/subcontractors.yaml:1:21 data-file'],
    ],
    [
      'a language that it lacks',
      '{register: subcontractors}',
      '- { name: { zh: 甲 }, source: handbook }\n',
      ['_data/subcontractors.yaml:1:11 data-file', '_data/subcontractors.yaml:1:17 data-file'],
    ],
    [
      'an unknown field',
      '{register: subcontractors}',
      '- { name: A, form: x, source: handbook }\n',
      ['_data/subcontractors.yaml:1:14 data-file'],
    ],
  ])('%s', (_, line, rows, expected) => {
    expect(toldOfSite(siteShowing(line, rows)).filter((told) => !told.includes('orphan'))).toEqual(expected);
  });

  test('and what is no line by itself is text', () => {
    expect(shown(siteShowing('See {register: subcontractors}.'))).toEqual([]);
  });
});
