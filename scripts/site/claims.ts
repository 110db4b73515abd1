import type { Place } from '../problem.ts';
import { type OldAddress, readOldAddress } from './old-address.ts';
import type { FrontMatter } from './schema.ts';

/** An old address that a topic says it answers for now. */
export interface Claim extends OldAddress {
  /** The anchor of the topic that holds the statement; `top` is the page itself. */
  readonly anchor: string;
  readonly place: Place;
}

/** The old addresses among the aliases of a topic; old ids of its own are not among them. */
export function claimsOf(
  aliases: FrontMatter['aliases'],
  placeOf: (path: readonly PropertyKey[]) => Place,
): Claim[] {
  return Object.entries(aliases).flatMap(([anchor, list]) =>
    list.flatMap((written, index): Claim[] => {
      const old = written.startsWith('/') ? readOldAddress(written) : undefined;
      if (!old) return [];
      return [
        {
          ...old,
          anchor,
          place: placeOf(['aliases', anchor, index]),
        },
      ];
    }),
  );
}
