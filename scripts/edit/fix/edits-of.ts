import type { Code } from '../../problem.ts';
import type { ReportedProblem } from '../../report/report.ts';
import { SITE } from '../../site/addresses.ts';
import { addressesIn, type Edit, editTo } from '../apply-edits.ts';

/**
 * The kinds of problem that may have exactly one right answer, each with what was wrong, as the heading of a group; where
 * two meet at one place, the first is mended.
 */
export const mendable: ReadonlyMap<Code, string> = new Map([
  ['own-address', 'Addresses of this site, now the path of the file'],
  ['case-mismatch', 'Small and capital letters'],
  ['alias-link', 'Old addresses, now the present ones'],
  ['insecure-link', 'http, now https as elsewhere in the content'],
  ['spacing', 'Doubled spaces'],
]);

/** An edit that mends a problem. */
export interface Mend extends Edit {
  readonly code: Code;
  /** The words around it, to be told with it. */
  readonly around?: readonly [before: string, after: string];
}

/**
 * What would mend the problems of a file that have exactly one right answer, the most telling first. A definition that is
 * used three times gives the same edit three times.
 * @param text lines ended by `\n`
 * @param problems that were told of this file
 * @param isKnown whether an address that begins with `https:` stands in the content
 */
export function editsOf(
  file: string,
  text: string,
  problems: readonly ReportedProblem[],
  isKnown: (href: string) => boolean,
): Mend[] {
  const sorted = [...mendable.keys()].flatMap((code) => problems.filter((found) => found.code === code));
  if (sorted.length === 0) return [];
  const addresses = addressesIn(file, text);
  const lines = text.split('\n');
  return sorted.flatMap((found): Mend[] => {
    const { code, line, column, href } = found;
    if (code === 'spacing') return spacingEdit(found, lines[line - 1]);
    const written = addresses.find(
      ({ value, use }) => value === href && use.line === line && use.column === column,
    );
    const edits = written ? editTo(written, rightAnswer(found, isKnown)) : [];
    return edits.map((edit) => ({ code, ...edit }));
  });
}

/** How far the words around are looked for, in UTF-16 units: a line may be the whole file. */
const REACH = 200;

/** One space for two or more between words, where that is what stands at the place of a problem. */
function spacingEdit({ code, file, line, column }: ReportedProblem, text = ''): Mend[] {
  const before = /\S{1,20}$/u.exec(text.slice(Math.max(0, column - 1 - REACH), column - 1))?.[0];
  const [, was = '', after] = /^( {2,})(\S{1,20})/u.exec(text.slice(column - 1, column - 1 + REACH)) ?? [];
  if (before === undefined || after === undefined) return [];
  return [{ code, place: { file, line, column }, was, is: ' ', around: [before, after] }];
}

/**
 * The address to write for one that has a problem; undefined where it is not certain.
 * @param isKnown whether one that begins with `https:` stands in the content
 */
export function rightAnswer(
  { code, href, suggestion }: Pick<ReportedProblem, 'code' | 'href' | 'suggestion'>,
  isKnown: (href: string) => boolean,
): string | undefined {
  if (href === undefined || suggestion === undefined) return undefined;
  if (code === 'insecure-link') {
    const secure = href.replace(/^(?:http:)?(?=\/\/)/i, 'https:');
    return secure !== href && isKnown(secure) ? secure : undefined;
  }
  if (code === 'own-address' && !isOfUsualPort(href)) return undefined;
  // Of an anchor, a text directive behind it stays; of a page, its query and fragment.
  if (suggestion.startsWith('#')) return href.replace(/(?:#.*?)?(?=:~:|$)/s, suggestion);
  const [written, meant] = [partsOf(href), partsOf(suggestion)];
  // What moved may stand behind another anchor now, or behind none.
  return meant.path + written.query + (code === 'alias-link' ? meant : written).fragment;
}

/** Another port, or a user's name, may lead to something else than the site. */
function isOfUsualPort(href: string): boolean {
  const url = URL.parse(href, SITE);
  return url !== null && url.port === '' && url.username === '' && url.password === '';
}

function partsOf(href: string): { path: string; query: string; fragment: string } {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
  return { path, query, fragment };
}
