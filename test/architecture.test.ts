import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const scripts = join(import.meta.dirname, '../scripts');

/** Every module of the project, by its path below `scripts/`. */
const modules = new Map(
  readdirSync(scripts, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => [path, readFileSync(join(scripts, path), 'utf8')]),
);

/** What a module imports, as written, types included. */
function importsOf(path: string): string[] {
  const text = modules.get(path) ?? '';
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';|\bimport\(\s*'([^']+)'/gm)].map(
    ([, from, dynamic]) => from ?? dynamic ?? '',
  );
}

/** The modules of ours that a module imports. */
function ownImportsOf(path: string): string[] {
  return importsOf(path)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(dirname(path), name));
}

/** `checks` for `checks/rules.ts`, `problem` for `problem.ts`. */
function roomOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

const leaves = ['problem', 'flaws', 'nearest', 'cannot-run', 'files', 'folders', 'signals'];
const commands = [...modules.keys()].filter((path) => !path.includes('/') && !leaves.includes(roomOf(path)));

/** The floors of the house, from the ground up: a room imports from the floors below it alone. */
const floors: readonly (readonly string[])[] = [
  leaves,
  ['text', 'report'],
  ['site'],
  ['pages', 'checks'],
  ['publish'],
  ['cli'],
  ['edit', 'outside', 'review', 'preview'],
  ['commands'],
];

function floorOf(path: string): number {
  const room = commands.includes(path) ? 'commands' : roomOf(path);
  return floors.findIndex((rooms) => rooms.includes(room));
}

test('There is something to hold', () => {
  expect(modules.size).toBeGreaterThan(50);
  expect(ownImportsOf('checks/link-target.ts')).toContain('site/site-graph.ts');
  expect(commands).toContain('build.ts');
});

describe('Directions', () => {
  test.each(leaves)('%s imports nothing of ours but other leaves', (leaf) => {
    expect(ownImportsOf(`${leaf}.ts`).filter((path) => !leaves.includes(roomOf(path)))).toEqual([]);
  });

  test('nothing imports a command', () => {
    const imported = [...modules.keys()].flatMap(ownImportsOf);
    expect(imported.filter((path) => commands.includes(path))).toEqual([]);
  });

  test('every room stands on a floor, and imports from the floors below it', () => {
    expect([...modules.keys()].filter((path) => floorOf(path) < 0)).toEqual([]);
    const wrong = [...modules.keys()]
      .flatMap((path) => ownImportsOf(path).map((imported) => [path, imported] as const))
      .filter(([path, imported]) => roomOf(path) !== roomOf(imported))
      .filter(([path, imported]) => floorOf(imported) >= floorOf(path) && !leaves.includes(roomOf(path)));
    expect(wrong.map(([path, imported]) => `${path} → ${imported}`)).toEqual([]);
  });

  test('there are no circles', () => {
    const finished = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
      else if (!finished.has(path)) for (const next of ownImportsOf(path)) visit(next, [...way, path]);
      finished.add(path);
    };
    for (const path of modules.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });
});

