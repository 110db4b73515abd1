import type { Page } from 'playwright-core';

/** By how many pixels a page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, (document.scrollingElement ?? document.body).scrollWidth - innerWidth),
  );
}
