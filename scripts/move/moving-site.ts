import { CannotRun } from '../cannot-run.ts';
import type { Content, Topic } from '../content/content.ts';
import type { SourceText } from '../fix/source-text.ts';
import type { Place } from '../problem.ts';
import { RECORD_PATH } from '../record/record-path.ts';
import { type AliasTable, tableOf } from './alias-table.ts';
import { type MendedFile, mendData, mendTopic } from './mend-links.ts';
import type { Rewriting } from './next-href.ts';
import { promisedRecord } from './promised-record.ts';
import type { Relocate } from './relocation.ts';
import { rowsOfText, sourceOf } from './topic-parts.ts';
import type { WorkingCopy } from './working-copy.ts';
import { writeAliases } from './write-aliases.ts';
import { GONE_PATH, type GoneEntry, writeGone } from './write-gone.ts';

/** A site on which something is being moved: what it is, what its files will be, and what is to be told of that. */
export class MovingSite {
  readonly content: Content;
  readonly copy: WorkingCopy;
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
  readonly #tables = new Map<string, AliasTable>();
  #beforeGone: { readonly source: SourceText | undefined } | undefined;
  readonly #byPath: ReadonlyMap<string, Topic>;
  readonly #byAddress: ReadonlyMap<string, Topic>;

  constructor(content: Content, copy: WorkingCopy) {
    this.content = content;
    this.copy = copy;
    this.#byPath = new Map(content.topics.map((topic) => [topic.path, topic]));
    this.#byAddress = new Map(content.topics.map((topic) => [topic.address, topic]));
  }

  /** The codes of the languages. */
  get codes(): string[] {
    return [...this.content.languages.keys()];
  }

  /** The topic of a path inside the folder of each language. */
  twins(path: string): Topic[] {
    return this.codes.flatMap((code) => this.#byPath.get(`${code}/${path}`) ?? []);
  }

  /** The topic at a path below the content folder, as it was. */
  topic(path: string): Topic | undefined {
    return this.#byPath.get(path);
  }

  /** The names of the operator's words in the language of a topic. */
  words({ language }: Topic): Iterable<string> {
    return this.content.languages.get(language)?.words.keys() ?? [];
  }

  /** The language of a topic (BCP 47). */
  tagOf({ language }: Topic): string {
    return this.content.languages.get(language)?.language.tag ?? language;
  }

  /** The path of the topic that is published at an address. */
  topicAt = (address: string): string | undefined => {
    const home = this.content.operator?.site.default_language ?? '';
    return this.#byAddress.get(address === '/' ? `/${home}/` : address)?.path;
  };

  /** The aliases of a topic as they will be. @param path as it will be */
  table(path: string): AliasTable {
    const topic = this.#byPath.get(path);
    return this.#tables.get(path) ?? (topic ? tableOf(topic) : new Map());
  }

  /** @throws CannotRun where the aliases of the topic cannot be read, and so not be written */
  setTable(path: string, table: AliasTable): void {
    const topic = this.#byPath.get(path);
    if (topic && !topic.matter)
      throw new CannotRun(
        `the front matter of \`${topic.file}\` has faults, and must be changed: mend it first`,
      );
    this.#tables.set(path, table);
  }

  /**
   * Writes what was gathered: aliases into the front matter of their topics, what is gone, and what is promised.
   * @param day the day on which that is recorded
   */
  finish(day: string): void {
    this.#beforeGone ??= { source: this.copy.read(GONE_PATH) };
    if (this.gone) this.copy.write(GONE_PATH, writeGone(this.#beforeGone.source, this.gone));
    const record = promisedRecord(this.content.record, this.promised, day);
    if (record !== undefined) this.copy.write(RECORD_PATH, sourceOf('', rowsOfText(record, '\n')));
    for (const [path, table] of this.#tables) {
      const source = this.copy.read(path);
      if (source) this.copy.write(path, writeAliases(`${this.content.folder}/${path}`, source, table));
    }
  }

  /**
   * Mends every link of the site to what moves.
   * @param homes where the files of topics that move as a whole will be
   * @param others topics that are seen to elsewhere
   */
  mendLinks(
    relocate: Relocate,
    homes: ReadonlyMap<string, string> = new Map(),
    others: readonly string[] = [],
  ): void {
    for (const path of this.copy.paths()) {
      const source = this.copy.read(path);
      if (!source || others.includes(path)) continue;
      const to = homes.get(path) ?? path;
      const mended = path.startsWith('_data/')
        ? mendData(path, source, this.codes, this.rewriting(path, path, relocate))
        : path.endsWith('.md') && mendTopic(path, source, this.rewriting(path, to, relocate));
      if (mended && mended.done.length > 0) this.take(path, mended);
    }
  }

  /** Takes over a file whose links were mended. */
  take(path: string, { source, done }: MendedFile): void {
    this.copy.write(path, source);
    this.mended.push(...done.map(({ place }) => place));
  }

  rewriting(from: string, to: string, relocate: Relocate): Rewriting {
    return { from, to, relocate, topicAt: this.topicAt };
  }

  /** The text of a file that must be there. @throws CannotRun where it is no text */
  text(path: string): NonNullable<ReturnType<WorkingCopy['read']>> {
    const source = this.copy.read(path);
    if (!source) throw new CannotRun(`\`${this.content.folder}/${path}\` cannot be read`);
    return source;
  }
}
