import type { DayView } from '../site/day-format.ts';
import { addressOfNotice } from '../site/old-address.ts';
import { GONE, readRecordKey } from '../site/record.ts';
import type { Site } from '../site/site.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { differencesBetween, type ReadStatement } from '../site/versions/differences.ts';
import { wordsKept } from '../site/versions/freeze.ts';
import { movesBetween } from '../site/versions/moves.ts';
import { feedsAt } from '../site/versions/news.ts';
import {
  type InForce,
  isWithdrawal,
  type PageHistory,
  type PageVersion,
} from '../site/versions/page-history.ts';
import { listAddress } from '../site/versions/version-pages.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { type OwnNode, plainText } from '../text/html/own-tree.ts';
import { fillText } from '../text/markdown/words.ts';
import { sumsOf, withWhy } from './cited-texts.ts';
import { absolute, hrefOf, type ViewSource } from './view-source.ts';

/** A way to another version of a page, by its link relation (RFC 5829). */
export interface Related {
  readonly rel: 'latest-version' | 'predecessor-version' | 'successor-version' | 'version-history';
  readonly href: string;
}

/** The feeds beside a page. */
export type FeedLinks = ReturnType<typeof feedLinks>['feed'];

/** What a page of a version says beside the text. */
export type VersionView = ReturnType<typeof versionView>;

/** The topic that has a history; undefined where it is gone. */
export function topicWith({ last }: PageHistory, { content }: ViewSource): PublishedTopic | undefined {
  const address = last.at(-1)?.address;
  return address === undefined ? undefined : content.topicNow(address);
}

/** Where the versions of a page are listed: at its present address, where they are listed there. */
export function listOf(
  history: PageHistory,
  topic: PublishedTopic | undefined,
  { content }: ViewSource,
): string {
  const own = topic && listAddress(topic.address);
  if (own !== undefined && content.versionPages.has(own)) return own;
  return listAddress(history.versions.at(-1)?.address ?? '/');
}

/** What the list of the versions of a page is called. */
export function listTitle(short: string, { inLanguage }: ViewSource): string {
  return fillText(inLanguage.texts.versions_title ?? '', { title: short });
}

/** The feeds that stand beside a page, and what they are called; nothing where it has none. */
export function feedLinks(address: string, title: string, source: ViewSource) {
  const [atom, json] = feedsAt(address);
  if (!source.content.feeds.has(atom)) return {};
  const links = { atom: hrefOf(atom, source), json: hrefOf(json, source) };
  return { feed: { title: titleOfFeed(title, source), ...links } };
}

/** What a feed is called, by the page that says the same. */
export function titleOfFeed(title: string, { inLanguage: { texts, words } }: ViewSource): string {
  return fillText(texts.page_of_site ?? '', { title, site: words.get('site_name') ?? '' });
}

/** What the page of a topic tells of its versions; nothing where it has none. */
export function relatedOfTopic(topic: PublishedTopic, source: ViewSource) {
  const { versions } = source.content;
  const history = versions.isEmpty ? undefined : versions.of(topic);
  if (!history) return {};
  const last = history.versions.at(-1);
  const before = last && history.before(last);
  const list = listOf(history, topic, source);
  return {
    related: relatedTo({ history, before, topic }, source),
    versions: hrefOf(list, source),
    ...feedLinks(list, listTitle(topic.matter.short ?? topic.matter.title, source), source),
  };
}

interface Around {
  readonly history: PageHistory;
  readonly topic: PublishedTopic | undefined;
  readonly before?: PageVersion | undefined;
  readonly after?: PageVersion | undefined;
}

/** The ways from a page of some version to others. */
export function relatedTo({ history, topic, before, after }: Around, source: ViewSource): Related[] {
  const latest = topic?.address ?? history.versions.at(-1)?.permanent;
  const ways: [Related['rel'], string | undefined][] = [
    ['latest-version', latest],
    ['predecessor-version', before?.permanent],
    ['successor-version', after?.permanent],
    ['version-history', listOf(history, topic, source)],
  ];
  return ways.flatMap(([rel, to]) => (to === undefined ? [] : [{ rel, href: hrefOf(to, source) }]));
}

