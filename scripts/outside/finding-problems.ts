import { nearest } from '../nearest.ts';
import { type Code, type Place, type Problem, problem } from '../problem.ts';
import type { Use } from './collect-addresses.ts';
import type { Finding } from './survey.ts';

/** What is wrong with an address, at each place that uses it. What could not be verified is no problem, and is told apart. */
export function* problemsOf(finding: Finding): Generator<Problem> {
  for (const use of finding.address.uses) yield* problemsAt(use, finding);
}

/** What a page that cannot be reached does not tell. */
const OF_A_PAGE = new Set<string>(['redirected', 'external-anchor'] satisfies Code[]);

/**
 * Whether findings say all of an address as it is written in some file: what could not be verified may have any problem, and
 * what is broken may have others again once it is mended.
 */
export function knownBy(
  findings: readonly Finding[],
): (code: string, href: string, isFile: (place: Place) => boolean) => boolean {
  return (code, written, isFile) =>
    findings
      .filter(({ address }) => address.uses.some(({ href, place }) => href === written && isFile(place)))
      .every(
        ({ verdict: { state } }) => state !== 'unverifiable' && !(state === 'broken' && OF_A_PAGE.has(code)),
      );
}

function* problemsAt({ href, place, fragment }: Use, { verdict, anchors }: Finding): Generator<Problem> {
  if (verdict.state === 'broken') yield problem('unreachable', place, { href, ...verdict.failure });
  if (verdict.state === 'moved')
    yield problem('redirected', place, { href, suggestion: withFragment(verdict.to, fragment) });
  if (!anchors.missing.includes(fragment)) return;
  const meant = nearest(fragment, anchors.ids);
  const suggestion = meant === undefined ? {} : { suggestion: `#${meant}` };
  yield problem('external-anchor', place, { href, anchors: anchors.ids, ...suggestion });
}

function withFragment(to: string, fragment: string): string {
  return fragment === '' || to.includes('#') ? to : `${to}#${fragment}`;
}
