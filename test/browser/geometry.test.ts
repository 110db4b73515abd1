import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtPages, kindOfPage, languageOfPage, pagesOfKinds } from '../support/built-pages.ts';
import { isFull, sample } from '../support/full.ts';
import { overflow } from '../support/overflow.ts';
import { openSite } from '../support/site-in-browser.ts';

const { lookAt } = openSite();

/** As somebody may set text who reads badly otherwise (WCAG 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`;

// Whether words fit is for each page to show, in a full run.
describe('a page keeps its words, and scrolls in one direction only,', () => {
  it.for(pagesOfKinds('home', 'section', 'topic', 'version'))(
    '$address: at 400 %, with large text and with wide text',
    async ({ address }, { expect }) => {
      // A window of 1280 px by 1024, four times enlarged.
      await lookAt(address, { width: 320, height: 256 }, async ({ page }) => {
        const enlarged = await lossOf(page);
        await setSheet(page, SPACED);
        const spaced = await lossOf(page);
        await page.setViewportSize({ width: 1280, height: 1024 });
        await setSheet(page, ':root { font-size: 200% !important }');
        const large = await lossOf(page);
        await page.setViewportSize({ width: 375, height: 667 });
        const largeOnPhone = await lossOf(page);
        const none: string[] = [];
        expect({ enlarged, spaced, large, largeOnPhone }).toEqual({
          enlarged: none,
          spaced: none,
          large: none,
          largeOnPhone: none,
        });
      });
    },
  );
});

const topics = builtPages().filter(
  ({ html, address }) => html.includes('class="page-note"') && kindOfPage(address) !== 'version',
);
/** Where the page begins at most, the first sentence of its answer in short, and that of its first section. */
const windows = [
  { width: 320, header: 140, answer: 400, text: 720 },
  { width: 375, header: 130, answer: 400, text: 640 },
  { width: 768, header: 180, answer: 400, text: 760 },
];
const small = topics.flatMap(({ address }) => windows.map((window) => ({ address, ...window })));

describe('in a small window the answer comes first', () => {
  it.for(sample(small, ({ address, width }) => `${width} ${languageOfPage(address)}`))(
    '$address, $width px: a low header, the first sentence in the first view, and tables that fit or can be scrolled',
    async ({ address, width, header, answer, text }, { expect }) => {
      await lookAt(address, { width, height: 667 }, async ({ page }) => {
        expect(await topOf(page, 'main')).toBeLessThanOrEqual(header);
        expect(await topOf(page, '.lead')).toBeLessThan(answer);
        expect(await topOf(page, '.page-main :is(p, li, dd, td):not(.section-status)')).toBeLessThan(text);
        const wide = await wideTables(page);
        expect(wide.filter(({ isStop }) => !isStop)).toEqual([]);
        if (width < 640) expect(wide).toEqual([]);
      });
    },
  );
});

describe('no table scrolls sideways on a screen of words', () => {
  const tabled = builtPages().filter(({ address, html }) =>
    isFull
      ? html.includes('table-scroll')
      : html.includes('register-wide') && kindOfPage(address) !== 'whole',
  );

  it.for(sample(tabled, ({ address }) => languageOfPage(address)))(
    '$address',
    async ({ address }, { expect }) => {
      await lookAt(address, {}, async ({ page }) => {
        for (const width of [640, 768, 1024, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect({ width, wide: await wideTables(page) }).toEqual({ width, wide: [] });
        }
      });
    },
  );
});

describe('the home page answers in its first view', () => {
  const homes = builtPages().filter(({ address }) => /^\/[a-z]{2}\/$/.test(address));

  it.for(homes)(
    '$address: two answers whole on a phone, all ten on a desktop',
    async ({ address }, { expect }) => {
      const counts = [
        { width: 375, height: 667, least: 2 },
        { width: 1280, height: 800, least: 10 },
      ];
      for (const { width, height, least } of counts) {
        await lookAt(address, { width, height }, async ({ page }) => {
          const ends = await page
            .locator('.home dd')
            .evaluateAll((answers) => answers.map((answer) => answer.getBoundingClientRect().bottom));
          expect(ends.length).toBeGreaterThanOrEqual(10);
          expect(ends.filter((end) => end <= height).length).toBeGreaterThanOrEqual(least);
        });
      }
    },
  );
});

it('nothing moves for those who want no motion', async () => {
  await lookAt('/en/privacy/', { reducedMotion: 'reduce' }, async ({ page }) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map(({ tagName, className }) => `${tagName} ${className}`),
    );
    expect(moving).toEqual([]);
  });
});

/** A style sheet on top of those of the page, in the place of the last one: through the browser, whatever the policy of the page. */
async function setSheet(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

/** What one cannot read, or only by scrolling sideways. */
async function lossOf(page: Page): Promise<string[]> {
  const wider = await overflow(page);
  const overlaps = await overlapsIn(page, '.site-top :is(a, .brand-text > span):not(.brand-link)');
  return [...(wider > 0 ? [`${wider} px too wide`] : []), ...(await cutTexts(page)), ...overlaps];
}

/** Pairs of texts that stand on top of each other; what a list scrolls away does not count. */
function overlapsIn(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((asked) => {
    const boxes = [...document.querySelectorAll(asked)].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      // On a phone the names of icons are for the ear alone.
      const shown = element.querySelector('svg') ? element : range;
      const { left, right, top, bottom } = shown.getBoundingClientRect();
      const list = element.closest('ul')?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth);
      const name = element.textContent.trim();
      return { name, left: Math.max(left, list.left), right: Math.min(right, list.right), top, bottom };
    });
    // Lines of a text are closer than what their font says of its height.
    const isOn = (one: (typeof boxes)[0], other: (typeof boxes)[0]): boolean =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > (one.bottom - one.top) / 4;
    return boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => isOn(one, other))
        .map(({ name }) => `${one.name} and ${name} stand on top of each other`),
    );
  }, selector);
}

/** Texts that stand outside of a box that cuts what does not fit; those for the ear alone are cut on purpose. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut: string[] = [];
    const range = document.createRange();
    while (walker.nextNode()) {
      const { textContent: text, parentElement: around } = walker.currentNode;
      if (!text?.trim() || !around?.checkVisibility()) continue;
      range.selectNode(walker.currentNode);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      for (let box: Element | null = around; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (overflowX === 'auto') break;
        if (!/hidden|clip/.test(overflowX + overflowY)) continue;
        const edge = box.getBoundingClientRect();
        if (edge.width <= 1) break;
        // The empty half of a Chinese sign that ends a line may hang over.
        const hangs = /[）」』】。，、；：！？]$/.test(text.trim())
          ? Number.parseFloat(getComputedStyle(around).fontSize) / 2
          : 0;
        const isInside = left >= edge.left - 1 && right <= edge.right + 1 + hangs;
        if (!isInside || top < edge.top - 1 || bottom > edge.bottom + 1) cut.push(text.trim().slice(0, 60));
      }
    }
    return cut;
  });
}

function topOf(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);
}

/** The tables that are wider than their column, and whether the keyboard gets there. */
function wideTables(page: Page): Promise<{ text: string; isStop: boolean }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.table-scroll')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ innerText, tabIndex }) => ({ text: innerText.slice(0, 40), isStop: tabIndex === 0 })),
  );
}
