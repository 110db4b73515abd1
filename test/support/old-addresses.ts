import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { followWithoutScripts, followWithScripts } from './follow-old-address.ts';
import { FORMS, type FormerAddress, formerAddresses } from './former-site.ts';
import { sample } from './full.ts';
import type { Served } from './serve.ts';

/** A host with a browser before it, for the tests of a file. */
export interface HostInBrowser {
  /** Does something in a tab of its own. */
  readonly inTab: <T>(javaScript: boolean, act: (page: Page, origin: string) => Promise<T>) => Promise<T>;
  readonly browser: () => Browser;
  readonly origin: () => string;
}

/** Starts a host before the tests of a file, and ends it after. */
export function openHost(serve: () => Promise<Served>): HostInBrowser {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
  let browser: Browser | undefined;
  let host: Served | undefined;
  beforeAll(async () => {
    [browser, host] = await Promise.all([sharedBrowser(), serve()]);
  });
  afterAll(async () => {
    await host?.close();
  });
  const origin = (): string => host?.origin ?? '';
  return {
    origin,
    browser: () => browser as Browser,
    async inTab(javaScriptEnabled, act) {
      const context = await (browser as Browser).newContext({ javaScriptEnabled });
      try {
        return await act(await context.newPage(), origin());
      } finally {
        await context.close();
      }
    },
  };
}

/** Of each form and each way on: a page, a fragment that stays one of its page, one that leads elsewhere, a home page. */
function kindOf({ address, page, anchor }: FormerAddress): string {
  const isHome = address.endsWith('/');
  return isHome ? 'home' : `${anchor === undefined} ${page.split('/').length} ${address.includes('/ISO')}`;
}

/** Addresses of the former site, in all its forms, lead to their statements on a host. */
export function testFormerAddresses({ inTab }: HostInBrowser): void {
  const ways = [
    ['by itself', true, followWithScripts],
    ['by one visible link at most, without scripts', false, followWithoutScripts],
  ] as const;
  describe.each(ways)('%s', (_, javaScript, follow) => {
    test.each(FORMS)('%s', async (form, language) => {
      await inTab(javaScript, async (page, origin) => {
        for (const former of sample(formerAddresses(form, language), kindOf)) {
          const found = await follow(page, origin, former);
          const expected = { path: former.page, anchor: former.anchor };
          expect({ from: former.address, ...found }).toEqual({ from: former.address, ...expected });
        }
      });
    });
  });
}
