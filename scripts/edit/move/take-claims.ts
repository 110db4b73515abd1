import type { Topic } from '../../site/content.ts';
import { recordKey } from '../../site/record-key.ts';
import { stoodAt, withoutAliases } from './alias-table.ts';
import type { MovingSite } from './moving-site.ts';

/**
 * Topics no longer answer for an address at which a page stands again, nor for the ids that it has.
 * @param except a topic whose aliases are seen to elsewhere
 */
export function takeClaims(site: MovingSite, address: string, ids: readonly string[], except?: Topic): void {
  const taken = new Set([null, ...ids].map((id) => recordKey(address, id)));
  for (const topic of site.content.topics) {
    const claims = topic.claims.filter((claim) => taken.has(recordKey(claim.address, claim.id)));
    if (topic === except || claims.length === 0) continue;
    const table = withoutAliases(site.table(topic.path), (alias) => {
      const stood = stoodAt(alias, topic.address);
      return alias.startsWith('/') && taken.has(recordKey(stood.address, stood.id));
    });
    site.setTable(topic.path, table);
    site.look.push(`${address} led to ${topic.file} until now; a page of its own stands there again`);
  }
}
