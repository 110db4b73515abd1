import { hash } from 'node:crypto';
import { encodeFragment } from '../text/find-anchor.ts';
import { CRAWLER_FILES, manifestAddress, SECURITY_FILE, SITE_FILES, searchAddress } from './addresses.ts';
import type { Content, Topic } from './content.ts';
import { archiveOf, type GatheredPage, gatheredAddresses, gatheredPages } from './gathered-pages.ts';
import { type OldAnchor, type OldPages, oldPages } from './old-pages.ts';
import { declaredOn } from './pieces.ts';
import { GONE, readRecordKey, recordKey } from './record.ts';
import { registerSources } from './registers.ts';
import { type SiteGraph, sourceGraph } from './site-graph.ts';
import { stalenessOf } from './translations.ts';
import {
  type Families,
  firstAtAddress,
  type GuestTopic,
  guestTopics,
  isPublished,
  type PublishedTopic,
  type Twins,
  withinLanguage,
} from './twins.ts';
import { Announcements } from './versions/announced.ts';
import { feedAddresses } from './versions/news.ts';
import { SiteVersions } from './versions/site-versions.ts';
import { idsOfVersion, type VersionPage, versionPages } from './versions/version-pages.ts';

/** What editors wrote, as members of the site itself. */
const Written = class {
  constructor(content: Content) {
    Object.assign(this, content);
  }
} as new (
  content: Content,
) => Content;

/**
 * The site: everything that editors wrote, and the one place that answers what follows from it. Each answer is worked out
 * when it is first asked for, and kept as long as the site is.
 */
export class Site extends Written {
  /** The topics that declare themselves for one language, as the others show them. */
  get guests(): readonly GuestTopic[] {
    return keep(this, 'guests', guestTopics(this));
  }

  /** Old addresses and ids, and what became of them. */
  get old(): OldPages {
    return keep(this, 'old', oldPages(this, this.standing));
  }

  /** The addresses at which the site publishes something of its own. */
  get standing(): ReadonlySet<string> {
    const shown = [...this.topics, ...this.guests].filter(({ stage }) => stage === 'published');
    const addresses = shown.map(({ address }) => address);
    const missing = ['/404.html', ...[...this.languages.keys()].map((code) => `/${code}/404.html`)];
    const codes = [...this.languages.keys()];
    const own = [...codes.map(searchAddress), ...codes.map(manifestAddress)];
    const files = [...this.files, ...CRAWLER_FILES, SECURITY_FILE];
    const made = [
      ...this.feeds,
      ...missing,
      ...own,
      ...gatheredAddresses(codes).keys(),
      ...this.versionPages.keys(),
    ];
    return keep(this, 'standing', new Set([...addresses, ...files, '/', ...made]));
  }

  /** The addresses of files that the site makes for machines and that may be cited, each with the file it comes from. */
  get generated(): ReadonlyMap<string, string> {
    return keep(this, 'generated', registerSources(this));
  }

  /** The addresses of the files beside its pages that links may lead to. */
  get files(): readonly string[] {
    const archives = this.gathered.flatMap((page) => archiveOf(page) ?? []);
    const files = [...this.downloads.keys(), ...this.generated.keys(), ...archives, ...SITE_FILES];
    return keep(this, 'files', files);
  }

  /** The pages that it makes of what its topics say. */
  get gathered(): readonly GatheredPage[] {
    return keep(this, 'gathered', this.operator ? gatheredPages(this) : []);
  }

  /** The addresses of the feeds: of what changed in each language, and on each page. */
  get feeds(): ReadonlySet<string> {
    return keep(this, 'feeds', feedAddresses(this));
  }

  /** The site as links see it: its topics, and the links of its data files. */
  get graph(): SiteGraph {
    return keep(this, 'graph', sourceGraph(this, this.guests));
  }

  /** The topics that readers see, of two at one address the first; none where nothing can be published. */
  get publishedTopics(): readonly PublishedTopic[] {
    const topics = this.operator ? this.topics : [];
    return keep(this, 'publishedTopics', firstAtAddress(topics.filter(isPublished)));
  }

  /** The published topics by each address at which one can be read, guests and `/` included. */
  get byAddress(): ReadonlyMap<string, PublishedTopic> {
    const topics = new Map(this.publishedTopics.map((topic) => [topic.address, topic]));
    for (const { address, original } of this.operator ? this.guests : [])
      if (isPublished(original) && !topics.has(address)) topics.set(address, original);
    const home = topics.get(`/${this.defaultLanguage}/`);
    if (home) topics.set('/', home);
    return keep(this, 'byAddress', topics);
  }

