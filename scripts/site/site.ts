import { hash } from 'node:crypto';
import type { Content, Topic } from './content.ts';
import { type OldPages, oldPages } from './old-pages.ts';
import { type PublishedSite, publishedSite } from './published-site.ts';
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
  #families: Families | undefined;
  #twins: readonly Twins[] | undefined;
  #published: PublishedSite | undefined;
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
    this.#graph ??= sourceGraph(this, this.guests, this.old);
    return this.#graph;
  }

  /** The topics that readers see, of two at one address the first; none where nothing can be published. */
  get publishedTopics(): readonly PublishedTopic[] {
    this.#publishedTopics ??= firstAtAddress((this.operator ? this.topics : []).filter(isPublished));
    return this.#publishedTopics;
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

  /** What readers can reach and may cite. */
  get published(): PublishedSite {
    this.#published ??= publishedSite(this, this.publishedTopics, this.guests, this.old);
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

  /** What changed in the original of a translation since it was made; undefined where nothing did. */
  staleIn(translation: Topic): StaleText | undefined {
    const [original] = this.families.get(withinLanguage(translation)) ?? [];
    const isOriginal = original?.language === this.defaultLanguage && original !== translation;
    // Without a record no text need be read to tell.
    if (!original || !isOriginal || this.translations.size === 0) return undefined;
    if (original.matter.one_language || translation.matter?.one_language) return undefined;
    return staleText(translation, original, this.translations);
  }
}
