import { isDeepStrictEqual } from 'node:util';
import { CannotRun } from '../../cannot-run.ts';
import { mapIn, withMap } from './matter-map.ts';

/** What some sections of a topic rest on, by their ids. @param text of its file */
export function sourcesAt(text: string, ids: Iterable<string>): Map<string, unknown> {
  const wanted = new Set(ids);
  const sources = mapIn(text, 'sources') ?? [];
  return new Map([...sources].filter(([id]) => wanted.has(id)));
}

/**
 * Has what sections rest on go along with them; a list for the whole page stays as it is, and so does all else in the file.
 * @param ids what sections will be called that have an entry here; undefined where they leave
 * @param added what sections rest on that come
 * @throws CannotRun where the front matter is written in a way that does not let it
 */
export function withSources(
  text: string,
  ids: ReadonlyMap<string, string | undefined>,
  added: ReadonlyMap<string, unknown> = new Map(),
): string {
  const sources = mapIn(text, 'sources');
  if (!sources) return text;
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
