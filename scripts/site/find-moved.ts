import type { Destination } from './old-claims.ts';
import type { OldPages } from './old-pages.ts';
import { recordKey } from './record-key.ts';

/**
 * Where a link to an old address leads now; undefined where nothing is known of it, or it is gone.
 * @param id decoded; null for the page itself
 */
export function findMoved(
  { byKey, pages }: OldPages,
  address: string,
  id: string | null,
): Destination | undefined {
  const exact = byKey.get(recordKey(address, id));
  if (exact || id === null) return exact?.to ?? pages.get(address)?.to;
  const page = pages.get(address);
  return page?.to && { address: page.to.address, id };
}
