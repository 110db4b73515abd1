import { type Place, type Problem, problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import type { OldClaim } from '../site/old-claims.ts';
import type { Hindrance } from '../site/old-pages.ts';
import { recordKey } from '../site/record.ts';
import type { Site } from '../site/site.ts';
import { encodeFragment } from '../text/find-anchor.ts';

/** `alias-conflict`: an old address or id leads to one place, a page can be written there, and nothing else stands there. */
export function* aliasConflicts(site: Site): Generator<Problem, undefined> {
  const { standing, published } = site;
  const { claims, byKey, blocked } = site.old;
  if (claims.length === 0) return;
  yield* blockedClaims(claims, blocked);
  const topics = new Map(site.topics.map((topic) => [topic.address, topic]));
  for (const claim of claims) {
    const address = recordKey(claim.address, claim.id);
    const first = byKey.get(address);
    if (first !== claim && first && !isSame(first, claim))
      yield problem('alias-conflict', claim.place, { address, reason: 'alias', other: shown(first.place) });
    else if (claim.id === null && standing.has(claim.address))
      yield problem('alias-conflict', claim.place, {
        address,
        ...pageConflict(claim, topics),
      });
    else if (claim.id !== null && published.anchorsAt(claim.address)?.includes(encodeFragment(claim.id)))
      yield problem('alias-conflict', claim.place, {
        address,
        reason: 'anchor',
        other: topics.get(claim.address)?.file ?? claim.address,
      });
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

function pageConflict(
  { address, to }: OldClaim,
  topics: ReadonlyMap<string, Topic>,
): { reason: 'page' | 'circle'; other: string } {
  const there = topics.get(address);
  const isSelf = address === to?.address;
  const claimsBack = there?.claims.some(({ address: back, id }) => id === null && back === to?.address);
  return { reason: claimsBack && !isSelf ? 'circle' : 'page', other: there?.file ?? address };
}

/** One entry of the legacy data stands for several addresses, and one of what is gone for several languages. */
function isSame(first: OldClaim, claim: OldClaim): boolean {
  return shown(first.place) === shown(claim.place) && first.to?.address === claim.to?.address;
}

function shown(place: Place): string {
  const { file, line, column } = place;
  return `${file}:${line}:${column}`;
}
