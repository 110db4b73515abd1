import { type Facts, type Place, type Problem, problem } from '../../problem.ts';
import type { Topic } from '../content.ts';
import type { HistoryFiles, WaitingChange } from './change-file.ts';
import { isWithdrawal, PageHistory, type PageVersion, type StatementText } from './page-history.ts';
import { type HistoryFile, readSealed, type Sealed } from './sealed-lines.ts';
import {
  CHANGELOG_PATH,
  compareNames,
  type LogLine,
  logLine,
  pageOf,
  VERSIONS_FOLDER,
} from './version-lines.ts';

/** An entry of the log of changes. */
export type LogEntry = Sealed<LogLine>;

/** The versions of all pages, and what was announced and released. Nothing is read before it is asked for. */
export class SiteVersions {
  /** By the paths of their topics, those that are gone included. */
  readonly histories: ReadonlyMap<string, PageHistory>;
  /** The changes that wait to be released. */
  readonly waiting: readonly WaitingChange[];
  readonly #changelog: HistoryFile | undefined;
  readonly #topicOf: (address: string) => Pick<Topic, 'path'> | undefined;
  #log: ReturnType<typeof readLog> | undefined;
  #texts: ReadonlyMap<string, StatementText> | undefined;
  #byAddress: ReadonlyMap<string, PageAtVersion> | undefined;
  #made: ReadonlyMap<string, readonly PageAtVersion[]> | undefined;
  #firstWith: ReadonlyMap<string, PageVersion> | undefined;
  #logged: ReadonlyMap<string, { entry: LogEntry }[]> | undefined;
  #standing: ReadonlyMap<string, { history: PageHistory }[]> | undefined;
  #adopted: ReadonlyMap<string, PageHistory> | undefined;

  /** @param topicOf the topic at which readers of an address end */
  constructor(
    { versions, changelog, changes }: HistoryFiles,
    topicOf: (address: string) => Pick<Topic, 'path'> | undefined,
  ) {
    const histories = versions.map((source) => new PageHistory(source));
    this.histories = new Map(histories.map((history) => [history.path, history]));
    this.#changelog = changelog;
    this.waiting = changes;
    this.#topicOf = topicOf;
  }

  /** Whether nothing was ever released with its text. */
  get isEmpty(): boolean {
    return this.histories.size === 0;
  }

  /** The log, in the order of the releases. */
  get log(): readonly LogEntry[] {
    this.#log ??= readLog(this.#changelog);
    return this.#log.lines;
  }

  /** The entry of the release that began the history. */
  get beginning(): LogEntry | undefined {
    return this.log.find(({ kind }) => kind === 'first');
  }

  /** Whether there is a file of it. */
  get hasLog(): boolean {
    return this.#changelog !== undefined;
  }

