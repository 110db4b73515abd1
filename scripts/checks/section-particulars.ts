import type { Section } from '../markdown/section.ts';
import { addressKey } from '../particulars/addresses.ts';
import type { Particular } from '../particulars/particular.ts';
import { particularsOf } from '../particulars/particulars-of.ts';
import type { Place } from '../problem.ts';

/** A number, date or address, and where it stands. */
export interface PlacedParticular extends Particular {
  readonly place: Place;
}

/** What a section says in numbers, dates and addresses outside the site, and what it says of them in words. */
export interface SectionParticulars {
  readonly found: readonly PlacedParticular[];
  readonly said: readonly string[];
}

/** Finds them. @param tag of the section's language */
export function particularsIn({ pieces }: Section, tag: string): SectionParticulars {
  const found: PlacedParticular[] = [];
  const said: string[] = [];
  for (const { running, links, placeAt } of pieces) {
    const here = particularsOf(running, tag);
    said.push(...here.said);
    for (const one of here.found)
      found.push({
        ...one,
        get place() {
          return placeAt(one.at);
        },
      });
    for (const { href, place } of links) {
      const key = addressKey(href);
      if (key !== undefined) found.push({ kind: 'address', key, text: href, at: 0, place });
    }
  }
  return { found, said };
}
