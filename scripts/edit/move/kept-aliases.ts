import { CannotRun } from '../../cannot-run.ts';
import type { Topic } from '../../site/content.ts';
import { readOldAddress, type Whereabouts } from '../../site/old-address.ts';
import { recordKey } from '../../site/record.ts';
import { withMap } from './matter-map.ts';

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

/**
 * Writes the aliases of a topic's front matter; nothing else in the file changes.
 * @throws CannotRun where the front matter is written in a way that does not let it
 */
export function writeAliases(file: string, text: string, aliases: readonly KeptAlias[]): string {
  const byAnchor = Map.groupBy(aliases, ({ anchor }) => anchor);
  const table = new Map([...byAnchor].map(([anchor, of]) => [anchor, of.map(({ alias }) => alias)]));
  const next = withMap(text, 'aliases', table);
  if (next === undefined) throw new CannotRun(`cannot write aliases into the front matter of \`${file}\``);
  return next;
}
