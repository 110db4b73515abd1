import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type Outcome, startNode } from '../support/command.ts';

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

test('Every npm script that runs ours looks at the version first', async () => {
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  const ours = Object.entries(manifest.scripts).filter(([, line]) => line.includes('scripts/'));
  for (const [, line] of ours) expect(line).toMatch(/\bnode (?:--\S+ )*-r \.\/scripts\/node-version\.cjs /);
});