  /** What is wrong with the files of the history. */
  get problems(): readonly Problem[] {
    this.#log ??= readLog(this.#changelog);
    const histories = [...this.histories.values()];
    const found = [...this.#log.problems, ...histories.flatMap(({ problems }) => problems)];
    return found.length > 0 ? found : [...this.#lost()];
  }

  /** What is missing from files of which each line is sound. */
  *#lost(): Generator<Problem> {
    const [first] = this.histories.values();
    const tell = (place: Place, facts: Facts['damaged-history']) => problem('damaged-history', place, facts);
    // Of a page whose file is gone, that is told.
    for (const { place, statements } of this.log)
      for (const { address, ...keys } of statements)
        for (const key of [keys.old, keys.new])
          if (key !== undefined && !this.text(key) && this.standingAt(pageOf(address)).length > 0)
            yield tell(place, { fault: 'no-text', key });
    const { file = '' } = this.#changelog ?? {};
    for (const release of file === '' ? [] : this.releases) {
      const logged = Math.max(0, ...this.madeBy(release).map(({ version }) => version.logged ?? 0));
      if (this.log.filter(({ version }) => version === release).length < logged)
        yield tell({ file, line: 1, column: 1 }, { fault: 'no-entry', name: release });
    }
    if (first && !this.#changelog) {
      const name = first.file.slice(0, first.file.lastIndexOf(VERSIONS_FOLDER)) + CHANGELOG_PATH;
      yield tell({ file: first.file, line: 1, column: 1 }, { fault: 'no-file', file: name });
    } else if (first && !this.beginning)
      yield tell({ file: this.#changelog?.file ?? first.file, line: 1, column: 1 }, { fault: 'no-first' });
  }

  /** The versions of a topic: those of its file, or of one that was renamed to it by hand. */
  of({ path }: Pick<Topic, 'path'>): PageHistory | undefined {
    return this.histories.get(path) ?? this.#byHand.get(path);
  }

  /** The text that a key of the log or of a version names, wherever it stood. */
  text(key: string): StatementText | undefined {
    this.#texts ??= new Map([...this.histories.values()].flatMap(({ texts }) => [...texts]));
    return this.#texts.get(key);
  }

  /** The page and the version that stand at an address, without base path. */
  at(address: string): PageAtVersion | undefined {
    return this.byAddress.get(address);
  }

  /** The version that shows a text first, by the hash of that; of what was taken out there is none. */
  get firstWith(): ReadonlyMap<string, PageVersion> {
    this.#firstWith ??= firstWith([...this.histories.values()].flatMap(({ versions }) => versions));
    return this.#firstWith;
  }

  /** Where each of these texts stands by itself, without base path. */
  get textAddresses(): readonly string[] {
    return [...this.firstWith.keys()].map(textAddress);
  }

  /** What the log says of the page at an address. */
  loggedAt(address: string): readonly LogEntry[] {
    this.#logged ??= Map.groupBy(
      this.log.flatMap((entry) =>
        [...new Set(entry.statements.map((one) => pageOf(one.address)))].map((page) => ({ page, entry })),
      ),
      ({ page }) => page,
    );
    return this.#logged.get(address)?.map(({ entry }) => entry) ?? [];
  }

  /** The histories of the pages that stood at an address, without base path. */
  standingAt(address: string): readonly PageHistory[] {
    this.#standing ??= Map.groupBy(
      [...this.histories.values()].flatMap((history) =>
        [...new Set(history.versions.map((version) => version.address))].map((one) => ({ one, history })),
      ),
      ({ one }) => one,
    );
    return this.#standing.get(address)?.map(({ history }) => history) ?? [];
  }

  /** All versions, by the addresses at which they stand for as long as the site does. */
  get byAddress(): ReadonlyMap<string, PageAtVersion> {
    this.#byAddress ??= new Map(
      [...this.histories.values()].flatMap((history) =>
        history.versions.map((version) => [version.permanent, { history, version }] as const),
      ),
    );
    return this.#byAddress;
  }

  /** The versions that a release made. */
  madeBy(release: string): readonly PageAtVersion[] {
    this.#made ??= Map.groupBy(this.byAddress.values(), ({ version }) => version.release);
    return this.#made.get(release) ?? [];
  }

  /** The version of each page that is in force on a day, by the paths of their topics; none of a page that did not stand then. */
  inForce(day: string): ReadonlyMap<string, PageVersion> {
    const found = [...this.histories].flatMap(([path, history]) => {
      const version = history.inForce(day);
      return version && !isWithdrawal(version) ? [[path, version] as const] : [];
    });
    return new Map(found);
  }

  /** The names of all releases, in their order. */
  get releases(): readonly string[] {
    const made = [...this.histories.values()].flatMap(({ versions }) =>
      versions.map(({ release }) => release),
    );
    return [...new Set([...this.log.map(({ version }) => version), ...made])].sort(compareNames);
  }

  /** The histories of files that are not called so any more, by the topics that took their places. */
  get #byHand(): ReadonlyMap<string, PageHistory> {
    this.#adopted ??= new Map(
      [...this.histories.values()].flatMap((history) => {
        const address = history.last.at(-1)?.address;
        const topic = address === undefined ? undefined : this.#topicOf(address);
        const isMoved = topic !== undefined && topic.path !== history.path && !this.histories.has(topic.path);
        return isMoved ? [[topic.path, history] as const] : [];
      }),
    );
    return this.#adopted;
  }
}

/** Where the texts stand by themselves that citations prove. */
export const TEXTS_FOLDER = '/statements/';

/** Where a text stands by itself, by its hash. */
export function textAddress(sha256: string): string {
  return `${TEXTS_FOLDER}${sha256}.txt`;
}

/** A version of a page, and all others of it. */
export interface PageAtVersion {
  readonly history: PageHistory;
  readonly version: PageVersion;
}

function firstWith(versions: readonly PageVersion[]): Map<string, PageVersion> {
  const found = new Map<string, PageVersion>();
  for (const version of versions)
    for (const { text } of version.statements)
      if (!text.redacted && !found.has(text.sha256)) found.set(text.sha256, version);
  return found;
}

function readLog(source: HistoryFile | undefined): {
  lines: readonly LogEntry[];
  problems: readonly Problem[];
} {
  if (!source) return { lines: [], problems: [] };
  const { lines, problems } = readSealed(source.text, source.file, logLine);
  return { lines: lines.toSorted((a, b) => compareNames(a.version, b.version)), problems };
}
