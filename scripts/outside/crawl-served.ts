import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { LinkChecker, LinkState } from 'linkinator';
import { CannotRun } from '../cannot-run.ts';
import { inOrder } from '../checks/in-order.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { withBase } from '../site/addresses.ts';
import { serveFolder } from './static-server.ts';

/** What the second opinion is. */
export interface ServedCheck {
  readonly pages: number;
  readonly followed: number;
  readonly problems: readonly Problem[];
}

/**
 * Serves a built site on loopback and has linkinator follow its links; what it finds is told where it was written.
 * @throws CannotRun where the folder holds no built site
 */
export async function checkServed(folder: string, project: SiteProject): Promise<ServedCheck> {
  const { base } = project.plan.operator.site;
  const addresses = builtAddresses(folder).map((address) => withBase(address, base));
  const server = await serveFolder(folder, base);
  try {
    const { followed, dead } = await crawlServed(server.origin, addresses);
    const placeOf = places(project, folder, server.origin);
    const written = writtenAt(project);
    const problems = dead.map((link) => {
      const place = placeOf(link);
      return asProblem(link, place, written(link.page, place) ?? link.url.slice(server.origin.length));
    });
    return {
      pages: addresses.filter((address) => !address.endsWith('.css')).length,
      followed,
      problems: inOrder(problems),
    };
  } finally {
    await server.close();
  }
}

/** The addresses of all pages and style sheets that stand in a folder: linkinator reads what it is given. */
function builtAddresses(folder: string): string[] {
  const names = attempt(() => readdirSync(folder, { recursive: true, encoding: 'utf8' }), folder);
  const pages = names
    .map((name) => `/${name.split(sep).join('/')}`)
    .filter((path) => /\.(?:html|css)$/.test(path));
  if (!pages.some((path) => path.endsWith('.html')))
    throw new CannotRun(`\`${folder}\` holds no page: \`npm run build\` makes them`);
  return pages.map((path) => path.replace(/\/index\.html$/, '/')).sort();
}

function asProblem({ page, fragment }: DeadLink, place: Place, href: string): Problem {
  const found = fragment
    ? problem('missing-anchor', place, { href })
    : problem('missing-page', place, { href });
  return { ...found, page };
}

/** Finds how the address of a link was written, which may not be how it was published; of layouts this is not known. */
function writtenAt({ plan, content }: SiteProject): (page: string, place: Place) => string | undefined {
  const keyOf = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
  const panels = [...content.languages.values()].flatMap((language) => language.panels);
  const inPanels = new Map(panels.flatMap(({ links }) => links.map(({ to, place }) => [keyOf(place), to])));
  return (page, place) => {
    const shown = plan.pages.find(({ address }) => withBase(address, plan.operator.site.base) === page);
    const links = shown?.topic?.read().outline.links ?? [];
    return links.find((link) => keyOf(link.place) === keyOf(place))?.href ?? inPanels.get(keyOf(place));
  };
}

/** Finds where a link of a built page was written; where the sources have changed since, the page itself is named. */
function places(project: SiteProject, folder: string, origin: string): (link: DeadLink) => Place {
  const { plan } = project;
  return ({ page, url }) => {
    const planned = plan.pages.find(({ address }) => withBase(address, plan.operator.site.base) === page);
    const links = planned ? project.traced(planned).links : [];
    const link = links.find(({ href }) => URL.parse(href, origin + page)?.href === url);
    return (
      link?.place ?? {
        file: join(folder, page.endsWith('/') ? `${page}index.html` : page),
        line: 1,
        column: 1,
      }
    );
  };
}

function attempt<T>(act: () => T, folder: string): T {
  try {
    return act();
  } catch {
    throw new CannotRun(`there is no folder \`${folder}\`: \`npm run build\` makes it`);
  }
}

/** A link that linkinator could not follow. */
export interface DeadLink {
  /** The address of the page that it stands on, with base path. */
  readonly page: string;
  /** What it leads to, absolute, with its fragment. */
  readonly url: string;
  /** True where the page is there, and the fragment is not on it. */
  readonly fragment: boolean;
}

/** What linkinator saw. */
export interface Crawl {
  /** How many links of the site it followed, pages included. */
  readonly followed: number;
  readonly dead: readonly DeadLink[];
}

/**
 * Has linkinator look at every page of a served site from outside. Links to other hosts are left to `check:external`.
 * @param origin where the site is served, such as `http://127.0.0.1:40123`
 * @param addresses of all pages, with base path: linkinator does not find orphans by itself
 * @throws CannotRun where it did not read every page
 */
export async function crawlServed(origin: string, addresses: readonly string[]): Promise<Crawl> {
  const own = `${origin}/`;
  const { links } = await new LinkChecker().check({
    path: addresses.map((address) => origin + address),
    // Its default of 100 at once, without a time limit, ends in resets and in waits of ten minutes.
    concurrency: 15,
    timeout: 20_000,
    checkFragments: true,
    checkCss: true,
    linksToSkip: async (url) => !url.startsWith(own),
  });
  const read = new Set(links.filter(({ state }) => state === LinkState.OK).map(({ url }) => url));
  const unread = addresses.filter((address) => !read.has(origin + address));
  if (unread.length > 0)
    throw new CannotRun(`linkinator did not read ${unread.length} pages, the first is ${unread[0]}`);
  const dead = links
    .filter(({ state }) => state === LinkState.BROKEN)
    .map(({ url, parent = own, status = 0 }) => ({
      page: new URL(parent).pathname,
      // It tells some fragments decoded, and addresses that are none.
      url: URL.parse(url)?.href ?? url,
      fragment: status >= 200 && status < 300 && url.includes('#'),
    }));
  return { followed: links.filter(({ state }) => state !== LinkState.SKIPPED).length, dead };
}
