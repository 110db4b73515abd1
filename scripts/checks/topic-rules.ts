import { posix } from 'node:path';
import { problem } from '../problem.ts';
import { addressNamed, addressOfTopic } from '../site/addresses.ts';
import { endsByItself } from '../site/expired-claims.ts';
import { gatheredAddresses } from '../site/gathered-pages.ts';
import type { Gone } from '../site/old-entries.ts';
import { invalidValue, reviewDue } from '../site/schema.ts';
import type { Site } from '../site/site.ts';
import { basesOf, idsIn } from '../site/sources.ts';
import { dayAfter } from '../site/stage.ts';
import { withinLanguage } from '../site/twins.ts';
import { VERSION_NAME } from '../site/versions/version-lines.ts';
import { avoidedIn } from '../text/markdown/find-avoided.ts';
import { TODO } from '../text/markdown/find-markup.ts';
import { whoReads } from './content-rules.ts';
import type { SiteRule } from './rule.ts';

/** `duplicate-address`: no two pages are published at one address, of files or made by the site. */
export const duplicateAddresses: SiteRule = function* (site) {
  const first = new Map<string, string>();
  const own = gatheredAddresses(site.languages.keys());
  for (const { address, file } of site.topics) {
    const place = { file, line: 1, column: 1 };
    const other = first.get(address);
    if (own.has(address)) yield problem('duplicate-address', place, { address });
    else if (other) yield problem('duplicate-address', place, { address, other });
    else first.set(address, file);
  }
};

/** `bad-name`: nothing stands where the versions of the page above it do, or the list of them. */
export const reservedNames: SiteRule = function* ({ topics, operator, versions }) {
  if (!operator?.site.keep_versions && versions.isEmpty) return;
  for (const { path, file } of topics) {
    const names = path.replace(/\.md$/, '').split('/').slice(1);
    const name = names.find((one) => one === 'versions' || VERSION_NAME.test(one));
    if (name === undefined) continue;
    const reason = name === 'versions' ? 'versions' : 'day';
    yield problem('bad-name', { file, line: 1, column: 1 }, { name, reason });
  }
};

/**
 * `missing-page`: a folder of topics has a page of its own, in whatever language; told once, at its first topic. Where
 * something is said of its address, that stands there.
 */
export const missingIndexes: SiteRule = function* ({ families, topics, gathered, old }) {
  const known = new Set([...topics, ...gathered].map(({ address }) => address.replace(/^\/[^/]+/, '')));
  for (const [first] of families.values()) {
    if (!first) continue;
    const { address, path, file, language } = first;
    const depth = path.split('/').length;
    for (const [index, folder] of foldersAbove(address.slice(language.length + 1)).entries()) {
      if (known.has(folder) || old.pages.has(`/${language}${folder}`)) continue;
      known.add(folder);
      const up = depth - index - 3;
      const href = `${'../'.repeat(up)}index.md`;
      const place = { file, line: 1, column: 1 };
      yield problem('missing-page', place, {
        href,
        index: posix.join(posix.dirname(file), href),
        section: folder.slice(1),
      });
    }
  }
};

