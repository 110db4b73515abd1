import type { Problem } from '../problem.ts';
import type { Site } from '../site/site.ts';
import { percentDecode } from '../text/find-anchor.ts';
import { targetsOf } from './fold-followers.ts';

/** Leaves out what follows from a heading that lost its id: links to it, its twin that has it, its old ids, and its loss. */
export function foldLostIds(problems: readonly Problem[], site: Site): readonly Problem[] {
  const topics = new Map(site.topics.map((topic) => [topic.file, topic]));
  const lost = new Map<string, Set<string>>();
  for (const { code, place, facts } of problems) {
    const stray =
      code === 'bad-id' && facts.reason === 'stray' ? /^\{#\s*(\S+)\s*\}$/.exec(facts.id)?.[1] : undefined;
    const id = code === 'missing-id' ? facts.suggestion : stray;
    if (id === undefined) continue;
    const old = topics.get(place.file)?.matter?.aliases[id] ?? [];
    lost.set(place.file, new Set([...(lost.get(place.file) ?? []), id, ...old]));
  }
  if (lost.size === 0) return problems;
  const addresses = new Map(site.topics.map(({ address, file }) => [address, file]));
  const isLost = (file = '', id: string): boolean => lost.get(file)?.has(id) ?? false;
  const follows = (found: Problem): boolean => {
    const { file } = found.place;
    if (found.code === 'front-matter') return isLost(file, found.facts.key.replace(/^aliases\./, ''));
    if (found.code === 'lost-anchor') return isLost(addresses.get(found.facts.address), found.facts.id);
    if (found.code === 'translation-anchors') {
      const { id, original } = found.facts;
      return id.split(' ').every((one) => isLost(file, one) || isLost(original.file, one));
    }
    // The text below the heading counts to another section.
    if (found.code === 'translation-stale') return lost.has(file) || lost.has(found.facts.original.file);
    if (found.code !== 'missing-anchor') return false;
    const id = percentDecode(found.facts.href.replace(/^[^#]*#/, ''));
    return targetsOf(found, site).some((address) => isLost(addresses.get(address), id));
  };
  return problems.filter((found) => !follows(found));
}
