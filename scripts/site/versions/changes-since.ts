import { hash } from 'node:crypto';
import { GONE, readRecordKey, recordKey } from '../record.ts';
import type { Site } from '../site.ts';
import type { PublishedTopic } from '../twins.ts';
import { type Frozen, freeze } from './freeze.ts';
import { isWithdrawal, type PageHistory, type PageVersion, type StatementText } from './page-history.ts';

/** What a statement says, kept or not, and the address of the page that it stands on. */
interface Said {
  readonly text: Pick<Frozen, 'heading' | 'sha256' | 'markdown'>;
  readonly address: string;
}

/** A statement that is not as it was released last. */
export interface StatementChange {
  /** Of its topic, as change files name it. */
  readonly path: string;
  readonly id: string;
  readonly what: 'new' | 'changed' | 'withdrawn';
  /** Of what it said. */
  readonly old?: StatementText;
  readonly now?: Frozen;
  /** Of its page, when it was released or now. */
  readonly address: string;
}

/** A page that is not as it was released last, even where nothing that it says has changed: statements move. */
export interface PageChange {
  readonly path: string;
  /** Undefined of one that is gone. */
  readonly topic: PublishedTopic | undefined;
  /** Undefined of a new one. */
  readonly history: PageHistory | undefined;
  /** What it says now; nothing where it is gone. */
  readonly frozen: readonly Frozen[];
  /** What readers are to be told. */
  readonly statements: readonly StatementChange[];
}

/** Tells one state of what is filled into the texts of a language from another: words of the operator, registers, how files are told of. */
function surroundingsIn(code: string, { languages, base }: Site): string {
  const { language, words, registers, texts = {} } = languages.get(code) ?? {};
  const { texts: _, ...own } = language ?? {};
  const said = Object.entries(texts).filter(([key]) => key.startsWith('file_'));
  const codes = [...languages.keys()];
  return shortHash([own, said, base, codes, [...(words ?? [])], [...(registers ?? [])]]);
}

/**
 * The same of one page: with the downloads that it names, since of these it says how large they are.
 * @param texts what its statements say
 */
