import { CannotRun } from '../../cannot-run.ts';
import type { Place } from '../../problem.ts';
import type { Topic } from '../../site/content.ts';
import type { Whereabouts } from '../../site/old-address.ts';
import { RECORD_PATH, recordKey, recordText } from '../../site/record.ts';
import type { Site } from '../../site/site.ts';
import type { Applied, Edit } from '../apply-edits.ts';
import { type AliasTable, anchorsOf, oldIdsOf, tableOf } from './alias-table.ts';
import { ACCEPTANCES_PATH, mendAcceptances, mendData, mendTopic } from './mend-links.ts';
import type { Relocate, Spot } from './next-href.ts';
import { writeAliases } from './write-aliases.ts';
import { GONE_PATH, type GoneEntry, writeGone } from './write-gone.ts';

/** A site on which something is being moved: what it was, what its files will be, and what is to be told of that. */
export class MovingSite {
  /** The site as it was. */
  readonly content: Site;
  /** The texts as they will be, by path; what is gathered below is written into them in the end. */
  readonly texts: Map<string, string>;
  /** The files that new ones are like, by their paths. */
  readonly models = new Map<string, string>();
  /** The recorded names of what is promised from now on. */
  readonly promised = new Set<string>();
  /** What was done, a line each. */
  readonly done: string[] = [];
  /** What a person is to look at, a line each. */
  readonly look: string[] = [];
  /** Where links were mended. */
  readonly mended: Place[] = [];
  /** What is to be said of what goes. */
  gone: GoneEntry | undefined;
  readonly #byPath: ReadonlyMap<string, Topic>;
  readonly #byAddress: ReadonlyMap<string, Topic>;
  readonly #tables = new Map<string, AliasTable>();
  /** The addresses that stand now where others stood, by file and address. */
  readonly #hrefs = new Map<string, string>();

  /** @param texts of its files, by their paths below the content folder */
  constructor(content: Site, texts: ReadonlyMap<string, string>) {
    this.content = content;
    this.texts = new Map(texts);
    this.#byPath = new Map(content.topics.map((topic) => [topic.path, topic]));
    this.#byAddress = new Map(content.topics.map((topic) => [topic.address, topic]));
  }

  /** The codes of the languages. */
  get codes(): string[] {
    return [...this.content.languages.keys()];
  }

  /** The topic at a path below the content folder, as it was. */
  topic(path: string): Topic | undefined {
    return this.#byPath.get(path);
  }

  /** The topics of a path inside the folder of each language. */
  twins(path: string): Topic[] {
    return this.codes.flatMap((code) => this.topic(`${code}/${path}`) ?? []);
  }

  /** The names of the operator's words in the language of a topic. */
  words({ language }: Topic): Iterable<string> {
    return this.content.languages.get(language)?.words.keys() ?? [];
  }

  /** The path of the topic that is published at an address. */
  topicAt = (address: string): string | undefined => {
    const home = this.content.operator?.site.default_language ?? '';
    return this.#byAddress.get(address === '/' ? `/${home}/` : address)?.path;
  };

  /**
   * Where what stands, or once stood, at an address is on the site as it was.
   * @param id decoded; null is the page itself
   * @returns the topic and its present anchor; `gone` where that is said of it; undefined where nothing is known
   */
  whereIs(address: string, id: string | null): Spot | 'gone' | undefined {
    const path = this.topicAt(address) ?? '';
    const topic = this.topic(path);
    if (topic) {
      if (id === null || anchorsOf(topic).includes(id)) return { path, id };
      const holder = oldIdsOf(topic).get(id);
      if (holder !== undefined) return { path, id: holder === 'top' ? null : holder };
    }
    const { byKey, pages } = this.content.old;
    const page = pages.get(address);
    const claim = byKey.get(recordKey(address, id));
    if (claim) return this.#spotAt(claim.to);
    if (topic || !page) return undefined;
    const anchor = page.anchors.find((one) => one.id === id);
    if (anchor) return this.#spotAt(anchor.to);
    return this.#spotAt(page.to && { address: page.to.address, id: id ?? page.to.id });
  }