  /** The languages in which something is published, by their codes, the default one first. */
  get languagesInUse(): readonly string[] {
    const used = new Set(this.publishedTopics.map(({ language }) => language));
    const codes = new Set([this.defaultLanguage, ...this.languages.keys()]);
    return [...codes].filter((code) => used.has(code));
  }

  /** The published topics by the path that twins share. */
  get families(): Families {
    const order = this.languagesInUse;
    const families = Map.groupBy(this.publishedTopics, withinLanguage);
    for (const family of families.values())
      family.sort((a, b) => order.indexOf(a.language) - order.indexOf(b.language));
    return keep(this, 'families', families);
  }

  /** The translations, each with what it translates; topics that are for one language alone are none. */
  get twins(): readonly Twins[] {
    const twins = [...this.families.values()].flatMap((family) => {
      const [original, ...translations] = family.filter(({ matter }) => !matter.one_language);
      return original ? translations.map((translation) => ({ original, translation })) : [];
    });
    return keep(this, 'twins', twins);
  }

  /** Everything that readers can reach and may cite, by `recordKey`; and the file that it comes from. */
  get published(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [address, topic] of this.byAddress) {
      found.set(address, topic.file);
      for (const id of declaredOn(topic)) found.set(`${address}#${id}`, topic.file);
    }
    for (const [address, { path }] of this.downloads) found.set(address, `${this.folder}/${path}`);
    for (const [address, file] of this.operator ? this.generated : []) found.set(address, file);
    for (const page of this.gathered)
      for (const address of [page.address, archiveOf(page)])
        if (address) found.set(address, this.byAddress.get(`/${page.language}/`)?.file ?? this.folder);
    for (const [address, page] of this.versionPages) {
      found.set(address, page.history.file);
      for (const id of idsOfVersion(page)) found.set(`${address}#${encodeFragment(id)}`, page.history.file);
    }
    for (const address of this.feeds)
      found.set(address, found.get(address.replace(/[^/]*$/, '')) ?? this.folder);
    for (const [key, file] of this.#keptAlive()) if (!found.has(key)) found.set(key, file);
    return keep(this, 'published', found);
  }

  /** The versions of its pages, and what was announced and released. */
  get versions(): SiteVersions {
    return keep(this, 'versions', new SiteVersions(this.history, (address) => this.topicNow(address)));
  }

  /** What of its topics changes on a day to come. */
  get announced(): Announcements {
    return keep(this, 'announced', new Announcements(this));
  }

  /** The pages of versions and the lists of them, by their addresses. */
  get versionPages(): ReadonlyMap<string, VersionPage> {
    const pages = this.operator ? versionPages(this) : new Map<string, VersionPage>();
    return keep(this, 'versionPages', pages);
  }

  /** The downloads that were published and are lost, and the new ones that hold what they held, by their addresses. */
  get renamedFiles(): ReadonlyMap<string, string> {
    const { record, downloads, published } = this;
    const fresh = [...downloads].filter(([address]) => !record?.entries.has(address));
    const found = [...(fresh.length > 0 ? (record?.entries ?? []) : [])].flatMap(([key, { versions }]) => {
      const isLost = versions && !published.has(key);
      const now = isLost && fresh.find(([, { sha256 }]) => versions.includes(sha256));
      return now ? [[key, now[0]] as const] : [];
    });
    return keep(this, 'renamedFiles', new Map(found));
  }

  /** Published pages that are lost, and the new topics of their languages that have all ids that they had, by their addresses. */
  get renamedTopics(): ReadonlyMap<string, PublishedTopic> {
    const { record, published, publishedTopics } = this;
    const fresh = publishedTopics.filter(({ address }) => !record?.entries.has(address));
    const holders = Map.groupBy(
      fresh.flatMap((topic) => declaredOn(topic).map((id) => ({ topic, key: `${topic.language}#${id}` }))),
      ({ key }) => key,
    );
    const lost = [...(fresh.length > 0 ? (record?.entries.keys() ?? []) : [])].filter(
      (key) => !published.has(key),
    );
    const found = [...Map.groupBy(lost, (key) => readRecordKey(key).address)].flatMap(([address, keys]) => {
      const [, language = ''] = address.split('/');
      const ids = keys.filter((key) => key !== address).map((key) => language + key.slice(address.length));
      // Sought among those of the id that the fewest have.
      const having = ids.map((id) => new Set(holders.get(id)?.map(({ topic }) => topic)));
      const [few = new Set(), ...others] = having.sort((a, b) => a.size - b.size);
      const heirs = [...few].filter((topic) => others.every((all) => all.has(topic)));
      const isWhole = ids.length < keys.length && heirs.length === 1;
      return isWhole ? heirs.map((heir) => [address, heir] as const) : [];
    });
    // Of two that became one, neither was renamed.
    const heirs = Map.groupBy(found, ([, heir]) => heir);
    return keep(this, 'renamedTopics', new Map(found.filter(([, heir]) => heirs.get(heir)?.length === 1)));
  }

