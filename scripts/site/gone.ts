import type { z } from 'zod';
import type { Place } from '../problem.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import { decodePath } from './addresses.ts';
import type { Localised } from './data-schema.ts';
import { type OldAddress, readOldAddress } from './old-address.ts';
import type { gone } from './old-pages-schema.ts';

/** Something that was taken off the site: a topic in all languages, or a statement of one that still stands. */
export interface Gone {
  /** The path of the topic inside the folder of each language. */
  readonly path: string;
  /** The anchor, decoded; null is the whole page. */
  readonly id: string | null;
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly why: Localised;
  /** A path inside the folder of each language, as written. */
  readonly see: string | undefined;
  /** Old addresses that led to it, each with its place. */
  readonly also: readonly (OldAddress & { readonly place: Place })[];
  readonly place: Place;
  readonly seePlace: Place;
}

/** What the data say is gone, each with its place. */
export function goneEntries({ value, placeOf }: ReadYaml<z.infer<typeof gone>>): Gone[] {
  return (value ?? []).map(({ page, on, why, see, also }, index) => {
    const cut = page.indexOf('#');
    return {
      path: cut < 0 ? page : page.slice(0, cut),
      id: cut < 0 ? null : decodePath(page.slice(cut + 1)),
      on,
      why,
      see,
      also: also.flatMap((written, at) => {
        const old = readOldAddress(written);
        return old ? [{ ...old, place: placeOf([index, 'also', at]) }] : [];
      }),
      place: placeOf([index, 'page']),
      seePlace: placeOf([index, 'see']),
    };
  });
}