/** The version that was in force before one, and the one that follows it; of branches that were merged, the first of these. */
export function neighboursOf(version: PageVersion, history: PageHistory) {
  const after = history.versions.find(({ follows }) => follows.includes(version.key));
  return { before: history.before(version), after };
}

/** Works out what the page of a version says beside its text. */
export function versionView(version: PageVersion, history: PageHistory, source: ViewSource) {
  const { formatDay, content } = source;
  const topic = topicWith(history, source);
  const period = history.timeline.find((one) => one.version === version);
  return {
    name: nameView(version, source),
    permanent: absolute(version.permanent, source),
    ...(period ? periodView(period, source) : sameDayView(version, history, source)),
    // Both days are told: it stays true when the first has come, without a build.
    ...(period && period.from > content.day && { announced: formatDay(version.released) }),
    isPast: period?.until !== undefined && period.until < content.day,
    isGone: isWithdrawal(version),
    owner: version.owner,
    ...(version.reviewed && { reviewed: formatDay(version.reviewed) }),
    list: hrefOf(listOf(history, topic, source), source),
    sums: sumsOf(version, source),
    differences: differencesOf(version, history, source),
    ...(topic && { now: { href: hrefOf(topic.address, source), kept: keptIds(version, topic, content) } }),
    // These decide what the text is, as it is shown.
    made: [
      version.key,
      ...headingsOut(version),
      ...linksIn(version).map((href) => followed(href, content, version)),
    ],
  };
}

/** The ids of a version that the present page has, or tells what became of them; parted by spaces. */
function keptIds({ statements }: PageVersion, { address }: PublishedTopic, content: Site): string {
  const moved = content.old.movedOff.get(address) ?? [];
  const known = new Set([
    ...(content.anchorsAt(address) ?? []),
    ...moved.map(({ id }) => encodeFragment(id)),
  ]);
  return statements
    .map(({ id }) => encodeFragment(id))
    .filter((id) => known.has(id))
    .join(' ');
}

/** Below it stands how a version differs from the one before. */
const CHANGED = 'tc-changed';

/** The way to where a version tells what changed in it; nothing where there are no two to be compared. */
export function wayToChange(
  version: PageVersion | undefined,
  before: PageVersion | undefined,
  source: ViewSource,
): { readonly changed?: string } {
  if (!isTold(version) || !isTold(before)) return {};
  return { changed: `${hrefOf(version.permanent, source)}#${CHANGED}` };
}

/** Whether a version can be compared: not where the page was taken off. */
function isTold(version: PageVersion | undefined): version is PageVersion {
  return version !== undefined && !isWithdrawal(version);
}

/**
 * So many versions before the last one tell what changed up to that. Each release writes the pages of these anew (9 ms each),
 * and no others, however long a history is.
 */
const MOST_SINCE = 50;

/**
 * How a version differs from the one before, and from what is in force: of each page these two, however many versions there are.
 * They follow from what is named here, and are worked out when the page is rendered.
 */
