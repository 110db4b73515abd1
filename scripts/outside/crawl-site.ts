import { join, relative, sep } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { acceptSeen } from '../checks/accept.ts';
import { inOrder } from '../checks/in-order.ts';
import { today } from '../cli/today.ts';
import { entriesBelow } from '../files.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { type Problem, placeText, problem } from '../problem.ts';
import { examineSources } from '../publish/examine.ts';
import { serveFolder } from '../publish/hosts/local-server.ts';
import { type Report, reportOf } from '../report/report.ts';
import { withBase } from '../site/addresses.ts';
import { crawlServed, type DeadLink } from './crawl-served.ts';

/**
 * Serves a built site on loopback and has linkinator follow its links; what it finds is told where it was written.
 * @param sources the folder of the content that the site was built of
 * @throws CannotRun where the folder holds no built site, or the operator's data has faults
 */
export async function checkServed(folder: string, sources: string): Promise<Report> {
  const { content, project } = examineSources(sources, today(sources));
  if (!project) throw new CannotRun('the operator data has faults: `npm run check` tells them');
  const { base } = project.plan.operator.site;
  const addresses = builtAddresses(folder).map((address) => withBase(address, base));
  const server = await serveFolder(folder, base);
  try {
    const { followed, dead } = await crawlServed(server.origin, addresses);
    const problems = inOrder(dead.map(problemsWritten(project, folder, server.origin)));
    const { told, accepted } = acceptSeen(problems, content, content.day);
    const pages = addresses.filter((address) => !address.endsWith('.css')).length;
    return reportOf(told, { accepted, pages, links: followed, anchors: 0 });
  } finally {
    await server.close();
  }
}

/** The addresses of all pages and style sheets that stand in a folder: linkinator reads what it is given. */
function builtAddresses(folder: string): string[] {
  const pages = namesIn(folder)
    .map((name) => `/${name.split(sep).join('/')}`)
    .filter((path) => /\.(?:html|css)$/.test(path));
  if (!pages.some((path) => path.endsWith('.html')))
    throw new CannotRun(`\`${folder}\` holds no page: \`npm run build\` makes them`);
  return pages.map((path) => path.replace(/\/index\.html$/, '/')).sort();
}

function namesIn(folder: string): string[] {
  try {
    return [...entriesBelow(folder)].map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  } catch {
    throw new CannotRun(`there is no folder \`${folder}\`: \`npm run build\` makes it`);
  }
}

/**
 * Makes dead links the problems that they are, as they were written: that may not be how they were published, and is not
 * known of layouts. Where the sources have changed since, the page itself is named.
 */
function problemsWritten(project: SiteProject, folder: string, origin: string): (link: DeadLink) => Problem {
  const { plan, content } = project;
  const inData = [...content.languages.values()].flatMap(({ panels, terms }) => [
    ...panels.flatMap(({ links }) => links),
    ...terms.map(({ link }) => link),
  ]);
  return ({ page, url, fragment }) => {
    const planned = plan.pages.find(({ address }) => withBase(address, plan.operator.site.base) === page);
    const links = planned ? project.links(planned) : [];
    const link = links.find(({ href }) => URL.parse(href, origin + page)?.href === url);
    const start = { file: join(folder, page.replace(/\/$/, '/index.html')), line: 1, column: 1 };
    const place = link?.place ?? start;
    const written = [...(planned?.topic?.text().outline.links ?? []), ...inData];
    const at = placeText(place);
    const href = written.find((one) => placeText(one.place) === at)?.href ?? url.slice(origin.length);
    return { ...problem(fragment ? 'missing-anchor' : 'missing-page', place, { href }), page };
  };
}
