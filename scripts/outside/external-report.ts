import type { staleOutside } from '../checks/accept.ts';
import { byPlace } from '../checks/in-order.ts';
import { nearest } from '../nearest.ts';
import { type Code, type Place, type Problem, problem } from '../problem.ts';
import { unverifiableText } from '../report/kinds/address-kinds.ts';
import type { Report } from '../report/report.ts';
import type { Finding } from './survey.ts';
import type { Verdict } from './verdict.ts';

/** How many addresses are in which state, and what could not be verified: part of the interface. */
interface States extends Readonly<Record<Verdict['state'], number>> {
  /** How many of these were not asked, since they were found lately. */
  readonly remembered: number;
  readonly unverified: readonly (Place & { readonly href: string; readonly message: string })[];
}

/** The outcome of the external check. */
export interface ExternalReport extends Report {
  readonly external: States;
}

/** Counts the states of addresses, and puts what could not be verified into words. */
export function statesOf(findings: readonly Finding[], remembered: number): States {
  const count = (state: string): number => findings.filter(({ verdict }) => verdict.state === state).length;
  const unverified = findings.flatMap(({ address, verdict }) => {
    if (verdict.state !== 'unverifiable') return [];
    const message = unverifiableText(verdict.failure);
    return address.uses.map(({ href, place }) => ({ ...place, href, message }));
  });
  return {
    ok: count('ok'),
    moved: count('moved'),
    broken: count('broken'),
    unverifiable: count('unverifiable'),
    remembered,
    unverified: unverified.sort(byPlace),
  };
}

/** The states in a line: `4 addresses: 2 ok · 1 moved · 1 broken · 0 unverifiable`. */
export function statesLine({ ok, moved, broken, unverifiable, remembered }: States): string {
  const all = ok + moved + broken + unverifiable;
  const addresses = all === 1 ? '1 address' : `${all.toLocaleString('en')} addresses`;
  const lately = remembered > 0 ? ` (${remembered} known from the last 24 hours)` : '';
  return `${addresses}: ${ok} ok · ${moved} moved · ${broken} broken · ${unverifiable} unverifiable${lately}`;
}

/** What is wrong with an address, at each place that uses it. What could not be verified is no problem, and is told apart. */
export function* problemsOf({ address, verdict, anchors }: Finding): Generator<Problem> {
  for (const { href, place, fragment } of address.uses) {
    if (verdict.state === 'broken') yield problem('unreachable', place, { href, ...verdict.failure });
    if (verdict.state === 'moved') {
      const own = fragment === '' || verdict.to.includes('#') ? '' : `#${fragment}`;
      yield problem('redirected', place, { href, suggestion: verdict.to + own });
    }
    if (!anchors.missing.includes(fragment)) continue;
    const meant = nearest(fragment, anchors.ids);
    const suggestion = meant === undefined ? {} : { suggestion: `#${meant}` };
    yield problem('external-anchor', place, { href, anchors: anchors.ids, ...suggestion });
  }
}

/** What a page that cannot be reached does not tell. */
const OF_A_PAGE = new Set<string>(['redirected', 'external-anchor'] satisfies Code[]);

/**
 * Whether findings say all of an address as it is written in some file: what could not be verified may have any problem, and
 * what is broken may have others again once it is mended.
 */
export function knownBy(findings: readonly Finding[]): Parameters<typeof staleOutside>[2] {
  return (code, written, isFile) =>
    findings
      .filter(({ address }) => address.uses.some(({ href, place }) => href === written && isFile(place)))
      .every(
        ({ verdict: { state } }) => state !== 'unverifiable' && !(state === 'broken' && OF_A_PAGE.has(code)),
      );
}
