import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { builtSite } from './built-pages.ts';
import { isFull } from './full.ts';
import { inKeptTab } from './kept-tab.ts';
import { type Served, serveFolder } from './serve.ts';
import { watchPage } from './watch-page.ts';

/** How somebody looks at a page. */
export interface Look {
  readonly javaScript?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** The system's own few colours take the place of the page's. */
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** With a finger; in a context of its own alone. */
  readonly touch?: boolean;
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
  /** In a tab that others have used: much quicker, for visits that leave nothing behind. */
  readonly lookAt: Visit;
}

/**
 * Starts a server before the tests of a file, and a browser where there is none yet; the folder is asked for when they begin.
 * @param serve how the folder is served: by default as a plain web host does
 */
export function openSite(
  folder: () => string = builtSite,
  serve: (folder: string) => Promise<Served> = serveFolder,
): SiteInBrowser {
  let served: Served | undefined;
  vi.setConfig({ testTimeout: isFull ? 600_000 : 60_000, hookTimeout: 120_000 });
  beforeAll(async () => {
    served = await serve(folder());
    await sharedBrowser();
  });
  afterAll(() => served?.close());
  const origin = (): string => served?.origin ?? '';

  return {
    async visit(address, look, act) {
      const context = await (await sharedBrowser()).newContext(contextOf(look));
      try {
        const page = await context.newPage();
        const faults = watchPage(page, origin);
        await page.goto(origin() + address);
        return await act({ page, faults, origin: origin() });
      } finally {
        await context.close();
      }
    },
    lookAt(address, look, act) {
      return inKeptTab(look.javaScript ?? true, origin(), async ({ page, faults }) => {
        await page.setViewportSize(viewportOf(look));
        await page.emulateMedia(mediaOf(look));
        await page.context().clearPermissions();
        if (look.permissions) await page.context().grantPermissions([...look.permissions]);
        await openAfresh(page, origin() + address, faults);
        return act({ page, faults, origin: origin() });
      });
    },
  };
}

/** Opens an address anew; where its page stands there already, by way of another: to go to an anchor of a page opens nothing. */
export async function openAfresh(page: Page, address: string, faults: string[] = []): Promise<void> {
  const [whole = ''] = address.split('#', 1);
  // A small file of every site. (An empty page would take a process of its own.)
  if (page.url().split('#', 1)[0] === whole)
    await page.goto(new URL('/staticwebapp.config.json', address).href);
  faults.length = 0;
  await page.goto(address);
}

function contextOf(look: Look): BrowserContextOptions {
  const { javaScript = true, permissions = [], touch = false } = look;
  return {
    javaScriptEnabled: javaScript,
    viewport: viewportOf(look),
    ...mediaOf(look),
    hasTouch: touch,
    permissions: [...permissions],
  };
}

function mediaOf({ scheme = 'light', forcedColors = 'none', reducedMotion = 'no-preference' }: Look) {
  return { colorScheme: scheme, forcedColors, reducedMotion } as const;
}

function viewportOf({ width = 1280, height = 800 }: Look): { width: number; height: number } {
  return { width, height };
}
