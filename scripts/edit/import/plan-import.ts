import { CannotRun } from '../../cannot-run.ts';
import { checkSite } from '../../publish/build-site.ts';
import { examineFiles } from '../../publish/examine.ts';
import type { ReportedProblem } from '../../report/report.ts';
import { loadContent } from '../../site/load.ts';
import type { Site } from '../../site/site.ts';
import { freshIn, plannedFiles, textsIn } from '../planned-files.ts';
import type { Change } from '../write-changes.ts';
import { wordsOf } from './blocks.ts';
import { everyBlock, giveIds } from './give-ids.ts';
import { languageOf } from './language-of.ts';
import { keyOf, type LinkContext, type OldAddress } from './links.ts';
import { addressesOf, baseOf, hostsOf, knownOn } from './old-addresses.ts';
import { readOldFiles } from './old-files.ts';
import { type Proposal, proposalsOf } from './proposals.ts';
import { type OldPage, readPage } from './read-page.ts';
import { placeFor, type Target, targetOf } from './target.ts';
import { toTopic } from './to-topic.ts';

/** What the command was given. */
export interface GivenImport {
  readonly old: string;
  readonly to: string;
  readonly owner: string;
  readonly language: string | undefined;
  /** Hosts that the old site was at. */
  readonly hosts: readonly string[];
  /** How its addresses were made of names: `/*.html`. */
  readonly forms: readonly string[];
}

/** What becomes of an old page. */
export interface ImportedPage {
  readonly page: OldPage;
  readonly language: string;
  /** The path of its topic below the content folder. */
  readonly path: string;
  /** Why nothing is written for it, as a clause. */
  readonly refused?: string;
  /** What the check tells of the topic. */
  problems: readonly ReportedProblem[];
}

/** What is to be written, and what is told of it. */
export interface ImportPlan {
  readonly folder: string;
  readonly pages: readonly ImportedPage[];
  readonly changes: readonly Change[];
  readonly proposals: readonly Proposal[];
}

/**
 * Works out what becomes of old pages, and checks the site as it would be.
 * @param folder the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where there is no page, or no such place
 */
export function planImport(folder: string, given: GivenImport, day: string): ImportPlan {
  const files = loadContent(folder, day);
  const before = checkSite(examineFiles(files));
  const site = before.content;
  if (!site.operator)
    throw new CannotRun(
      'the data files of the site have faults: `npm run check` tells them; mend them first',
    );
  const texts = textsIn(files);
  const target = targetOf(given, folder, site);
  const pages = placed(readOldFiles(given.old).map(readPage), target, given, site);
  const changes: Change[] = [];
  const made = written(
    pages.filter(({ refused }) => refused === undefined),
    given,
    site,
  );
  for (const [index, page] of pages.entries()) {
    const text = made.texts.get(page);
    if (text === undefined) continue;
    const was = texts.get(page.path);
    if (was === undefined) changes.push({ path: page.path, was: undefined, is: text });
    else
      pages[index] = {
        ...page,
        refused:
          was === text
            ? 'it is there already, the same'
            : 'there is such a file already, and it is never overwritten',
      };
  }
  const after = checkSite(
    examineFiles(
      plannedFiles(files, new Map([...texts, ...changes.map(({ path, is }) => [path, is ?? ''] as const)])),
    ),
  );
  const fresh = Map.groupBy(
    freshIn(before.report, after.report).filter(({ code }) => code !== 'todo'),
    ({ file }) => file,
  );
  for (const page of pages)
    page.problems = page.refused === undefined ? (fresh.get(`${site.folder}/${page.path}`) ?? []) : [];
  return { folder: site.folder, pages, changes, proposals: made.proposals };
}