export function surroundingsOf(
  code: string,
  texts: readonly Pick<Frozen, 'markdown'>[],
  site: Site,
  within = surroundingsIn(code, site),
): string {
  const named = new Set(texts.flatMap(({ markdown }) => markdown.match(/\/downloads\/[^\s)>#]+/g) ?? []));
  if (named.size === 0) return within;
  return shortHash([within, [...named].sort().map((address) => site.downloads.get(address)?.sha256)]);
}

function shortHash(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex').slice(0, 16);
}

/** The pages that are not as they were released last. */
export function changesSince(site: Site): PageChange[] {
  const around = new Map([...site.languages.keys()].map((code) => [code, surroundingsIn(code, site)]));
  const pages = site.publishedTopics.map((topic) => ({ topic, history: site.versions.of(topic) }));
  const present = new Set(pages.map(({ history }) => history));
  const isAsItWas = ({ topic, history }: (typeof pages)[number]): boolean => {
    const [last, ...others] = history?.last ?? [];
    if (!last || others.length > 0 || last.file !== topic.hash) return false;
    const texts = last.statements.map(({ text }) => text);
    return last.around === surroundingsOf(topic.language, texts, site, around.get(topic.language));
  };
  const touched = pages
    .filter((page) => !isAsItWas(page))
    .map(({ topic, history }) => ({ topic, history, frozen: freeze(topic, topic.html().html, site.base) }));
  const gone = [...site.versions.histories.values()].filter(
    (history) => !present.has(history) && !history.last.every(isWithdrawal),
  );
  const all = [...touched, ...gone.map((history) => ({ topic: undefined, history, frozen: [] }))];
  const statements = new Comparison(site, all);
  return all.flatMap((page): PageChange[] => {
    const path = page.topic?.path ?? page.history?.path ?? '';
    const found = { ...page, path, statements: [...statements.on(page, path)] };
    return found.statements.length > 0 || !isLast(found) ? [found] : [];
  });
}

/** Whether the last version of a page has what it says now, in this order. */
function isLast({ history, frozen }: Pick<PageChange, 'history' | 'frozen'>): boolean {
  const [last, ...others] = history?.last ?? [];
  if (!last || others.length > 0 || last.statements.length !== frozen.length) return false;
  return last.statements.every(({ id }, index) => id === frozen[index]?.id);
}

/** Whether a page came to the site, or left it, as a whole: that tells itself. */
export function isWhole({ topic, history }: PageChange): boolean {
  return !topic || !history || history.last.every(isWithdrawal);
}

type Page = Pick<PageChange, 'topic' | 'history' | 'frozen'>;

/** A statement of a last version. */
interface Left extends Said {
  readonly id: string;
  readonly text: StatementText;
}

/** A statement of a last version, that stands no more where it stood. */
interface Departed extends Left {
  /** Where it stands now, or what that became; undefined where it is gone. */
  readonly at: string | undefined;
}

/** Compares what pages say with what they said, wherever that stood. */
class Comparison {
  readonly #site: Site;
  /** What stands on the pages now, by its key. */
  readonly #now: ReadonlyMap<string, Frozen>;
  /** What came to a place from another one. */
  readonly #arrived: ReadonlyMap<string, readonly Departed[]>;

  constructor(site: Site, pages: readonly Page[]) {
    this.#site = site;
    const now = pages.flatMap(({ topic, frozen }) =>
      topic ? frozen.map((one) => [keyAt(topic.address, one.id), one] as const) : [],
    );
    this.#now = new Map(now);
    const departed = pages.flatMap((page) => departedFrom(page).map((one) => this.#departed(one)));
    const arrived = departed.flatMap((one) => (one.at === undefined ? [] : { ...one, at: one.at }));
    this.#arrived = Map.groupBy(arrived, ({ at }) => at);
  }

  /** What readers are to be told of a page. */
  *on(page: Page, path: string): Generator<StatementChange> {
    const { topic, history, frozen } = page;
    for (const now of topic ? frozen : []) {
      const { address } = topic as PublishedTopic;
      const olds = this.#olds(now.id, keyAt(address, now.id), history);
      const { id } = now;
      const [old] = olds;
      if (!old) yield { path, id, what: 'new', now, address };
      else if (!olds.some((one) => isSameText(one, { text: now, address }, this.#site)))
        yield { path, id, what: 'changed', old: old.text, now, address };
    }
    for (const one of departedFrom(page)) {
      const { id, text: old, address } = one;
      if (this.#isWithdrawn(this.#departed(one))) yield { path, id, what: 'withdrawn', old, address };
    }
  }

  /** What a statement said: on its own page, or where it came from. */
  #olds(id: string, key: string, history: PageHistory | undefined): readonly Left[] {
    const own = (history?.last ?? []).toReversed().flatMap((version) => textOf(id, version));
    return own.length > 0 ? own : (this.#arrived.get(key) ?? []);
  }

  #departed(left: Left): Departed {
    const at = this.#site.whereIs(keyAt(left.address, left.id));
    return { ...left, at: at === GONE ? undefined : at };
  }

  /** Whether what was said is said no more: neither there nor where its address leads. */
  #isWithdrawn(left: Departed): boolean {
    const { at, text } = left;
    const found = at === undefined ? undefined : this.#now.get(at);
    if (at === undefined || !found) return true;
    const { address } = readRecordKey(at);
    const now = { text: found, address };
    if (isSameText(left, now, this.#site)) return false;
    const topic = this.#site.byAddress.get(address);
    const olds = this.#olds(found.id, at, topic && this.#site.versions.of(topic));
    // It is told there, as what changed.
    const isOld = olds.some((one) => one.text === text);
    return !isOld || olds.some((one) => isSameText(one, now, this.#site));
  }
}

function textOf(id: string, { statements, address }: PageVersion): Left[] {
  return statements.filter((one) => one.id === id).map(({ text }) => ({ id, address, text }));
}

/** What all last versions of a page have, and the page has not: what one of two branches withdrew is gone already. */
function departedFrom({ history, frozen }: Page): Left[] {
  const [last, ...others] = (history?.last ?? []).toReversed();
  const ids = new Set(frozen.map(({ id }) => id));
  return (last?.statements ?? []).flatMap(({ id, text }) => {
    const isKnown = others.every((version) => textOf(id, version).length > 0);
    return ids.has(id) || !isKnown || !last ? [] : { id, text, address: last.address };
  });
}

/** The name of a statement in the record. */
export function keyAt(address: string, id: string): string {
  return recordKey(address, id === 'top' ? null : id);
}

const LINK = /\]\(<?([^)\s>]+)/g;

/**
 * Whether two texts say the same: the same words under the same heading, and links that lead to the same, wherever that stands
 * by now. How they are marked up does not count.
 */
export function isSameText(old: Said, now: Said, site: Site): boolean {
  const { sha256, heading } = old.text;
  if (sha256 !== now.text.sha256 || heading !== now.text.heading) return false;
  const linksOf = ({ text, address }: Said): string =>
    [...text.markdown.matchAll(LINK)]
      .map(([, href = '']) => (href.startsWith('#') ? address + href : href))
      .map((href) => (href.startsWith('/') ? (site.whereIs(href) ?? href) : href))
      .join('\n');
  return linksOf(old) === linksOf(now);
}
