import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { crawlServed } from '../../scripts/outside/crawl-served.ts';
import { type LocalServer, serveFolder } from '../../scripts/publish/hosts/local-server.ts';
import { sharedBrowser } from '../support/browser.ts';
import { folderWith, pageWith, problemsIn } from '../support/case-site.ts';
import { fragmentCases } from './cases/fragments.ts';

// A browser opens each of some 200 pages.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const cases = fragmentCases.map((one, index) => ({ ...one, path: `c${index}/index.html` }));
type Lead = string | number;

let server: LocalServer;
let folder: string;
const told = new Map<string, string[]>();
const seen = new Map<string, Lead>();
const dead = new Set<string>();

/** The link stands first, so that nothing on the page can swallow it. */
function pageOf({ html, fragment }: (typeof cases)[number]): string {
  const link = `<a href="#${fragment}">x</a><div style="height:3000px"></div>`;
  const whole = pageWith(html);
  return /<body/.test(whole) ? whole.replace(/<body([^>]*)>/, `<body$1>${link}`) : `${whole}${link}`;
}

beforeAll(async () => {
  folder = folderWith(Object.fromEntries(cases.map((one) => [one.path, pageOf(one)])));
  for (const { code, file, href = '' } of problemsIn(folder)) {
    const [, path = ''] = /(c\d+\/index\.html)$/.exec(file) ?? [];
    if (code === 'missing-anchor' || code === 'case-mismatch')
      told.set(path, [...(told.get(path) ?? []), href]);
  }
  server = await serveFolder(folder);
  const crawled = await crawlServed(
    server.origin,
    cases.map(({ path }) => `/${path.replace('index.html', '')}`),
  );
  for (const { page } of crawled.dead) dead.add(`${page.slice(1)}index.html`);
  const page = await (await sharedBrowser()).newPage();
  // The policy of our server would keep the pages from having a height, and from standing in a frame.
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const found = cases.find(({ path }) => `/${path}` === `${pathname}index.html`);
    if (!found && pathname !== '/') return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: found ? pageOf(found) : '' });
  });
  await page.goto(server.origin);
  const addresses = cases.map(({ path }) => `/${path.replace('index.html', '')}`);
  const leads = await page.evaluate(leadsOfLinks, addresses);
  for (const [index, { path }] of cases.entries()) seen.set(path, leads[index] ?? 'nowhere');
  await page.close();
});

afterAll(() => server?.close());

/** Follows the link of each page from its middle, in the browser: in a frame, which takes a fraction of the time of a page. */
async function leadsOfLinks(addresses: readonly string[]): Promise<Lead[]> {
  const leads: Lead[] = [];
  for (const address of addresses) {
    const frame = document.createElement('iframe');
    frame.src = address;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    leads.push(await leadOfLink(frame.contentWindow as Window));
    frame.remove();
  }
  return leads;

  async function leadOfLink(inside: Window): Promise<Lead> {
    inside.scrollTo({ top: 1500, behavior: 'instant' });
    (inside.document.querySelector('a[href]') as HTMLAnchorElement).click();
    for (let tries = 0; tries < 3; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      const target = inside.document.querySelector(':target');
      if (target) return Number(target.getAttribute('data-n') ?? -1);
      if (inside.scrollY === 0) return 'top';
    }
    return 'nowhere';
  }
}

describe('A fragment leads', () => {
  test.each(cases)('$leads: $name', ({ path, leads, why }) => {
    expect(why).not.toBe('');
    expect({ told: told.has(path), browser: seen.get(path) }).toEqual({
      told: leads === 'nowhere',
      browser: leads,
    });
  });

  test('of each case one link is judged', () => {
    for (const [path, links] of told) expect(links, path).toHaveLength(1);
    expect(seen.size).toBe(cases.length);
  });
});

describe('linkinator says the same, save', () => {
  test.each(cases)('$name', ({ path, leads, linkinator, because }) => {
    const expected = linkinator ?? (leads === 'nowhere' ? 'finds nothing' : 'finds it');
    expect(dead.has(path) ? 'finds nothing' : 'finds it').toBe(expected);
    if (linkinator) expect(because).not.toBe('');
  });
});
