import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecord, readRecordKey, recordKey, recordText } from '../../scripts/site/record.ts';

const FILE = 'content/_data/record.txt';

function entriesOf(text: string): Record<string, string> {
  const { record, problems } = readRecord(text, FILE);
  expect(problems).toEqual([]);
  return Object.fromEntries([...record.entries].map(([key, { day }]) => [key, day]));
}

/** The lines that are refused, and why. */
function refused(text: string): [line: number, detail: string][] {
  return readRecord(text, FILE).problems.map(({ place, facts }) => [
    place.line,
    (facts as { detail: string }).detail,
  ]);
}

const anyId = fc.oneof(
  fc.stringMatching(/^[A-Za-z_][\w./:+-]{0,12}$/),
  fc.constantFrom('数据', 'ISO/IEC_27001', '%41', 'a#b', '[x]', '你好。'),
);
const anyKey = fc
  .tuple(fc.stringMatching(/^\/(?:[a-z]{1,4}\/){0,3}$/), fc.option(anyId))
  .map(([address, id]) => recordKey(address, id));
const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('A record', () => {
  test('is read as it was written, whatever addresses and ids it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(anyKey, anyDay), (entries) => {
        const text = recordText(Object.entries(entries).map(([key, day]) => [key, { day }]));
        expect(entriesOf(text)).toEqual(entries);
      }),
    );
  });

  test('is the same text in whatever order its entries come', () => {
    const entries = fc.uniqueArray(fc.tuple(anyKey, anyDay), { selector: ([key]) => key });
    fc.assert(
      fc.property(
        entries.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const text = (of: typeof list): string => recordText(of.map(([key, day]) => [key, { day }]));
          expect(text(shuffled)).toBe(text(list));
        },
      ),
    );
  });

  test('has a line for each entry, pages before what stands on them', () => {
    const day = '2026-11-25';
    const text = recordText([
      ['/en/b/#x', { day }],
      ['/en/', { day }],
      ['/en/b/', { day }],
      ['/en/b/c/', { day }],
    ]);
    expect(text.split('\n').slice(2)).toEqual([
      `${day}  /en/`,
      `${day}  /en/b/`,
      `${day}  /en/b/#x`,
      `${day}  /en/b/c/`,
      '',
    ]);
  });

  test('that two branches added to holds what both have, each with its earliest day', () => {
    fc.assert(
      fc.property(fc.dictionary(anyKey, anyDay), fc.dictionary(anyKey, anyDay), (ours, theirs) => {
        const lines = [ours, theirs].flatMap((entries) =>
          Object.entries(entries).map(([key, day]) => `${day}  ${key}\n`),
        );
        const merged = entriesOf(lines.join(''));
        expect(Object.keys(merged).sort()).toEqual(
          [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort(),
        );
        for (const [key, day] of Object.entries(merged))
          expect(day).toBe([ours[key], theirs[key]].filter(Boolean).sort()[0]);
      }),
    );
  });

  test('says of each entry where it went, once however often it stands', () => {
    const text =
      '2026-11-25  /en/a/#x\n2026-11-24  /en/a/#x  /en/b/#x\n2026-11-26  /en/a/#x  /en/b/#x\n2026-11-26  /en/a/#x  gone\n';
    const { record, problems } = readRecord(text, FILE);
    expect(problems).toEqual([]);
    expect([...record.entries]).toEqual([
      ['/en/a/#x', { day: '2026-11-24', line: 2, now: ['/en/b/#x', 'gone'] }],
    ]);
    expect(recordText(record.entries).split('\n').slice(2)).toEqual([
      '2026-11-24  /en/a/#x  /en/b/#x',
      '2026-11-24  /en/a/#x  gone',
      '',
    ]);
  });

  test('says of a file which versions of it were published, beside where it went', () => {
    const [one, other] = ['a', 'b'].map((letter) => letter.repeat(64));
    const text = `2026-11-25  /downloads/a.pdf  sha256:${one}\n2026-11-26  /downloads/a.pdf  sha256:${other}\n2026-11-24  /downloads/a.pdf\n2026-11-26  /downloads/a.pdf  /downloads/b.pdf\n`;
    const { record, problems } = readRecord(text, FILE);
    expect(problems).toEqual([]);
    expect([...record.entries]).toEqual([
      ['/downloads/a.pdf', { day: '2026-11-24', line: 3, now: ['/downloads/b.pdf'], versions: [one, other] }],
    ]);
    expect(recordText(record.entries).split('\n').slice(2)).toEqual([
      `2026-11-24  /downloads/a.pdf  sha256:${one}`,
      `2026-11-24  /downloads/a.pdf  sha256:${other}`,
      '2026-11-24  /downloads/a.pdf  /downloads/b.pdf',
      '',
    ]);
  });

  test('may have lines that end as on Windows, remarks, and empty lines', () => {
    expect(entriesOf('# Remark\r\n\r\n#\r\n2026-11-25  /en/\r\n')).toEqual({ '/en/': '2026-11-25' });
  });
});

