import type { Page } from 'playwright-core';

/** What the clipboard holds, read on a page of the same host that has no policy: those of the site may not read it. */
export async function clipboardOf(page: Page, origin: string): Promise<string> {
  const address = `${origin}/clipboard`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html>' }));
  await page.goto(address);
  const held = await page.evaluate(() => navigator.clipboard.readText());
  await page.unroute(address);
  return held;
}
