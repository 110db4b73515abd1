import { CannotRun } from '../../cannot-run.ts';
import type { Topic } from '../../site/content.ts';
import { recordKey } from '../../site/record-key.ts';
import { type AliasTable, stoodAt, withAlias, withoutAliases } from './alias-table.ts';
import { anchorsOf, isCited, oldIdsOf, promise } from './anchors-of.ts';
import { edit, mendTopic } from './mend-links.ts';
import type { MovingSite } from './moving-site.ts';
import type { Relocate } from './relocation.ts';
import type { Request } from './request.ts';

/**
 * Renames an anchor in every language that has it; the old id stays as an alias under the new one.
 * @throws CannotRun where there is no such anchor, or the new id means something already
 */
export function renameAnchor(site: MovingSite, request: Extract<Request, { kind: 'anchor' }>): Relocate {
  const { path, from, to } = request;
  const topics = holdersOf(site, path, from);
  for (const topic of topics) expectFreeId(site, topic, from, to);
  const paths = new Set(topics.map((topic) => topic.path));
  const relocate: Relocate = (at, id) => (id === from && paths.has(at) ? { path: at, id: to } : undefined);
  for (const topic of topics) {
    const places = topic.text().outline.anchors.filter(({ id, kind }) => id === from && kind !== 'alias');
    const ids = places.map(({ place }) => edit(topic.path, place, `{#${from}}`, `{#${to}}`));
    const mended = mendTopic(
      topic.path,
      site.text(topic.path),
      site.rewriting(topic.path, topic.path, relocate),
      ids,
    );
    site.take(topic.path, { ...mended, done: mended.done.filter(({ was }) => !was.startsWith('{#')) });
    site.done.push(`${topic.file}: \`#${from}\` → \`#${to}\``);
    const left = isCited(site, topic) ? [from] : [];
    site.setTable(topic.path, renamedTable(site.table(topic.path), topic.address, { from, to, left }));
    promise(site, topic, [from]);
  }
  site.mendLinks(relocate, new Map(), [...paths]);
  return relocate;
}

function renamedTable(
  table: AliasTable,
  home: string,
  { from, to, left }: { readonly from: string; readonly to: string; readonly left: readonly string[] },
): AliasTable {
  const list = table.get(from) ?? [];
  const renamed = new Map(
    [...table].flatMap(([anchor, aliases]): [string, readonly string[]][] =>
      anchor === from ? [] : [[anchor, aliases]],
    ),
  );
  const moved = [...list, ...left].reduce(
    (sofar, alias) => withAlias(sofar, to, alias),
    renamed as AliasTable,
  );
  return withoutAliases(moved, (alias) => {
    const stood = stoodAt(alias, home);
    return stood.address === home && stood.id === to;
  });
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
