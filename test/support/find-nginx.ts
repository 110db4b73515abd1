import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';

/** An nginx that can be started. */
export interface NginxProgram {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Why there is none. */
export interface NginxMissing {
  readonly missing: string;
}

const root = join(import.meta.dirname, '../..');

/** Packages of Debian and Ubuntu that may hold the program: which one does has changed. */
const PACKAGES = ['nginx', 'nginx-light', 'nginx-core'];

/**
 * Finds nginx: an installed one, else Debian's package, fetched and unpacked under `.cache/` without installing anything.
 * `TRUST_CENTER_NGINX=fetch` makes it fetch where one is installed, too. What cannot be found is not looked for again
 * in the same run.
 */
export function findNginx(): NginxProgram | NginxMissing {
  const installed = process.env.TRUST_CENTER_NGINX === 'fetch' ? undefined : installedNginx();
  if (installed) return { path: installed, environment: {} };
  const note = join(process.env.TRUST_CENTER_TEST_FOLDER ?? '/nowhere', 'nginx-missing');
  if (existsSync(note)) return { missing: readFileSync(note, 'utf8') };
  try {
    return fetchedNginx();
  } catch (error) {
    const missing = `there is no nginx, and it cannot be fetched (${(error as Error).message}): install it, on Debian with \`apt-get install nginx-light\``;
    if (isFirst(note, missing) && !process.env.CI)
      process.stderr.write(`\nNOT TESTED: what nginx serves, since ${missing}\n\n`);
    return { missing };
  }
}

/** Writes a note for all who look in this run; false where another has been quicker. */
function isFirst(note: string, text: string): boolean {
  try {
    writeFileSync(note, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function installedNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/** Debian's nginx under `.cache/`. @throws where it is not there and cannot be fetched */
function fetchedNginx(): NginxProgram {
  const folder = join(root, '.cache/nginx');
  if (!existsSync(join(folder, 'usr/sbin/nginx'))) unpackNginx(folder);
  const libraries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.so(?:\.|$)/.test(name))
    .map(({ parentPath }) => parentPath);
  const path = [...new Set(libraries), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { path: join(folder, 'usr/sbin/nginx'), environment: { LD_LIBRARY_PATH: path } };
}

/** Unpacks beside the folder and renames, so that workers who do so at once never see half a program. */
function unpackNginx(folder: string): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const fresh = mkdtempSync(join(root, '.cache/nginx-new-'));
  try {
    fetchInto(fresh);
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'usr/sbin/nginx'))) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Fetches the program and the libraries that it needs; what the system knows of packages may be missing or too old. */
function fetchInto(folder: string): void {
  try {
    fetchWith([], folder);
  } catch {
    fetchWith(ownLists(folder), folder);
  }
  for (const name of readdirSync(folder))
    if (/\.deb$|^lists$/.test(name)) rmSync(join(folder, name), { recursive: true });
}

/** Fetches the first of the packages that has the program, and the libraries that it needs. */
function fetchWith(apt: readonly string[], folder: string): void {
  const name = PACKAGES.find((candidate) => {
    fetchPackage(apt, candidate, folder);
    return existsSync(join(folder, 'usr/sbin/nginx'));
  });
  if (!name) throw new Error(`none of the packages ${PACKAGES.join(', ')} has it`);
  for (const library of librariesOf(apt, name)) fetchPackage(apt, library, folder);
}

/** Lists of packages in a folder of our own: the system's are left as they are. @returns how apt is told of them */
function ownLists(folder: string): readonly string[] {
  const lists = join(folder, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  const own = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${lists}`];
  run('apt-get', [...own, '-o', 'APT::Sandbox::User=', 'update'], folder);
  return own;
}

/** Unpacks a package into a folder. @throws where it cannot be fetched */
function fetchPackage(apt: readonly string[], name: string, folder: string): void {
  run('apt-get', [...apt, '-o', 'APT::Sandbox::User=', 'download', name], folder);
  const file = readdirSync(folder).find((entry) => entry.startsWith(`${name}_`) && entry.endsWith('.deb'));
  run('dpkg', ['-x', file ?? name, '.'], folder);
}

/** The shared libraries that a package depends on, without the C library, which must be the system's. */
function librariesOf(apt: readonly string[], name: string): string[] {
  const depends = run('apt-cache', [...apt, 'depends', name], root);
  const names = [...depends.matchAll(/^\s*\|?Depends: (z?lib\S+)/gm)].map(([, library = '']) => library);
  return names.filter((library) => !/^(?:libc6$|libnginx)/.test(library));
}

/** Runs a program for three minutes at most. @returns its output @throws what it says where it fails */
function run(program: string, args: readonly string[], cwd: string): string {
  const options = { cwd, encoding: 'utf8', timeout: 180_000 } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  if (status === 0) return stdout;
  throw new Error(`${program}: ${error?.message ?? (stderr.trim().split('\n').at(-1) || `exit ${status}`)}`);
}
