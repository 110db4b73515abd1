import type { Content } from '../content.ts';
import type { PageHistory, PageVersion } from './page-history.ts';
import type { SiteVersions } from './site-versions.ts';

/** A page that shows a version of a topic, or the list of all of them. */
export interface VersionPage {
  readonly kind: 'version' | 'versions';
  readonly language: string;
  /** Without base path. */
  readonly address: string;
  readonly history: PageHistory;
  /** What it shows; of the list, nothing. */
  readonly version?: PageVersion;
}

/** The last part of the address of the list of a page's versions. */
const LIST = 'versions/';

/** Where the versions of the page at an address are listed. */
export function listAddress(address: string): string {
  return address + LIST;
}

/**
 * The pages of all versions by their addresses, and the lists of them: wherever a topic ever stood there is one, since
 * somebody may have cited it there.
 */
export function versionPages({
  versions,
  topics,
}: Pick<Content, 'topics'> & { readonly versions: SiteVersions }): ReadonlyMap<string, VersionPage> {
  const found = new Map<string, VersionPage>();
  // What nothing has versions of costs nothing.
  if (versions.isEmpty) return found;
  const present = new Map(topics.map(({ path, address }) => [path, address]));
  for (const history of versions.histories.values()) {
    const [language = ''] = history.path.split('/');
    const shared = { language, history };
    const stood = new Set(history.versions.map(({ address }) => address));
    for (const address of new Set([...stood, ...[present.get(history.path) ?? []].flat()]))
      found.set(listAddress(address), { kind: 'versions', address: listAddress(address), ...shared });
    for (const version of history.versions)
      found.set(version.permanent, { kind: 'version', address: version.permanent, ...shared, version });
  }
  for (const { address } of topics) found.delete(address);
  return found;
}

/** The ids that can be cited on a version, in the order of the page. */
export function idsOfVersion({ version }: VersionPage): string[] {
  return (version?.statements ?? []).flatMap(({ id }) => (id === 'top' ? [] : id));
}
