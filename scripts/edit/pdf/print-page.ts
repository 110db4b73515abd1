import type { Browser, Page, Route } from 'playwright-core';
import { CannotRun } from '../../cannot-run.ts';
import type { Assets } from '../../pages/assets.ts';
import type { WholePrint } from '../../pages/whole-print.ts';
import { mediaTypeOf } from '../../publish/hosts/media-types.ts';

/** Where a page and what it is shown with are found, by the addresses that a browser asks for. */
export interface PrintedSite {
  /** Of the page, with scheme and host: its links lead there from the PDF too. */
  readonly url: string;
  readonly assets: Assets;
  /** Scheme, host and base path of the site. */
  readonly root: string;
}

/**
 * Prints a page on A4 with outline, tags and the numbers that its style gives its sheets. Nothing is asked of a network.
 * @throws CannotRun where the fonts of this machine do not have its letters
 */
export async function printPage(browser: Browser, print: WholePrint, site: PrintedSite): Promise<Buffer> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.route('**/*', (route) => answer(route, print.html, site));
    await page.goto(site.url);
    await page.evaluate(() => document.fonts.ready);
    await refuseBoxes(page, print);
    return await page.pdf({ format: 'A4', preferCSSPageSize: true, outline: true, tagged: true });
  } finally {
    await context.close();
  }
}

/** Gives a browser the page and its style and images; scripts have nothing to do on paper. */
function answer(route: Route, html: string, { url, assets, root }: PrintedSite): Promise<void> {
  const asked = route.request().url();
  if (asked === url) return route.fulfill({ body: html, contentType: mediaTypeOf('index.html') });
  const asset = [...assets.values()].find(({ address }) => root + address.slice(1) === asked);
  if (!asset || asked.endsWith('.js')) return route.abort();
  return route.fulfill({ body: Buffer.from(asset.content), contentType: mediaTypeOf(asset.address) });
}

/** @throws CannotRun where readers would see boxes */
async function refuseBoxes(page: Page, { language }: WholePrint): Promise<void> {
  const missing = await page.evaluate(lettersWithoutGlyph);
  if (missing.length === 0) return;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language);
  const shown = missing.slice(0, 5).join(' ');
  throw new CannotRun(
    `no font of this machine has ${missing.length} of the letters of the page in ${name} (${shown}${missing.length > 5 ? ' …' : ''}): install one, such as Noto's for that script`,
  );
}

/** The letters of a page that look like one that no font can have. Runs in the browser. */
function lettersWithoutGlyph(): string[] {
  const canvas = new OffscreenCanvas(32, 32).getContext('2d', { willReadFrequently: true });
  if (!canvas) return [];
  canvas.font = `24px ${getComputedStyle(document.body).fontFamily}`;
  const look = (sign: string): string => {
    canvas.clearRect(0, 0, 32, 32);
    canvas.fillText(sign, 4, 26);
    return canvas.getImageData(0, 0, 32, 32).data.join();
  };
  const box = look('\u{10FFFE}');
  const letters = new Set(document.body.innerText.match(/\p{L}/gu));
  return [...letters].filter((letter) => look(letter) === box);
}
