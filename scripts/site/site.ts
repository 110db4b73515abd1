import { hash } from 'node:crypto';
import { encodeFragment } from '../text/find-anchor.ts';
import type { Content, Topic } from './content.ts';
import { type OldAnchor, type OldPages, oldPages } from './old-pages.ts';
import { recordKey } from './record.ts';
import { type SiteGraph, sourceGraph } from './site-graph.ts';
import { type StaleText, staleText } from './translations.ts';
import {
  type Families,
  familiesOf,
  firstAtAddress,
  type GuestTopic,
  guestTopics,
  isPublished,
  type PublishedTopic,
  type Twins,
  twinsAmong,
  withinLanguage,
} from './twins.ts';

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
  #guests: readonly GuestTopic[] | undefined;
  #old: OldPages | undefined;
  #standing: ReadonlySet<string> | undefined;
  #graph: SiteGraph | undefined;
  #publishedTopics: readonly PublishedTopic[] | undefined;
  #byAddress: ReadonlyMap<string, PublishedTopic> | undefined;
  #families: Families | undefined;
  #twins: readonly Twins[] | undefined;
  #published: ReadonlyMap<string, string> | undefined;
  #world: string | undefined;

  /** The topics that declare themselves for one language, as the others show them. */
  get guests(): readonly GuestTopic[] {
    this.#guests ??= guestTopics(this);
    return this.#guests;
  }

  /** Old addresses and ids, and what became of them. */
  get old(): OldPages {
    this.#old ??= oldPages(this, this.standing);
    return this.#old;
  }

  /** The addresses at which the site publishes something of its own. */
  get standing(): ReadonlySet<string> {
    this.#standing ??= new Set([
      ...[...this.topics, ...this.guests].flatMap(({ address, matter }) => (matter?.draft ? [] : [address])),
      ...this.downloads.keys(),
      ...['/', '/404.html'],
      ...[...this.languages.keys()].map((code) => `/${code}/404.html`),
    ]);
    return this.#standing;
  }

  /** The site as links see it: its topics, and the links of its data files. */
  get graph(): SiteGraph {
    this.#graph ??= sourceGraph(this, this.guests);
    return this.#graph;
  }

  /** The topics that readers see, of two at one address the first; none where nothing can be published. */
  get publishedTopics(): readonly PublishedTopic[] {
    this.#publishedTopics ??= firstAtAddress((this.operator ? this.topics : []).filter(isPublished));
    return this.#publishedTopics;
  }

  /** The published topics by each address at which one can be read, guests and `/` included. */
  get byAddress(): ReadonlyMap<string, PublishedTopic> {
    this.#byAddress ??= this.#topicsByAddress();
    return this.#byAddress;
  }

  /** The languages in which something is published, by their codes, the default one first. */
  get languagesInUse(): readonly string[] {
    const used = new Set(this.publishedTopics.map(({ language }) => language));
    const codes = new Set([this.defaultLanguage, ...this.languages.keys()]);
    return [...codes].filter((code) => used.has(code));
  }

  /** The published topics by the path that twins share. */
  get families(): Families {
    this.#families ??= familiesOf(this.publishedTopics, this.languagesInUse);
    return this.#families;
  }

  /** The translations, each with what it translates. */
  get twins(): readonly Twins[] {
    this.#twins ??= twinsAmong(this.families);
    return this.#twins;
  }

  /** Everything that readers can reach and may cite, by `recordKey`; and the file that it comes from. */
  get published(): ReadonlyMap<string, string> {
    this.#published ??= this.#allPublished();
    return this.#published;
  }

  /** Tells one set of pages and anchors that links can lead to from another. */
  get world(): string {
    const lines = (): string[] =>
      this.topics.map(({ path, matter, complete, oneLanguage, topIds, gist }) =>
        JSON.stringify([path, matter?.draft, complete, oneLanguage, matter?.aliases, topIds, gist().anchors]),
      );
    this.#world ??= hash('sha1', lines().join('\n'), 'base64');
    return this.#world;
  }

  /** The declared anchors of the page at an address, encoded as in links; undefined where no topic stands there. */
  anchorsAt(address: string): readonly string[] | undefined {
    const topic = this.byAddress.get(address);
    return topic && declaredOn(topic);
  }

  /** What changed in the original of a translation since it was made; undefined where nothing did. */
  staleIn(translation: Topic): StaleText | undefined {
    const [original] = this.families.get(withinLanguage(translation)) ?? [];
    const isOriginal = original?.language === this.defaultLanguage && original !== translation;
    // Without a record no text need be read to tell.
    if (!original || !isOriginal || this.translations.size === 0) return undefined;
    if (original.matter.one_language || translation.matter?.one_language) return undefined;
    return staleText(translation, original, this.translations);
  }

  #topicsByAddress(): Map<string, PublishedTopic> {
    const topics = new Map(this.publishedTopics.map((topic) => [topic.address, topic]));
    for (const { address, original } of this.operator ? this.guests : [])
      if (isPublished(original) && !topics.has(address)) topics.set(address, original);
    const home = topics.get(`/${this.defaultLanguage}/`);
    return home ? topics.set('/', home) : topics;
  }

  #allPublished(): Map<string, string> {
    const found = new Map<string, string>();
    for (const [address, topic] of this.byAddress) {
      found.set(address, topic.file);
      for (const id of declaredOn(topic)) found.set(`${address}#${id}`, topic.file);
    }
    for (const [address, { path }] of this.downloads) found.set(address, `${this.folder}/${path}`);
    for (const [key, file] of this.#keptAlive()) if (!found.has(key)) found.set(key, file);
    return found;
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

/** The anchors that editors declared on a topic, old ids included, as they stand in fragments. */
function declaredOn({ gist }: Topic): string[] {
  const ids = gist().anchors.flatMap(({ id, kind }) => (kind === 'footnote' ? [] : encodeFragment(id)));
  return [...new Set(ids)].filter(Boolean);
}
