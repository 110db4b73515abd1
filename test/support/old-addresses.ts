import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { followWithoutScripts, followWithScripts } from './follow-old-address.ts';
import { FORMS, type FormerAddress, formerAddresses } from './former-site.ts';
import { sample } from './full.ts';
import { inKeptTab } from './kept-tab.ts';
import type { Served } from './serve.ts';

/** A host with a browser before it, for the tests of a file. */
export interface HostInBrowser {
  /** Does something in a tab that others have used. */
  readonly inTab: <T>(javaScript: boolean, act: (page: Page, origin: string) => Promise<T>) => Promise<T>;
  readonly origin: () => string;
}

/** Starts a host before the tests of a file, and ends it after. */
export function openHost(serve: () => Promise<Served>): HostInBrowser {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
  let host: Served | undefined;
  beforeAll(async () => {
    [host] = await Promise.all([serve(), sharedBrowser()]);
  });
  afterAll(() => host?.close());
  const origin = (): string => host?.origin ?? '';
  return {
    origin,
    inTab: (javaScript, act) => inKeptTab(javaScript, origin(), ({ page }) => act(page, origin())),
  };
}

/** How an address of the former site leads on: from a home page, to a page or to a statement, and how deep that stands. */
function wayOn({ address, page, anchor }: FormerAddress): string {
  if (address.endsWith('/')) return 'home';
  return `${anchor === undefined} ${page.split('/').length} ${address.includes('/ISO')}`;
}

/** Addresses of the former site, with their forms. */
const ADDRESSES = FORMS.flatMap(([form, language]) =>
  formerAddresses(form, language).map((former) => ({ form, former })),
);

/** Every address; in a sample one of a file and one of a folder in each language, in turns of the ways on. */
export function addressesOfEachForm(): typeof ADDRESSES {
  return [...sample(ADDRESSES, ({ form, former }) => `${form.endsWith('.html')} ${former.page.slice(0, 4)}`)];
}

/** An address for each way on, in turns of the forms. */
export function addressesOfEachWay(): typeof ADDRESSES {
  return [...sample(ADDRESSES, ({ former }) => wayOn(former))];
}

/** Addresses of the former site lead to their statements on a host. */
export function testFormerAddresses({ inTab }: HostInBrowser, addresses: typeof ADDRESSES): void {
  const ways = [
    ['by itself', true, followWithScripts],
    ['by one visible link at most, without scripts', false, followWithoutScripts],
  ] as const;
  describe.each(ways)('%s', (_, javaScript, follow) => {
    test.each([...Map.groupBy(addresses, ({ form }) => form)])('%s', async (_form, ofForm) => {
      await inTab(javaScript, async (page, origin) => {
        for (const { former } of ofForm) {
          const found = await follow(page, origin, former);
          const expected = { path: former.page, anchor: former.anchor };
          expect({ from: former.address, ...found }).toEqual({ from: former.address, ...expected });
        }
      });
    });
  });
}
