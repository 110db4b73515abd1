import type { ReportedProblem } from '../../report/report.ts';

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
  if (href === undefined || suggestion === undefined) return undefined;
  if (code === 'insecure-link') {
    const secure = href.replace(/^(?:http:)?(?=\/\/)/i, 'https:');
    return secure !== href && isKnown(secure) ? secure : undefined;
  }
  if (code === 'own-address' && !isOfUsualPort(href)) return undefined;
  // Of an anchor, a text directive behind it stays; of a page, its query and fragment.
  if (suggestion.startsWith('#')) return href.replace(/(?:#.*?)?(?=:~:|$)/s, suggestion);
  // What moved may stand behind another anchor now, or behind none.
  if (code === 'alias-link') return pathOf(suggestion) + queryOf(href) + fragmentOf(suggestion);
  return pathOf(suggestion) + href.slice(pathOf(href).length);
}

/** Another port, or a user's name, may lead to something else than the site. */
function isOfUsualPort(href: string): boolean {
  const url = URL.parse(href, 'https://site.invalid/');
  return url !== null && url.port === '' && url.username === '' && url.password === '';
}

function queryOf(href: string): string {
  return /^[^?#]*(\?[^#]*)?/s.exec(href)?.[1] ?? '';
}

function fragmentOf(href: string): string {
  return /#.*$/s.exec(href)?.[0] ?? '';
}

function pathOf(href: string): string {
  return /^[^?#]*/.exec(href)?.[0] ?? '';
}
