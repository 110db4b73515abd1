import type { Download } from './content.ts';

/** Type and size of a download for readers, in the number form of a language: `PDF, 1.2 MB`. Units are powers of 1000. */
export function describeFile({ path, bytes }: Download, tag: string): string {
  const type = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toUpperCase();
  // The limits are where rounding would give 1,000 of a unit.
  const step = [1000, 999_500, 999_950_000].filter((limit) => bytes >= limit).length;
  const unit = ['byte', 'kilobyte', 'megabyte', 'gigabyte'][step] ?? 'byte';
  const size = new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
  return [type, size].filter(Boolean).join(', ');
}
