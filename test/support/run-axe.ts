import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 AA and best practices, one line an element. */
export async function runAxe(page: Page, options: RunOptions = {}): Promise<string[]> {
  await injectAxe(page);
  return askAxe(page, options);
}

/**
 * Puts axe into a page: through the browser, which the page's own policy does not bind. It is a long text, which Chromium is
 * told without what Playwright adds to it: that takes 0.13 s where `page.evaluate` of the readable form takes 0.33.
 */
export async function injectAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: SOURCE });
  await session.detach();
  // Axe does not judge text on a gradient: without the shade at the sides of a wide table it judges the table.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.table-scroll { background: none !important; }');
    document.adoptedStyleSheets.push(sheet);
  });
}

/** As `runAxe`, where axe is in the page already. */
export async function askAxe(page: Page, options: RunOptions = {}): Promise<string[]> {
  const results = await page.evaluate(
    (run) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(run),
    { runOnly: TAGS, resultTypes: ['violations'], preload: false, ...options } satisfies RunOptions,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => {
      const facts = any.map(({ message }) => message).join(' ');
      return `${id} at ${target.join(' ')}: ${help}. ${facts}`.trim();
    }),
  );
}
