import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageOf } from '../../scripts/report/codes.ts';
import { readTranslationRecord, writeTranslationRecord } from '../../scripts/site/translations.ts';
import { toldOfSources } from '../support/told.ts';
import { twin, twinsWith } from '../support/twins.ts';

const file = '_data/translations.txt';
const read = (text: string) => readTranslationRecord({ file, text });

const hash = fc.stringMatching(/^[0-9a-f]{8}$/);
const key = fc.stringMatching(/^[a-z]{2}(?:\/[a-z0-9-]{1,5}){1,2}\.md(?:#[a-z][a-z0-9_-]{0,6})?$/);
const record = fc.dictionary(key, fc.uniqueArray(hash, { minLength: 1, maxLength: 2 }), { maxKeys: 6 });
const recordOf = (values: Record<string, string[]>) =>
  new Map(Object.entries(values).map(([name, hashes]) => [name, new Set(hashes)]));

test('What is written is read again, in sorted lines', () => {
  fc.assert(
    fc.property(record, (values) => {
      const text = writeTranslationRecord(recordOf(values));
      expect(read(text)).toEqual({ record: recordOf(values), problems: [] });
      const lines = text.split('\n').slice(1, -1);
      expect(lines).toEqual([...lines].sort());
    }),
  );
});

test('The lines of two branches are both kept, whatever their order', () => {
  fc.assert(
    fc.property(record, record, (ours, theirs) => {
      const [one, other] = [writeTranslationRecord(recordOf(ours)), writeTranslationRecord(recordOf(theirs))];
      const merged = read(`${one}${other}`);
      expect(merged.problems).toEqual([]);
      for (const values of [ours, theirs])
        for (const [name, hashes] of Object.entries(values))
          for (const value of hashes) expect(merged.record.get(name)).toContain(value);
      expect(writeTranslationRecord(read(`${other}${one}`).record)).toBe(
        writeTranslationRecord(merged.record),
      );
    }),
  );
});

test.each([
  'zh/index.md',
  'zh/index.md 1234',
  'zh/index.md#a 1234567g',
  '<<<<<<< HEAD',
  'zh/index.md 12345678 12345678',
  '../x 12345678',
])('A line %j is told with its number, and the others count', (line) => {
  const lines = twin(file).split('\n');
  const content = twinsWith({ [file]: [...lines.slice(0, 2), line, ...lines.slice(2)].join('\n') });
  expect(toldOfSources(content)).toEqual([`${file}:3:1 data-file`]);
});

test('A mark of git is told as that', () => {
  const [found] = read('<<<<<<< HEAD').problems;
  expect(found && messageOf(found)).toMatch(
    /two versions of this file were not merged: keep the lines of both/,
  );
});

test('Another text file under _data is refused, with what was meant', () => {
  const content = twinsWith({ '_data/translation.txt': '' });
  expect(toldOfSources(content)).toEqual(['_data/translation.txt:1:1 unreadable-file → translations.txt']);
});
