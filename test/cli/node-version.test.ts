import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Outcome, root, startNode } from '../support/command.ts';
import { newFolder } from '../support/fixture.ts';

const said = (version: string): RegExp =>
  new RegExp(`^This needs Node 24, and this is Node ${version.replaceAll('.', '\\.')}\\. .*\`npm ci\`.*\\n$`);

function expectRefusal({ code, stdout, stderr }: Outcome, version: string): void {
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(said(version));
}

test('An older Node is told in one line which one is needed', async () => {
  const older = `Object.defineProperty(process, 'versions', { value: { node: '20.19.1' } });`;
  const { outcome } = startNode(['-e', `${older} require('./scripts/node-version.cjs')`]);
  expectRefusal(await outcome, '20.19.1');
});

test('The machine’s own Node, where it is older, is told the same', async ({ skip }) => {
  const { stdout } = spawnSync('/usr/bin/node', ['--version'], { encoding: 'utf8' });
  const version = /^v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? '24';
  skip(Number.parseInt(version, 10) >= 24, 'there is none');
  const { outcome } = startNode(
    ['-r', './scripts/node-version.cjs', 'scripts/build.ts', '--help'],
    '/usr/bin/node',
  );
  expectRefusal(await outcome, version);
});

test('Where nothing is installed, one line says what to do', async () => {
  const folder = join(newFolder(), 'scripts');
  mkdirSync(folder);
  copyFileSync(join(root, 'scripts/node-version.cjs'), join(folder, 'node-version.cjs'));
  const { outcome } = startNode(['-r', join(folder, 'node-version.cjs'), 'scripts/build.ts', '--help']);
  expect(await outcome).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'Nothing is installed here yet: run `npm ci` first.\n',
  });
});

test('Packages are installed where `NODE_ENV` is `production` too', () => {
  const env = { ...process.env, NODE_ENV: 'production' };
  const { stdout } = spawnSync('npm', ['config', 'get', 'include'], { cwd: root, encoding: 'utf8', env });
  expect(stdout).toBe('dev\n');
});

test('Every npm script that runs ours looks at the version first', async () => {
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  const ours = Object.entries(manifest.scripts).filter(([, line]) => line.includes('scripts/'));
  for (const [, line] of ours) expect(line).toMatch(/\bnode (?:--\S+ )*-r \.\/scripts\/node-version\.cjs /);
});
