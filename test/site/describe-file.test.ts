import { expect, test } from 'vitest';
import { describeFile, type Speaker } from '../../scripts/site/publish.ts';

/** One who writes numbers as a language does. */
function speaker(tag: string, texts: Record<string, string> = TEXTS): Speaker {
  const language = { code: 'en', tag, direction: 'ltr', name: tag, date: {}, texts } as const;
  return {
    language: {
      ...language,
      quotes: ['“', '”'],
      vague_link_texts: [],
      unbroken: [],
      units: [],
      search_words: {},
    },
    texts,
  };
}

const TEXTS = { file_facts: '({type}, {size})', file_size: '({size})' };

test.each([
  ['report.pdf', 0, '(PDF, 0 bytes)'],
  ['report.pdf', 1, '(PDF, 1 byte)'],
  ['report.pdf', 999, '(PDF, 999 bytes)'],
  ['report.pdf', 1000, '(PDF, 1 kB)'],
  ['report.pdf', 999_999, '(PDF, 1 MB)'],
  ['report.pdf', 1_230_000, '(PDF, 1.2 MB)'],
  ['report.tar.gz', 2_500_000_000, '(GZ, 2.5 GB)'],
  ['readme', 12_345, '(12 kB)'],
])('%s of %d bytes is %s', (path, bytes, expected) => {
  expect(describeFile({ path: `downloads/${path}`, bytes }, speaker('en'))).toBe(expected);
});

test('Numbers and words are those of the language', () => {
  const file = { path: 'downloads/a.pdf', bytes: 1_230_000 };
  expect(describeFile(file, speaker('de'))).toBe('(PDF, 1,2 MB)');
  const chinese = { file_facts: '（{type}，{size}）', file_size: '（{size}）' };
  expect(describeFile(file, speaker('zh-Hans', chinese))).toBe('（PDF，1.2 MB）');
  expect(describeFile({ path: 'downloads/a', bytes: 5 }, speaker('zh-Hans', chinese))).toBe('（5字节）');
});
