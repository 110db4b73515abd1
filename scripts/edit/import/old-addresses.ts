import { posix } from 'node:path';
import { SITE } from '../../site/addresses.ts';
import { readOldAddress } from '../../site/old-address.ts';
import { readRecordKey, recordKey } from '../../site/record.ts';
import type { Site } from '../../site/site.ts';
import type { Tell } from './blocks.ts';
import { decoded } from './links.ts';
import type { OldPage } from './read-page.ts';

/** Where an old page stood. */
export interface Addresses {
  /** What its relative links start from. */
  readonly first: string;
  /** It was guessed from the name of a file that is no HTML. */
  readonly isGuessed: boolean;
  /** Those that become aliases of its topic: nothing on the site claims them yet. */
  readonly claimed: readonly string[];
}

/** The addresses of an old page: what it says itself, else its path, in the forms that are given. @param forms such as `/*.html` */
export function addressesOf(
  { old, declared }: OldPage,
  forms: readonly string[],
  site: Site,
  note: Tell,
): Addresses {
  const canonical = pathIn(declared.canonical);
  const name = old.address.replace(/\.\w+$/, '');
  const made = forms.map((form) => form.replace('*', name));
  const isMarkdown = /\.(?:md|markdown)$/i.test(old.address);
  const usual = isMarkdown ? `/${name}.html` : `/${old.address}`;
  const own = canonical === undefined ? (made.length > 0 ? made : [usual]) : [canonical, ...made];
  const all = [...own, ...declared.former.flatMap((one) => pathIn(one) ?? [])];
  const [first = usual] = all;
  const claimed = [...new Set(all)].flatMap((written) => {
    const read = readOldAddress(encodeURI(written));
    if (!read) {
      note('decide', 1, `its old address \`${written}\` cannot be kept`);
      return [];
    }
    const { address } = read;
    const claim = site.old.byKey.get(recordKey(address, null));
    if (!claim && !site.standing.has(address)) return [address];
    note(
      'decide',
      1,
      `its old address \`${address}\` leads elsewhere already${claim?.to ? `, to \`${claim.to.address}\`` : ''}: it is no alias of this page`,
    );
    return [];
  });
  return { first, isGuessed: canonical === undefined && made.length === 0 && isMarkdown, claimed };
}

function pathIn(written: string): string | undefined {
  const url = written.trim() === '' ? null : URL.parse(written.trim(), SITE);
  return url && /^https?:$/.test(url.protocol) ? decoded(url.pathname) : undefined;
}

/** What the relative links of a page start from. */
export function baseOf({ declared }: OldPage, address: string): string {
  const own = SITE + encodeURI(address);
  return declared.base === '' ? own : (URL.parse(declared.base, own)?.href ?? own);
}

/** Tells the hosts at which the old site was: those given, that of this site, its former ones, those that pages name as their own. */
export function hostsOf(
  pages: readonly OldPage[],
  given: readonly string[],
  site: Site,
): (host: string) => boolean {
  const named = [
    ...pages.flatMap(({ declared }) => [declared.canonical, declared.base]),
    site.operator?.site.url ?? '',
  ];
  const hosts = new Set([
    ...given,
    ...site.hosts.former_hosts,
    ...site.hosts.deny,
    ...named.flatMap((address) => URL.parse(address)?.hostname ?? []),
  ]);
  return (host) => [...hosts].some((own) => host === own || host.endsWith(`.${own}`));
}

/** Finds where an old address leads on the site as it is. @param path of the topic from which the way leads */
export function knownOn(
  site: Site,
  path: string,
): (address: string, id: string | null) => string | undefined {
  return (address, id) => {
    const read = readOldAddress(encodeURI(address));
    const key = read && site.whereIs(recordKey(read.address, id));
    if (!key) return undefined;
    const now = readRecordKey(key);
    const topic = site.topics.find((one) => one.address === now.address);
    const file = topic?.path ?? site.downloads.get(now.address)?.path;
    if (file === undefined) return undefined;
    return posix.relative(posix.dirname(path), file) + (now.id === null ? '' : `#${encodeURI(now.id)}`);
  };
}
