import { nearest } from '../nearest.ts';
import { type Facts, type Place, type Problem, problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import { readRecordKey } from '../site/record.ts';
import { ByLanguage } from '../site/schema.ts';
import type { Site } from '../site/site.ts';
import type { ListedStatement, WaitingChange } from '../site/versions/change-file.ts';
import {
  changesSince,
  isWhole,
  keyAt,
  type PageChange,
  type StatementChange,
} from '../site/versions/changes-since.ts';
import { wordsKept } from '../site/versions/freeze.ts';
import type { ChangeKind } from '../site/versions/version-lines.ts';
import { isAmong, knownOf } from '../text/particulars/particular.ts';
import { numbersSaid } from '../text/particulars/section-particulars.ts';
import { diffWords, wordsOf } from '../text/word-diff.ts';
import type { SiteRule } from './rule.ts';

/** What changes of a kind are about; others are about whatever changed. */
const ABOUT: Readonly<Partial<Record<ChangeKind, StatementChange['what']>>> = {
  new: 'new',
  withdrawn: 'withdrawn',
  editorial: 'changed',
};

/** Whether a change of a kind can be about a statement of which this became. */
export function isAbout(kind: ChangeKind, what: StatementChange['what']): boolean {
  return (ABOUT[kind] ?? what) === what;
}

/** What became of a statement, as the kind of its change calls it: of what changed, that it was `corrected`. */
export function wordOf({ what }: Pick<StatementChange, 'what'>, kind: ChangeKind | undefined): string {
  return what === 'changed' ? (kind ?? what) : what;
}

/**
 * `damaged-history`: what commands keep of the history is as they wrote it. `change-file`: what change files say is so.
 * `unannounced-change`: one of them speaks of each statement that changed.
 */
export const announcedChanges: SiteRule = function* (site) {
  const { versions, operator, unread, topics } = site;
  yield* versions.problems;
  if (operator && !operator.site.keep_versions && !versions.isEmpty)
    yield problem('damaged-history', site.keepPlace, { fault: 'not-kept' });
  if (!operator?.site.keep_versions) return;
  for (const change of versions.waiting) yield* faultsOf(change, site);
  // Before the first release nobody was told anything; what cannot be read cannot be compared.
  if (versions.isEmpty || unread.size > 0 || topics.some(({ matter }) => !matter)) return;
  const pages = changesSince(site);
  yield* misListed(pages, site);
  const listed = new Set(versions.waiting.flatMap(({ statements }) => statements.map(nameOf)));
  for (const page of pages) yield* unannounced(page, listed);
};

/** A statement as change files name it. */
export function nameOf({ path, id }: Pick<ListedStatement, 'path' | 'id'>): string {
  return `${path}#${id}`;
}

/** What is wrong with a change file whatever changed. */
function* faultsOf(
  { summary, effective, statements, placeOf }: WaitingChange,
  site: Site,
): Generator<Problem> {
  if (effective !== undefined && effective <= site.day)
    yield problem('change-file', placeOf(['effective']), { fault: 'past', text: effective });
  const codes = [...site.languages.keys()];
  const told = summary instanceof ByLanguage ? Object.keys(summary) : undefined;
  for (const code of told ?? [])
    if (!codes.includes(code))
      yield problem('change-file', placeOf(['summary', code]), {
        fault: 'no-language',
        text: code,
        known: codes,
      });
  const spoken = [...new Set(statements.map(languageOf))].filter((code) => codes.includes(code));
  // One text for all is in none of them for sure.
  const lacking = spoken.filter((code) => (told ? !told.includes(code) : code !== site.defaultLanguage));
  const [text] = lacking;
  if (text !== undefined && (told || spoken.length > 1))
    yield problem('change-file', placeOf(['summary']), { fault: 'no-summary', text, known: spoken });
}

/** The code of the language of a statement. */
export function languageOf({ path }: Pick<ListedStatement, 'path'>): string {
  return path.slice(0, path.indexOf('/'));
}

/** What change files list that is not so. */
function* misListed(pages: readonly PageChange[], site: Site): Generator<Problem> {
  const changed = new Map(pages.flatMap(({ statements }) => statements.map((one) => [nameOf(one), one])));
  const first = new Map<string, Place>();
  for (const { kind, statements } of site.versions.waiting)
    for (const one of statements) {
      const name = nameOf(one);
      const before = first.get(name);
      const found = changed.get(name);
      first.set(name, before ?? one.place);
      const tell = (facts: Omit<Facts['change-file'], 'text'>): Problem =>
        problem('change-file', one.place, { text: name, ...facts });
      if (before) yield tell({ fault: 'twice', first: before });
      else if (!found) yield tell(unchanged(one, site, changed));
      else if (!isAbout(kind, found.what))
        yield tell({ fault: 'kind', suggestion: kind, known: [WORDS[found.what], found.what] });
      else if (kind === 'editorial') yield* notEditorial(found, one.place, site);
    }
}

/** How many words may differ, beside those that are spelt otherwise. */
const MOST_WORDS = 3;

/** `not-editorial`: what readers are not told of says the same numbers, and the same words but for a few. */
function* notEditorial(found: StatementChange, place: Place, site: Site): Generator<Problem> {
  const language = site.languages.get(languageOf(found));
  if (!language || !found.old || !found.now || found.old.redacted) return;
  const [old, now] = [found.old, found.now].map((one) => `${one.heading}\n${wordsKept(one, language, site)}`);
  const numbers = [old, now].map((text = '') => numbersSaid(text, language.language.tag));
  const [before, after] = numbers.map((keys) => keys.filter((key) => /\d/.test(key)));
  const lost = (keys: readonly string[] = [], others: readonly string[] = []): string | undefined =>
    keys.find((key) => !isAmong(key, knownOf(others)));
  const number = lost(after, before) ?? lost(before, after);
  const count = wordsChanged(old ?? '', now ?? '');
  if (number === undefined && count <= MOST_WORDS) return;
  const statement = nameOf(found);
  yield problem('not-editorial', place, { statement, ...(number !== undefined && { number }), count });
}

/** How many words of one text have none in the other that they could be a spelling of. */
function wordsChanged(old: string, now: string): number {
  const runs = diffWords(old, now);
  const [gone = [], come = []] = (['old', 'new'] as const).map((side) =>
    runs.flatMap(({ kind, text }) =>
      kind === side ? wordsOf(text).filter((one) => /\p{L}/u.test(one)) : [],
    ),
  );
  const isNew = (others: readonly string[]) => (word: string) => nearest(word, others) === undefined;
  return Math.max(gone.filter(isNew(come)).length, come.filter(isNew(gone)).length);
}

const WORDS = { new: 'new', changed: 'changed', withdrawn: 'gone' } as const;

/** What is said of a statement that did not change. */
export function unchanged(
  { path, id }: Pick<ListedStatement, 'path' | 'id'>,
  site: Site,
  changed: ReadonlyMap<string, unknown>,
): Omit<Facts['change-file'], 'text'> {
  const topic = site.topics.find((one) => one.path === path);
  const last = site.versions.of({ path })?.last.at(-1);
  const now = topic?.text().outline.headings.map((heading) => heading.id) ?? [];
  const ids = ['top', ...new Set([...now, ...(last?.statements ?? []).map((one) => one.id)])];
  const { address, id: at } = readRecordKey((last && site.whereIs(keyAt(last.address, id))) ?? '');
  const moved = `${site.byAddress.get(address)?.path}#${at ?? 'top'}`;
  if (moved !== `${path}#${id}` && changed.has(moved)) return { fault: 'moved', suggestion: moved };
  if ((topic || last) && ids.includes(id)) return { fault: 'unchanged' };
  const has = (one: Topic): boolean =>
    id === 'top' || one.text().outline.headings.some((two) => two.id === id);
  const names =
    topic || last
      ? ids.map((one) => `${path}#${one}`)
      : site.topics.filter(has).map(({ path: one }) => `${one}#${id}`);
  const told = topic || last ? id : (path.split('/').at(-1) ?? '');
  const suggestion = nearest(`${path}#${id}`, names, told.length);
  return {
    fault: 'no-statement',
    ...(suggestion !== undefined && { suggestion }),
    ...((topic || last) && { known: ids.map((one) => `#${one}`) }),
  };
}

/** How many statements of a page are named. */
const FEW = 5;

function* unannounced(page: PageChange, listed: ReadonlySet<string>): Generator<Problem> {
  const open = page.statements.filter((one) => !listed.has(nameOf(one)));
  const [first] = open;
  if (!first || isWhole(page)) return;
  const ids = open.slice(0, FEW).map(({ id }) => id);
  yield problem('unannounced-change', placeIn(page, open), { count: open.length, ids, file: first.path });
}

/** Where the first of the statements stands that stand there still; else the top of the page. */
function placeIn({ topic, history }: PageChange, statements: readonly StatementChange[]): Place {
  const ids = new Set(statements.map(({ id }) => id));
  const heading = topic?.text().outline.anchors.find(({ id }) => ids.has(id));
  return heading?.place ?? { file: topic?.file ?? history?.file ?? '', line: 1, column: 1 };
}