describe('A damaged line is refused with its number, and the others count', () => {
  const form = (line: number): string =>
    `line ${line} is no entry of the form \`2026-11-22  /en/privacy/#in-short\`: put it back as it was (\`git diff\` shows it)`;
  test.each([
    ['2026-11-25 en/', 'no slash'],
    ['2026-11-25  /en/#a%00b', 'NUL'],
    ['2026-11-25  /en/#a\0b', 'NUL as it is'],
    ['2026-02-30  /en/', 'a day that is none'],
    ['26-11-25  /en/', 'a short year'],
    ['/en/  2026-11-25', 'the wrong way round'],
    ['2026-11-25  /en/ #x', 'a space'],
    ['  2026-11-25  /en/', 'an indent'],
    ['2026-11-25', 'nothing behind the day'],
    ['2026-11-25  /en/\u0000', 'a NUL'],
    ['2026-11-25  /en/#', 'no id behind `#`'],
    ['2026-11-25  /en/?a=1', 'a query'],
    ['2026-11-25  //host/', 'a host'],
    ['2026-11-25  /en/  went', 'no address behind the address'],
    ['2026-11-25  /en/  /a/  /b/', 'two addresses behind it'],
    ['2026-11-25  /downloads/a.pdf  sha256:abc', 'a hash that was cut off'],
  ])('%j: %s', (line) => {
    const text = `2026-11-24  /a/\n${line}\n2026-11-24  /b/\n`;
    expect(refused(text)).toEqual([[2, form(2)]]);
    expect([...readRecord(text, FILE).record.entries.keys()]).toEqual(['/a/', '/b/']);
  });

  test('what git leaves where two versions meet', () => {
    const text = '<<<<<<< ours\n2026-11-24  /a/\n=======\n2026-11-25  /a/\n>>>>>>> theirs\n';
    expect(refused(text).map(([line]) => line)).toEqual([1, 3, 5]);
    expect(refused(text)[0]?.[1]).toMatch(/^two versions of the record were not merged/);
  });

  test('no text whatever ends the reading', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readRecord(text, FILE)));
  });
});

test('The name of an anchor is read back as its address and its id', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\/(?:[a-z]{1,4}\/){0,3}$/), anyId, (address, id) => {
      expect(readRecordKey(recordKey(address, id))).toEqual({ address, id });
    }),
  );
  expect(readRecordKey('/en/#100%')).toEqual({ address: '/en/', id: '100%' });
});

test('The name of an anchor leads where the browser would go', () => {
  fc.assert(
    fc.property(anyId, (id) => {
      const url = new URL(recordKey('/en/', id), 'https://e.com');
      expect(decodeURIComponent(url.hash.slice(1))).toBe(id);
      expect(url.pathname).toBe('/en/');
    }),
  );
});
