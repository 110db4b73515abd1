import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { recordKey } from '../../site/record.ts';
import { statingSections } from '../../site/sources.ts';
import { findBlocks } from '../../text/markdown/find-blocks.ts';
import { applyEdits, markdownOf } from '../apply-edits.ts';
import { aliasFor, anchorsOf, keptAlias, oldIdsOf, stoodAt } from './kept-aliases.ts';
import { sourcesAt, withSources } from './kept-sources.ts';
import type { MovingSite } from './moving-site.ts';
import type { Relocate } from './next-href.ts';
import type { Statement } from './request.ts';

/**
 * Renames an anchor in every language that has it; the old id stays as an alias under the new one.
 * @throws CannotRun where there is no such anchor, or the new id means something already
 */
export function renameAnchor(site: MovingSite, { path, id: from }: Statement, to: string): Relocate {
  const topics = holdersOf(site, path, from);
  for (const topic of topics) expectFreeId(site, topic, from, to);
  const paths = topics.map((topic) => topic.path);
  const relocate: Relocate = (at, id) =>
    id === from && paths.includes(at) ? { path: at, id: to } : undefined;
  for (const topic of topics) {
    site.take(topic.path, site.withLinks(topic.path, relocate));
    site.texts.set(topic.path, withId(site.text(topic.path), from, to, site.words(topic)));
    site.done.push(`${topic.file}: \`#${from}\` → \`#${to}\``);
    moveAliases(site, topic, topic.path, new Map([[from, to]]));
    site.promise(topic, [from]);
  }
  site.mendLinks(relocate, paths);
  return relocate;
}

/** The text of a topic with another id for one of its anchors. @param words names that stand for words of the operator */
export function withId(text: string, from: string, to: string, words: Iterable<string>): string {
  const { anchors } = findBlocks(markdownOf(text), words);
  const found = anchors.filter(({ id }) => id === from);
  const edits = found.map(({ place }) => ({ place, was: `{#${from}}`, is: `{#${to}}` }));
  return applyEdits(text, edits).text;
}

/**
 * Has the aliases of anchors go along to where these will stand, with what their sections rest on, and each anchor leave its
 * old address.
 * @param to the path of the topic that will hold them
 * @param ids as they are, and as they will be there
 */
export function moveAliases(
  site: MovingSite,
  topic: Topic,
  to: string,
  ids: ReadonlyMap<string, string>,
): void {
  moveSources(site, topic, to, ids);
  const home = addressOfTopic(to);
  const was = site.aliases(topic.path);
  const staying = was.filter(({ anchor }) => !ids.has(anchor));
  site.setAliases(topic.path, staying);
  for (const [id, next] of ids) {
    const own = site.isCited(topic) ? [aliasFor({ address: topic.address, id }, home)] : [];
    const others = was
      .filter(({ anchor }) => anchor === id)
      .map(({ alias }) => keptAlias(alias, topic.address, home));
    for (const alias of [...others, ...own]) {
      const stood = stoodAt(alias, home);
      const isThere = stood.address === home && (stood.id === null || stood.id === next);
      if (!isThere) site.keepAlias(to, next, alias);
    }
  }
}

function moveSources(site: MovingSite, topic: Topic, to: string, ids: ReadonlyMap<string, string>): void {
  const from = topic.path;
  const text = site.text(from);
  if (to === from) {
    site.texts.set(from, withSources(text, ids));
    return;
  }
  const stating = (of: Topic | undefined): string[] =>
    statingSections(of?.text().headings ?? []).map(({ id }) => id ?? '');
  const going = [...sourcesAt(text, new Set(ids.keys()), stating(topic))];
  const coming = new Map(going.map(([id, basis]) => [ids.get(id) ?? id, basis]));
  site.texts.set(from, withSources(text, new Map([...ids.keys()].map((id) => [id, undefined]))));
  site.texts.set(to, withSources(site.text(to), new Map(), coming, stating(site.topic(to))));
}

/**
 * The topics that have an anchor.
 * @throws CannotRun where none has, where it is an old id, or stands twice
 */
export function holdersOf(site: MovingSite, path: string, id: string): Topic[] {
  const topics = site.twins(path);
  const holders = topics.filter((topic) => anchorsOf(topic).includes(id));
  for (const topic of holders)
    if (anchorsOf(topic).filter((one) => one === id).length > 1)
      throw new CannotRun(`\`#${id}\` stands twice in \`${topic.file}\`: which one is meant?`);
  if (holders.length > 0) return holders;
  const now = topics.flatMap((topic) => oldIdsOf(topic).get(id) ?? [])[0];
  const files = topics.map(({ file }) => `\`${file}\``).join(', ');
  throw new CannotRun(
    now === undefined
      ? `there is no anchor \`#${id}\` in ${files}`
      : `\`#${id}\` is an old id in ${files}: its statement is \`#${now}\` now`,
  );
}

/** @throws CannotRun where an id means something on a page already */
function expectFreeId(site: MovingSite, topic: Topic, from: string, to: string): void {
  if (anchorsOf(topic).includes(to))
    throw new CannotRun(`\`${topic.file}\` has an anchor \`#${to}\` already`);
  const holder = oldIdsOf(topic).get(to);
  if (holder !== undefined && holder !== from)
    throw new CannotRun(
      `\`#${to}\` is an old id of \`#${holder}\` in \`${topic.file}\`: those who cited it meant that statement, so choose another`,
    );
  const claim = site.content.old.byKey.get(recordKey(topic.address, to));
  if (claim)
    throw new CannotRun(
      `\`${topic.address}#${to}\` is an old address (${claim.place.file}:${claim.place.line}): those who cited it meant another statement, so choose another`,
    );
}
