import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { summaryLine } from '../../scripts/report/report.ts';
import { changed, newFolder, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const broken = {
  'en/x.md': topic('[a](nothing/like/it.md)\n\n[b](nothing/like/it.md) [c](index.md#nowhere)\n'),
};

/** An entry of `_data/acceptances.yaml`. */
function entry(fields: Readonly<Record<string, string>>): string {
  const all = {
    code: 'missing-page',
    file: 'en/x.md',
    reason: 'It comes next week.',
    until: '2026-11-30',
    ...fields,
  };
  return `- ${Object.entries(all)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n  ')}\n`;
}

/** What is told of the broken topic with these entries, and how many problems are accepted. */
function toldWith(entries: string, today = someDay): { told: string[]; accepted: number } {
  const folder = siteWith({ ...broken, '_data/acceptances.yaml': entries });
  const { summary } = checkSite(examineSources(folder, today)).report;
  return { told: toldOfSite(folder, today), accepted: summary.accepted };
}

const pages = ['en/x.md:7:1 missing-page nothing/like/it.md', 'en/x.md:9:1 missing-page nothing/like/it.md'];
const anchor = 'en/x.md:9:25 missing-anchor index.md#nowhere';

describe('A problem that is accepted', () => {
  test('is not told, and counted as accepted, wherever it stands in the file', () => {
    expect(toldWith(entry({ what: 'nothing/like/it.md' }))).toEqual({ told: [anchor], accepted: 2 });
  });

  test('may be named by the file as it is told', () => {
    const folder = siteWith({ ...broken });
    const told = checkSite(examineSources(folder, someDay)).report.problems[0]?.file ?? '';
    expect(told).not.toBe('en/x.md');
    expect(toldWith(entry({ what: 'nothing/like/it.md', file: 'en/x.md' })).accepted).toBe(2);
  });

  test('is not told up to and with its last day, and told again after it', () => {
    const one = entry({ what: 'nothing/like/it.md' });
    expect(toldWith(one, '2026-11-30').told).toEqual([anchor]);
    expect(toldWith(one, '2026-12-01')).toEqual({ told: [...pages, anchor], accepted: 0 });
  });

  test('is said in the closing line', () => {
    const folder = siteWith({ ...broken, '_data/acceptances.yaml': entry({ what: 'nothing/like/it.md' }) });
    expect(summaryLine(checkSite(examineSources(folder, someDay)).report)).toMatch(
      / · 1 error, 0 warnings · 2 accepted$/,
    );
  });

  test('may be one without a subject', () => {
    const files = {
      'en/privacy/access/page.md': topic('x\n'),
      '_data/acceptances.yaml': entry({ code: 'orphan-page', file: 'en/privacy/access/page.md' }),
    };
    expect(toldOfSite(siteWith(files))).toEqual([]);
  });

  test('does not keep a site from being published', async () => {
    const accepted = [
      entry({ what: 'nothing/like/it.md' }),
      entry({ code: 'missing-anchor', what: 'index.md#nowhere' }),
    ];
    const folder = siteWith({ ...broken, '_data/acceptances.yaml': accepted.join('') });
    const output = join(newFolder(), 'out');
    const given = { content: folder, output, cold: false, today: someDay };
    for (const _ of [1, 2]) {
      const { summary } = await publishSite({ ...given, watch: new Stopwatch() });
      expect(summary).toMatchObject({ errors: 0, warnings: 0, accepted: 3 });
      expect(existsSync(join(output, 'en/x/index.html'))).toBe(true);
    }
    const later = await publishSite({ ...given, today: '2026-12-01', watch: new Stopwatch() });
    expect(later.summary).toMatchObject({ errors: 3, accepted: 0 });
  });
});

describe('An entry that accepts nothing is told at its line', () => {
  test.each([
    ['another address', { what: 'nothing/like/that.md' }, 'stale-acceptance → nothing/like/it.md'],
    ['no address, where the problem has one', {}, 'stale-acceptance'],
    ['another file', { what: 'nothing/like/it.md', file: 'en/y.md' }, 'stale-acceptance'],
    ['a problem that is not there', { code: 'spacing', what: 'x' }, 'stale-acceptance'],
    ['one that is over, too', { what: 'gone.md', until: '2026-01-01' }, 'stale-acceptance'],
    ['a name that is none', { code: 'missing-pages', what: 'x' }, 'data-file → missing-page'],
    ['what cannot be accepted', { code: 'front-matter', what: 'title' }, 'data-file'],
  ])('%s', (_, fields, expected) => {
    const { told, accepted } = toldWith(entry({ what: 'nothing/like/it.md' }) + entry(fields));
    expect(told).toEqual([`_data/acceptances.yaml:6:3 ${expected}`, anchor]);
    expect(accepted).toBe(2);
  });

  test('with the file that has the problem, where another one has it', () => {
    const folder = siteWith({
      ...broken,
      '_data/acceptances.yaml': entry({ what: 'nothing/like/it.md', file: 'en/y.md' }),
    });
    const { problems } = checkSite(examineSources(folder, someDay)).report;
    const { message } = problems.find(({ code }) => code === 'stale-acceptance') ?? {};
    expect(message).toContain('It is in another file: write `en/x.md` as its `file`.');
  });

  test('what is long may be named by its beginning', () => {
    expect(toldWith(entry({ what: 'nothing/li…' })).accepted).toBe(2);
  });

  test('not where a file cannot be read: what is in it is not known', () => {
    const files = {
      'en/y.md': 'no front matter',
      '_data/acceptances.yaml': entry({ what: 'x.md', file: 'en/y.md' }),
    };
    expect(toldOfSite(siteWith(files))).toEqual(['en/y.md:1:1 front-matter']);
  });

  test('not for what only the check of other hosts finds', () => {
    const files = { '_data/acceptances.yaml': entry({ code: 'unreachable', what: 'https://example.com/' }) };
    expect(toldOfSite(siteWith(files))).toEqual([]);
  });

  test('a fault that keeps a page from being made is told, whatever an entry says', async () => {
    const files = {
      'en/y.md': topic('x\n', '"{nobody}"'),
      '_data/acceptances.yaml': entry({ code: 'unknown-word', file: 'en/y.md', what: 'nobody' }),
    };
    expect(toldOfSite(siteWith(files))).toEqual(['en/y.md:2:8 unknown-word']);
  });
});

describe('What is lost', () => {
  const without = {
    ...changed('en/privacy/index.md', ', as the [report](../../downloads/report.pdf) says', ''),
    ...changed('_data/panels.yaml', '    - text: Report\n      to: ../downloads/report.pdf\n', ''),
    'downloads/report.pdf': null,
  };
  const recorded = [
    '/downloads/report.pdf',
    '/downloads/2026%20%E6%95%B0.pdf',
    '/en/#gone',
    '/en/privacy/#gone',
  ];
  const record = recorded.map((key) => `2026-11-22  ${key}\n`).join('');
  const lost = (code: string, what?: string): string =>
    entry({ code, file: '_data/record.txt', ...(what !== undefined && { what: JSON.stringify(what) }) });
  const toldOfLost = (...entries: string[]): string[] => {
    const folder = siteWith({
      ...without,
      '_data/record.txt': record,
      '_data/acceptances.yaml': entries.join(''),
    });
    return toldOfSite(folder).filter((line) => !line.includes('unrecorded'));
  };

  test('is accepted by its address, an anchor with that of its page, and nothing else is', () => {
    expect(
      toldOfLost(
        lost('lost-page', '/downloads/report.pdf'),
        lost('lost-page', '/downloads/2026 数.pdf'),
        lost('lost-anchor', '/en/#gone'),
      ),
    ).toEqual(['_data/record.txt:4:1 lost-anchor']);
  });

  test('is not accepted by an entry that does not say what: that is a fault of the data', () => {
    expect(toldOfLost(lost('lost-page'), lost('lost-anchor'))).toEqual([
      '_data/acceptances.yaml:1:3 data-file',
      '_data/acceptances.yaml:5:3 data-file',
      '_data/record.txt:1:1 lost-page',
      '_data/record.txt:2:1 lost-page',
      '_data/record.txt:3:1 lost-anchor',
      '_data/record.txt:4:1 lost-anchor',
    ]);
  });

  test('is not accepted by the id alone, and the entry is told with the address to write', () => {
    const told = toldOfLost(lost('lost-anchor', 'gone'));
    expect(told[0]).toBe('_data/acceptances.yaml:1:3 stale-acceptance');
    expect(told.slice(3)).toEqual(['_data/record.txt:3:1 lost-anchor', '_data/record.txt:4:1 lost-anchor']);
  });

  test('is accepted by the entry that its message prints', () => {
    const folder = siteWith({ ...without, '_data/record.txt': record });
    const { problems } = checkSite(examineSources(folder, someDay)).report;
    const entries = problems.flatMap(({ message }) => /- \{ code: lost-.* \}/.exec(message)?.[0] ?? []);
    expect(entries).toHaveLength(4);
    writeFileSync(
      join(folder, '_data/acceptances.yaml'),
      entries
        .map((line) => `${line.replace('WHY', 'It is asked for.').replace('DAY', '2026-11-30')}\n`)
        .join(''),
    );
    const { summary } = checkSite(examineSources(folder, someDay)).report;
    expect(summary).toMatchObject({ errors: 0, accepted: 4 });
  });
});

describe('The file itself', () => {
  test('A fault in one entry brings nothing back that another one accepts', () => {
    const faulty = entry({ what: 'index.md#nowhere', until: '2026-02-30' });
    const { told, accepted } = toldWith(faulty + entry({ what: 'nothing/like/it.md' }));
    expect(told).toEqual(['_data/acceptances.yaml:4:10 data-file', anchor]);
    expect(accepted).toBe(2);
  });

  test.each([
    ['code: spacing', '1:1 data-file'],
    ['- code: spacing\n  file: x\n  until: 2026-11-22', '1:3 data-file'],
    ['- code: spacing\n  file: x\n  reason: x\n  until: 2026-02-30', '4:10 data-file'],
    ['- code: spacing\n  file: x\n  reason: x\n  until: 2026-02-20\n  why: x', '5:3 data-file'],
  ])('%j', (text, expected) => {
    expect(toldOfSite(siteWith({ '_data/acceptances.yaml': `${text}\n` }))).toEqual([
      `_data/acceptances.yaml:${expected}`,
    ]);
  });
});
