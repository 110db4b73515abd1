import type { Problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import { encodeFragment, percentDecode } from '../text/find-anchor.ts';
import { targetsOf } from './fold-followers.ts';

/** What is wrong with the headings of a topic. */
interface Mistaken {
  /** The ids that were left out or mistyped, with their aliases, and what stands in their place. */
  readonly ids: Set<string>;
  /** The ids of no good form. */
  readonly bad: Set<string>;
  /** The ids on the lines of headings that are of the wrong level, or are none. */
  readonly noSection: Set<string>;
}

/**
 * Leaves out what follows from a heading that lost its id: links to it, its twin that has it, its old ids, its sources, and its
 * loss; what is said of an id that is not to stay; and that the sources of a heading that is told to be none have no section.
 */
export function foldLostIds(problems: readonly Problem[], site: Site): readonly Problem[] {
  const topics = new Map(site.topics.map((topic) => [topic.file, topic]));
  const mistaken = mistakenIds(problems, topics);
  if (mistaken.size === 0) return problems;
  const addresses = new Map(site.topics.map(({ address, file }) => [address, file]));
  const isLost = (file = '', id: string): boolean => mistaken.get(file)?.ids.has(id) ?? false;
  const follows = (found: Problem): boolean => {
    const { file } = found.place;
    const { bad, noSection } = mistaken.get(file) ?? {};
    if (found.code === 'front-matter')
      return (
        isLost(file, found.facts.key.replace(/^aliases\./, '')) ||
        noSection?.has(found.facts.key.replace(/^sources\./, '')) ||
        (bad !== undefined && isOfSection(found.facts.key, topics.get(file)))
      );
    if (found.code === 'unsourced-section') return 'id' in found.facts && bad?.has(found.facts.id) === true;
    if (found.code === 'lost-anchor') return isLost(addresses.get(found.facts.address), found.facts.id);
    if (found.code === 'translation-anchors') {
      const { missing, extra, original } = found.facts;
      const isAbout = mistaken.has(file) || mistaken.has(original.file);
      return (
        isAbout && [...missing, ...extra].every((one) => isLost(file, one) || isLost(original.file, one))
      );
    }
    // The text below the heading counts to another section.
    if (found.code === 'translation-stale')
      return mistaken.has(file) || mistaken.has(found.facts.original.file);
    const isOfAnchor = found.code === 'case-mismatch' && found.facts.part === 'anchor';
    if (found.code !== 'missing-anchor' && !isOfAnchor) return false;
    const id = percentDecode(found.facts.href.replace(/^[^#]*#/, ''));
    return targetsOf(found, site).some((address) => isLost(addresses.get(address), id));
  };
  return problems.flatMap((found) => (follows(found) ? [] : (withoutBad(found, mistaken) ?? [])));
}

/** The headings whose ids are left out, mistyped or stand twice, or that are none, by the files of their topics. */
function mistakenIds(
  problems: readonly Problem[],
  topics: ReadonlyMap<string, Topic>,
): ReadonlyMap<string, Mistaken> {
  const mistaken = new Map<string, Mistaken>();
  for (const found of problems) {
    const { file, line } = found.place;
    const topic = topics.get(file);
    const meant = meantBy(found);
    const isNone = found.code === 'heading-order' || found.code === 'readers-see-markup';
    const here = isNone
      ? (topic?.text().outline.anchors.filter(({ place }) => place.line === line) ?? [])
      : [];
    if (!meant && here.length === 0) continue;
    const { ids, bad, noSection } = mistaken.get(file) ?? {
      ids: new Set(),
      bad: new Set(),
      noSection: new Set(),
    };
    const old = topic?.matter?.aliases[meant?.id ?? ''] ?? [];
    for (const one of meant ? [meant.id, ...old, ...meant.bad] : []) ids.add(one);
    for (const one of meant?.bad ?? []) bad.add(one);
    for (const { id } of here) noSection.add(id);
    mistaken.set(file, { ids, bad, noSection });
  }
  return mistaken;
}

/** The id that a heading should have, as far as it is known, and the one that it has and may not have. */
function meantBy({ code, facts }: Problem): { id: string; bad: string[] } | undefined {
  if (code === 'missing-id') return { id: facts.suggestion ?? '', bad: [] };
  if (code === 'duplicate-anchor') return { id: facts.suggestion ?? facts.left ?? '', bad: [] };
  if (code !== 'bad-id' || facts.reason === 'reserved') return undefined;
  if (facts.reason === 'form') return { id: facts.suggestion ?? '', bad: [facts.id] };
  return { id: /^\{#\s*(\S+)\s*\}$/.exec(facts.id)?.[1] ?? '', bad: [] };
}

/** Whether a key of the front matter gives sources to a section that the topic does not have. */
function isOfSection(key: string, topic: Topic | undefined): boolean {
  const [, id] = /^sources\.([^.]+)$/.exec(key) ?? [];
  return id !== undefined && topic?.gist().anchors.every((anchor) => anchor.id !== id) === true;
}

/** What is to be recorded, without ids that are to be mended first; undefined where nothing is left. */
function withoutBad(found: Problem, mistaken: ReadonlyMap<string, Mistaken>): Problem | undefined {
  const { bad } = mistaken.get(found.place.file) ?? {};
  if (found.code !== 'unrecorded' || !bad || bad.size === 0) return found;
  const isBad = (key: string): boolean => [...bad].some((id) => key.endsWith(`#${encodeFragment(id)}`));
  const keys = found.facts.keys.filter((key) => !isBad(key));
  const count = found.facts.count - (found.facts.keys.length - keys.length);
  return keys.length === 0 ? undefined : { ...found, facts: { count, keys } };
}
