import { thaw } from '../site/versions/freeze.ts';
import { isWithdrawal, type PageVersion } from '../site/versions/page-history.ts';
import type { VersionPage } from '../site/versions/version-pages.ts';
import { fillText } from '../text/markdown/words.ts';
import { whyOut, withWhy } from './cited-texts.ts';
import { languageLinks } from './other-languages.ts';
import type { OwnText } from './page-text.ts';
import { barePage, type PageView } from './page-view.ts';
import type { SourceView } from './site-view.ts';
import type { StatusView } from './status-view.ts';
import { shortTitle } from './topic-tree.ts';
import { versionListView } from './version-list-view.ts';
import {
  feedLinks,
  followed,
  listOf,
  listTitle,
  neighboursOf,
  relatedTo,
  topicWith,
  versionView,
} from './version-view.ts';
import { absolute, hrefOf, type ViewSource } from './view-source.ts';

/** The text of a version, as today's reader of Markdown reads it; its links lead to where their aims stand now. */
export function textOfVersion({ version, history }: VersionPage, source: ViewSource): OwnText {
  const { content, inLanguage } = source;
  const shown = version ?? history.versions.at(-1);
  if (!shown) return { text: { html: '', hash: '', headings: [] }, outline: { headings: [], anchors: [] } };
  const texts = shown.statements.map((one) => withWhy(one, source).text);
  const { html, outline } = thaw(texts, inLanguage, content, (href) => followed(href, content, shown));
  return { text: { html, hash: shown.key, headings: outline.headings }, outline };
}

/** Works out the view of a page of a version, or of the list of all versions of a page. */
export function versionPageView(page: VersionPage, source: ViewSource): PageView {
  const { kind, address, history, version } = page;
  const topic = topicWith(history, source);
  const shown = version ?? history.versions.at(-1);
  const { title = '', short = title, summary = '' } = version ?? topic?.matter ?? shown ?? {};
  const out = version?.statements.find(({ id }) => id === 'top')?.text.redacted;
  const lead = version && isWithdrawal(version) ? '' : summary;
  const around = { history, topic, ...(version && neighboursOf(version, history)) };
  return {
    ...barePage(kind, address, source, title),
    ...{ short, summary: out ? whyOut(out, source) : lead },
    canonical: topic ? absolute(topic.address, source) : '',
    breadcrumbs: trailTo(page, source),
    languages: topic ? languageLinks(topic, source) : [],
    related: relatedTo(around, source),
    ...(version && { ...restsOf(version, source), version: versionView(version, history, source) }),
    ...(!version && {
      ...feedLinks(listOf(history, topic, source), listTitle(short, source), source),
      title: listTitle(short, source),
      summary: source.inLanguage.texts.versions_lead ?? '',
      list: versionListView(history, source),
    }),
  };
}

function trailTo({ history, version, language }: VersionPage, source: ViewSource) {
  const { tree, inLanguage } = source;
  const topic = topicWith(history, source);
  const own = topic?.language === language ? topic : undefined;
  const pages = own ? [...tree.ancestorsOf(own), own] : [];
  const trail = pages.map((above) => ({ text: shortTitle(above), href: hrefOf(above.address, source) }));
  if (!version) return trail;
  const list = hrefOf(listOf(history, topic, source), source);
  return [...trail, { text: inLanguage.texts.versions_all ?? '', href: list }];
}

/** How sure the statements of a version were, and what they rested on, as it was kept. */
function restsOf(version: PageVersion, source: ViewSource): Pick<PageView, 'sources' | 'statuses'> {
  const { inLanguage, formatDay } = source;
  // Of what was taken out, nothing is left to be sure of.
  const statements = version.statements.filter(({ text }) => !text.redacted);
  const all = new Map(
    statements.flatMap(({ sources }) => sources.map((one) => [JSON.stringify(one), one] as const)),
  );
  const numbers = [...all.keys()];
  const sources = [...all.values()].map(({ title, publisher, url, stated, read }): SourceView => {
    const date = stated === undefined ? '' : formatDay(stated).text;
    return {
      title,
      ...(publisher !== undefined && { publisher }),
      ...(url !== undefined && { url }),
      ...(read !== undefined && { read: formatDay(read) }),
      ...(date && { stated: fillText(inLanguage.texts.source_stated ?? '', { date }) }),
    };
  });
  const statuses = statements.flatMap(({ id, status, status_text: text, sources: own }): StatusView[] => {
    if (status === undefined || text === undefined) return [];
    const at = own.map((one) => numbers.indexOf(JSON.stringify(one)) + 1);
    // What was said on the day of the release is no sign that the text is in force.
    const kind = (status === 'current' ? 'released' : status) as StatusView['kind'];
    const told = fillText(inLanguage.texts.status_released ?? '', { status: text });
    return [{ id, kind, text: told, sources: at.sort((a, b) => a - b) }];
  });
  return { sources, statuses };
}
