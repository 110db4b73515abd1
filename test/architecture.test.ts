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

const leaves = ['problem', 'nearest', 'cannot-run'];
const commands = [...modules.keys()].filter((path) => !path.includes('/') && !leaves.includes(roomOf(path)));

/** What each room may import, apart from itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  markdown: ['problem'],
  record: ['markdown', 'problem'],
  content: ['markdown', 'record', 'problem', 'nearest', 'cannot-run'],
  redirects: ['content', 'record', 'markdown', 'problem'],
  links: ['content', 'redirects', 'markdown', 'problem'],
  particulars: [],
  checks: ['links', 'redirects', 'record', 'content', 'markdown', 'particulars', 'problem', 'nearest'],
  report: ['problem'],
  site: ['content', 'markdown', 'links', 'record', 'redirects', 'problem', 'cannot-run'],
  external: ['content', 'links', 'markdown', 'report', 'problem', 'nearest'],
  crawl: ['content', 'links', 'markdown', 'external', 'redirects', 'problem', 'site', 'cannot-run'],
  fix: ['content', 'markdown', 'report', 'problem'],
  review: ['checks', 'content', 'markdown', 'report', 'problem', 'nearest', 'cannot-run'],
  move: ['fix', 'redirects', 'record', 'content', 'markdown', 'problem', 'cannot-run'],
  engine: [
    'record',
    'redirects',
    'checks',
    'links',
    'content',
    'markdown',
    'particulars',
    'report',
    'site',
    'problem',
    'nearest',
    'cannot-run',
  ],
  cli: [
    'record',
    'redirects',
    'engine',
    'move',
    'fix',
    'review',
    'checks',
    'links',
    'content',
    'markdown',
    'report',
    'site',
    'crawl',
    'external',
    ...leaves,
  ],
  bench: ['record', 'checks', 'preview', 'site', 'content', 'crawl', 'cannot-run'],
  preview: ['engine', 'content', 'redirects', 'report', 'site', 'problem', 'cannot-run'],
};

test('There is something to hold', () => {
  expect(modules.size).toBeGreaterThan(50);
  expect(ownImportsOf('checks/link-target.ts')).toContain('links/site-graph.ts');
  expect(commands).toContain('build.ts');
});

describe('Directions', () => {
  test.each(leaves)('%s imports nothing of ours', (leaf) => {
    expect(ownImportsOf(`${leaf}.ts`)).toEqual([]);
  });

  test('nothing imports a command', () => {
    const imported = [...modules.keys()].flatMap(ownImportsOf);
    expect(imported.filter((path) => commands.includes(path))).toEqual([]);
  });

  test('every room imports from the rooms below it alone', () => {
    const wrong = [...modules.keys()]
      .filter((path) => path.includes('/'))
      .flatMap((path) => ownImportsOf(path).map((imported) => [path, imported] as const))
      .filter(([path, imported]) => roomOf(path) !== roomOf(imported))
      .filter(([path, imported]) => !rooms[roomOf(path)]?.includes(roomOf(imported)));
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
    /^(?:[^/]+|content\/(?:load|stamp)|fix\/replace-file|engine\/(?:surroundings-key|memory-file|output-state|publish-site|text-thread.*|threads-for)|(?:site|cli|crawl|preview|bench)\/.*)\.ts$/;
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
      /^(?:external|crawl)\//.test(path) ||
      importsOf(path).some((name) => network.test(name)) ||
      /\bfetch\s*\(/.test(modules.get(path) ?? ''),
  );
  expect(wrong).toEqual([]);
});

test('Eleventy is known in its room alone, and linkinator in its own', () => {
  // The bench holds the generator against others, and calls them as they are.
  const users = (name: RegExp): Set<string> =>
    new Set(
      [...modules.keys()]
        .filter((path) => importsOf(path).some((from) => name.test(from)))
        .map(roomOf)
        .filter((room) => room !== 'bench'),
    );
  expect(users(/^@11ty\/|^nunjucks$/)).toEqual(new Set(['site']));
  expect(users(/^(?:linkinator|undici)$/)).toEqual(new Set(['crawl']));
  expect(users(/^markdown-it/)).toEqual(new Set(['markdown']));
});

test('Files are short: one of more than 150 lines is looked at, and named here', () => {
  const long = [...modules].filter(([, text]) => text.split('\n').length - 1 > 150).map(([path]) => path);
  // The table of facts has a line or two for each code.
  expect(long).toEqual(['problem.ts']);
});

test('Every import of ours ends in `.ts`', () => {
  const wrong = [...modules.keys()].flatMap((path) =>
    importsOf(path)
      .filter((name) => name.startsWith('.') && !name.endsWith('.ts'))
      .map((name) => `${path} → ${name}`),
  );
  expect(wrong).toEqual([]);
});
