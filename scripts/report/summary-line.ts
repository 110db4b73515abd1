import type { Report } from './report.ts';

/** The closing line: pages, links, anchors and problems. */
export function summaryLine({ summary }: Report): string {
  const { pages, links, anchors, errors, warnings, accepted } = summary;
  return [
    count(pages, 'page'),
    count(links, 'link'),
    ...(anchors > 0 ? [count(anchors, 'anchor')] : []),
    errors + warnings === 0 ? 'no problems' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    ...(accepted > 0 ? [`${accepted.toLocaleString('en')} accepted`] : []),
  ].join(' · ');
}

/** `1 error`, `1,234 errors`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