/** The addresses above one, without that of the home page: of `/a/b/c/` they are `/a/` and `/a/b/`. */
function foldersAbove(address: string): string[] {
  const names = address.split('/').slice(1, -2);
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}/`);
}

/**
 * `orphan-page`: somebody who reads the site comes upon every page: a topic's text, a panel, the menu, or the page of a
 * section that the menu names links to it.
 */
export const orphanPages: SiteRule = function* (site) {
  const linked = new Set<string>();
  for (const [code, { panels }] of site.languages) {
    const named = panels.flatMap(({ links }) =>
      links.map(({ href }) => addressNamed(href, `${code}/panels.yaml`) ?? ''),
    );
    for (const address of [`/${code}/`, ...named]) linked.add(address);
  }
  for (const { address, path, stage, gist } of site.topics) {
    if (stage !== 'published') continue;
    for (const href of gist().hrefs) {
      const target = addressNamed(href, path);
      if (target !== undefined && target !== address) linked.add(target);
    }
  }
  for (const { address, file } of site.publishedTopics) {
    const above = foldersAbove(address).filter((folder) => site.byAddress.has(folder));
    if (above.length > 2 && !linked.has(address))
      yield problem('orphan-page', { file, line: 1, column: 1 }, { address });
  }
};

/** Markdown or HTML in a text that is shown as it is; the group is what was meant. */
const MARKED =
  /\*\*([^*]+)\*\*|`([^`]+)`|\[([^[\]]+)\]\([^()\s]*\)|\{#[^{}\s]+\}|<\/?(?:a|b|br|code|em|i|p|span|strong)\b[^<>]*>|&(?:amp|nbsp|lt|gt|quot);/i;

/** `readers-see-markup`: what the front matter says is shown as it is written. */
export const plainTexts: SiteRule = function* ({ topics }) {
  for (const { matter, placeOf } of topics)
    for (const key of ['title', 'short', 'summary'] as const) {
      const [text, bold, code, link] = MARKED.exec(matter?.[key] ?? '') ?? [];
      const suggestion = bold ?? code ?? link;
      if (text !== undefined)
        yield problem('readers-see-markup', placeOf([key]), {
          flaw: 'plain',
          text,
          ...(suggestion && { suggestion }),
        });
    }
};

/** `todo`: nothing that is left to be written stands in the front matter of what is published. */
export const leftInMatter: SiteRule = function* ({ topics }) {
  for (const { stage, matter, placeOf } of topics) {
    if (!matter || stage === 'over') continue;
    const unread = whoReads({ stage, publish: matter.publish });
    for (const key of ['title', 'short', 'summary', 'owner', 'reviewed'] as const) {
      const text = matter[key] ?? '';
      if (text.search(TODO) >= 0) yield problem('todo', placeOf([key]), { text, ...unread });
    }
    for (const [anchor, basis] of basesOf(matter.sources))
      if (basis === 'TODO')
        yield problem('todo', placeOf(['sources', anchor]), { text: `${anchor}: TODO`, ...unread });
  }
};

/** `term`: one thing has one name in front matters and data too. */
export const avoidedElsewhere: SiteRule = function* ({ topics, languages, dataTexts }) {
  const findIn = (language: string, text: string) => avoidedIn(text, languages.get(language)?.findAvoided);
  for (const { matter, language, placeOf } of topics)
    for (const key of matter ? (['title', 'short', 'summary'] as const) : [])
      for (const { text, instead } of findIn(language, matter?.[key] ?? ''))
        yield problem('term', placeOf([key]), { word: text, suggestion: instead });
  if (!languages.values().some(({ findAvoided }) => findAvoided)) return;
  for (const { language, text: whole, place } of dataTexts())
    for (const { text, instead } of findIn(language, whole))
      yield problem('term', place, { word: text, suggestion: instead });
};

/**
 * `review-overdue`: a page is reviewed as often as it says; `front-matter` and `data-file`: it was not reviewed on a day to
 * come, and nothing is gone since one.
 */
export const overdueReviews: SiteRule = function* (site, { today }) {
  // East of Greenwich the next day may have begun.
  const begun = dayAfter(today);
  // Where most pages were reviewed on a day to come, it is the command's day that is an old one.
  const { length: ahead } = site.publishedTopics.filter(({ matter }) => matter.reviewed > begun);
  const isClockBehind = ahead > 1 && ahead * 2 > site.publishedTopics.length;
  // What is left to be written is told as that.
  const isToCome = (day: string): boolean => day > begun && /^\d/.test(day) && !isClockBehind;
  const detail = (day: string): string => `${day} is a day to come (today is ${today})`;
  for (const { matter, placeOf } of site.publishedTopics) {
    const { reviewed } = matter;
    const due = reviewDue(matter);
    if (isToCome(reviewed)) yield invalidValue('front-matter', ['reviewed'], placeOf, detail(reviewed));
    if (due < today) yield problem('review-overdue', placeOf(['reviewed']), { reviewed, due });
  }
  const ending = new Set(site.topics.filter(endsByItself).map(withinLanguage));
  for (const { on, path, only, id, onPlace } of site.gone) {
    const days = id === null ? [] : lastDays(site, { path, only, id });
    const [first = ''] = days;
    const isThere = days.length > 0 && !days.includes(on);
    if (isThere)
      yield invalidValue('data-file', ['on'], () => onPlace, `it stands there until ${first} is come`, first);
    // Why a page will be gone may be written before it is.
    else if (days.length === 0 && isToCome(on) && !ending.has(path))
      yield invalidValue('data-file', ['on'], () => onPlace, detail(on));
  }
};

/** The first days without a statement that is announced to go, of the languages in which it is. */
function lastDays(site: Site, { path, only, id }: Pick<Gone, 'path' | 'only'> & { id: string }): string[] {
  const own = site.publishedTopics.filter(
    ({ address, language }) =>
      address === addressOfTopic(`${language}/${path}`) && (only ?? language) === language,
  );
  return own.flatMap((topic) => site.announced.leavingFrom(topic).get(id) ?? []);
}

/** `security-expires`: those who find a fault are sent to an address that is still known to be answered. */
export const securityExpires: SiteRule = function* ({ securityExpires: last }, { today }) {
  if (!last) return;
  const days = (Date.parse(last.day) - Date.parse(today)) / 86_400_000;
  const when = days < 0 ? 'over' : days <= 30 ? 'soon' : days > 366 ? 'far' : undefined;
  const facts = { key: 'security.expires', expires: last.day };
  if (when) yield problem('security-expires', last.place, { ...facts, when });
};

/** `unused-source`: what is listed is cited. While a front matter cannot be read, nobody knows what it names. */
export const unusedSources: SiteRule = function* ({ topics, sources }) {
  if (topics.some(({ matter }) => !matter)) return;
  const named = topics.flatMap(({ matter }) => [...basesOf(matter?.sources ?? []).values()].flatMap(idsIn));
  const used = new Set(named);
  for (const [id, { place }] of sources) if (!used.has(id)) yield problem('unused-source', place, { id });
};
