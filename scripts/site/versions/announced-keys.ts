import type { Content } from '../content.ts';
import { recordKey } from '../record.ts';
import type { SiteVersions } from './site-versions.ts';

/** What change files speak of, which waits for a release: statements, and what has an id in them. */
export function announcedKeys({
  versions,
  topics,
}: Pick<Content, 'topics'> & { readonly versions: Pick<SiteVersions, 'waiting'> }): Set<string> {
  const listed = Map.groupBy(
    versions.waiting.flatMap(({ statements }) => statements),
    ({ path }) => path,
  );
  const keys = [...listed].flatMap(([path, statements]) => {
    const topic = topics.find((one) => one.path === path);
    const ids = new Set(statements.map(({ id }) => id));
    let within = 'top';
    const named = topic?.text().outline.anchors.flatMap(({ id, kind, of }) => {
      if (kind === 'heading') within = id;
      return ids.has(of ?? within) ? recordKey(topic.address, id) : [];
    });
    return topic ? [...(ids.has('top') ? [topic.address] : []), ...(named ?? [])] : [];
  });
  return new Set(keys);
}
