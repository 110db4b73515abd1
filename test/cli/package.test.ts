import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bin, type Outcome, root, run, startNode } from '../support/command.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';

/** What a tarball says of its package. */
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** The folder of a site that has the package. */
const home = newFolder();
const installed = join(home, 'node_modules/trust-center');

/** Calls the package's command as `npx` does, in the folder of the site. */
function called(...args: readonly string[]): Promise<Outcome> {
  return startNode([join(installed, bin), ...args], process.execPath, {}, home).outcome;
}

/**
 * What `npm i TARBALL` does. In a usual run the packages that it depends on are those of this repository, and no others: what
 * it needs beside them is missed.
 */
function install(tarball: string): void {
  if (isFull) {
    execFileSync('npm', ['i', '--no-audit', '--no-fund', tarball], { cwd: home, stdio: 'pipe' });
    return;
  }
  mkdirSync(dirname(installed));
  execFileSync('tar', ['xzf', tarball, '-C', dirname(installed)]);
  renameSync(join(dirname(installed), 'package'), installed);
  for (const name of Object.keys(manifest().dependencies)) {
    const link = join(home, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
}

beforeAll(async () => {
  const folder = newFolder();
  // The types of the commands are what declarations are for: a full run looks at them.
  const packed = await run('pack', ['--output', folder, ...(isFull ? [] : ['--trial'])]);
  expect(packed).toMatchObject({ code: 0, stderr: '' });
  expect(packed.stdout).toMatch(/trust-center-.*\.tgz: \d+ kB, .*\n(?:LICENSE: none chosen yet\n)?$/);
  install(join(folder, readdirSync(folder)[0] ?? ''));
  // That of another company than ours.
  cpSync(site('adopter'), join(home, 'content'), { recursive: true });
}, 300_000);

test('It has code as JavaScript, layouts, assets and the manual, and neither content nor what is for this repository', () => {
  const paths = Object.keys(filesOf(installed)).filter((path) => !path.startsWith('node_modules/'));
  expect(paths).toEqual(
    expect.arrayContaining([
      ...['README.md', '.eleventy.js', bin, 'scripts/build.js', 'scripts/report/explanations.md'],
      ...[
        'layouts/topic.njk',
        'assets/css/site.css',
        'scripts/preview/desk.js',
        'scripts/manual/en/index.md',
      ],
    ]),
  );
  const wrong = /^(?:content|test|node_modules)\/|(?<!\.d)\.ts$|^scripts\/(?:pack|manual)\.js$/;
  expect(paths.filter((path) => wrong.test(path))).toEqual([]);
  for (const key of ['private', 'scripts', 'devDependencies', 'allowScripts'])
    expect(manifest()).not.toHaveProperty(key);
  expect(manifest().engines).toEqual({ node: '>=22.18' });
});

describe('A site', () => {
  test('is built in its own folder, byte for byte as here', async () => {
    const ours = join(newFolder(), '_site');
    const args = ['--content', join(home, 'content'), '--output', ours];
    expect(await run('build', args)).toMatchObject({ code: 0 });
    // With a thread: it is JavaScript too.
    expect(await called('build', '--threads', '2')).toMatchObject({ code: 0, stderr: '' });
    expect(filesOf(join(home, '_site'))).toEqual(filesOf(ours));
    expect(existsSync(join(installed, '.cache'))).toBe(false);
  });

  test.runIf(isFull)('is checked, and its codes are explained', async () => {
    const { code, stdout } = await called('check');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^21 pages · .* no problems/)]);
    expect((await called('check', '--explain', 'missing-anchor')).stdout).toContain('missing-anchor');
    expect((await called('check:served')).stdout).toMatch(/no problems/);
  });

  test('What few need is named where it is missing', async () => {
    expect(await called('pdf')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'pdf: this needs the package `playwright-core`: `npm i -D playwright-core` installs it\n',
    });
  });
});
