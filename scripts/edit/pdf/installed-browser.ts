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

/** The packages that a PDF is made with, and that no site needs otherwise: one drives a browser, the other brings one. */
const [DRIVER, PACKAGED] = ['playwright-core', '@sparticuz/chromium'];

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
  return found || (!given && isThere(PACKAGED))
    ? undefined
    : 'install Chromium or Chrome, or name one in CHROME_PATH';
}
