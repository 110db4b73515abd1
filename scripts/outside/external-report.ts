import { unverifiableText } from '../report/external-words.ts';
import type { Report } from '../report/report.ts';
import type { Finding } from './survey.ts';

/** A place with an address that could not be verified: part of the interface. */
export interface Unverified {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly href: string;
  readonly message: string;
}

/** How many addresses are in which state, and what could not be verified: part of the interface. */
export interface States {
  readonly ok: number;
  readonly moved: number;
  readonly broken: number;
  readonly unverifiable: number;
  /** How many of these were not asked, since they were found lately. */
  readonly remembered: number;
  readonly unverified: readonly Unverified[];
}

/** The outcome of the external check. */
export interface ExternalReport extends Report {
  readonly external: States;
}

/** Counts the states of addresses, and puts what could not be verified into words. */
export function statesOf(findings: readonly Finding[], remembered: number): States {
  const count = (state: string): number => findings.filter(({ verdict }) => verdict.state === state).length;
  return {
    ok: count('ok'),
    moved: count('moved'),
    broken: count('broken'),
    unverifiable: count('unverifiable'),
    remembered,
    unverified: findings.flatMap(unverifiedOf).sort(byPlace),
  };
}

function unverifiedOf({ address, verdict }: Finding): Unverified[] {
  if (verdict.state !== 'unverifiable') return [];
  const message = unverifiableText(verdict.failure);
  return address.uses.map(({ href, place }) => ({ ...place, href, message }));
}

/** The states in a line: `4 addresses: 2 ok · 1 moved · 1 broken · 0 unverifiable`. */
export function statesLine({ ok, moved, broken, unverifiable, remembered }: States): string {
  const all = ok + moved + broken + unverifiable;
  const addresses = all === 1 ? '1 address' : `${all.toLocaleString('en')} addresses`;
  const lately = remembered > 0 ? ` (${remembered} known from the last 24 hours)` : '';
  return `${addresses}: ${ok} ok · ${moved} moved · ${broken} broken · ${unverifiable} unverifiable${lately}`;
}

function byPlace(a: Unverified, b: Unverified): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
