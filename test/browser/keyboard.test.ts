import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { builtPages, kindOfPage, pagesOfKinds } from '../support/built-pages.ts';
import { isFull, sample } from '../support/full.ts';
import { type Look, openSite } from '../support/site-in-browser.ts';

/** What the keyboard shows of one element. */
interface Stop {
  /** Tag, class and text. */
  readonly name: string;
  /** Its place among all elements that the keyboard should reach; -1 where it should not. */
  readonly index: number;
  /** What is wrong with how it shows that it has the focus. */
  readonly fault: string | null;
}

const { lookAt } = openSite();
const addresses = builtPages().map(({ address }) => address);
const looks = [
  { width: 1280, scheme: 'light' },
  { width: 375, scheme: 'dark' },
  { width: 1280, scheme: 'light', forcedColors: 'active' },
] as const satisfies readonly Look[];

describe('the skip link', () => {
  it.for(pagesOfKinds('missing', 'home', 'topic', 'whole'))(
    '$address: comes first, shows itself, and leads past the header',
    async ({ address }, { expect }) => {
      await lookAt(address, { width: 1280 }, async ({ page }) => {
        const link = page.locator('.skip-link');
        expect(await isInSight(link.elementHandle())).toBe(false);
        await page.keyboard.press('Tab');
        expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
        expect(await isInSight(link.elementHandle())).toBe(true);
        await page.keyboard.press('Enter');
        const main = page.locator('main');
        expect(await main.evaluate((element) => element === document.activeElement)).toBe(true);
        await page.keyboard.press('Tab');
        expect(await main.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      });
    },
  );

  it('works without JavaScript', async ({ expect }) => {
    await lookAt('/en/', { javaScript: false }, async ({ page }) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    });
  });
});

describe('the keyboard', () => {
  const rows = addresses.flatMap((address) => looks.map((look) => ({ address, ...look })));
  /** In a sample a page of each kind, in turns of the looks; of a long one its beginning. */
  it.for(sample(rows, ({ address }) => kindOfPage(address)))(
    '$address, $width px, $scheme $forcedColors: reaches everything, in order, and shows where it is',
    async ({ address, ...look }, { expect }) => {
      await lookAt(address, look, async ({ page }) => {
        const count = await rememberUnfocused(page);
        await watchFocus(page);
        const tried = isFull ? count : Math.min(count, 150);
        await pressTab(page, tried);
        const stops = await page.evaluate(() => (globalThis as unknown as { stops: Stop[] }).stops);
        expect(stops).toHaveLength(tried);
        expect(stops.filter(({ index }, place) => index !== place)).toEqual([]);
        expect(stops.filter(({ fault }) => fault !== null)).toEqual([]);
        expect(count).toBeGreaterThan(10);
      });
    },
  );
});

/** Presses Tab so many times as fast as the browser takes it: to wait for each answer would take half of the time of the test. */
async function pressTab(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const presses = Array.from({ length: times }, () => [
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ]);
  await Promise.all(presses.flat());
  await session.detach();
}

/** Whether an element is there for the eye: large enough, inside of the window, and not cut away. */
async function isInSight(handle: ReturnType<Page['$']>): Promise<boolean> {
  const element = await handle;
  if (!element) throw new Error('no such element');
  return element.evaluate((at) => {
    const { left, top, width, height } = (at as Element).getBoundingClientRect();
    const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
    return width > 24 && height > 24 && at.contains(onTop);
  });
}

interface Remembered {
  readonly elements: readonly Element[];
  readonly styles: readonly string[];
}

/** Notes how everything looks that the keyboard should reach, before it gets there. @returns how many there are */
function rememberUnfocused(page: Page): Promise<number> {
  return page.evaluate(() => {
    const reachable =
      'a[href], button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex^="-"])';
    const elements = [...document.querySelectorAll(reachable)].filter((element) => element.checkVisibility());
    const styles = elements.map((element) => {
      const { outline, boxShadow } = getComputedStyle(element);
      return `${outline} ${boxShadow}`;
    });
    Object.assign(globalThis, { remembered: { elements, styles } satisfies Remembered });
    return elements.length;
  });
}

/** Notes each time that a key comes up what has the focus then, and whether one sees that it has. */
function watchFocus(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { elements, styles } = (globalThis as unknown as { remembered: Remembered }).remembered;
    const stops: Stop[] = [];
    Object.assign(globalThis, { stops });
    document.addEventListener(
      'keyup',
      () => stops.push(stopAt(document.activeElement ?? document.body)),
      true,
    );

    function stopAt(element: Element): Stop {
      const index = elements.indexOf(element);
      const text = (element.textContent ?? '').trim().slice(0, 40);
      return {
        name: `${element.tagName}.${element.className} ${text}`,
        index,
        fault: faultOf(element, index),
      };
    }

    function faultOf(element: Element, index: number): string | null {
      const { outline, outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
      if (`${outline} ${boxShadow}` === styles[index]) return 'looks the same with the focus';
      const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      if (!hasOutline && boxShadow === 'none') return `has no visible mark (${outline})`;
      if (hasOutline && contrast(outlineColor, ground(element)) < 3)
        return `${outlineColor} on ${ground(element)} is too faint`;
      return isCovered(element) ? 'is covered or out of sight' : null;
    }

    /** What an outline around the element is drawn on. */
    function ground(element: Element): string {
      for (let at = element.parentElement; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    }

    function contrast(one: string, other: string): number {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    }

    function luminance(colour: string): number {
      const parts = /^rgba?\((\d+), (\d+), (\d+)(?:, 0\.[5-9]\d*)?\)$/.exec(colour);
      if (!parts) throw new Error(`the test does not read the colour ${colour}`);
      const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    /** WCAG 2.4.11: not wholly hidden by a sticky header or anything else. */
    function isCovered(element: Element): boolean {
      return ![...element.getClientRects()].some(({ left, right, top, bottom }) =>
        [0.1, 0.5, 0.9].some((share) => {
          const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
          const hit = document.elementFromPoint(left + (right - left) * share, from + (to - from) / 2);
          return from < to && element.contains(hit);
        }),
      );
    }
  });
}
