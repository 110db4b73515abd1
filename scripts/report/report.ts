import type { Code, Problem } from '../problem.ts';
import { messageOf, severityOf } from './codes.ts';
import type { Severity } from './kinds/kind.ts';
import { cut } from './printable.ts';

/** What a check counted. */
export interface Counts {
  readonly pages: number;
  readonly links: number;
  readonly anchors: number;
  /** Problems that the content accepts for now. */
  readonly accepted?: number;
  /** Entries of the record of what was published, where there is one. */
  readonly recorded?: number;
  /** The host of the site where that is a name which nobody can have. */
  readonly reservedHost?: string;
}

/** The line that a problem stands on. */
export interface Excerpt {
  /** As it was written; where it is long, the part around the place, with `…` for what is left out. */
  readonly text: string;
  /** Where in `text` the place is: from 1, in UTF-16 units. */
  readonly column: number;
}

/** A problem as programs read it: part of the interface. */
export interface ReportedProblem {
  readonly code: Code;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly href?: string;
  readonly suggestion?: string;
  /** The word that it is about, where it is about one. */
  readonly word?: string;
  readonly page?: string;
  readonly excerpt?: Excerpt;
}

/** The whole outcome of a check; every format is a view of it. */
export interface Report {
  /** The address of the generator's files, where the operator's data name one: the manual is among them. */
  readonly repository?: string;
  readonly problems: readonly ReportedProblem[];
  readonly summary: Counts & {
    readonly errors: number;
    readonly warnings: number;
    readonly accepted: number;
  };
}

/**
 * Puts problems into words and counts them.
 * @param repository as a report names it
 * @param isStrict whether some warnings count as errors
 */
export function reportOf(
  problems: readonly Problem[],
  counts: Counts,
  repository?: string,
  isStrict?: boolean,
): Report {
  const reported = problems.map((found) => inWords(found, isStrict));
  return { ...(repository && { repository }), ...reportIn(reported, counts) };
}

/** The same of problems that are in words already. */
export function reportIn(problems: readonly ReportedProblem[], counts: Counts): Report {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { problems, summary: { errors, warnings: problems.length - errors, accepted: 0, ...counts } };
}

/** A longer address names nothing that a program could look for, but holds a file in itself. */
const LONGEST_HREF = 2000;

/** A problem in words. */
export function inWords(found: Problem, isStrict?: boolean): ReportedProblem {
  const { href, suggestion, word } = found.facts as Partial<Record<'href' | 'suggestion' | 'word', string>>;
  return {
    code: found.code,
    severity: severityOf(found, isStrict),
    ...found.place,
    message: messageOf(found),
    ...(href !== undefined && { href: cut(href, LONGEST_HREF) }),
    ...(suggestion !== undefined && suggestion.length <= LONGEST_HREF && { suggestion }),
    ...(word !== undefined && { word: cut(word, LONGEST_HREF) }),
    ...(found.page !== undefined && { page: found.page }),
  };
}

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

/** Several counts, by what is counted, without those of nothing: `1 error, 2 warnings`. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const found = Object.entries(counts).filter(([, number]) => number > 0);
  return found.map(([noun, number]) => count(number, noun)).join(', ');
}

/** The first of some items: as many as there is room for. */
export function thatFit<T>(items: readonly T[], room: number, sizeOf: (item: T) => number): readonly T[] {
  let left = room;
  const end = items.findIndex((item) => {
    left -= sizeOf(item);
    return left < 0;
  });
  return end < 0 ? items : items.slice(0, end);
}
