import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';

/** What a section rests on, and the lines that say so. */
interface Entry {
  readonly id: string;
  readonly basis: unknown;
  readonly lines: string;
}

/** What some sections of a topic rest on, by their ids. @param text of its file */
export function sourcesAt(text: string, ids: Iterable<string>): Map<string, unknown> {
  const { yaml } = splitFrontMatter(text);
  const wanted = new Set(ids);
  const entries = entriesIn(yaml, sourcesIn(yaml).map);
  return new Map(entries.flatMap(({ id, basis }) => (wanted.has(id) ? [[id, basis]] : [])));
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
  const { yaml, fault } = splitFrontMatter(text);
  const { map, isFree } = sourcesIn(yaml);
  if (fault !== undefined || (!map && !isFree)) return text;
  const entries = entriesIn(yaml, map);
  const next = entries.flatMap((entry): Entry[] => {
    const id = ids.has(entry.id) ? ids.get(entry.id) : entry.id;
    return id === undefined ? [] : [{ ...entry, id, lines: entry.lines.replace(entry.id, () => id) }];
  });
  for (const [id, basis] of added) next.push({ id, basis, lines: lineOf(id, basis) });
  if (isDeepStrictEqual(next, entries)) return text;
  const changed = spliced(yaml, map, next);
  if (!saysSo(changed, yaml, next))
    throw new CannotRun(
      '`sources` is written in a way that a move cannot follow: give each section a line of its own',
    );
  const start = text.indexOf('\n') + 1;
  return text.slice(0, start) + changed + text.slice(start + yaml.length);
}

type SourceMap = YAMLMap<ParsedNode, ParsedNode | null>;

/** The map of sources, or whether one can be begun. */
function sourcesIn(yaml: string): { map: SourceMap | undefined; isFree: boolean } {
  const { contents, errors } = parseDocument(yaml, { logLevel: 'silent' });
  if (errors.length > 0 || !isMap(contents)) return { map: undefined, isFree: false };
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'sources');
  return { map: isMap(pair?.value) ? pair.value : undefined, isFree: !pair };
}

/** The entries of a map with their lines, comments below them included; those of a map in braces get lines of their own. */
function entriesIn(yaml: string, map: SourceMap | undefined): Entry[] {
  const starts = map?.items.map(({ key }) => yaml.lastIndexOf('\n', key.range[0] - 1) + 1) ?? [];
  return (map?.items ?? []).map(({ key, value }, index) => {
    const [id, basis] = [String(key), value?.toJSON() as unknown];
    const end = starts[index + 1] ?? endOf(yaml, map);
    return { id, basis, lines: map?.flow ? lineOf(id, basis) : yaml.slice(starts[index], end) };
  });
}

/** Behind the last line of the map. */
function endOf(yaml: string, map: SourceMap | undefined): number {
  const last = map?.items.at(-1)?.value?.range[1] ?? map?.range?.[1] ?? 0;
  const line = yaml.indexOf('\n', last - 1);
  return line < 0 ? yaml.length : line + 1;
}

/** `leave_service: [control]`, and `{ from: [overview], also: [faq] }`. */
function lineOf(id: string, basis: unknown): string {
  const list = (value: unknown): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value));
  const isPlain = typeof basis === 'string' || Array.isArray(basis);
  const parts = isPlain ? [] : Object.entries(Object(basis)).map(([key, value]) => `${key}: ${list(value)}`);
  return `  ${id}: ${isPlain ? list(basis) : `{ ${parts.join(', ')} }`}\n`;
}

function spliced(yaml: string, map: SourceMap | undefined, next: readonly Entry[]): string {
  const lines = next.map((entry) => entry.lines).join('');
  if (!map) return `${yaml.replace(/[^\n]$/, '$&\n')}sources:\n${lines}`;
  const first = map.items[0]?.key.range[0] ?? map.range?.[0] ?? 0;
  const key = yaml.lastIndexOf('sources', first);
  const begin = map.flow || next.length === 0 ? key : yaml.lastIndexOf('\n', first - 1) + 1;
  const head = map.flow && next.length > 0 ? 'sources:\n' : '';
  return yaml.slice(0, begin) + head + lines + yaml.slice(endOf(yaml, map));
}

/** Whether a front matter has these sources, and all else as it was. */
function saysSo(next: string, before: string, entries: readonly Entry[]): boolean {
  const after = parseDocument(next, { logLevel: 'silent' });
  if (after.errors.length > 0) return false;
  const { sources: is = {}, ...rest } = after.toJS() ?? {};
  const { sources: _, ...others } = parseDocument(before, { logLevel: 'silent' }).toJS() ?? {};
  const meant = Object.fromEntries(entries.map(({ id, basis }) => [id, basis]));
  return isDeepStrictEqual(rest, others) && isDeepStrictEqual(is, meant);
}
