import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { layoutsFolder } from '../../scripts/folders.ts';
import { language } from '../../scripts/site/data-schema.ts';
import { interfaceTexts } from '../../scripts/site/interface-texts.ts';

const folder = join(layoutsFolder, 'languages');
const tags = readdirSync(folder).map((name) => name.replace('.yaml', ''));
const textOf = (tag: string): string => readFileSync(join(folder, `${tag}.yaml`), 'utf8');
const textsOf = (tag: string): Record<string, string> => parse(textOf(tag)).texts;
const english = textsOf('en');
const others = tags.filter((tag) => tag !== 'en');

/** What each language says as English does; everything else that is the same was left in English. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['file_and', 'file_facts', 'file_size', 'register_name', 'table_label'],
  es: ['file_and', 'file_facts', 'file_size', 'table_label'],
  fr: [
    ...['file_and', 'file_facts', 'file_pages', 'file_pages_one', 'file_size'],
    ...['source_count', 'source_count_one', 'source_number', 'sources'],
  ],
  ko: ['file_and', 'file_facts', 'file_size', 'table_label'],
  pt: ['file_and', 'file_facts', 'file_size', 'table_label'],
  ar: ['file_size', 'table_label'],
};

const namesIn = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test('Ten languages come with the generator', () => {
  expect(tags.sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja', 'ko', 'pt', 'zh-Hans', 'zh-Hant']);
});

describe.each(tags)('%s', (tag) => {
  const texts = textsOf(tag);
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();

  test('is whole, and says its own tag, name and direction', () => {
    const file = { code: new Intl.Locale(tag).language, ...parse(textOf(tag)) };
    const { tag: own, name, direction } = language.parse(file);
    const locale = new Intl.Locale(tag) as Intl.Locale & { getTextInfo(): { direction: string } };
    expect([own, direction]).toEqual([tag, locale.getTextInfo().direction]);
    expect(new Intl.DisplayNames(tag, { type: 'language' }).of(tag)?.toLowerCase()).toBe(name.toLowerCase());
  });

  test('has each kind of plural that its numbers have, and no other', () => {
    const kinds = pluralCategories.filter((kind) => kind !== 'other');
    // One is always said: layouts know no language.
    const wanted = [...new Set(['one', ...kinds])].flatMap((kind) => [
      `file_pages_${kind}`,
      `source_count_${kind}`,
    ]);
    const found = Object.keys(texts).filter((key) => /^(?:file_pages|source_count)_/.test(key));
    expect(found.sort()).toEqual(wanted.sort());
  });

  test('tells every text that has a number with the number, where the kind of plural is of several numbers', () => {
    const [zero, one] = [0, 1].map((number) => new Intl.PluralRules(tag).select(number));
    // Where nought is the same kind as one, a word for one would say it of nothing.
    if (zero === one) expect(texts.source_count_one).toContain('{count}');
    for (const kind of ['few', 'many'])
      if (texts[`source_count_${kind}`]) expect(texts[`source_count_${kind}`]).toContain('{count}');
    expect(texts.source_count).toContain('{count}');
  });

  test('keeps to its signs: no straight quotation marks, three points, double spaces or signs of another script', () => {
    const wrong = Object.values(texts).filter(
      (text) =>
        /["']|\.\.\.| {2}|^\s|\s$/.test(text) ||
        (/^(?:zh|ja)/.test(tag) && /[,;:()?!](?!\w)/.test(text.replace(/\{\w+\}/g, ''))) ||
        (tag === 'ar' && /[,;?]/.test(text)) ||
        (tag === 'fr' && /[^\u00a0][:»]|[^\u202f][;!?]|«[^\u00a0]|\w'\w/.test(text)),
    );
    expect(wrong).toEqual([]);
  });
});

describe.each(others)('%s, beside English', (tag) => {
  const texts = textsOf(tag);

  test('names in each text what English names in it', () => {
    const isPlural = (key: string): boolean => /_(?:zero|one|two|few|many)$/.test(key);
    const other = Object.keys(interfaceTexts.shape).filter(
      (key) => !isPlural(key) && namesIn(texts[key] ?? '').join() !== namesIn(english[key] ?? '').join(),
    );
    expect(other).toEqual([]);
  });

  test('has nothing left in English', () => {
    const same = Object.keys(texts).filter((key) => texts[key] === english[key]);
    expect(same.sort()).toEqual([...(SAME[tag] ?? [])].sort());
  });
});
