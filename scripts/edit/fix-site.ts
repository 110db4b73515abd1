import { wrongWith } from '../checks/link-target.ts';
import { type Announcement, announce, announceBeside } from '../cli/announce.ts';
import { expectReport } from '../cli/outputs.ts';
import { today } from '../cli/today.ts';
import { type Code, type Place, placeText } from '../problem.ts';
import { checkSite } from '../publish/build-site.ts';
import { examineFiles } from '../publish/examine.ts';
import type { Stopwatch } from '../publish/stopwatch.ts';
import { printable } from '../report/printable.ts';
import { count, type Report, type ReportedProblem } from '../report/report.ts';
import { SITE } from '../site/addresses.ts';
import type { TextFile } from '../site/content.ts';
import { loadContent } from '../site/load.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import { secureAddresses } from '../site/site-graph.ts';
import type { Link } from '../text/outline.ts';
import { addressesIn, applySafely, type Edit, editTo } from './apply-edits.ts';
import { type Change, writeEach } from './write-changes.ts';

/**
 * Mends what has exactly one right answer, tells it, and then what is left as every check does.
 * @param isTrial shows what would be mended, and writes nothing
 * @returns the exit code: that of the check; 2 where a file could not be written
 * @throws CannotRun before anything is written, where the site cannot be checked or a report could not be written
 */
export async function fixSite(content: string, isTrial: boolean, told: Announcement): Promise<number> {
  for (const { file } of told.outputs ?? []) if (file !== undefined) expectReport(file);
  const { edits, refused, report } = await mendSite(content, isTrial, today(content), told.watch);
  announceBeside(`${mendedText(edits, isTrial)}\n`, told.outputs);
  for (const [file, reason] of refused)
    process.stderr.write(`check: ${printable(file)} is not mended: ${reason}\n`);
  // A report for programs has what was mended, or what would have been, as a field more: part of the interface.
  const whole = { ...report, [isTrial ? 'mendable' : 'mended']: edits.map(mendedOf) };
  const code = announce(whole, told);
  return refused.size > 0 ? 2 : code;
}

/** One change as programs read it: part of the interface. */
type Mended = Place & Pick<Mend, 'code' | 'was' | 'is'>;

/** An edit with the words around it, where it has them. */
export function mendedOf({ code, place, was, is, around: [before, after] = ['', ''] }: Mend): Mended {
  return { code, ...place, was: before + was + after, is: before + is + after };
}

/**
 * What was mended, by kind: `file:line:column  was → is`.
 * @param isTrial nothing was written
 */
export function mendedText(edits: readonly Mend[], isTrial: boolean): string {
  if (edits.length === 0) return 'Nothing can be mended without you.\n';
  const files = new Set(edits.map(({ place }) => place.file)).size;
  const where = `${count(edits.length, 'place')} in ${count(files, 'file')}`;
  const head = isTrial ? `Would mend ${where}; nothing is written.` : `Mended ${where}.`;
  const groups = [...mendable].flatMap(([code, heading]) => {
    const found = edits.filter((edit) => edit.code === code);
    return found.length === 0 ? [] : [[`\n${heading}`, ...found.map(line)].join('\n')];
  });
  return `${[head, ...groups].join('\n')}\n`;
}

function line(edit: Mend): string {
  const { was, is } = mendedOf(edit);
  return printable(`  ${placeText(edit.place)}  ${was} → ${is}`);
}

/** How often a site is looked at: mending one thing may uncover another at its place. */
const ROUNDS = 10;

/**
 * Mends the sources of a site where there is exactly one right answer, until there is nothing left to mend.
 * @param isTrial finds what it would mend first, and writes nothing
 * @returns what was mended, the files that could not be written and why (a clause), and a check of the site as it is now
 * @throws CannotRun where the site cannot be checked
 */
