import { existsSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser as launch, packagedBrowser } from '../../scripts/edit/pdf/browser.ts';
import { generatorRoot } from '../../scripts/folders.ts';
import { isFull } from './full.ts';

let shared: Promise<Browser> | undefined;

/**
 * The one browser of this process, for tests that open contexts of their own in it. It ends with the process, which vitest
 * ends by SIGTERM. By default it is the one that comes along: without a window of its own it takes three fifths of the time
 * of an installed one, which the full run looks with.
 */
export function sharedBrowser(): Promise<Browser> {
  if (!shared) {
    const browser = launchBrowser(!isFull);
    shared = browser;
    process.once('SIGTERM', async () => {
      await (await browser).close();
      process.exit();
    });
  }
  return shared;
}

/**
 * Starts a browser of one's own, which has the fonts of tests and no other.
 * @throws where none starts: tests are never skipped for want of a browser
 */
export function launchBrowser(isPackaged = false): Promise<Browser> {
  return launch({ isPackaged, environment: { FONTCONFIG_FILE: fontsFile() } });
}

/** The environment in which a command takes the browser that these tests take. */
export function browserSettings(): Record<string, string> {
  const { CHROME_PATH = '' } = process.env;
  if (CHROME_PATH || isFull) return { CHROME_PATH };
  const folder = packagedBrowser();
  return { CHROME_PATH: join(folder, 'chromium'), LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
}

const HAN = join(generatorRoot, 'node_modules/@expo-google-fonts/zcool-xiaowei');

/**
 * The file that says which fonts there are: those that come with the browser, one for Chinese, and no other, so that pages
 * have the same widths on every machine.
 */
export function fontsFile(isHanThere = true): string {
  // Not by way of a working tree that has a link to the packages, and may be gone tomorrow.
  const folder = realpathSync(packagedBrowser());
  const file = join(folder, isHanThere ? 'fonts-with-han.conf' : 'fonts.conf');
  if (existsSync(file)) return file;
  const folders = [join(folder, 'fonts'), ...(isHanThere ? [realpathSync(HAN)] : [])].map(
    (path) => `  <dir>${path}</dir>\n`,
  );
  const beside = `${file}.${process.pid}`;
  writeFileSync(
    beside,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.join('')}  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`,
  );
  // Others who look at the same time see the whole of it.
  renameSync(beside, file);
  return file;
}
