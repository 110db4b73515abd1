import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Use } from './collect-addresses.ts';
import type { Finding } from './survey.ts';

/** What is wrong with an address, at each place that uses it. What could not be verified is no problem, and is told apart. */
export function* problemsOf(finding: Finding): Generator<Problem> {
  for (const use of finding.address.uses) yield* problemsAt(use, finding);
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