export async function mendSite(
  folder: string,
  isTrial: boolean,
  day: string,
  watch?: Stopwatch,
): Promise<{ edits: readonly Mend[]; refused: ReadonlyMap<string, string>; report: Report }> {
  const edits: Mend[] = [];
  const refused = new Map<string, string>();
  const stopped = ({ done }: { readonly done: readonly string[] }): string => {
    const files = new Set([...edits.map(({ place }) => place.file), ...done]).size;
    return `stopped; ${count(files, 'file')} mended, the others are as they were\n`;
  };
  for (let round = 1; ; round++) {
    const files = loadContent(folder, day);
    watch?.lap('read files');
    const { content, report } = checkSite(examineFiles(files, watch), watch);
    if (round > ROUNDS) return { edits, refused, report };
    const isKnown = secureAddresses(content);
    const sources = new Map([...files.data, ...files.topics].map((source) => [source.file, source]));
    const isCertain = certainty(content, report.problems, isKnown);
    const each = eachSpace(report.problems, content);
    const mended = [...Map.groupBy(each, ({ file }) => file)].flatMap(([file, problems]) => {
      // Layouts are mended by hand.
      const source = refused.has(file) ? undefined : sources.get(file);
      return source ? mendFile(source, problems.filter(isCertain), isKnown) : [];
    });
    const { done, refused: others } = isTrial
      ? { done: mended.map(({ path }) => path), refused: [] }
      : await writeEach('', mended, stopped);
    for (const [file, reason] of others) refused.set(file, reason);
    edits.push(...mended.filter(({ path }) => done.includes(path)).flatMap((file) => file.edits));
    watch?.lap('mend');
    if (done.length === 0 || isTrial) return { edits, refused, report };
  }
}

/** The problems, of `spacing` one for each fault: of those on one line the first is told alone. */
function eachSpace(problems: readonly ReportedProblem[], { topics }: Site): ReportedProblem[] {
  const byFile = new Map(topics.map((topic) => [topic.file, topic]));
  return problems.flatMap((found) => {
    const topic = found.code === 'spacing' ? byFile.get(found.file) : undefined;
    const same = topic?.text().outline.spacing.filter(({ place }) => place.line === found.line);
    return same?.map(({ place }) => ({ ...found, ...place })) ?? [found];
  });
}

/** Tells whether what would mend a problem leads somewhere on every page that has the link: one of data stands in each language. */
function certainty(
  { graph, folder }: Site,
  problems: readonly ReportedProblem[],
  isKnown: (href: string) => boolean,
): (found: ReportedProblem) => boolean {
  // While two pages claim an old address, nobody knows which one was cited.
  const isDisputed = problems.some(({ code }) => code === 'alias-conflict');
  const holds = (found: Answerable, page: Page, round = 1): boolean => {
    const next = rightAnswer(found, isKnown);
    const left = next === undefined ? undefined : wrongWith(next, page, graph);
    if (next === undefined || !left) return next !== undefined;
    return (
      round < ROUNDS && mendable.has(left.code) && holds({ code: left.code, ...left.facts }, page, round + 1)
    );
  };
  return (found) => {
    const { code, file, line, column, href } = found;
    if (code === 'spacing' || code === 'term' || !mendable.has(code)) return true;
    if (code === 'alias-link' && isDisputed) return false;
    const topic = graph.files.get(file.slice(folder.length + 1));
    const isIt = (link: Link): boolean =>
      link.href === href &&
      link.place.file === file &&
      link.place.line === line &&
      link.place.column === column;
    const pages = topic
      ? [topic]
      : graph.pages.filter((page) => !graph.files.has(page.base) && page.outline.links.some(isIt));
    return pages.every((page) => holds(found, page));
  };
}

/** @returns none where nothing in the file can be mended */
function mendFile(
  { file: path, text: was }: TextFile,
  problems: readonly ReportedProblem[],
  isKnown: (href: string) => boolean,
): (Change & { readonly edits: readonly Mend[] })[] {
  const { text: is, done: edits } = applySafely(path, was, editsOf(path, was, problems, isKnown));
  return edits.length === 0 ? [] : [{ path, was, is, edits }];
}

/**
 * The kinds of problem that may have exactly one right answer, each with what was wrong, as the heading of a group; where
 * two meet at one place, the first is mended.
 */
export const mendable: ReadonlyMap<Code, string> = new Map([
  ['own-address', 'Addresses of this site, now the path of the file'],
  ['case-mismatch', 'Small and capital letters'],
  ['alias-link', 'Old addresses, now the present ones'],
  ['insecure-link', 'http, now https as elsewhere in the content'],
  ['other-language', 'Pages of another language, now the same in that of the page'],
  ['spacing', 'Doubled spaces'],
  ['term', 'Words that the site does not use, now those that it does'],
]);