  /** Tells one set of pages and anchors that links can lead to from another. */
  get world(): string {
    const lines = (): string[] =>
      this.topics.map(({ path, stage, matter, complete, oneLanguage, topIds, gist }) =>
        JSON.stringify([path, stage, complete, oneLanguage, matter?.aliases, topIds, gist().anchors]),
      );
    const addresses = [...this.gathered.map(({ address }) => address), ...this.versionPages.keys()];
    return keep(this, 'world', hash('sha1', [...lines(), ...addresses].join('\n'), 'base64'));
  }

  /** The declared anchors of the page at an address, encoded as in links; undefined where no topic stands there. */
  anchorsAt(address: string): readonly string[] | undefined {
    const topic = this.byAddress.get(address);
    return topic && declaredOn(topic);
  }

  /** The topic at which readers of an address end; undefined where they end at none. */
  topicNow(address: string): PublishedTopic | undefined {
    const now = this.whereIs(address);
    return now === undefined ? undefined : this.byAddress.get(readRecordKey(now).address);
  }

  /**
   * Where readers of an address end who follow all that is said of it, by `recordKey`: where what it names stands now, under
   * its present anchor; `GONE` where that is said of it; undefined where it leads nowhere.
   */
  whereIs(key: string, steps = 0): string | undefined {
    const { address: written, id } = readRecordKey(key);
    const address = written === '/' ? `/${this.defaultLanguage}/` : written;
    const topic = this.byAddress.get(address);
    const version = this.versionPages.get(address);
    const isFile = version !== undefined || this.feeds.has(address) || this.files.includes(address);
    const gathered = this.gathered.find((page) => page.address === address);
    if (id === null && (topic || isFile || gathered)) return address;
    if (id !== null && gathered?.ids?.includes(id)) return recordKey(address, id);
    if (version && id !== null && idsOfVersion(version).includes(id)) return recordKey(address, id);
    const anchor = topic?.gist().anchors.find((one) => one.id === id && one.kind !== 'footnote');
    if (anchor) return recordKey(address, anchor.of === 'top' ? null : (anchor.of ?? id));
    const page = topic ? undefined : this.old.pages.get(address);
    const exact = this.old.byKey.get(recordKey(address, id)) ?? page?.anchors.find((one) => one.id === id);
    const claim = exact ?? (page?.declared ? page : undefined);
    // Who goes in a circle ends nowhere.
    if (!claim || steps > this.old.byKey.size) return undefined;
    if (!claim.to) return claim.gone && GONE;
    return this.whereIs(recordKey(claim.to.address, exact ? claim.to.id : (claim.to.id ?? id)), steps + 1);
  }

  /** The sections of its original that changed since a translation was made; undefined where none did. */
  staleIn(translation: Topic): { readonly original: Topic; readonly ids: readonly string[] } | undefined {
    const [original] = this.families.get(withinLanguage(translation)) ?? [];
    const isOriginal = original?.language === this.defaultLanguage && original !== translation;
    // Without a record no text need be read to tell.
    if (!original || !isOriginal || this.translations.size === 0) return undefined;
    if (original.matter.one_language || translation.matter?.one_language) return undefined;
    const staleness = stalenessOf(translation, original, this.translations);
    const sections = staleness === 'never' ? [] : staleness;
    const ids = sections.flatMap(({ id, reason }) => (reason === 'changed' ? [id] : []));
    return ids.length > 0 ? { original, ids } : undefined;
  }

  /** What is kept alive without being there. */
  *#keptAlive(): Generator<[key: string, file: string]> {
    const { pages, movedOff } = this.old;
    for (const { address, declared, place, anchors } of pages.values()) {
      if (declared) yield [address, place.file];
      for (const anchor of anchors)
        if (this.#isAlive(anchor)) yield [recordKey(address, anchor.id), place.file];
    }
    for (const [address, anchors] of movedOff)
      for (const { id, place } of anchors) {
        yield [recordKey(address, id), place.file];
        // The home page of the default language stands at `/` too, with the same list.
        if (address === `/${this.defaultLanguage}/`) yield [recordKey('/', id), place.file];
      }
  }

  /** What nobody declared moved along with its page where that has an anchor of the same name. */
  #isAlive({ to, implied }: OldAnchor): boolean {
    if (!implied || !to || to.id === null) return true;
    return this.anchorsAt(to.address)?.includes(encodeFragment(to.id)) ?? false;
  }
}

/** Puts an answer in the place of its question, so that it is worked out once. */
function keep<T>(site: Site, name: keyof Site, value: T): T {
  Object.defineProperty(site, name, { value });
  return value;
}
