import { fillText } from '../text/markdown/words.ts';
import type { Download, LanguageContent } from './content.ts';

/** Whose words and numbers are used. */
export type Speaker = Pick<LanguageContent, 'language' | 'texts'>;

/**
 * Type and size of a download for readers, in the number form and the words of a language: `(PDF, 1.2 MB)`. Units are
 * powers of 1000.
 */
export function describeFile({ path, bytes }: Download, { language, texts }: Speaker): string {
  const type = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toUpperCase();
  // The limits are where rounding would give 1,000 of a unit.
  const step = [1000, 999_500, 999_950_000].filter((limit) => bytes >= limit).length;
  const unit = ['byte', 'kilobyte', 'megabyte', 'gigabyte'][step] ?? 'byte';
  const size = new Intl.NumberFormat(language.tag, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
  return type
    ? fillText(texts.file_facts ?? '{type} {size}', { type, size })
    : fillText(texts.file_size ?? '{size}', { size });
}
