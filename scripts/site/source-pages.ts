import { emptyOutline } from '../text/outline.ts';
import type { Content, LanguageContent, Topic } from './content.ts';
import { findGone } from './find-gone.ts';
import { findMoved } from './find-moved.ts';
import { guestTopics } from './guest-topics.ts';
import { keptText } from './kept-text.ts';
import { policyOf } from './link-policy.ts';
import { oldPages } from './old-pages.ts';
import { LazyPage, type Page } from './page.ts';
import type { SiteGraph } from './site-graph.ts';

const graphs = new WeakMap<Content, SiteGraph>();

/** The site as its sources say it: topics, and the links of the data files. */
export function sourceGraph(content: Content): SiteGraph {
  const graph = graphs.get(content) ?? graphOf(content);
  graphs.set(content, graph);
  return graph;
}

function graphOf(content: Content): SiteGraph {
  const topics = content.topics.map(topicPage);
  const targets = new Map<string, Page | null>(topics.map((page) => [page.address, page]));
  for (const address of content.downloads.keys()) targets.set(address, null);
  const home = content.operator && targets.get(`/${content.operator.site.default_language}/`);
  if (home) targets.set('/', home);
  const sources = new Map(topics.map((page) => [page.base, page]));
  // What stands on them is judged where it was written.
  for (const page of guestTopics(content).map(topicPage)) {
    targets.set(page.address, page);
    sources.set(page.base, page);
  }
  const panels = [...content.languages.values()].map(panelPage);
  const old = [...content.languages.keys()].map((code) => oldPage(code, content));
  const pages = [...topics, ...panels, dataPage(content), ...old];
  const base = content.operator?.site.base ?? '/';
  const moved = (address: string, id: string | null) => findMoved(oldPages(content), address, id);
  const gone = (address: string) => findGone(oldPages(content), address);
  return { pages, targets, sources, base, policy: policyOf(content), moved, gone };
}

/** A topic as rules look at it; its text is read when it is needed. */
export function topicPage(topic: Topic): Page {
  const { address, path: base, complete, matter } = topic;
  const page = {
    origin: 'source',
    address,
    base,
    complete,
    draft: matter?.draft ?? false,
    titled: true,
  } as const;
  return new LazyPage(page, () => keptText(topic.original ?? topic).outline);
}

/** What the addresses in data files start from, where they start from no language's folder. */
export const DATA_FOLDER = '_data/';

/** The addresses in the other data files. */
function dataPage({ dataLinks }: Content): Page {
  const outline = emptyOutline();
  for (const link of dataLinks.values()) outline.links.push({ ...link, element: 'a' });
  return { origin: 'source', address: '/', base: DATA_FOLDER, outline, complete: true, titled: true };
}

/** Where old addresses lead in one language; what data say of them starts from the language's folder, as in panels. */
function oldPage(code: string, { legacy, gone }: Content): Page {
  const outline = emptyOutline();
  for (const { language, to, place } of legacy)
    if (language === code) outline.links.push({ href: to, element: 'other', name: null, place });
  for (const { see, seePlace } of gone)
    if (see !== undefined) outline.links.push({ href: see, element: 'other', name: null, place: seePlace });
  return {
    origin: 'source',
    address: `/${code}/`,
    base: `${code}/legacy.yaml`,
    outline,
    complete: true,
    titled: true,
  };
}

/** The links of all panels in one language; their addresses start from the language's folder. */
function panelPage({ language, panels }: LanguageContent): Page {
  const outline = emptyOutline();
  for (const { text, to, place } of panels.flatMap((panel) => panel.links)) {
    outline.links.push({ href: to, element: 'a', name: text, place });
  }
  return {
    origin: 'source',
    address: `/${language.code}/`,
    base: `${language.code}/panels.yaml`,
    outline,
    complete: true,
    titled: true,
  };
}
