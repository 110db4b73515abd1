import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { builtSite } from './built-pages.ts';
import { type Served, serveFolder } from './serve.ts';
import { watchPage } from './watch-page.ts';

/** How somebody looks at a page. */
export interface Look {
  readonly javaScript?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly permissions?: readonly string[];
}

/** A page that is open, and what has gone wrong on it so far. */
export interface OpenPage {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly origin: string;
}

/** Opens an address, does something there, and leaves. */
export type Visit = <T>(address: string, look: Look, act: (open: OpenPage) => Promise<T>) => Promise<T>;

/** The visits that the tests of a file make: one server for all of them. */
export interface SiteInBrowser {
  /** In a browser context of its own. */
  readonly visit: Visit;
  /** In the tab that the last such visit with the same look has left: much quicker, for visits that change nothing. */
  readonly lookAt: Visit;
}

interface Tab {
  readonly page: Page;
  readonly faults: string[];
}

/**
 * Starts a server before the tests of a file, and a browser where there is none yet; the folder is asked for when they begin.
 * @param serve how the folder is served: by default as a plain web host does
 */
export function openSite(
  folder: () => string = builtSite,
  serve: (folder: string) => Promise<Served> = serveFolder,
): SiteInBrowser {
  let browser: Browser | undefined;
  let served: Served | undefined;
  const idle = new Map<string, Tab>();
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
  beforeAll(async () => {
    served = await serve(folder());
    browser = await sharedBrowser();
  });
  afterAll(async () => {
    for (const { page } of idle.values()) await page.context().close();
    await served?.close();
  });

  async function openTab(look: Look): Promise<Tab> {
    if (!browser || !served) throw new Error('visits begin when the tests do');
    const context = await browser.newContext(contextOf(look));
    const page = await context.newPage();
    return { page, faults: watchPage(page, served.origin) };
  }

  const open = async <T>({ page, faults }: Tab, address: string, act: (open: OpenPage) => Promise<T>) => {
    const origin = served?.origin ?? '';
    faults.length = 0;
    await page.goto(origin + address);
    return act({ page, faults, origin });
  };

  return {
    async visit(address, look, act) {
      const tab = await openTab(look);
      try {
        return await open(tab, address, act);
      } finally {
        await tab.page.context().close();
      }
    },
    async lookAt(address, look, act) {
      const key = JSON.stringify(look);
      const tab = idle.get(key) ?? (await openTab(look));
      // Where the visit fails, the tab is not used again.
      idle.delete(key);
      const result = await open(tab, address, act);
      idle.set(key, tab);
      return result;
    },
  };
}

function contextOf(look: Look): BrowserContextOptions {
  const { javaScript = true, width = 1280, height = 800, scheme = 'light', permissions = [] } = look;
  return {
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    colorScheme: scheme,
    permissions: [...permissions],
  };
}
