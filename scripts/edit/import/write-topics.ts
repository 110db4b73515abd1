import { stringify } from 'yaml';
import { idFor } from '../../checks/meant-id.ts';
import type { Site } from '../../site/site.ts';
import { type Block, type Tell, type TextBlock, wordsOf } from './blocks.ts';
import { type Anchors, everyBlock, giveIds } from './give-ids.ts';
import { keyOf, type LinkContext, newHref, type OldAddress, ownFragment, plainWords } from './links.ts';
import { type Addresses, addressesOf, baseOf, hostsOf, knownOn } from './old-addresses.ts';
import type { PlacedPage } from './place-pages.ts';
import { type OldPage, tellerOf } from './read-page.ts';
import { keepReadable } from './readable-marks.ts';
import type { GivenImport } from './target.ts';
import { toTopic } from './to-topic.ts';

/** What was made of old pages. */
export interface WrittenTopics {
  /** By their paths. */
  readonly texts: ReadonlyMap<string, string>;
  readonly proposals: readonly Proposal[];
  /** The first page whose old address was guessed. */
  readonly guessed: { readonly file: string; readonly address: string } | undefined;
}

/** A page whose ids are given. */
interface ReadyPage {
  readonly placed: PlacedPage;
  readonly anchors: Anchors;
  readonly addresses: Addresses;
  readonly old: OldAddress;
  readonly note: Tell;
}

/**
 * Writes the texts of topics: first all have their ids, then links find them.
 */
export function writeTopics(placed: readonly PlacedPage[], given: GivenImport, site: Site): WrittenTopics {
  const order = [...site.languages.keys()];
  const wanted = placed.filter(({ refused }) => refused === undefined);
  const sorted = wanted.sort((a, b) => order.indexOf(a.language) - order.indexOf(b.language));
  const twins = headingsOn(site);
  const ready = sorted.map((page) => readied(page, twins, given, site));
  const contexts = contextsOf(ready, given, site);
  const hasSources = site.operator?.site.current_since !== undefined;
  const written = ready.map(({ placed: { page, path }, anchors, addresses }, index): [string, string] => {
    const making = { page, path, anchors, addresses: addresses.claimed, owner: given.owner, hasSources };
    return [path, toTopic(making, contexts[index] as LinkContext)];
  });
  const told = ready.map(({ placed: { page, language } }, index) => ({
    page,
    language,
    context: contexts[index] as LinkContext,
  }));
  const guess = ready.find(({ addresses }) => addresses.isGuessed);
  const guessed = guess && { file: guess.placed.page.old.file, address: guess.addresses.first };
  return { texts: new Map(written), proposals: proposalsOf(told), guessed };
}

type Ids = readonly (string | null)[];

/** The ids of headings by the paths inside the folders of languages, of the first language that has each. */
function headingsOn(site: Site): Map<string, Ids> {
  const found = new Map<string, Ids>();
  for (const topic of site.topics) {
    const inner = withinFolder(topic.path);
    if (!found.has(inner))
      found.set(
        inner,
        topic.text().headings.map(({ id }) => id),
      );
  }
  return found;
}

function withinFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

/** Gives a page its ids: where it has a twin with as many headings, those that have none take the twin's. */
function readied(placed: PlacedPage, twins: Map<string, Ids>, given: GivenImport, site: Site): ReadyPage {
  const { page, path } = placed;
  const note = tellerOf(page.notes);
  const addresses = addressesOf(page, given.forms, site, note);
  takeContents(page.blocks, note);
  keepReadable(page.blocks, note);
  const anchors = giveIds(
    page.blocks,
    page.wideIds,
    page.looseIds,
    twins.get(withinFolder(path)) ?? [],
    note,
  );
  const headings = headingsIn(page.blocks).map(({ runs, id = '' }) => ({ words: wordsOf(runs), id }));
  if (!twins.has(withinFolder(path)))
    twins.set(
      withinFolder(path),
      headings.map(({ id }) => id),
    );
  return {
    placed,
    anchors,
    addresses,
    note,
    old: { address: addresses.first, language: placed.language, path, now: anchors.now, headings },
  };
}

