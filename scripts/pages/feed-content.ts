import { decodePath } from '../site/addresses.ts';
import { type DifferentPart, differencesBetween } from '../site/versions/differences.ts';
import { feedsAt, idOf, newsId, newsIn, newsOf } from '../site/versions/news.ts';
import { isWithdrawal, type PageHistory, type VersionStatement } from '../site/versions/page-history.ts';
import type { LogEntry } from '../site/versions/site-versions.ts';
import type { ChangedStatement } from '../site/versions/version-lines.ts';
import { fillText } from '../text/markdown/words.ts';
import type { WordRun } from '../text/word-diff.ts';
import { escapeHtml } from './escape-html.ts';
import { type ChangedPage, changedPages, headingOf, summaryOf, titleOf } from './news-view.ts';
import { type Feed, type FeedEntry, feedFiles } from './outputs/feeds.ts';
import type { Beside } from './outputs/output.ts';
import { listOf, listTitle, readerOf, titleOfFeed, topicWith } from './version-view.ts';
import { absolute, type ViewSource } from './view-source.ts';

/** As many entries as readers of feeds who look in now and then can have missed; the page of what changed has all. */
const MOST = 50;

/** The feeds of a page, where it has some: of what changed in a language, or on the page that has a history. */
export function feedsBeside(address: string, source: ViewSource, history?: PageHistory): Beside | undefined {
  const addresses = feedsAt(address);
  if (!source.content.feeds.has(addresses[0])) return undefined;
  const [atom, json] = addresses.map((one) => decodePath(one).slice(1)) as [string, string];
  const feed = () => (history ? feedOfPage(history, source) : feedOfSite(address, source));
  return { paths: [atom, json], files: () => feedFiles(feed(), [atom, json]) };
}

function feedOfSite(address: string, source: ViewSource): Feed {
  const { content, inLanguage } = source;
  const entries = newsIn(content.versions, inLanguage.language.code);
  // What was announced before the history began may be added to the log at any time.
  const { log, beginning: oldest = log[0] } = content.versions;
  const head = { name: `site ${oldest?.key ?? ''}`, title: inLanguage.texts.what_changed ?? '', address };
  return feedOf({ ...head, since: oldest?.released ?? '' }, entries, source);
}

/** Wherever the page stood, its feed says the same: whoever reads it there misses nothing. */
function feedOfPage(history: PageHistory, source: ViewSource): Feed {
  const [oldest] = history.versions;
  const topic = topicWith(history, source);
  const { short, title } = topic?.matter ?? history.versions.at(-1) ?? { title: '' };
  const head = { title: listTitle(short ?? title, source), address: listOf(history, topic, source) };
  const begun = { name: `page ${oldest?.key ?? ''}`, since: oldest?.released ?? '' };
  return feedOf({ ...head, ...begun }, newsOf(source.content.versions, history), source);
}

interface Head extends Pick<Feed, 'name' | 'title'> {
  readonly address: string;
  readonly since: string;
}

function feedOf({ name, title, address, since }: Head, news: readonly LogEntry[], source: ViewSource): Feed {
  const { language, words } = source.inLanguage;
  const [atom, json] = feedsAt(address);
  return {
    ...{
      name,
      title: titleOfFeed(title, source),
      language: language.tag,
      author: words.get('site_name') ?? '',
    },
    page: absolute(address, source),
    atom: absolute(atom, source),
    json: absolute(json, source),
    updated: source.midnight(news[0]?.released ?? since),
    entries: news.slice(0, MOST).map((entry) => entryOf(entry, source)),
  };
}

/** What is told of a change: it names versions alone, which stay, so that it never says anything else than it said. */
function entryOf(entry: LogEntry, source: ViewSource): FeedEntry {
  const { key, kind, released, effective } = entry;
  const { language, texts } = source.inLanguage;
  const label = texts[`change_${kind}`] ?? kind;
  const said = kind === 'first' ? texts.news_first : summaryOf(entry, source);
  const from = effective && fillText(texts.news_from ?? '', { date: source.formatDay(effective).text });
  const pages = changedPages(entry, source).map((page) => toldOf(page, kind, source));
  const html = [
    `<p><strong>${escapeHtml(label)}</strong> · ${escapeHtml(said ?? '')}</p>`,
    ...(from ? [`<p>${escapeHtml(from)}</p>`] : []),
    ...pages.map((page) => page.html),
  ];
  const text = [`${label} · ${said ?? ''}`, ...(from ? [from] : []), ...pages.map((page) => page.text)];
  return {
    name: key,
    title: said ?? label,
    url: absolute(`/${language.code}/what-changed/#${newsId(entry)}`, source),
    updated: source.midnight(released),
    kind: { term: kind, label },
    html: `<div lang="${language.tag}" dir="${language.direction}">\n${html.join('\n')}\n</div>`,
    text: text.join('\n\n'),
  };
}

/** The same for those who read HTML and for those who read text. */
interface Told {
  readonly html: string;
  readonly text: string;
}

function toldOf(page: ChangedPage, kind: LogEntry['kind'], source: ViewSource): Told {
  const { made, before, statements, address } = page;
  const title = titleOf(page);
  const version = made && isWithdrawal(made) ? before : made;
  const href = absolute(version?.permanent ?? address, source);
  const all = statements.map((one) => statementOf(one, page, kind, source));
  return {
    html: [
      `<h2><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></h2>`,
      ...all.map(({ html }) => html),
    ].join('\n'),
    text: [`${title}\n${href}`, ...all.map(({ text }) => text)].join('\n\n'),
  };
}

function statementOf(
  one: ChangedStatement,
  page: ChangedPage,
  kind: LogEntry['kind'],
  source: ViewSource,
): Told {
  const { made, before, address } = page;
  const { texts } = source.inLanguage;
  const id = idOf(one.address);
  const at = one.new === undefined ? before : made;
  const href = absolute((at?.permanent ?? address) + (id === 'top' ? '' : `#${encodeURI(id)}`), source);
  const heading = headingOf(one, page, source);
  const [old, now] = [statementFor(one.old, id, source), statementFor(one.new, id, source)];
  const parts = differencesBetween(old, now, readerOf(source)).flatMap((difference) => difference.parts);
  // What was withdrawn before the history began stands under its notice: it did not come.
  const isNotice = kind === 'withdrawn' && one.old === undefined;
  const linesOf = ({ old: gone, new: come }: DifferentPart) => [
    ...gone.map((runs) => ({ runs, word: `${texts.difference_old ?? ''} ` })),
    ...come.map((runs) => ({
      runs: isNotice ? runs.map(({ text }): WordRun => ({ kind: 'same', text })) : runs,
      word: isNotice ? '' : `${texts.difference_new ?? ''} `,
    })),
  ];
  const lines = parts.flatMap(linesOf);
  return {
    html: [
      `<h3><a href="${escapeHtml(href)}">${escapeHtml(heading)}</a></h3>`,
      ...lines.map(({ runs }) => `<p>${runs.map(markedUp).join('')}</p>`),
    ].join('\n'),
    text: [heading, ...lines.map(({ runs, word }) => `${word}${runs.map(({ text }) => text).join('')}`)].join(
      '\n',
    ),
  };
}

function statementFor(key: string | undefined, id: string, { content }: ViewSource): VersionStatement[] {
  const text = key === undefined ? undefined : content.versions.text(key);
  return text ? [{ id, text, sources: [] }] : [];
}

function markedUp({ kind, text }: WordRun): string {
  const said = escapeHtml(text);
  if (kind === 'old') return `<del>${said}</del>`;
  return kind === 'new' ? `<ins>${said}</ins>` : said;
}
