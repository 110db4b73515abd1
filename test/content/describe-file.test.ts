import { expect, test } from 'vitest';
import { describeFile } from '../../scripts/content/describe-file.ts';

test.each([
  ['report.pdf', 0, 'PDF, 0 bytes'],
  ['report.pdf', 1, 'PDF, 1 byte'],
  ['report.pdf', 999, 'PDF, 999 bytes'],
  ['report.pdf', 1000, 'PDF, 1 kB'],
  ['report.pdf', 999_999, 'PDF, 1 MB'],
  ['report.pdf', 1_230_000, 'PDF, 1.2 MB'],
  ['report.tar.gz', 2_500_000_000, 'GZ, 2.5 GB'],
  ['readme', 12_345, '12 kB'],
])('%s of %d bytes is %s', (path, bytes, expected) => {
  expect(describeFile({ path: `downloads/${path}`, bytes }, 'en')).toBe(expected);
});

test('Numbers are written as the language does', () => {
  expect(describeFile({ path: 'downloads/a.pdf', bytes: 1_230_000 }, 'de')).toBe('PDF, 1,2 MB');
});
