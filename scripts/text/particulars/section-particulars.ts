import type { Place } from '../../problem.ts';
import { detached } from '../decode-bytes.ts';
import type { Section } from '../outline.ts';
import { addressKey, type Particular, WRITTEN_ADDRESS } from './particular.ts';
import { particularsOf } from './particulars-of.ts';
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
  for (const { running, links, placeAt } of pieces) {
    const here = particularsOf(running, tag);
    for (const one of here.found) found.push({ ...one, text: detached(one.text), place: placeAt(one.at) });
    said.push(...here.named);
    const written = [...running.matchAll(WRITTEN_ADDRESS)].map(({ index, 0: text }) => ({
      href: text.includes('@') && !text.includes('/') ? `mailto:${text}` : text,
      text: detached(text),
      place: placeAt(index),
    }));
    for (const { href, text, place } of [
      ...links.map((link) => ({ ...link, text: link.href })),
      ...written,
    ]) {
      const key = addressKey(href);
      if (key !== undefined) found.push({ kind: 'address', key, text, at: 0, place });
    }
  }
  return { found, said };
}

/** The numbers and dates that a text says, in digits and in words. @param tag of its language */
export function numbersSaid(text: string, tag: string): string[] {
  const { found, named } = particularsOf(text, tag);
  return [...found.map(({ key }) => key), ...named, ...saidIn(text, tag)];
}
