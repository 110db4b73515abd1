import { Document, isMap, isNode, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';
import type { AliasTable } from './alias-table.ts';

/**
 * Writes the aliases of a topic's front matter; nothing else in the file changes.
 * @throws CannotRun where the front matter is written in a way that does not let it
 */
export function writeAliases(file: string, text: string, table: AliasTable): string {
  const { yaml, fault } = splitFrontMatter(text);
  const next = fault === undefined ? aliasesIn(yaml, table) : undefined;
  if (next === undefined) throw new CannotRun(`cannot write aliases into the front matter of \`${file}\``);
  const start = text.indexOf('\n') + 1;
  return text.slice(0, start) + next + text.slice(start + yaml.length);
}

/** The front matter with other aliases; undefined where it cannot be written. */
export function aliasesIn(yaml: string, table: AliasTable): string | undefined {
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const map = document.contents;
  if (document.errors.length > 0 || (map !== null && !isMap(map))) return undefined;
  const pair = map?.items.find(({ key }) => isScalar(key) && key.value === 'aliases');
  const text = [...table.values()].some((list) => list.length > 0) ? pairText(yaml, pair, table) : '';
  const next = pair ? spliced(yaml, map as YAMLMap, pair, text) : endedLine(yaml) + text;
  return saysSo(next, document, table) ? next : undefined;
}

function endedLine(yaml: string): string {
  return yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`;
}

/** The text of the one pair: comments and quotes of entries that stay are kept. */
function pairText(yaml: string, pair: Pair | undefined, table: AliasTable): string {
  const was = pair && isMap(pair.value) && pair.value.items.length > 0 ? pair.value : undefined;
  const [start, end] = was?.range ?? [0, 0];
  const document = new Document({}, { version: '1.2' });
  const value = was ?? (document.createNode({}) as YAMLMap);
  for (const { key } of [...value.items]) if (!table.get(String(key))?.length) value.delete(key);
  for (const [anchor, list] of table) if (list.length > 0) setList(document, value, anchor, list);
  if (!was) value.flow = false;
  document.set('aliases', value);
  const column = start - (yaml.lastIndexOf('\n', start - 1) + 1);
  const indent = was && !was.flow && column > 0 ? column : 2;
  const isPadded = /[[{] \S/.test(yaml.slice(start, end));
  return document.toString({ lineWidth: 0, flowCollectionPadding: isPadded, indent });
}

/** Sets the list of an anchor, and leaves one that says the same already as it is written. */
function setList(document: Document, value: YAMLMap, anchor: string, list: readonly string[]): void {
  const known = value.get(anchor, true) as unknown;
  const said = isNode(known) ? (known.toJS(document) as unknown) : undefined;
  if (JSON.stringify(said) === JSON.stringify(list)) return;
  const node = document.createNode([...list]);
  node.flow = true;
  value.set(anchor, node);
}

function spliced(yaml: string, map: YAMLMap, pair: Pair, text: string): string {
  const start = yaml.lastIndexOf('\n', ((pair.key as { range?: number[] }).range?.[0] ?? 0) - 1) + 1;
  const next = map.items[map.items.indexOf(pair as never) + 1];
  const last = isNode(pair.value) ? (pair.value.range?.[1] ?? start) : start;
  const behind = next ? ((next.key as { range?: number[] }).range?.[0] ?? yaml.length) : yaml.length;
  const lineEnd = yaml.indexOf('\n', Math.max(last - 1, start));
  const end = Math.min(lineEnd < 0 ? yaml.length : lineEnd + 1, Math.max(behind, last));
  return yaml.slice(0, start) + text + yaml.slice(end);
}

/** Whether a text has these aliases, and all else as it was. */
function saysSo(next: string, before: Document, table: AliasTable): boolean {
  const after = parseDocument(next, { logLevel: 'silent' });
  if (after.errors.length > 0) return false;
  const { aliases = {}, ...rest } = (after.toJS() ?? {}) as { aliases?: Record<string, string[]> };
  const { aliases: _, ...others } = (before.toJS() ?? {}) as Record<string, unknown>;
  const expected = [...table].filter(([, list]) => list.length > 0);
  return (
    JSON.stringify(rest) === JSON.stringify(others) &&
    Object.keys(aliases).length === expected.length &&
    expected.every(([anchor, list]) => JSON.stringify(aliases[anchor]) === JSON.stringify(list))
  );
}
