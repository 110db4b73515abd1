import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { CannotRun, tried } from '../../cannot-run.ts';
import { cacheFolder, generatorRoot } from '../../folders.ts';
import { CURE, INSTALLED, PACKAGED } from './installed-browser.ts';

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

type Environment = Readonly<Record<string, string | undefined>>;

/** What a browser is started with. */
interface BrowserStart {
  /** What stands in its environment beside that of this process. */
  readonly environment?: Environment;
  /** Passes over those that are installed: the one that comes along is the same everywhere. */
  readonly isPackaged?: boolean;
}

/**
 * Starts a browser: the one that CHROME_PATH names, else an installed one, else the one that comes as an npm package. It ends
 * with this process.
 * @throws CannotRun where none starts
 */
export async function launchBrowser({
  environment = {},
  isPackaged = false,
}: BrowserStart = {}): Promise<Browser> {
  const given = process.env.CHROME_PATH;
  if (given) return start(given, environment).catch((error) => refuse(`\`${given}\` does not start`, error));
  for (const path of isPackaged ? [] : INSTALLED.filter((candidate) => existsSync(candidate))) {
    try {
      return await start(path, environment);
    } catch (error) {
      // Such as Ubuntu's chromium-browser, a script that asks for a snap.
      process.stderr.write(`${path} does not start: ${firstLine(error)}\n`);
    }
  }
  const home = packageFile();
  if (home === undefined)
    throw new CannotRun(`there is no browser here: ${CURE}, or \`npm i -D ${PACKAGED}\``);
  try {
    const folder = packagedBrowser(home);
    const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
    return await start(join(folder, 'chromium'), { LD_LIBRARY_PATH: libraries, ...environment });
  } catch (error) {
    return refuse('there is no browser here, and the one that comes along does not start', error);
  }
}

function start(path: string, environment: Environment): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: ARGUMENTS,
    env: definedIn({ ...process.env, ...environment }),
    // Who started it hears them, and ends it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function refuse(what: string, error: unknown): never {
  throw new CannotRun(`${what} (${firstLine(error)}): ${CURE}`);
}

function firstLine(error: unknown): string {
  return String((error as Error)?.message ?? error).split('\n', 1)[0] ?? '';
}

function definedIn(environment: Environment): Record<string, string> {
  const given = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(given);
}

/** The `package.json` of the browser that comes as a package; undefined where that is not installed. */
function packageFile(): string | undefined {
  return tried(() => findPackageJSON(PACKAGED, import.meta.url));
}

/** The folder of the browser that comes as a package, unpacked once for all runs, with its libraries and fonts. */
export function packagedBrowser(file = packageFile() ?? ''): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  const folder = join(cacheFolder, `chromium-${version}`);
  if (!existsSync(folder)) unpackBrowser(folder);
  return folder;
}

/** Unpacks beside the folder and renames, so that others who do so at once never see half a browser. */
function unpackBrowser(folder: string): void {
  mkdirSync(cacheFolder, { recursive: true });
  const fresh = mkdtempSync(join(cacheFolder, 'chromium-new-'));
  try {
    runUnpacker(fresh);
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
  const script = `import chromium from '${PACKAGED}'; await chromium.executablePath();`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: generatorRoot,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${PACKAGED} does not unpack: ${stderr}`);
}
