import { type Problem, placeText, problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import type { OldClaim } from '../site/old-entries.ts';
import type { Hindrance } from '../site/old-pages.ts';
import { recordKey } from '../site/record.ts';
import type { Site } from '../site/site.ts';
import { encodeFragment } from '../text/find-anchor.ts';

/** `alias-conflict`: an old address or id leads to one place, a page can be written there, and nothing else stands there. */
export function* aliasConflicts(site: Site): Generator<Problem, undefined> {
  const { claims, byKey, blocked } = site.old;
  if (claims.length === 0) return;
  yield* blockedClaims(claims, blocked);
  const topics = new Map(site.topics.map((topic) => [topic.address, topic]));
  for (const claim of claims) {
    const address = recordKey(claim.address, claim.id);
    const tell = (reason: 'alias' | 'anchor' | 'page' | 'circle', other: string): Problem =>
      problem('alias-conflict', claim.place, { address, reason, other });
    const first = byKey.get(address);
    const there = topics.get(claim.address);
    const other = there?.file ?? claim.address;
    if (first && !isSame(first, claim)) yield tell('alias', placeText(first.place));
    else if (claim.id === null && site.standing.has(claim.address))
      yield tell(isCircle(claim, there) ? 'circle' : 'page', other);
    else if (claim.id !== null && site.anchorsAt(claim.address)?.includes(encodeFragment(claim.id)))
      yield tell('anchor', other);
  }
}

/** Addresses at which no page can be written: each is told once, where it is claimed first. */
function* blockedClaims(
  claims: readonly OldClaim[],
  blocked: ReadonlyMap<string, Hindrance>,
): Generator<Problem, undefined> {
  const told = new Set<string>();
  for (const { address, place } of claims) {
    const block = blocked.get(address);
    if (!block || told.has(address)) continue;
    told.add(address);
    yield problem('alias-conflict', place, { address, other: '', ...block });
  }
}

/** Whether the topic at an old address claims in turn the address that took its place. */
function isCircle({ address, to }: OldClaim, there: Topic | undefined): boolean {
  const claimsBack = there?.claims.some(({ address: back, id }) => id === null && back === to?.address);
  return claimsBack === true && address !== to?.address;
}

/** One entry of the legacy data stands for several addresses, and one of what is gone for several languages. */
function isSame(first: OldClaim, claim: OldClaim): boolean {
  return placeText(first.place) === placeText(claim.place) && first.to?.address === claim.to?.address;
}
