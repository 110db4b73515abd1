import type { Content, LanguageContent } from './content.ts';
import { findGone } from './find-gone.ts';
import { findMoved } from './find-moved.ts';
import type { GuestTopic } from './guest-topics.ts';
import { policyOf } from './link-policy.ts';
import type { OldPages } from './old-pages.ts';
import { dataPage, type Page, topicPage } from './page.ts';
import type { SiteGraph } from './site-graph.ts';

/** What of a site its links can lead to. */
interface Given extends Content {
  readonly guests: readonly GuestTopic[];
  readonly old: OldPages;
  readonly base: string;
  readonly defaultLanguage: string;
}

/** The site as its sources say it: topics, and the links of the data files. */
export function sourceGraph(site: Given): SiteGraph {
  const topics = site.topics.map(topicPage);
  const targets = new Map<string, Page | null>(topics.map((page) => [page.address, page]));
  for (const address of site.downloads.keys()) targets.set(address, null);
  const home = targets.get(`/${site.defaultLanguage}/`);
  if (home) targets.set('/', home);
  const files = new Map(topics.map((page) => [page.base, page]));
  // What stands on them is judged where it was written.
  for (const page of site.guests.map(topicPage)) {
    targets.set(page.address, page);
    files.set(page.base, page);
  }
  const panels = [...site.languages.values()].map(panelPage);
  const aims = [...site.languages.keys()].map((code) => aimsPage(code, site));
  let holders: Map<string, Page[]> | undefined;
  return {
    pages: [...topics, ...panels, otherDataPage(site), ...aims],
    targets,
    files,
    base: site.base,
    policy: policyOf(site),
    moved: (address, id) => findMoved(site.old, address, id),
    gone: (address) => findGone(site.old, address),
    pagesWith(id) {
      holders ??= byId(topics);
      return holders.get(id) ?? [];
    },
  };
}

function byId(pages: readonly Page[]): Map<string, Page[]> {
  const pairs = pages.flatMap((page) => page.ids().map((id) => ({ id, page })));
  const groups = Map.groupBy(pairs, ({ id }) => id);
  return new Map([...groups].map(([id, of]) => [id, of.map(({ page }) => page)]));
}

/** What the addresses in data files start from, where they start from no language's folder. */
export const DATA_FOLDER = '_data/';

/** The addresses in the other data files. */
function otherDataPage({ dataLinks }: Content): Page {
  const links = [...dataLinks.values()].map((link) => ({ ...link, element: 'a' as const }));
  return dataPage('/', DATA_FOLDER, links);
}

/** Where old addresses lead in one language; what data say of them starts from the language's folder, as in panels. */
function aimsPage(code: string, { legacy, gone }: Content): Page {
  const ofLegacy = legacy.flatMap(({ language, to, place }) =>
    language === code ? [{ href: to, place }] : [],
  );
  const ofGone = gone.flatMap(({ see, seePlace }) =>
    see === undefined ? [] : [{ href: see, place: seePlace }],
  );
  const links = [...ofLegacy, ...ofGone].map((link) => ({ ...link, element: 'other' as const, name: null }));
  return dataPage(`/${code}/`, `${code}/legacy.yaml`, links);
}

/** The links of all panels in one language; their addresses start from the language's folder. */
function panelPage({ language, panels }: LanguageContent): Page {
  const links = panels.flatMap((panel) =>
    panel.links.map(({ text, to, place }) => ({ href: to, element: 'a' as const, name: text, place })),
  );
  return dataPage(`/${language.code}/`, `${language.code}/panels.yaml`, links);
}
