import type { ReportedProblem } from '../report/report.ts';

/** The kinds of problem that may have exactly one right answer; where two meet at one place, the first is mended. */
export const mendable = ['own-address', 'case-mismatch', 'alias-link', 'insecure-link', 'spacing'] as const;

/** Whether an address is known to stand in the content. */
export type IsKnown = (href: string) => boolean;

/**
 * The address to write for one that has a problem; undefined where it is not certain.
 * @param isKnown about the addresses that begin with `https:`
 */
export function rightAnswer(
  { code, href, suggestion }: Pick<ReportedProblem, 'code' | 'href' | 'suggestion'>,
  isKnown: IsKnown,
): string | undefined {
  if (href === undefined) return undefined;
  if (code === 'insecure-link') {
    const secure = href.replace(/^(?:http:)?(?=\/\/)/i, 'https:');
    return secure !== href && isKnown(secure) ? secure : undefined;
  }
  // A suggestion of an anchor alone is about the page that the address names.
  return suggestion?.startsWith('#') ? href.replace(/(?:#.*)?$/s, suggestion) : suggestion;
}
