import type { Page } from 'playwright-core';
import type { FormerAddress } from './former-site.ts';

/** Where a reader is: the path, and the anchor (if any) whose statement the browser has scrolled to. */
export interface Whereabouts {
  readonly path: string;
  readonly anchor: string | undefined;
}

/** Opens an old address as a reader with scripts does. @returns where that ends */
export async function followWithScripts(
  page: Page,
  origin: string,
  { address, page: expected, anchor }: FormerAddress,
): Promise<Whereabouts> {
  await page.goto(`${origin}${address}`, { waitUntil: 'commit' });
  await page.waitForURL((url) => url.pathname === expected, { timeout: 10_000 });
  await page.waitForLoadState('load');
  return whereabouts(page, anchor);
}

/**
 * Opens an old address as a reader without scripts does, and follows the one link that is offered for it, where the host
 * did not lead on by itself.
 */
export async function followWithoutScripts(
  page: Page,
  origin: string,
  { address, page: expected, anchor }: FormerAddress,
): Promise<Whereabouts> {
  await page.goto(`${origin}${address}`);
  if (new URL(page.url()).pathname !== expected) {
    const offered = address.includes('#') ? page.locator(':target .moved-link') : page.locator('.moved-page');
    if (!(await offered.isVisible())) throw new Error(`no link is to be seen at ${page.url()}`);
    await page.goto(await offered.evaluate((link) => (link as HTMLAnchorElement).href));
  }
  return whereabouts(page, anchor);
}

/** The anchor that is asked for, where the element that the browser went to stands on it, and is in view. */
async function whereabouts(page: Page, anchor: string | undefined): Promise<Whereabouts> {
  const found = await page.evaluate((id) => {
    const target = document.querySelector(':target');
    const holder = id === undefined ? null : document.getElementById(id);
    if (!target || !holder) return undefined;
    const { top } = holder.getBoundingClientRect();
    const isThere = holder === target || holder.contains(target);
    return isThere && top >= -1 && top < innerHeight ? id : `#${target.id} at ${Math.round(top)}`;
  }, anchor);
  return { path: new URL(page.url()).pathname, anchor: found };
}
