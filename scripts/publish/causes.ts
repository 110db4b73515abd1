import type { Code, Place, Problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import { readRecordKey } from '../site/record-key.ts';

/**
 * How the built pages may show the cause of a problem again: at its place; of two equal ids at either; what is wrong with
 * an address in another way, since its published form is another; an id that is taken from the generator, or stands twice in
 * front matter, as one that stands twice; an old id that a page has itself.
 */
export function causesOf({ code, place, facts }: Problem): string[] {
  const { first } = facts as { first?: Place };
  const keys = [place, ...(first ? [first] : [])].map((at) => placeKey(code, at));
  if (code === 'alias-conflict') {
    const { id } = readRecordKey((facts as { address: string }).address);
    return id === null ? keys : [...keys, idKey({ id } as Problem['facts'])];
  }
  return code === 'bad-id' || code === 'duplicate-anchor' ? [...keys, idKey(facts)] : keys;
}

/** How the built pages show again that aliases stand under an anchor that is not there: they lead to it. */
export function causesOfAliases(problems: readonly Problem[], topics: readonly Topic[]): string[] {
  return problems.flatMap(({ code, place, facts }) => {
    const { key = '' } = facts as { key?: string };
    if (code !== 'front-matter' || !key.startsWith('aliases.')) return [];
    const { file } = place;
    const claims = topics.filter((topic) => topic.file === file).flatMap((topic) => topic.claims);
    const under = claims.filter(({ anchor }) => key === `aliases.${anchor}`);
    return under.map((claim) => placeKey('missing-anchor', claim.place));
  });
}

/** What can be wrong with where an address leads. */
const OF_ADDRESS = new Set<Code>([
  ...(['missing-page', 'missing-anchor', 'case-mismatch', 'alias-link', 'unpublished-target'] as const),
  ...(['empty-link', 'malformed-link', 'unsafe-link', 'own-address', 'forbidden-host'] as const),
  ...(['insecure-link', 'remote-asset', 'other-language', 'lost-anchor'] as const),
]);

/** What a problem is about by its id alone; of one without an id, nothing that another is about. */
export function idKey(facts: Problem['facts']): string {
  return `id\0${(facts as { id?: string }).id ?? '\0'}`;
}

/** What makes two problems at one place one cause. */
export function placeKey(code: Code, place: Place): string {
  return `${OF_ADDRESS.has(code) ? 'address' : code}\0${place.file}\0${place.line}\0${place.column}`;
}