function differencesOf(version: PageVersion, history: PageHistory, source: ViewSource) {
  const before = history.before(version);
  const { versions } = history;
  const at = versions.indexOf(version);
  const isNear = versions.length - at <= MOST_SINCE + 1;
  const now = history.inForce(source.content.day);
  const pairs = [
    { id: CHANGED, isSince: false, older: before, newer: version },
    {
      id: 'tc-since',
      isSince: true,
      older: version,
      newer: isNear && now && versions.indexOf(now) > at ? now : undefined,
    },
  ];
  const side = (one: PageVersion) => ({
    name: nameView(one, source),
    href: one === version ? '' : hrefOf(one.permanent, source),
    key: one.key,
  });
  return pairs.flatMap(({ id, isSince, older, newer }) => {
    if (!isTold(older) || !isTold(newer)) return [];
    const moves = movesOf(older, newer, history, source);
    const said = ({ statements }: PageVersion) => statements.map((one) => withWhy(one, source));
    const items = () =>
      differencesBetween(said(older), said(newer), readerOf(source)).map((one) => ({
        ...one,
        move: moves.find((move) => move.id === one.id && one.kind === (move.isFrom ? 'added' : 'withdrawn')),
      }));
    return [{ id, isSince, old: side(older), now: side(newer), moves, items }];
  });
}

/** What moved to other pages and came from them, each with the way to it there. */
export function movesOf(older: PageVersion, newer: PageVersion, history: PageHistory, source: ViewSource) {
  const moves = movesBetween(older, newer, history, source.content.versions);
  return moves.map(({ id, heading, isFrom, other, otherId }) => {
    const href = hrefOf(`${other.permanent}#${encodeFragment(otherId)}`, source);
    return { id, heading, isFrom, href, title: other.short ?? other.title };
  });
}

/** Gives what readers read of kept statements. */
export function readerOf({ content, inLanguage }: ViewSource): ReadStatement {
  return ({ text }) => inCells(wordsKept(text, inLanguage, content));
}

/** A text as it is compared; the cells of a row stand apart. */
export function lineText(nodes: readonly OwnNode[]): string {
  return inCells(plainText(nodes));
}

function inCells(text: string): string {
  return text.replaceAll('\t', ' · ');
}

/** What a version is called, with its day. */
export function nameView({ name }: Pick<PageVersion, 'name'>, { formatDay }: ViewSource) {
  const number = name.slice(11);
  const { iso, text } = formatDay(name.slice(0, 10));
  return { iso, text: number ? `${text} (${number})` : text };
}

/** The days on which a version is in force. */
export function periodView({ from, until }: InForce, { formatDay }: ViewSource) {
  return { from: formatDay(from), ...(until !== undefined && { until: formatDay(until) }) };
}

/** Of a version that another took the place of on its first day, that day; nothing where it was replaced before. */
export function sameDayView(
  { from }: PageVersion,
  { versions }: PageHistory,
  { formatDay }: ViewSource,
): { readonly from?: undefined; readonly until?: undefined; readonly sameDay?: DayView } {
  const heir = versions.findLast((one) => one.from === from);
  return heir && heir.released >= from ? { sameDay: formatDay(from) } : {};
}

/** What was taken out is called as later texts are. */
function headingsOut({ statements }: PageVersion): string[] {
  return statements.flatMap(({ text: { heading, redacted } }) => (redacted ? [heading] : []));
}

/** An address of the site in a kept text, as our Markdown writes it. */
const LINK = /\]\(<?(\/[^)\s>]*)/g;

function linksIn({ statements }: PageVersion): string[] {
  const links = statements.flatMap(({ text }) => [...text.markdown.matchAll(LINK)]);
  return [...new Set(links.map(([, href = '']) => href))];
}

/**
 * Where what an address named when a version was made stands now; what is gone, where that is told. An anchor that nothing is
 * known of any more is left out, and in place of a page there is the list of versions, so that no link is dead.
 */
export function followed(href: string, content: Site, version: Pick<PageVersion, 'address'>): string {
  const [path = '', fragment] = href.split('#', 2);
  const keys = [...(fragment === undefined ? [] : [href]), path];
  for (const key of keys) {
    const now = content.whereIs(key);
    if (now === GONE) return addressOfNotice(path) + (fragment === undefined ? '' : `#${fragment}`);
    if (now === undefined) continue;
    const { address, id } = readRecordKey(now);
    return id === null ? address : `${address}#${encodeFragment(id)}`;
  }
  return listAddress(version.address);
}
