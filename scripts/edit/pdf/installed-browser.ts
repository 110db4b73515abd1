import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tried } from '../../cannot-run.ts';

/** Where packages and installers put Chromium and Chrome. */
export const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What drives a browser: no site needs it but for a PDF. */
const DRIVER = 'playwright-core';
/** A browser for machines that have none, in 68 MB: who prints there installs it beside the generator. */
export const PACKAGED = '@sparticuz/chromium';
/** What to do where there is no browser. */
export const CURE = 'install Chromium or Chrome, or name one in CHROME_PATH';

/**
 * What of all that makes a PDF is missing here, as a clause; undefined where nothing is. Whether a browser starts, only a
 * start shows.
 */
export function missingForPdf(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  const isThere = (name: string): boolean => tried(() => resolve(name)) !== undefined;
  if (!isThere(DRIVER)) return `install the package \`${DRIVER}\`: \`npm i -D ${DRIVER}\``;
  const given = process.env.CHROME_PATH;
  const found = (given ? [given] : INSTALLED).some((path) => existsSync(path));
  return found || (!given && isThere(PACKAGED)) ? undefined : CURE;
}
