import { LinkChecker, LinkState } from 'linkinator';
import { CannotRun } from '../cannot-run.ts';

/** A link that linkinator could not follow. */
export interface DeadLink {
  /** The address of the page that it stands on, with base path. */
  readonly page: string;
  /** What it leads to, absolute, with its fragment. */
  readonly url: string;
  /** True where the page is there, and the fragment is not on it. */
  readonly fragment: boolean;
}

/**
 * Has linkinator look at every page of a served site from outside. Links to other hosts are left to `check:external`.
 * @param origin where the site is served, such as `http://127.0.0.1:40123`
 * @param addresses of all pages, with base path: linkinator does not find orphans by itself
 * @returns how many links of the site it followed, pages included, and those that are dead
 * @throws CannotRun where it did not read every page
 */
export async function crawlServed(
  origin: string,
  addresses: readonly string[],
): Promise<{ followed: number; dead: DeadLink[] }> {
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
