import type { z } from 'zod';
import { type Place, type Problem, problem } from '../../problem.ts';
import { dayAfter } from '../stage.ts';
import { type HistoryFile, readSealed, type Sealed } from './sealed-lines.ts';
import {
  compareNames,
  freeName,
  historyLine,
  type NameLine,
  type PlacedText,
  type RedactedLine,
  type TextLine,
  topicOfVersions,
  type VersionLine,
} from './version-lines.ts';

/** A text of a statement that was published; of one that was taken out, when and why. */
export interface StatementText extends Sealed<TextLine> {
  readonly redacted?: Pick<RedactedLine, 'day' | 'why'>;
}

/** A statement of a version. */
export interface VersionStatement extends Omit<PlacedText, 'text'> {
  readonly text: StatementText;
}

/** A version of a page. */
export interface PageVersion extends Omit<Sealed<VersionLine>, 'version' | 'statements'> {
  /** As its address has it: the last part of that. */
  readonly name: string;
  /** Where it stands for as long as the site does, without base path. */
  readonly permanent: string;
  /** In the order of the page; none where the page was taken off the site. */
  readonly statements: readonly VersionStatement[];
}

/** A version, and the days on which it is in force. */
export interface InForce {
  readonly version: PageVersion;
  readonly from: string;
  /** The last of these days; undefined where none is known. */
  readonly until?: string;
}

/** The versions of one page, as a file keeps them. It is read when it is first asked. */
export class PageHistory {
  /** Of the topic whose versions these are. */
  readonly path: string;
  /** As shown in places. */
  readonly file: string;
  readonly #source: HistoryFile;
  #read: ReturnType<typeof readHistory> | undefined;
  #last: readonly PageVersion[] | undefined;
  #timeline: readonly InForce[] | undefined;

  constructor(source: HistoryFile) {
    this.path = topicOfVersions(source.path);
    this.file = source.file;
    this.#source = source;
  }

  /** In the order in which they were released, and those of one release in that in which they come into force. */
  get versions(): readonly PageVersion[] {
    return this.#all.versions;
  }

  /** Every text of the page that was published, by its key. */
  get texts(): ReadonlyMap<string, StatementText> {
    return this.#all.texts;
  }

  get problems(): readonly Problem[] {
    return this.#all.problems;
  }

  /** What the topic said when it was last released: of branches that were merged and not released since, several. */
  get last(): readonly PageVersion[] {
    this.#last ??= headsOf(this.versions);
    return this.#last;
  }

  /**
   * The versions that are or were in force, or will be, each day once: one that was superseded before its first day is
   * none of them.
   */
  get timeline(): readonly InForce[] {
    this.#timeline ??= timelineOf(this.versions);
    return this.#timeline;
  }

  /** The one version that is in force on a day; undefined before the first one. @param day `YYYY-MM-DD` */
  inForce(day: string): PageVersion | undefined {
    return this.timeline.findLast(({ from }) => from <= day)?.version;
  }

  /**
   * What was in force before a version, as it was known when that was released: what was announced for a day, and replaced before
   * it, is passed over.
   */
  before(version: PageVersion): PageVersion | undefined {
    const earlier = this.versions.slice(0, this.versions.indexOf(version));
    let found: PageVersion | undefined;
    for (const one of earlier.toReversed()) {
      if (one.from > version.from || (one.from === version.from && one.from > version.released)) continue;
      if (!found || one.from > found.from) found = one;
      // With it lapsed what had been announced.
      if (isWithdrawal(one)) break;
    }
    return found;
  }

  get #all(): ReturnType<typeof readHistory> {
    this.#read ??= readHistory(this.#source);
    return this.#read;
  }
}

function headsOf(versions: readonly PageVersion[]): PageVersion[] {
  const followed = new Set(versions.flatMap(({ follows }) => follows));
  return versions.filter(({ key }) => !followed.has(key));
}

/** Whether with this version the page was taken off the site. */
export function isWithdrawal({ statements }: { readonly statements: readonly unknown[] }): boolean {
  return statements.length === 0;
}

function timelineOf(versions: readonly PageVersion[]): InForce[] {
  const firsts = new Map<string, PageVersion>();
  for (const version of versions) {
    // What had been announced of a page for later days lapses when that is withdrawn.
    if (isWithdrawal(version)) for (const day of firsts.keys()) if (day > version.from) firsts.delete(day);
    // Of those that begin on one day the last one counts.
    firsts.set(version.from, version);
  }
  const days = [...firsts].sort(([a], [b]) => (a < b ? -1 : 1));
  return days.map(([from, version], index) => {
    const [next] = days[index + 1] ?? [];
    return { version, from, ...(next !== undefined && { until: dayAfter(next, -1) }) };
  });
}