/** Says for each page in which language it is, and where it goes. */
function placed(pages: readonly OldPage[], target: Target, given: GivenImport, site: Site): ImportedPage[] {
  const taken = new Map<string, string>();
  return pages.map((page): ImportedPage => {
    const said = [
      page.title,
      ...[...everyBlock(page.blocks)].map((block) =>
        block.kind === 'text'
          ? wordsOf(block.runs)
          : block.kind === 'table'
            ? block.rows.flat().map(wordsOf).join(' ')
            : '',
      ),
    ].join(' ');
    const language =
      given.language ??
      languageOf(said, page.declared.language, site.languages) ??
      target.language ??
      site.defaultLanguage;
    const path = placeFor(
      page.old.path,
      language,
      target,
      pages.map(({ old }) => old.path),
      site,
    );
    const at = { page, language, path: path ?? '', problems: [] };
    if (target.language !== undefined && target.language !== language)
      return {
        ...at,
        refused: `its text is in another language (${language}) than \`--to\` names (${target.language}): give it \`--to\` another folder, or say \`--language ${target.language}\``,
      };
    if (path === undefined)
      return {
        ...at,
        refused: 'its name makes no address: rename the file, with small letters, digits and `-`',
      };
    const other = taken.get(path);
    if (other !== undefined)
      return { ...at, refused: `\`${other}\` becomes \`${path}\` already: rename one of them` };
    taken.set(path, page.old.file);
    return at;
  });
}

/** The texts of topics, and the panels that are proposed. */
function written(
  pages: readonly ImportedPage[],
  given: GivenImport,
  site: Site,
): { texts: Map<ImportedPage, string>; proposals: Proposal[] } {
  const order = [...site.languages.keys()];
  const sorted = [...pages].sort((a, b) => order.indexOf(a.language) - order.indexOf(b.language));
  const inner = (path: string): string => path.slice(path.indexOf('/') + 1);
  const ids = new Map<string, (string | null)[]>();
  for (const topic of site.topics)
    if (!ids.has(inner(topic.path)))
      ids.set(
        inner(topic.path),
        topic.text().headings.map(({ id }) => id),
      );
  const addresses = new Map<string, OldAddress>();
  const ready = sorted.map((one) => {
    const { page, path } = one;
    const note = (kind: 'dropped' | 'guessed' | 'decide', line: number, text: string): void =>
      void page.notes.push({ kind, line, text });
    const anchors = giveIds(page.blocks, page.looseIds, ids.get(inner(path)) ?? [], note);
    const headings = [...everyBlock(page.blocks)].flatMap((block) =>
      block.kind === 'text' && block.heading ? [{ words: wordsOf(block.runs), id: block.id ?? '' }] : [],
    );
    if (!ids.has(inner(path)))
      ids.set(
        inner(path),
        headings.map(({ id }) => id),
      );
    const all = addressesOf(page, given.forms, site, note);
    const address: OldAddress = { address: all.first, path, now: anchors.now, headings };
    for (const each of [all.first, `/${page.old.path}`, ...all.claimed])
      if (!addresses.has(keyOf(each))) addresses.set(keyOf(each), address);
    return { one, anchors, all, address, note };
  });
  const isOwnHost = hostsOf(
    pages.map(({ page }) => page),
    given.hosts,
    site,
  );
  const contexts = ready.map(
    ({ one: { page, path }, address, note }): LinkContext => ({
      page: address,
      base: baseOf(page, address.address),
      pages: addresses,
      isOwnHost,
      known: knownOn(site, path),
      note,
    }),
  );
  const hasSources = site.operator?.site.current_since !== undefined;
  const texts = new Map(
    ready.map(({ one, anchors, all }, index) => [
      one,
      toTopic(
        { page: one.page, anchors, addresses: all.claimed, owner: given.owner, hasSources },
        contexts[index] as LinkContext,
      ),
    ]),
  );
  return {
    texts,
    proposals: proposalsOf(
      sorted.map(({ page, language }, index) => ({
        page,
        language,
        context: contexts[index] as LinkContext,
      })),
    ),
  };
}
