import { isNode, isSeq, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { CannotRun } from '../../cannot-run.ts';
import type { Place } from '../../problem.ts';
import { decodePath } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { type Gone, type gone, isDownload } from '../../site/old-entries.ts';
import {
  GONE,
  RECORD_PATH,
  type RecordEntry,
  readRecordKey,
  recordKey,
  recordText,
} from '../../site/record.ts';
import type { Site } from '../../site/site.ts';
import { isAhead } from '../../site/stage.ts';
import { type Applied, addressesIn, applySafely, editTo } from '../apply-edits.ts';
import { aliasesOf, anchorsOf, type KeptAlias, oldIdsOf, writeAliases } from './kept-aliases.ts';
import { ACCEPTANCES_PATH, mendAcceptances, mendAcceptedFiles } from './mend-acceptances.ts';
import { nextHref, type Relocate, type Spot } from './next-href.ts';
import { apart, linesOf } from './piece.ts';
import { renameNotices } from './rename-notices.ts';

/** Where a site keeps what is gone. */
const GONE_PATH = '_data/gone.yaml';

/** An entry of what is gone, as it is written. */
type GoneEntry = z.infer<typeof gone>[number];

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
  /** The paths of topics that were renamed by hand, as they are. */
  readonly byHand = new Set<string>();
  /** What was done, a line each. */
  readonly done: string[] = [];
  /** What a person is to look at, a line each. */
  readonly look: string[] = [];
  /** Where links were mended. */
  readonly mended: Place[] = [];
  /** What is to be said of what goes, or of the old name of a download. */
  gone: GoneEntry | undefined;
  /** What is said of old names of a download, or ahead of a page that goes now, and is to be said no more. */
  readonly unsaid = new Set<Gone>();
  /** What is said ahead of pages that will go, and the names that they have from now on. */
  readonly renamed = new Map<Gone, string>();
  /** The download that goes, and the one that comes with its bytes. */
  readonly file: { goes?: string; comes?: string } = {};
  /** The aliases of topics that will not have those that they had, by path. */
  readonly #aliases = new Map<string, readonly KeptAlias[]>();
  /** The addresses that stand now where others stood, by file and address. */
  readonly #hrefs = new Map<string, string>();

  /** @param texts of its files, by their paths below the content folder */
  constructor(content: Site, texts: ReadonlyMap<string, string>) {
    this.content = content;
    this.texts = new Map(texts);
  }

  /** The topic at a path below the content folder, as it was. */
  topic(path: string): Topic | undefined {
    return this.content.topics.find((topic) => topic.path === path);
  }

  /** The topics of a path inside the folder of each language. */
  twins(path: string): Topic[] {
    return [...this.content.languages.keys()].flatMap((code) => this.topic(`${code}/${path}`) ?? []);
  }

  /** The names of the operator's words in the language of a topic. */
  words({ language }: Topic): Iterable<string> {
    return this.content.languages.get(language)?.words.keys() ?? [];
  }

  /** The path of the topic that is published at an address, or of the download, which may have another name by now. */
  topicAt = (address: string): string | undefined => {
    const file = decodePath(address.slice(1));
    return this.content.graph.targets.get(address)?.base ?? (isDownload(file) ? file : undefined);
  };

  /**
   * Where what stands, or once stood, at an address is on the site as it was.
   * @param key the name that the record has for it
   * @returns the topic and its present anchor, or the file; `GONE` where that is said of it; undefined where nothing is known
   */
  whereIs(key: string): Spot | typeof GONE | undefined {
    const found = this.content.whereIs(key);
    if (found === undefined || found === GONE) return found;
    const { address, id } = readRecordKey(found);
    const path = (this.content.byAddress.get(address) ?? this.content.downloads.get(address))?.path;
    return path === undefined ? undefined : { path, id };
  }

  /** Whether others may have cited a topic: one that was never published leaves no old addresses. */
  isCited(topic: Topic): boolean {
    return !isAhead(topic) || (this.content.record?.entries.has(topic.address) ?? false);
  }

  /** Ids of a topic, or its address and all that can be cited of it, are promised from now on. */
  promise(topic: Topic, ids?: Iterable<string>): void {
    if (!this.isCited(topic)) return;
    if (!ids) this.promised.add(topic.address);
    for (const id of ids ?? [...anchorsOf(topic), ...oldIdsOf(topic).keys()])
      this.promised.add(recordKey(topic.address, id));
  }

  /** The aliases of a topic as they will be. @param path as it will be */
  aliases(path: string): readonly KeptAlias[] {
    return this.#aliases.get(path) ?? aliasesOf(this.topic(path));
  }

  /** @throws CannotRun where the aliases of the topic cannot be read, and so not be written */
  setAliases(path: string, aliases: readonly KeptAlias[]): void {
    const topic = this.topic(path);
    if (topic && !topic.matter)
      throw new CannotRun(
        `the front matter of \`${topic.file}\` has faults, and must be changed: mend it first`,
      );
    this.#aliases.set(path, aliases);
  }

  /** Has a topic keep an alias for an anchor, once. */
  keepAlias(path: string, anchor: string, alias: string): void {
    const aliases = this.aliases(path);
    const isKept = aliases.some((one) => one.anchor === anchor && one.alias === alias);
    this.setAliases(path, isKept ? aliases : [...aliases, { anchor, alias }]);
  }

  /** The text of a file that is there, as far as it will be another. */
  text(path: string): string {
    return this.texts.get(path) ?? '';
  }

  /**
   * A file with its links to what moves mended; the file itself stays as it is.
   * @param to where what stands in it will be
   */
  withLinks(path: string, relocate: Relocate, to = path): Applied {
    const text = this.text(path);
    if (path === ACCEPTANCES_PATH) return mendAcceptedFiles(text, relocate);
    // The addresses in data start from the folder of each language.
    const homes = [...this.content.languages.keys()].map((code) => `${code}/data.yaml`);
    const ways = path.startsWith('_data/')
      ? homes.map((home) => [home, home] as const)
      : [[path, to] as const];
    const nextOf = (href: string): string | undefined =>
      ways
        .map(([from, at]) => nextHref(href, { from, to: at, relocate, topicAt: this.topicAt }))
        .find((next) => next !== undefined);
    const edits = addressesIn(path, text).flatMap((one) => editTo(one, nextOf(one.value)));
    return applySafely(path, text, edits);
  }

  /** Takes over a file whose links were mended. */
  take(path: string, { text, done }: Applied): void {
    this.texts.set(path, text);
    this.mended.push(...done.map(({ place }) => place));
    for (const { was, is } of done) this.#hrefs.set(`${path}\0${bare(was)}`, bare(is));
  }

  /**
   * Mends every link of the site to what moves, and in topics that move as a whole the links to what stays.
   * @param others the paths of topics that are seen to elsewhere
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
    const { acceptances, folder, record } = this.content;
    const accepted = texts.get(ACCEPTANCES_PATH);
    const nextOf = (file: string, href: string): string | undefined =>
      this.#hrefs.get(`${file}\0${href}`) ?? this.#hrefs.get(`${file.slice(folder.length + 1)}\0${href}`);
    if (accepted !== undefined) texts.set(ACCEPTANCES_PATH, mendAcceptances(accepted, acceptances, nextOf));
    const said = texts.get(GONE_PATH);
    const names = [...this.renamed].map(([entry, page]) => [this.content.gone.indexOf(entry), page] as const);
    if (said !== undefined) texts.set(GONE_PATH, renameNotices(said, new Map(names)));
    if (this.gone) {
      const places = [...this.unsaid].map((entry) => this.content.gone.indexOf(entry));
      texts.set(GONE_PATH, writeGone(withoutEntries(texts.get(GONE_PATH), places), this.gone));
    }
    const known = record?.entries ?? new Map<string, RecordEntry>();
    const fresh = [...this.promised].filter((key) => !known.has(key)).map((key) => [key, { day }] as const);
    if (fresh.length > 0) texts.set(RECORD_PATH, recordText([...known, ...fresh], record?.stood));
    for (const [path, aliases] of this.#aliases) {
      const text = texts.get(path);
      if (text !== undefined) texts.set(path, writeAliases(`${folder}/${path}`, text, aliases));
    }
    return texts;
  }
}

/** Without the brackets of `<…>`. */
function bare(address: string): string {
  return address.replace(/^<(.*)>$/s, '$1');
}

const HEAD = `# What was taken off the site, and what readers of its old addresses are told. Nothing in this file may go.
`;

/**
 * Adds an entry at the end of the list; nothing else in the file changes.
 * @param text of the file; undefined where there is no list yet
 * @throws CannotRun where the list is written in a way that does not let it
 */
function writeGone(text: string | undefined, { page, on, why, now, see, also }: GoneEntry): string {
  const item = { page, on, why, now, see, also: also.length > 0 ? [...new Set(also)] : undefined };
  const before = linesOf(text ?? HEAD).filter((line) => !/^\[\s*\]\s*$/.test(line));
  const next = apart(before, linesOf(stringify([item], { lineWidth: 0 }))).join('');
  if (JSON.stringify(listIn(next)) !== JSON.stringify([...listIn(text ?? ''), item]))
    throw new CannotRun(
      `cannot add an entry to ${GONE_PATH} as it is written: make it a list of lines that begin with \`- page:\``,
    );
  return next;
}

/**
 * Takes entries out of the list, with the lines on which they stand.
 * @throws CannotRun where the list is written in a way that does not let it
 */
function withoutEntries(text: string | undefined, places: readonly number[]): string | undefined {
  if (text === undefined || places.length === 0) return text;
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  const starts = isSeq(contents)
    ? contents.items.map((item) => (isNode(item) ? (item.range?.[0] ?? 0) : 0))
    : [];
  const lineOf = (index: number): number => text.slice(0, starts[index]).split('\n').length - 1;
  const ends = (index: number): number =>
    index + 1 < starts.length ? lineOf(index + 1) : text.replace(/\n$/, '').split('\n').length;
  const gone = (line: number): boolean => places.some((index) => line >= lineOf(index) && line < ends(index));
  const next = linesOf(text)
    .filter((_, line) => !gone(line))
    .join('');
  const kept = listIn(text).filter((_, index) => !places.includes(index));
  if (JSON.stringify(listIn(next)) !== JSON.stringify(kept))
    throw new CannotRun(
      `cannot take an entry out of ${GONE_PATH} as it is written: give each one lines of its own`,
    );
  return next;
}

function listIn(text: string): unknown[] {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? [] : (document.toJS() ?? []);
}