function readHistory({ text, file }: HistoryFile): {
  versions: readonly PageVersion[];
  texts: ReadonlyMap<string, StatementText>;
  problems: readonly Problem[];
} {
  const { lines, problems } = readSealed(text, file, historyLine);
  const whole = lines.flatMap((line) => ('markdown' in line ? [[line.key, line] as const] : []));
  // What was taken out stays out, though a branch that was merged has it still.
  const out = lines.flatMap((line) => ('why' in line ? [redactedText(line)] : []));
  const texts = new Map<string, StatementText>([...whole, ...out.map((one) => [one.key, one] as const)]);
  const read = versionLines(lines, texts);
  const given = lines.flatMap((line) => ('names' in line ? [line] : []));
  const { names, problems: clashes } = namesOf(read, given);
  const keys = new Set(read.map(({ key }) => key));
  const lost = (place: Place, key: string, fault: 'no-text' | 'no-version'): Problem =>
    problem('damaged-history', place, { fault, key });
  const missing = read.flatMap(({ place, follows, statements }) => [
    ...follows.filter((key) => !keys.has(key)).map((key) => lost(place, key, 'no-version')),
    ...statements.filter((one) => !texts.has(one.text)).map((one) => lost(place, one.text, 'no-text')),
  ]);
  // Of what was taken out, a later text may keep the heading.
  const headings = new Map(
    read
      .flatMap(({ statements }) =>
        statements.flatMap(({ id, text }) => [[id, texts.get(text)?.heading ?? ''] as const]),
      )
      .filter(([, heading]) => heading !== ''),
  );
  const versions = read.map(({ version, statements, ...line }): PageVersion => {
    const own = names.get(line.key) ?? version;
    return {
      ...line,
      name: own,
      permanent: `${line.address}${own}/`,
      statements: statements.flatMap((one) => {
        const found = texts.get(one.text);
        return found
          ? [{ ...one, text: told(found, one.id, headings.get(one.id) ?? one.id, line.title) }]
          : [];
      }),
    };
  });
  const back = broughtBack(lines);
  return {
    versions: versions.sort(inOrder),
    texts,
    problems: [...problems, ...back, ...missing, ...clashes],
  };
}

type Line = Sealed<z.infer<typeof historyLine>>;

/** The versions that lines tell of. One whose head was taken out is called as the last one is. */
function versionLines(
  lines: readonly Line[],
  texts: ReadonlyMap<string, StatementText>,
): Sealed<VersionLine>[] {
  const left = lines.flatMap((line) => ('redacts' in line && 'follows' in line ? [line] : []));
  const out = new Set(left.map(({ redacts }) => redacts));
  const whole = lines.flatMap((line) => ('title' in line && !out.has(line.key) ? [line] : []));
  const nameless = left.map(({ redacts, ...line }) => {
    const title = whole.at(-1)?.title ?? line.address;
    const head = line.statements.find(({ id }) => id === 'top');
    return { ...line, key: redacts, title, summary: whyOut(texts.get(head?.text ?? '')) };
  });
  return [...whole, ...nameless];
}

/** Lines that were taken out and are there again: a branch that was merged had them still. */
function broughtBack(lines: readonly Line[]): Problem[] {
  const out = new Map(lines.flatMap((line) => ('redacts' in line ? [[line.redacts, line.place]] : [])));
  return lines.flatMap(({ key, place }) => {
    const first = out.get(key);
    return first ? [problem('damaged-history', place, { fault: 'redacted', first })] : [];
  });
}

function redactedText({ redacts, sha256, day, why, place }: Sealed<RedactedLine>): StatementText {
  return { key: redacts, place, sha256, heading: '', markdown: '', redacted: { day, why } };
}

/** A text as versions show it; in the place of what was taken out there is when and why. */
function told(text: StatementText, id: string, heading: string, title: string): StatementText {
  if (!text.redacted) return text;
  return inPlaceOf(text, id, id === 'top' ? title : heading, whyOut(text));
}

/** What stands in the place of a text that was taken out: words below its heading, which are no Markdown. */
export function inPlaceOf(text: StatementText, id: string, heading: string, said: string): StatementText {
  const head = id === 'top' ? `# ${plain(heading)}` : `## ${plain(heading)} {#${id}}`;
  return { ...text, heading, markdown: `${head}\n\n${plain(said)}` };
}

function whyOut(text: StatementText | undefined): string {
  return text?.redacted ? `${text.redacted.day}: ${text.redacted.why}` : '';
}

/** Words as Markdown that says nothing else. */
function plain(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+.!|^~:-]/g, '\\$&');
}

/** Two branches may have released on one day: then the names decide, and in the end the keys, so that everybody sees one order. */
function inOrder(a: PageVersion, b: PageVersion): number {
  const byRelease = compareNames(a.release, b.release);
  if (byRelease !== 0) return byRelease;
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return compareNames(a.name, b.name) || (a.key < b.key ? -1 : 1);
}

/**
 * The names of versions, by their keys. Of two that branches made under one name, one is given another name by a line; until
 * there is one, the one whose key comes first keeps it, and that is told.
 */
function namesOf(
  lines: readonly Sealed<VersionLine>[],
  given: readonly Sealed<NameLine>[],
): { names: ReadonlyMap<string, string>; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const chosen = new Map(given.map(({ names, version }) => [names, version]));
  const names = new Map<string, string>();
  const taken = new Map<string, Place>();
  const addressOf = ({ address }: VersionLine, name: string): string => `${address}${name}/`;
  const isLater = ({ key }: { readonly key: string }): number => Number(chosen.has(key));
  const sorted = lines.toSorted((a, b) => isLater(a) - isLater(b) || (a.key < b.key ? -1 : 1));
  for (const line of sorted) {
    const wanted = chosen.get(line.key) ?? line.version;
    const first = taken.get(addressOf(line, wanted));
    const isTaken = (one: string): boolean => taken.has(addressOf(line, one));
    const name = first ? freeName(wanted.slice(0, 10), isTaken) : wanted;
    if (first) problems.push(problem('damaged-history', line.place, { fault: 'twice', name: wanted, first }));
    names.set(line.key, name);
    taken.set(addressOf(line, name), line.place);
  }
  return { names, problems };
}
