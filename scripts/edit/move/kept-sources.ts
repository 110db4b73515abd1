import { isDeepStrictEqual } from 'node:util';
import { CannotRun } from '../../cannot-run.ts';
import { mapIn, withMap } from './matter-map.ts';

/**
 * What some sections of a topic rest on, by their ids; where one list stands for the whole page, all of it.
 * @param text of its file
 * @param stating the ids of the sections that state something
 */
export function sourcesAt(
  text: string,
  ids: ReadonlySet<string>,
  stating: readonly string[],
): Map<string, unknown> {
  return new Map([...spread(mapIn(text, 'sources') ?? [], stating)].filter(([id]) => ids.has(id)));
}

/** A list that stands for the whole page, section by section. */
function spread(
  sources: NonNullable<ReturnType<typeof mapIn>>,
  stating: readonly string[],
): ReadonlyMap<string, unknown> {
  if (sources instanceof Map) return sources;
  return new Map(Array.isArray(sources) && sources.length > 0 ? stating.map((id) => [id, sources]) : []);
}

/**
 * Has what sections rest on go along with them, and all else in the file stay as it is. A list for the whole page stays too,
 * unless something else comes: then each section that rested on it says so itself.
 * @param ids what sections will be called that have an entry here; undefined where they leave
 * @param added what sections rest on that come
 * @param stating the ids of the sections here that state something
 * @throws CannotRun where the front matter is written in a way that does not let it
 */
export function withSources(
  text: string,
  ids: ReadonlyMap<string, string | undefined>,
  added: ReadonlyMap<string, unknown> = new Map(),
  stating: readonly string[] = [],
): string {
  const written = mapIn(text, 'sources');
  const isOne =
    Array.isArray(written) && [...added.values()].every((basis) => isDeepStrictEqual(basis, written));
  if (!written || isOne) return text;
  const sources = spread(written, stating);
  const former = new Map<string, string>();
  const next = new Map<string, unknown>();
  for (const [id, basis] of sources) {
    const now = ids.has(id) ? ids.get(id) : id;
    if (now !== undefined) next.set(now, basis);
    if (now !== undefined && now !== id) former.set(now, id);
  }
  for (const [id, basis] of added) next.set(id, basis);
  if (isDeepStrictEqual([...next], [...sources])) return text;
  const changed = withMap(text, 'sources', next, former);
  if (changed === undefined)
    throw new CannotRun(
      '`sources` is written in a way that a move cannot follow: give each section a line of its own',
    );
  return changed;
}
