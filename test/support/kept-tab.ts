import type { Page } from 'playwright-core';
import { sharedBrowser } from './browser.ts';
import { watchPage } from './watch-page.ts';

/** A tab, and what has gone wrong in it since somebody last forgot it. */
export interface Tab {
  readonly page: Page;
  readonly faults: string[];
  /** The host that its pages may ask. */
  origin: string;
}

const idle = new Map<boolean, Tab>();

/**
 * Does something in a tab that others of this process have used and will use, for what leaves nothing behind in a browser: a
 * new tab costs as much as five pages. Where something fails, its tab is not used again.
 */
export async function inKeptTab<T>(
  javaScript: boolean,
  origin: string,
  act: (tab: Tab) => Promise<T>,
): Promise<T> {
  const tab = idle.get(javaScript) ?? (await openTab(javaScript));
  idle.delete(javaScript);
  tab.origin = origin;
  tab.faults.length = 0;
  try {
    await tab.page.setViewportSize({ width: 1280, height: 720 });
    await tab.page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: null });
    const result = await act(tab);
    if (!idle.has(javaScript)) idle.set(javaScript, tab);
    return result;
  } finally {
    if (idle.get(javaScript) !== tab) await tab.page.context().close();
  }
}

async function openTab(javaScriptEnabled: boolean): Promise<Tab> {
  const context = await (await sharedBrowser()).newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const tab: Tab = { page, faults: [], origin: '' };
  watchPage(page, () => tab.origin, tab.faults);
  return tab;
}
