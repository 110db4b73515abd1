import { CannotRun } from '../../cannot-run.ts';
import type { Place } from '../../problem.ts';
import { RECORD_PATH } from '../../site/record-path.ts';
import type { Site } from '../../site/site.ts';
import type { SourceText } from '../fix/source-text.ts';
import { type AliasTable, tableOf } from './alias-table.ts';
import { ACCEPTANCES_PATH, mendAcceptances } from './mend-acceptances.ts';
import { type MendedFile, mendData, mendTopic } from './mend-links.ts';
import type { Rewriting } from './next-href.ts';
import { promisedRecord } from './promised-record.ts';
import type { Relocate } from './relocation.ts';
import { SiteTopics } from './site-topics.ts';
import { rowsOfText, sourceOf } from './topic-parts.ts';
import type { WorkingCopy } from './working-copy.ts';
import { writeAliases } from './write-aliases.ts';
import { GONE_PATH, type GoneEntry, writeGone } from './write-gone.ts';

/** A site on which something is being moved: what it was, what its files will be, and what is to be told of that. */
export class MovingSite extends SiteTopics {
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
  /** The addresses that stand now where others stood, by file and address. */
  readonly #hrefs = new Map<string, string>();
  #beforeGone: { readonly source: SourceText | undefined } | undefined;

  constructor(content: Site, copy: WorkingCopy) {
    super(content);
    this.copy = copy;
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

  /**
   * Writes what was gathered: aliases into the front matter of their topics, what is gone, and what is promised.
   * @param day the day on which that is recorded
   */
  finish(day: string): void {
    if (!this.#beforeGone) this.#mendAcceptances();
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

  #mendAcceptances(): void {
    const source = this.copy.read(ACCEPTANCES_PATH);
    const { acceptances, folder } = this.content;
    const nextOf = (file: string, href: string): string | undefined =>
      this.#hrefs.get(`${file}\0${href}`) ?? this.#hrefs.get(`${file.slice(folder.length + 1)}\0${href}`);
    if (source) this.copy.write(ACCEPTANCES_PATH, mendAcceptances(source, acceptances, nextOf));
  }

  /** Takes over a file whose links were mended. */
  take(path: string, { source, done }: MendedFile): void {
    this.copy.write(path, source);
    this.mended.push(...done.map(({ place }) => place));
    for (const { was, is } of done) this.#hrefs.set(`${path}\0${bare(was)}`, bare(is));
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

/** Without the brackets of `<…>`. */
function bare(address: string): string {
  return address.replace(/^<(.*)>$/s, '$1');
}
