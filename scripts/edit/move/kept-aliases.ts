import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isNode, isScalar, type Pair, type ParsedNode, parseDocument, YAMLMap } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import type { Topic } from '../../site/content.ts';
import { readOldAddress, type Whereabouts } from '../../site/old-address.ts';
import { recordKey } from '../../site/record.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';

/** The ids that a topic's text declares, without its old ones. */
export function anchorsOf(topic: Topic): string[] {
  return topic
    .gist()
    .anchors.flatMap(({ id, kind }) => (kind === 'alias' || kind === 'footnote' || id === '' ? [] : [id]));
}

/** The old ids that a topic keeps for itself, and the anchors that hold their statements. */
export function oldIdsOf(topic: Topic): Map<string, string> {
  return new Map(topic.gist().anchors.flatMap(({ id, of }) => (of === undefined ? [] : [[id, of] as const])));
}

/** The anchor that an id of a topic leads to: itself, or of an old one the one that holds its statement, `top` for the topic. */
export function holderOf(topic: Topic, id: string): string | undefined {
  return anchorsOf(topic).includes(id) ? id : oldIdsOf(topic).get(id);
}

/** Ids of a topic, and behind them the old ones whose statements they hold. */
export function withOldIds(topic: Topic, ids: readonly string[]): string[] {
  return [...ids, ...[...oldIdsOf(topic)].flatMap(([id, of]) => (ids.includes(of) ? [id] : []))];
}

/** An old id or address that a topic keeps, and the anchor that holds its statement; `top` is the topic itself. */
export interface KeptAlias {
  readonly anchor: string;
  readonly alias: string;
}

/** What a topic's front matter says. */
export function aliasesOf(topic: Topic | undefined): KeptAlias[] {
  return Object.entries(topic?.matter?.aliases ?? {}).flatMap(([anchor, list]) =>
    list.map((alias) => ({ anchor, alias })),
  );
}

/** Where an alias says that something stood. @param home the address of the topic that keeps it */
export function stoodAt(alias: string, home: string): Whereabouts {
  const old = alias.startsWith('/') ? readOldAddress(alias) : undefined;
  return old ?? { address: home, id: alias };
}

/**
 * How a topic keeps what stood somewhere: an old id of its own by the id, all else by the whole address. An id that
 * begins with `/` is always kept by the whole address.
 * @param home the address of the topic
 */
export function aliasFor({ address, id }: Whereabouts, home: string): string {
  const isOwn = address === home && id !== null && !id.startsWith('/');
  return isOwn ? id : recordKey(address, id);
}

/**
 * How an alias is written when another topic keeps it; one that is a whole address already stays as it is written.
 * @param from the address of the topic that kept it
 * @param to the address of the one that will
 */
export function keptAlias(alias: string, from: string, to: string): string {
  const stood = stoodAt(alias, from);
  return alias.startsWith('/') && stood.address !== to ? alias : aliasFor(stood, to);
}

/** Aliases by the anchors that hold their statements. */
type AliasTable = ReadonlyMap<string, readonly string[]>;

/**
 * Writes the aliases of a topic's front matter; nothing else in the file changes.
 * @throws CannotRun where the front matter is written in a way that does not let it
 */
export function writeAliases(file: string, text: string, aliases: readonly KeptAlias[]): string {
  const { yaml, fault } = splitFrontMatter(text);
  const byAnchor = Map.groupBy(aliases, ({ anchor }) => anchor);
  const table = new Map([...byAnchor].map(([anchor, of]) => [anchor, of.map(({ alias }) => alias)]));
  const next = fault === undefined ? aliasesIn(yaml, table) : undefined;
  if (next === undefined) throw new CannotRun(`cannot write aliases into the front matter of \`${file}\``);
  const start = text.indexOf('\n') + 1;
  return text.slice(0, start) + next + text.slice(start + yaml.length);
}

type Entry = Pair<ParsedNode, ParsedNode | null>;

/** The front matter with other aliases; undefined where it cannot be written. */
export function aliasesIn(yaml: string, table: AliasTable): string | undefined {
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const { contents, errors } = document;
  if (errors.length > 0 || (contents !== null && !isMap(contents))) return undefined;
  const items = contents?.items ?? [];
  const index = items.findIndex(({ key }) => isScalar(key) && key.value === 'aliases');
  const pair = items[index];
  const text = table.size > 0 ? pairText(yaml, pair, table) : '';
  const next = pair ? spliced(yaml, pair, items[index + 1], text) : yaml.replace(/[^\n]$/, '$&\n') + text;
  return saysSo(next, document, table) ? next : undefined;
}

/** The text of the one pair: comments and quotes of entries that stay are kept. */
function pairText(yaml: string, pair: Entry | undefined, table: AliasTable): string {
  const was = pair && isMap(pair.value) && pair.value.items.length > 0 ? pair.value : undefined;
  const [start, end] = was?.range ?? [0, 0];
  const document = new Document({}, { version: '1.2' });
  const value: YAMLMap = was ?? new YAMLMap();
  for (const { key } of [...value.items]) if (!table.has(String(key))) value.delete(key);
  for (const [anchor, list] of table) {
    const known = value.get(anchor, true) as unknown;
    // A list that says the same already stays as it is written.
    if (isNode(known) && isDeepStrictEqual(known.toJS(document), list)) continue;
    const node = document.createNode(list);
    node.flow = true;
    value.set(anchor, node);
  }
  document.set('aliases', value);
  const column = start - (yaml.lastIndexOf('\n', start - 1) + 1);
  const indent = was && !was.flow && column > 0 ? column : 2;
  const isPadded = /[[{] \S/.test(yaml.slice(start, end));
  return document.toString({ lineWidth: 0, flowCollectionPadding: isPadded, indent });
}

function spliced(yaml: string, pair: Entry, next: Entry | undefined, text: string): string {
  const start = yaml.lastIndexOf('\n', pair.key.range[0] - 1) + 1;
  const last = pair.value?.range[1] ?? start;
  const behind = next?.key.range[0] ?? yaml.length;
  const lineEnd = yaml.indexOf('\n', Math.max(last - 1, start));
  const end = Math.min(lineEnd < 0 ? yaml.length : lineEnd + 1, Math.max(behind, last));
  return yaml.slice(0, start) + text + yaml.slice(end);
}

/** Whether a text has these aliases, and all else as it was. */
function saysSo(next: string, before: Document.Parsed, table: AliasTable): boolean {
  const after = parseDocument(next, { logLevel: 'silent' });
  if (after.errors.length > 0) return false;
  const { aliases = {}, ...rest } = after.toJS() ?? {};
  const { aliases: _, ...others } = before.toJS() ?? {};
  return isDeepStrictEqual(rest, others) && isDeepStrictEqual(aliases, Object.fromEntries(table));
}
