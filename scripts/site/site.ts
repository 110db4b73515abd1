import type { Content, LanguageContent, Topic } from './content.ts';
import { type GuestTopic, guestTopics } from './guest-topics.ts';
import { type OldPages, oldPages } from './old-pages.ts';
import { type PublishedSite, publishedSite } from './published-site.ts';
import type { SiteGraph } from './site-graph.ts';
import { sourceGraph } from './source-pages.ts';
import { type StaleText, staleTexts } from './stale-sections.ts';
import {
  type Families,
  familiesOf,
  isPublished,
  languagesInUse,
  type PublishedTopic,
  type Twins,
  twinsAmong,
} from './twins.ts';

/**
 * The site: everything that editors wrote, and the one place that answers what follows from it. Each answer is worked out
 * when it is first asked for, and kept as long as the site is.
 */
export class Site implements Content {
  readonly folder: Content['folder'];
  readonly operator: Content['operator'];
  readonly languages: ReadonlyMap<string, LanguageContent>;
  readonly sources: Content['sources'];
  readonly dataLinks: Content['dataLinks'];
  readonly hosts: Content['hosts'];
  readonly acceptances: Content['acceptances'];
  readonly record: Content['record'];
  readonly legacy: Content['legacy'];
  readonly gone: Content['gone'];
  readonly translations: Content['translations'];
  readonly topics: readonly Topic[];
  readonly downloads: Content['downloads'];
  readonly problems: Content['problems'];
  #guests: readonly GuestTopic[] | undefined;
  #old: OldPages | undefined;
  #standing: ReadonlySet<string> | undefined;
  #graph: SiteGraph | undefined;
  #publishedTopics: readonly PublishedTopic[] | undefined;
  #families: Families | undefined;
  #twins: readonly Twins[] | undefined;
  #published: PublishedSite | undefined;
  #staleIn: ((translation: Topic) => StaleText | undefined) | undefined;

  constructor(content: Content) {
    this.folder = content.folder;
    this.operator = content.operator;
    this.languages = content.languages;
    this.sources = content.sources;
    this.dataLinks = content.dataLinks;
    this.hosts = content.hosts;
    this.acceptances = content.acceptances;
    this.record = content.record;
    this.legacy = content.legacy;
    this.gone = content.gone;
    this.translations = content.translations;
    this.topics = content.topics;
    this.downloads = content.downloads;
    this.problems = content.problems;
  }

  /** The path that the site lives under. */
  get base(): string {
    return this.operator?.site.base ?? '/';
  }

  /** The code of the language of `/`; empty where it is not known. */
  get defaultLanguage(): string {
    return this.operator?.site.default_language ?? '';
  }

  /** The topics that declare themselves for one language, as the others show them. */
  get guests(): readonly GuestTopic[] {
    this.#guests ??= guestTopics(this);
    return this.#guests;
  }

  /** Old addresses and ids, and what became of them. */
  get old(): OldPages {
    this.#old ??= oldPages(this);
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
    this.#graph ??= sourceGraph(this);
    return this.#graph;
  }

  /** The topics that readers see, of two at one address the first; none where nothing can be published. */
  get publishedTopics(): readonly PublishedTopic[] {
    this.#publishedTopics ??= this.#findPublished();
    return this.#publishedTopics;
  }

  #findPublished(): PublishedTopic[] {
    const addresses = new Set<string>();
    if (!this.operator) return [];
    return this.topics
      .filter(isPublished)
      .filter(({ address }) => !addresses.has(address) && addresses.add(address));
  }

  /** The languages in which something is published, by their codes, the default one first. */
  get languagesInUse(): readonly string[] {
    return languagesInUse(this);
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
    this.#published ??= publishedSite(this);
    return this.#published;
  }

  /** What changed in the original of a translation since it was made; undefined where nothing did. */
  staleIn(translation: Topic): StaleText | undefined {
    this.#staleIn ??= staleTexts(this);
    return this.#staleIn(translation);
  }
}
