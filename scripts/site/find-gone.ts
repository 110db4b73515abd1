import { type Destination, destinationOf } from './old-claims.ts';
import type { OldPages } from './old-pages.ts';

/** What became of a page that was taken off the site. */
export interface Departure {
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  /** Where readers find what takes its place. */
  readonly see: Destination | undefined;
}

/** Looks up the page that was taken off the site at an address. */
export function findGone({ pages }: OldPages, address: string): Departure | undefined {
  const page = pages.get(address);
  if (!page?.gone) return undefined;
  const { on, see } = page.gone;
  return { on, see: see === undefined ? undefined : destinationOf(see, page.language) };
}