/** An edit that mends a problem. */
export interface Mend extends Edit {
  readonly code: Code;
  /** The words around it, to be told with it. */
  readonly around?: readonly [before: string, after: string];
}

/**
 * What would mend the problems of a file that have exactly one right answer, the most telling first. A definition that is
 * used three times gives the same edit three times.
 * @param text lines ended by `\n`
 * @param problems that were told of this file
 * @param isKnown whether an address that begins with `https:` stands in the content
 */
export function editsOf(
  file: string,
  text: string,
  problems: readonly ReportedProblem[],
  isKnown: (href: string) => boolean,
): Mend[] {
  const sorted = [...mendable.keys()].flatMap((code) => problems.filter((found) => found.code === code));
  if (sorted.length === 0) return [];
  const addresses = addressesIn(file, text);
  const lines = text.split('\n');
  return sorted.flatMap((found): Mend[] => {
    const { code, line, column, href } = found;
    if (code === 'spacing') return spacingEdit(found, lines[line - 1]);
    if (code === 'term') return termEdit(found, lines[line - 1]);
    const written = addresses.find(
      ({ value, use }) => value === href && use.line === line && use.column === column,
    );
    const edits = written ? editTo(written, rightAnswer(found, isKnown)) : [];
    return edits.map((edit) => ({ code, ...edit }));
  });
}

/** How far the words around are looked for, in UTF-16 units: a line may be the whole file. */
const REACH = 200;

/** One space for two or more between words, where that is what stands at the place of a problem. */
function spacingEdit({ code, file, line, column }: ReportedProblem, text = ''): Mend[] {
  const before = /\S{1,20}$/u.exec(text.slice(Math.max(0, column - 1 - REACH), column - 1))?.[0];
  const [, was = '', after] = /^( {2,})(\S{1,20})/u.exec(text.slice(column - 1, column - 1 + REACH)) ?? [];
  if (before === undefined || after === undefined) return [];
  return [{ code, place: { file, line, column }, was, is: ' ', around: [before, after] }];
}

/**
 * The words to write, in place of those to be avoided. In a text of YAML the place is where the text begins: the words are
 * mended where they stand on its line once.
 */
function termEdit(
  { code, file, line, column, word: was = '', suggestion = '' }: ReportedProblem,
  written = '',
): Mend[] {
  const rest = written.slice(column - 1);
  const isThere = rest.startsWith(was);
  const at = rest.indexOf(was);
  // What is a sign of Markdown or YAML is written by hand.
  const isPlain = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N} /-]*[\p{L}\p{M}\p{N}])?$/u.test(suggestion);
  if (was === '' || !isPlain || at < 0 || (!isThere && rest.includes(was, at + 1))) return [];
  return [{ code, place: { file, line, column: column + at }, was, is: suggestion }];
}

/** What of a problem says what is to be written instead. */
type Answerable = Pick<ReportedProblem, 'code' | 'href' | 'suggestion'>;

/**
 * The address to write for one that has a problem; undefined where it is not certain.
 * @param isKnown whether one that begins with `https:` stands in the content
 */
export function rightAnswer(
  { code, href, suggestion }: Answerable,
  isKnown: (href: string) => boolean,
): string | undefined {
  if (href === undefined || suggestion === undefined) return undefined;
  if (code === 'insecure-link') {
    const secure = href.replace(/^(?:http:)?(?=\/\/)/i, 'https:');
    return secure !== href && isKnown(secure) ? secure : undefined;
  }
  if (code === 'own-address' && !isOfUsualPort(href)) return undefined;
  // Of an anchor, a text directive behind it stays; of a page, its query and fragment.
  if (suggestion.startsWith('#')) return href.replace(/(?:#.*?)?(?=:~:|$)/s, suggestion);
  const [written, meant] = [partsOf(href), partsOf(suggestion)];
  // What moved may stand behind another anchor now, or behind none.
  return meant.path + written.query + (code === 'alias-link' ? meant : written).fragment;
}

/** Another port, or a user's name, may lead to something else than the site. */
function isOfUsualPort(href: string): boolean {
  const url = URL.parse(href, SITE);
  return url !== null && url.port === '' && url.username === '' && url.password === '';
}

function partsOf(href: string): { path: string; query: string; fragment: string } {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
  return { path, query, fragment };
}
