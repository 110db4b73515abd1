import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, stringify, type YAMLMap } from 'yaml';
import { splitFrontMatter } from '../../text/split-front-matter.ts';

type WrittenMap = YAMLMap<ParsedNode, ParsedNode | null>;

/** An entry of a map, and how it is written, the comments above it included. */
interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly above: string;
  /** Its key as it is written. */
  readonly written?: string;
  /** Behind its key, to the end of its last line; not of a map in braces, whose entries get lines of their own. */
  readonly behind?: string;
}

/** A map of a front matter, and where it stands: what is in front of its entries, and these. */
interface Written {
  readonly head: string;
  readonly entries: readonly Entry[];
  /** Where it is a list that has not become a map yet. */
  readonly list?: readonly unknown[];
  readonly indent: string;
  readonly start: number;
  readonly end: number;
}

/** What the map or the list under a name says in a topic's text; undefined where it is neither, or the front matter cannot be read. */
export function mapIn(
  text: string,
  name: string,
): ReadonlyMap<string, unknown> | readonly unknown[] | undefined {
  const { yaml, fault } = splitFrontMatter(text);
  const written = fault === undefined ? writtenIn(yaml, name) : undefined;
  return written && (written.list ?? new Map(written.entries.map(({ key, value }) => [key, value])));
}

/**
 * A topic's text with other entries in the map under a name, or with a map in place of a list. What stays is as it was
 * written, and so is all else in the file.
 * @param former what entries were called that have another key now, by their new ones
 * @returns undefined where it is written in a way that does not let it
 */
export function withMap(
  text: string,
  name: string,
  map: ReadonlyMap<string, unknown>,
  former: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const { yaml, fault } = splitFrontMatter(text);
  const written = fault === undefined ? writtenIn(yaml, name) : undefined;
  if (!written) return undefined;
  const { head, entries, indent, start, end } = written;
  const known = new Map(entries.map((entry) => [entry.key, entry]));
  const lines = [...map].map(([key, value]) => {
    const was = known.get(former.get(key) ?? key);
    const behind = isDeepStrictEqual(was?.value, value) ? was?.behind : undefined;
    const called = was?.written !== undefined && !former.has(key) ? was.written : flow(key);
    return `${was?.above ?? ''}${indent}${called}${behind ?? `: ${inLine(value)}\n`}`;
  });
  const table = lines.length > 0 ? head + lines.join('') : '';
  const next = yaml.slice(0, start).replace(/[^\n]$/, '$&\n') + table + yaml.slice(end);
  const at = text.indexOf('\n') + 1;
  return saysSo(next, yaml, name, map) ? text.slice(0, at) + next + text.slice(at + yaml.length) : undefined;
}

function writtenIn(yaml: string, name: string): Written | undefined {
  const { contents, errors } = parseDocument(yaml, { logLevel: 'silent' });
  if (errors.length > 0 || (contents !== null && !isMap(contents))) return undefined;
  const { key, value } = contents?.items.find(({ key: one }) => isScalar(one) && one.value === name) ?? {};
  const begun = { head: `${name}:\n`, entries: [], indent: '  ', start: yaml.length, end: yaml.length };
  if (!key) return begun;
  const start = lineStart(yaml, key.range[0]);
  const end = lineEnd(yaml, key.range[1]);
  if (isScalar(value) && value.value === null) return { ...begun, start, end };
  if (isSeq(value)) {
    const list = value.toJSON() as unknown[];
    return { ...begun, list, start, end: lineEnd(yaml, value.range[1] - 1) };
  }
  if (!isMap(value)) return undefined;
  if (!value.flow) return inLines(yaml, value, start, end);
  const entries = value.items.map((item) => ({ ...said(item), above: '' }));
  return { ...begun, entries, start, end: lineEnd(yaml, value.range[1] - 1) };
}

/** A map that has a line for each entry. @param start of the line with its name @param from behind that line */
function inLines(yaml: string, { items }: WrittenMap, start: number, from: number): Written {
  let end = from;
  const entries = items.map((item): Entry => {
    const above = yaml.slice(end, lineStart(yaml, item.key.range[0]));
    end = lineEnd(yaml, (item.value?.range[1] ?? item.key.range[1]) - 1);
    const [at, behind] = item.key.range;
    return { ...said(item), above, written: yaml.slice(at, behind), behind: yaml.slice(behind, end) };
  });
  const first = items[0]?.key.range[0] ?? 0;
  return {
    head: yaml.slice(start, from),
    entries,
    indent: yaml.slice(lineStart(yaml, first), first),
    start,
    end,
  };
}

function said({ key, value }: WrittenMap['items'][number]): Pick<Entry, 'key' | 'value'> {
  return { key: String(key), value: value?.toJSON() as unknown };
}

function lineStart(yaml: string, at: number): number {
  return yaml.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line that a place is on. */
function lineEnd(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', at);
  return end < 0 ? yaml.length : end + 1;
}

/** A value in one line: `[control]`, `{ from: [overview], also: [faq] }`. */
function inLine(value: unknown): string {
  if (!(value instanceof Object) || Array.isArray(value)) return flow(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${flow(key)}: ${flow(part)}`)
    .join(', ')} }`;
}

/** A text or a list, in quotes where it needs them. */
function flow(value: unknown): string {
  const style = { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false } as const;
  return stringify([value], style).trim().slice(1, -1);
}

/** Whether a front matter has this map, and all else as it was. */
function saysSo(next: string, before: string, name: string, map: ReadonlyMap<string, unknown>): boolean {
  const read = (yaml: string): unknown => {
    const document = parseDocument(yaml, { logLevel: 'silent' });
    return document.errors.length > 0 ? undefined : (document.toJS() ?? {});
  };
  const meant = { ...Object(read(before)), [name]: Object.fromEntries(map) };
  return isDeepStrictEqual({ [name]: {}, ...Object(read(next)) }, meant);
}
