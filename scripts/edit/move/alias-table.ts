import type { Topic } from '../../site/content.ts';
import { readOldAddress, type Whereabouts } from '../../site/old-address.ts';
import { recordKey } from '../../site/record.ts';

/** The ids that a topic's text declares, without its old ones. */
export function anchorsOf(topic: Topic): string[] {
  const { anchors } = topic.text();
  return anchors.flatMap(({ id, kind }) =>
    kind === 'alias' || kind === 'footnote' || id === '' ? [] : [id],
  );
}

/** The old ids that a topic keeps for itself, and the anchors that hold their statements. */
export function oldIdsOf(topic: Topic): Map<string, string> {
  const { anchors } = topic.text();
  return new Map(anchors.flatMap(({ id, of }) => (of === undefined ? [] : [[id, of] as const])));
}

/** The old ids that a topic keeps for some of its anchors, with these. */
export function oldIdsFor(topic: Topic, ids: { has: (id: string) => boolean }): [id: string, of: string][] {
  return [...oldIdsOf(topic)].filter(([, of]) => ids.has(of));
}

/** The old ids and addresses that a topic keeps, by the anchor that holds their statement; `top` is the topic itself. */
export type AliasTable = ReadonlyMap<string, readonly string[]>;

/** What a topic's front matter says. */
export function tableOf({ matter }: Pick<Topic, 'matter'>): AliasTable {
  return new Map(Object.entries(matter?.aliases ?? {}));
}

/** Adds an alias to an anchor, once. */
export function withAlias(table: AliasTable, anchor: string, alias: string): AliasTable {
  const list = table.get(anchor) ?? [];
  return list.includes(alias) ? table : new Map([...table, [anchor, [...list, alias]]]);
}

/** Takes aliases away. */
export function withoutAliases(
  table: AliasTable,
  isGone: (alias: string, anchor: string) => boolean,
): AliasTable {
  const kept = [...table].map(([anchor, list]): [string, readonly string[]] => [
    anchor,
    list.filter((alias) => !isGone(alias, anchor)),
  ]);
  return new Map(kept.filter(([, list]) => list.length > 0));
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
