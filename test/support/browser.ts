import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = join(import.meta.dirname, '../..');

/** Where packages and installers put Chromium and Chrome. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * What a browser needs to run as root in a container without asking the network for anything.
 * Nothing here loosens what pages may do, as the arguments that come with @sparticuz/chromium would.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** A browser to be started. */
interface BrowserProgram {
  readonly path: string;
  readonly environment: Environment;
}

let shared: Promise<Browser> | undefined;

/**
 * The one browser of this process, for tests that open contexts of their own in it. It ends with the process, which vitest
 * ends by SIGTERM.
 */
export function sharedBrowser(): Promise<Browser> {
  if (!shared) {
    const browser = launchBrowser();
    shared = browser;
    process.once('SIGTERM', async () => {
      await (await browser).close();
      process.exit();
    });
  }
  return shared;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Starts a browser: the one that CHROME_PATH names, else an installed one, else the one that comes as an npm package.
 * @param more what stands in its environment
 * @throws where none starts: tests are never skipped for want of a browser
 */
export async function launchBrowser(more: Environment = {}): Promise<Browser> {
  const given = process.env.CHROME_PATH;
  if (given) return start({ path: given, environment: more });
  for (const path of INSTALLED.filter((candidate) => existsSync(candidate))) {
    try {
      return await start({ path, environment: more });
    } catch (error) {
      // Such as Ubuntu's chromium-browser, a script that asks for a snap.
      process.stderr.write(`${path} does not start: ${String(error).split('\n', 1)[0]}\n`);
    }
  }
  const { path, environment } = packagedBrowser();
  return start({ path, environment: { ...environment, ...more } });
}

function start({ path, environment }: BrowserProgram): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: ARGUMENTS,
    env: definedIn({ ...process.env, ...environment }),
    handleSIGTERM: false,
  });
}

function definedIn(environment: Environment): Record<string, string> {
  const given = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(given);
}

/** The browser of @sparticuz/chromium, unpacked once for all runs, with its libraries and fonts. */
function packagedBrowser(): BrowserProgram {
  const home = join(root, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const cache = join(root, 'node_modules/.cache');
  const folder = join(cache, `chromium-${version}-han`);
  if (!existsSync(folder)) unpackBrowser(cache, folder);
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH];
  return {
    path: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** Unpacks beside the folder and renames, so that workers who do so at once never see half a browser. */
function unpackBrowser(cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'chromium-new-'));
  try {
    runUnpacker(fresh);
    writeFileSync(join(fresh, 'fonts.conf'), fontsConfiguration(folder));
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'chromium'))) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * The package unpacks into the temporary folder and changes the environment of its process: so it gets a process of its
 * own. It brings shared libraries only where it believes to be on AWS.
 */
function runUnpacker(folder: string): void {
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`@sparticuz/chromium does not unpack:\n${stderr}`);
}

/** The package's own fonts and one for Chinese, and no other, so that pages have the same widths on every machine. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>${join(root, 'node_modules/@expo-google-fonts/zcool-xiaowei')}</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
