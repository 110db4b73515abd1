import type { Place } from '../../problem.ts';
import type { Section } from '../outline.ts';
import { addressKey, type Particular } from './particular.ts';
import { hasDigits, particularsOf } from './particulars-of.ts';
import { saidIn } from './said-in.ts';

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
export function particularsIn({ pieces, text }: Section, tag: string): SectionParticulars {
  const found: PlacedParticular[] = [];
  const said = saidIn(text, tag);
  const isAsked = hasDigits(text);
  const isLinked = ADDRESS.test(text);
  if (!isAsked && !isLinked) return { found, said };
  for (const piece of pieces) {
    if (isAsked) said.push(...addNumbers(found, piece, tag));
    for (const { href, place } of isLinked ? piece.links : []) {
      const key = addressKey(href);
      if (key !== undefined) found.push({ kind: 'address', key, text: href, at: 0, place });
    }
  }
  return { found, said };
}

/** What an address outside the site begins with: in the text of a section such a one stands whole. */
const ADDRESS = /(?:https?|mailto|tel):|\(\/\//i;

/** Adds the numbers and dates of a piece to those found. @returns those that are part of a name */
function addNumbers(
  found: PlacedParticular[],
  { running, placeAt }: Section['pieces'][number],
  tag: string,
): readonly string[] {
  const here = particularsOf(running, tag);
  for (const one of here.found) found.push({ ...one, place: placeAt(one.at) });
  return here.named;
}