  #spotAt(to: Whereabouts | undefined): Spot | 'gone' | undefined {
    return to ? this.whereIs(to.address, to.id) : 'gone';
  }

  /** Whether others may have cited a topic: a draft that was never published leaves no old addresses. */
  isCited(topic: Topic): boolean {
    return !topic.matter?.draft || (this.content.record?.entries.has(topic.address) ?? false);
  }

  /** Ids of a topic, or its address and all that can be cited of it, are promised from now on. */
  promise(topic: Topic, ids?: Iterable<string>): void {
    if (!this.isCited(topic)) return;
    if (!ids) this.promised.add(topic.address);
    for (const id of ids ?? [...anchorsOf(topic), ...oldIdsOf(topic).keys()])
      this.promised.add(recordKey(topic.address, id));
  }

  /** The aliases of a topic as they will be. @param path as it will be */
  table(path: string): AliasTable {
    const topic = this.topic(path);
    return this.#tables.get(path) ?? (topic ? tableOf(topic) : new Map());
  }

  /** @throws CannotRun where the aliases of the topic cannot be read, and so not be written */
  setTable(path: string, table: AliasTable): void {
    const topic = this.topic(path);
    if (topic && !topic.matter)
      throw new CannotRun(
        `the front matter of \`${topic.file}\` has faults, and must be changed: mend it first`,
      );
    this.#tables.set(path, table);
  }

  /** The text of a file that must be there. @throws CannotRun where it is no text */
  text(path: string): string {
    const text = this.texts.get(path);
    if (text === undefined) throw new CannotRun(`\`${this.content.folder}/${path}\` cannot be read`);
    return text;
  }

  /**
   * A file with its links to what moves mended; the file itself stays as it is.
   * @param to where what stands in it will be
   * @param others edits that are made along with them
   */
  withLinks(path: string, relocate: Relocate, to = path, others: readonly Edit[] = []): Applied {
    const text = this.text(path);
    const rewriting = { from: path, to, relocate, topicAt: this.topicAt };
    if (path.startsWith('_data/')) return mendData(path, text, this.codes, rewriting);
    return path.endsWith('.md') ? mendTopic(path, text, rewriting, others) : { text, done: [] };
  }

  /** Takes over a file whose links were mended. */
  take(path: string, { text, done }: Applied): void {
    this.texts.set(path, text);
    this.mended.push(...done.map(({ place }) => place));
    for (const { was, is } of done) this.#hrefs.set(`${path}\0${bare(was)}`, bare(is));
  }

  /**
   * Mends every link of the site to what moves, and in topics that move as a whole the links to what stays.
   * @param others topics that are seen to elsewhere
   */
  mendLinks(relocate: Relocate, others: readonly string[] = []): void {
    for (const path of [...this.texts.keys()].sort())
      if (!others.includes(path)) this.take(path, this.withLinks(path, relocate, relocate(path, null)?.path));
  }

  /**
   * The texts with what was gathered: aliases in the front matter of their topics, what is gone, and what is promised.
   * @param day the day on which that is recorded
   */
  planned(day: string): Map<string, string> {
    const texts = new Map(this.texts);
    const acceptances = texts.get(ACCEPTANCES_PATH);
    if (acceptances !== undefined) texts.set(ACCEPTANCES_PATH, this.#withAcceptances(acceptances));
    if (this.gone) texts.set(GONE_PATH, writeGone(texts.get(GONE_PATH), this.gone));
    const known = this.content.record?.entries;
    const entries = new Map<string, { readonly day: string }>(known);
    for (const key of this.promised) if (!entries.has(key)) entries.set(key, { day });
    if (entries.size > (known?.size ?? 0)) texts.set(RECORD_PATH, recordText(entries));
    for (const [path, table] of this.#tables) {
      const text = texts.get(path);
      if (text !== undefined) texts.set(path, writeAliases(`${this.content.folder}/${path}`, text, table));
    }
    return texts;
  }

  #withAcceptances(text: string): string {
    const { acceptances, folder } = this.content;
    const nextOf = (file: string, href: string): string | undefined =>
      this.#hrefs.get(`${file}\0${href}`) ?? this.#hrefs.get(`${file.slice(folder.length + 1)}\0${href}`);
    return mendAcceptances(text, acceptances, nextOf);
  }
}

/** Without the brackets of `<…>`. */
function bare(address: string): string {
  return address.replace(/^<(.*)>$/s, '$1');
}
