/**
 * What must be the same in every language: a number, a date, or an address outside the site. The key is how languages agree
 * on it: `90`, `2026-11-22` (`-11-22` without a year, `2026-11` without a day), `https://example.com/x`.
 */
export interface Particular {
  readonly kind: 'number' | 'date' | 'address';
  readonly key: string;
  /** As it was written. */
  readonly text: string;
  /** Where in the text it begins. */
  readonly at: number;
}

/** What a text says in digits. */
export interface Particulars {
  /** What the other language has to say too. */
  readonly found: readonly Particular[];
  /** Keys of numbers that are part of a name: enough where the other language has one alone, and not asked for. */
  readonly named: readonly string[];
}

/** The numbers that a date is made of: languages may tell the same days in other pieces, as in `1–3 May`. */
export function partsOf(key: string): string[] {
  return key
    .split('-')
    .filter(Boolean)
    .map((part) => String(Number(part)));
}

/** Whether a key is among what another text says, as a whole or, a date, in its parts. */
export function isAmong(key: string, keys: ReadonlySet<string>): boolean {
  if (keys.has(key)) return true;
  return /^\d*(?:-\d+)+$/.test(key) && partsOf(key).every((part) => keys.has(part));
}

/** Puts the parts of dates beside them. */
export function withParts(keys: Iterable<string>): Set<string> {
  const all = new Set(keys);
  for (const key of [...all]) if (/^\d*(?:-\d+)+$/.test(key)) for (const part of partsOf(key)) all.add(part);
  return all;
}