test('Only commands and edges touch files, the network or processes', () => {
  const outside =
    /^node:(?:fs|http|https|net|tls|dgram|dns|child_process|worker_threads|cluster|os|process)\b/;
  const edges =
    /^(?:[^/]+|site\/load(?:-document|-dictionary|-overlays|-shipped)?|(?:publish|preview|outside|cli)\/.*|pages\/(?:assets|renderer|render-site)|edit\/.*|review\/review-site)\.ts$/;
  const pure = [...modules].filter(([path]) => !edges.test(path));
  const wrong = pure.filter(
    ([path, text]) =>
      importsOf(path).some((name) => outside.test(name)) ||
      /\b(?:process|fetch|console|Deno)\s*[.(]/.test(text),
  );
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test.each(['check.ts', 'build.ts'])('%s knows no network: no module that it reaches does', (command) => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of ownImportsOf(path)) visit(next);
  };
  visit(command);
  expect(reached.size).toBeGreaterThan(50);
  const network = /^(?:node:(?:http|https|http2|net|tls|dgram|dns)|linkinator|undici)\b/;
  const wrong = [...reached].filter(
    (path) =>
      /^outside\//.test(path) ||
      importsOf(path).some((name) => network.test(name)) ||
      /\bfetch\s*\(/.test(modules.get(path) ?? ''),
  );
  expect(wrong).toEqual([]);
});

/** What a command may load before it knows what it is asked for: nothing of it imports more than itself and Node. */
const light = [
  ...['command-line', 'option-values', 'outputs', 'today'].map((name) => `cli/${name}.ts`),
  'publish/stopwatch.ts',
  'site/is-day.ts',
  ...leaves.map((leaf) => `${leaf}.ts`),
];

test.each(commands)('%s tells its help before it loads what it works with', (command) => {
  const loaded = (path: string): string[] =>
    [...(modules.get(path) ?? '').matchAll(/^(?:import|export)\b(?! type\b)(?:[^;]*? from)? '([^']+)'/gm)]
      .map(([, from = '']) => (from.startsWith('.') ? posix.join(dirname(path), from) : from))
      .flatMap((from) => (modules.has(from) ? [from, ...loaded(from)] : [from]));
  const found = loaded(command);
  expect(found).toContain('cli/command-line.ts');
  expect(found.filter((name) => !name.startsWith('node:') && !light.includes(name))).toEqual([]);
});

test('Eleventy is known in its room alone, and linkinator in its own', () => {
  const users = (name: RegExp): Set<string> =>
    new Set(
      [...modules.keys()].filter((path) => importsOf(path).some((from) => name.test(from))).map(roomOf),
    );
  expect(users(/^@11ty\/|^nunjucks$/)).toEqual(new Set(['pages']));
  expect(users(/^(?:linkinator|undici)$/)).toEqual(new Set(['outside']));
  expect(users(/^markdown-it/)).toEqual(new Set(['text']));
});

test('PDFs are read in a process of its own: who makes one alone loads the library', () => {
  const users = [...modules].filter(([, text]) => /^import (?!type\b)[^;]*'@cantoo\/pdf-lib'/m.test(text));
  expect(users.map(([path]) => path)).toEqual(['edit/pdf/finish-pdf.ts']);
});

test('Files are short: none has more than 300 lines', () => {
  const long = [...modules].filter(([, text]) => text.split('\n').length - 1 > 300).map(([path]) => path);
  expect(long).toEqual([]);
});

test('Every import of ours ends in `.ts`', () => {
  const wrong = [...modules.keys()].flatMap((path) =>
    importsOf(path)
      .filter((name) => name.startsWith('.') && !name.endsWith('.ts'))
      .map((name) => `${path} → ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('Every rule is in a list', () => {
  const lists = modules.get('checks/find-problems.ts') ?? '';
  const rules = [...modules].flatMap(([path, text]) =>
    path.startsWith('checks/')
      ? [...text.matchAll(/^export const (\w+): (?:Site)?Rule = /gm)].map(([, name = '']) => name)
      : [],
  );
  expect(rules).toContain('linkTarget');
  // It is imported there, and named once more.
  expect(rules.filter((name) => lists.split(new RegExp(`\\b${name}\\b`)).length < 3)).toEqual([]);
});

test('What a site needs at run time are dependencies, and nothing else is one', async () => {
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
  // What is for this repository alone is not packed; types are gone in what is packed.
  const packed = [...modules].filter(([path]) => path !== 'manual.ts' && path !== 'pack.ts');
  const texts = packed.map(([, text]) => text.replace(/^(?:import|export) type [^;]*;/gm, ''));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bfrom |^import |\bimport\(|\brequire\()'([^'.$]+)'/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const known = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).sort();
  const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
  const used = new Set(names.filter((name) => !name.startsWith('node:')).map(packageOf));
  // Dictionaries are named by the tag of a language, and a browser by a program that unpacks it.
  for (const name of known.filter((one) => texts.some((text) => text.includes(`'${one}'`)))) used.add(name);
  expect([...used].sort()).toEqual(known);
  expect(Object.keys(manifest.peerDependenciesMeta)).toEqual(Object.keys(manifest.peerDependencies));
});
