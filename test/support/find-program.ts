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

/** A program that tests can start. */
export interface Program {
  readonly path: string;
  /** What it must be told where it lies in a folder that it was not made for. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Why there is none. */
export interface Missing {
  readonly missing: string;
}

/** What tests need and a machine may not have: where it lies in packages of Debian and Ubuntu, of which one has it. */
interface Packaged {
  readonly file: string;
  readonly packages: readonly string[];
  readonly environmentIn: (folder: string) => Program['environment'];
}

const programs = {
  nginx: {
    file: 'usr/sbin/nginx',
    packages: ['nginx', 'nginx-light', 'nginx-core'],
    environmentIn: () => ({}),
  },
  caddy: { file: 'usr/bin/caddy', packages: ['caddy'], environmentIn: () => ({}) },
  apache2: { file: 'usr/sbin/apache2', packages: ['apache2-bin'], environmentIn: () => ({}) },
  git: {
    file: 'usr/bin/git',
    packages: ['git'],
    environmentIn: (folder) => ({
      GIT_EXEC_PATH: join(folder, 'usr/lib/git-core'),
      GIT_TEMPLATE_DIR: join(folder, 'usr/share/git-core/templates'),
    }),
  },
} satisfies Readonly<Record<string, Packaged>>;

type Name = keyof typeof programs;

const root = join(import.meta.dirname, '../..');

/**
 * Finds a program: an installed one, else that of Debian's package, fetched and unpacked under `.cache/` without installing
 * anything. `TRUST_CENTER_FETCH=nginx,git` makes it fetch what is installed, too. What cannot be found is not looked for
 * again in the same run.
 */
export function findProgram(name: Name): Program | Missing {
  const isFetched = process.env.TRUST_CENTER_FETCH?.split(',').includes(name);
  const installed = isFetched ? undefined : installedProgram(name);
  if (installed) return { path: installed, environment: {} };
  const note = join(process.env.TRUST_CENTER_TEST_FOLDER ?? '/nowhere', `${name}-missing`);
  if (existsSync(note)) return { missing: readFileSync(note, 'utf8') };
  try {
    return fetchedProgram(name);
  } catch (error) {
    const missing = `there is no ${name}, and it cannot be fetched (${(error as Error).message}): install it, on Debian with \`apt-get install ${name}\``;
    if (isFirst(note, missing))
      process.stderr.write(`\nNOT TESTED: what needs ${name}, since ${missing}\n\n`);
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

function installedProgram(name: Name): string | undefined {
  const server = programs[name].file.includes('/sbin/') ? ['/usr/sbin', '/usr/local/sbin'] : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...server];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Debian's program under `.cache/`. @throws where it is not there and cannot be fetched */
function fetchedProgram(name: Name): Program {
  const { file, environmentIn } = programs[name];
  const folder = join(root, '.cache', name);
  const path = join(folder, file);
  if (!existsSync(path)) unpack(name, folder);
  const libraries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name: library }) => /\.so(?:\.|$)/.test(library))
    .map(({ parentPath }) => parentPath);
  const searched = [...new Set(libraries), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { path, environment: { LD_LIBRARY_PATH: searched, ...environmentIn(folder) } };
}

/** Unpacks beside the folder and renames, so that workers who do so at once never see half a program. */
function unpack(name: Name, folder: string): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const fresh = mkdtempSync(`${folder}-new-`);
  try {
    fetchInto(fresh, programs[name]);
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(join(folder, programs[name].file))) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Fetches the program and the libraries that it needs; what the system knows of packages may be missing or too old. */
function fetchInto(folder: string, packaged: Packaged): void {
  try {
    fetchWith([], folder, packaged);
  } catch {
    fetchWith(ownLists(folder), folder, packaged);
  }
  for (const name of readdirSync(folder))
    if (/\.deb$|^lists$/.test(name)) rmSync(join(folder, name), { recursive: true });
}

/** Fetches the first of the packages that has the program, and the libraries that it needs. */
function fetchWith(apt: readonly string[], folder: string, { file, packages }: Packaged): void {
  const name = packages.find((candidate) => {
    fetchPackage(apt, candidate, folder);
    return existsSync(join(folder, file));
  });
  if (!name) throw new Error(`none of the packages ${packages.join(', ')} has it`);
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