function headingsIn(blocks: readonly Block[]): TextBlock[] {
  return [...everyBlock(blocks)].filter((block) => block.kind === 'text').filter(({ heading }) => heading);
}

/** Gives headings the ids that only a list of contents knows. */
function takeContents(blocks: readonly Block[], note: Tell): void {
  const all = [...everyBlock(blocks)];
  const known = new Set(all.flatMap(({ ids }) => ids));
  const runs = all.flatMap((block) =>
    block.kind === 'text' ? block.runs : block.kind === 'table' ? block.rows.flat(2) : [],
  );
  const headings = Map.groupBy(headingsIn(blocks), ({ runs: said }) => plainWords(wordsOf(said)));
  for (const { text, look } of runs) {
    const id = look.link && ownFragment(look.link.href);
    const plain = id && !known.has(id) ? plainWords(text) : '';
    const [heading] = headings.get(plain) ?? [];
    if (!id || !heading || plain === '') continue;
    known.add(id);
    heading.ids.push(id);
    note(
      'guessed',
      heading.line,
      `nothing had the id \`${id}\`: it is that of “${wordsOf(heading.runs)}”, to which a link of these words led`,
    );
  }
}

/** Tells the code of the language that a part of an address names: `en-us`. */
function isLanguageOf(site: Site): (part: string) => string | undefined {
  const codes = [...site.languages].map(([code, { language }]) => ({
    code,
    region: new Intl.Locale(language.tag).maximize().region?.toLowerCase() ?? '',
  }));
  return (part) =>
    codes.find(({ code }) => new RegExp(`^${code}(?:[-_][a-z]{2,4})?$`).test(part))?.code ??
    codes.find(({ region }) => region === part)?.code;
}

/** What the links of each page are read against. */
function contextsOf(ready: readonly ReadyPage[], given: GivenImport, site: Site): LinkContext[] {
  const pages = new Map<string, OldAddress>();
  for (const { placed, addresses, old } of ready)
    for (const address of [addresses.first, `/${placed.page.old.address}`, ...addresses.claimed])
      if (!pages.has(keyOf(address))) pages.set(keyOf(address), old);
  const isOwnHost = hostsOf(
    ready.map(({ placed }) => placed.page),
    given.hosts,
    site,
  );
  return ready.map(({ placed: { page, path }, old, note }) => ({
    page: old,
    base: baseOf(page, old.address),
    pages,
    isOwnHost,
    isLanguage: isLanguageOf(site),
    known: knownOn(site, path),
    note,
  }));
}

/** A list of links that stood beside old pages, as an entry of `_data/panels.yaml`. */
export interface Proposal {
  readonly yaml: string;
  /** The places at which it stood. */
  readonly places: readonly string[];
}

interface Told {
  readonly page: OldPage;
  readonly language: string;
  readonly context: LinkContext;
}

/** The panels of pages, those that are alike once. What one said beside its links is told as dropped. */
function proposalsOf(pages: readonly Told[]): Proposal[] {
  const found = new Map<string, string[]>();
  for (const { page, language, context } of pages) {
    // Paths in data start from the folder of the language.
    const within: LinkContext = {
      ...context,
      page: { ...context.page, path: `${language}/panels.md`, address: '/' },
    };
    for (const { title, line, links, rest } of page.panels) {
      if (rest !== '') context.note('dropped', line, 'of a list beside the page', rest);
      const entry = {
        id: idFor(title) || 'panel',
        title: { [language]: title },
        links: links.map((link) => ({
          text: { [language]: link.text },
          to: newHref(link, link.text, within) ?? 'TODO',
        })),
      };
      const yaml = stringify([entry], { lineWidth: 0 });
      found.set(yaml, [...(found.get(yaml) ?? []), `${page.old.file}:${line}`]);
    }
  }
  return [...found].map(([yaml, places]) => ({ yaml, places }));
}
