import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { CannotRun } from './cannot-run.ts';
import { defineCommand, runCommand } from './cli/command-line.ts';
import { filesOf, writeText } from './files.ts';
import { cacheFolder, generatorRoot } from './folders.ts';

/** The folders of which the package has what git knows or might come to know, code as JavaScript. */
const FOLDERS = ['assets', 'layouts', 'scripts'];
/** The commands that are for this repository alone. */
const OWN = ['scripts/manual.ts', 'scripts/pack.ts'];

/** What npm tells of a package that it has packed. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

export const command = defineCommand({
  name: 'pack',
  does: 'Makes the npm package of the generator: its code as JavaScript, its layouts, assets and manual, and no content.',
  options: {
    output: { value: 'DIR', help: 'the folder that the package is put into (.cache)' },
    trial: { help: 'leave the declarations of types out, which takes less time' },
  },
  async act({ output = cacheFolder, trial = false }) {
    const stage = join(cacheFolder, 'package');
    rmSync(stage, { recursive: true, force: true });
    compile(stage, !trial);
    const others = trackedFiles().filter((path) => !path.endsWith('.ts'));
    for (const path of others) copy(path, stage);
    if (existsSync(join(generatorRoot, 'LICENSE'))) copy('LICENSE', stage);
    writeText(join(stage, 'package.json'), `${JSON.stringify(packageManifest(), null, 2)}\n`);
    writeText(join(stage, 'README.md'), readme());
    tell(packed(stage, resolve(output)), resolve(output));
    return 0;
  },
});

/** Makes JavaScript of the code. Whether its types are right is for `npm run lint` to say. */
function compile(stage: string, hasDeclarations: boolean): void {
  const config = join(cacheFolder, 'tsconfig.package.json');
  const compilerOptions = {
    noEmit: false,
    noCheck: true,
    rewriteRelativeImportExtensions: true,
    declaration: hasDeclarations,
    rootDir: generatorRoot,
    outDir: stage,
  };
  const [include, exclude] = [['.eleventy.ts', 'scripts'], OWN].map((paths) =>
    paths.map((path) => join(generatorRoot, path)),
  );
  const wanted = { extends: join(generatorRoot, 'tsconfig.json'), compilerOptions, include, exclude };
  writeText(config, JSON.stringify(wanted));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  called(process.execPath, [tsc, '-p', config]);
}

function trackedFiles(): string[] {
  const known = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...FOLDERS];
  const paths = called('git', known).split('\0').filter(Boolean);
  return paths.filter((path) => existsSync(join(generatorRoot, path)));
}

function copy(path: string, stage: string): void {
  mkdirSync(dirname(join(stage, path)), { recursive: true });
  copyFileSync(join(generatorRoot, path), join(stage, path));
}

/** Ours, without what is for those who change the generator. Each command can be called from a program too. */
function packageManifest(): object {
  const ours = JSON.parse(readFileSync(join(generatorRoot, 'package.json'), 'utf8'));
  const { commands, oldest } = createRequire(import.meta.url)('./trust-center.cjs');
  const files = Object.keys(commands).map((name) => name.replace(':', '-'));
  const exported = (name: string) => ({ types: `./scripts/${name}.d.ts`, default: `./scripts/${name}.js` });
  const { name, version, type, bin, dependencies, peerDependencies, peerDependenciesMeta } = ours;
  return {
    ...{ name, version, description: 'A static site generator for trust centers', type, bin },
    ...(ours.license && { license: ours.license }),
    exports: {
      ...Object.fromEntries(files.map((file) => [`./${file}`, exported(file)])),
      './package.json': './package.json',
    },
    files: ['.eleventy.*', ...FOLDERS],
    engines: { node: `>=${oldest}` },
    ...{ dependencies, peerDependencies, peerDependenciesMeta },
  };
}

/** README without its picture, which stays here. */
function readme(): string {
  return readFileSync(join(generatorRoot, 'README.md'), 'utf8').replace(/^!\[.*\]\(\.github\/.*\)\n\n/gm, '');
}

/** Has npm pack a folder. @throws CannotRun where it leaves something out, such as a `.gitignore` */
function packed(stage: string, output: string): Packed {
  mkdirSync(output, { recursive: true });
  const told = called('npm', ['pack', stage, '--json', '--ignore-scripts', '--pack-destination', output]);
  const [found] = JSON.parse(told) as [Packed];
  const has = new Set(found.files.map(({ path }) => path));
  const staged = filesOf(stage).map((path) => relative(stage, path).replaceAll('\\', '/'));
  const left = staged.filter((path) => !has.has(path));
  if (left.length > 0) throw new CannotRun(`npm leaves out ${left.join(', ')}: give it another name`);
  return found;
}

/** What a program writes to standard output. @throws CannotRun where it fails */
function called(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: generatorRoot,
    encoding: 'utf8',
  });
  if (status === 0) return stdout;
  const said = [error?.message, stderr, stdout].find(Boolean) ?? `exit ${status}`;
  throw new CannotRun(`\`${program} ${args[0]}\` failed: ${said.trim().split('\n')[0]}`);
}

function tell({ filename, size, unpackedSize, files }: Packed, output: string): void {
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
  process.stdout.write(
    `${relative(process.cwd(), join(output, filename))}: ${kilobytes(size)}, ${kilobytes(unpackedSize)} in ${files.length} files\n`,
  );
  if (!existsSync(join(generatorRoot, 'LICENSE'))) process.stdout.write('LICENSE: none chosen yet\n');
}

if (import.meta.main) await runCommand(command);
