import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { bin, compiled, type Outcome, root, startNode } from '../support/command.ts';
import { newFolder, site } from '../support/fixture.ts';

const { commands } = createRequire(import.meta.url)(join(root, bin)) as { commands: Record<string, string> };
const names = Object.keys(commands);

describe('The version of Node', () => {
  const said = (version: string): RegExp =>
    new RegExp(`^This needs Node 22\\.19 or later, and this is Node ${version}\\. \`npm ci\`.*\\n$`);
  const expectRefusal = ({ code, stdout, stderr }: Outcome, version: string): void => {
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said(version.replaceAll('.', '\\.')));
  };
  const withVersion = (version: string) =>
    startNode([
      '-e',
      `Object.defineProperty(process, 'versions', { value: { node: '${version}' } }); require('./${bin}')`,
    ]).outcome;

  test.each(['20.19.1', '22.18.0'])('is told in one line where it is older: %s', async (version) => {
    expectRefusal(await withVersion(version), version);
  });

  test.each(['22.19.0', '23.0.0', '24.21.0', '26.10.0'])('is right from 22.19 on: %s', async (version) => {
    expect(await withVersion(version)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('is looked at by the machine’s own Node, where it is older', async ({ skip }) => {
    const { stdout } = spawnSync('/usr/bin/node', ['--version'], { encoding: 'utf8' });
    const version = /^v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? '24';
    skip(Number.parseInt(version, 10) >= 22, 'there is none');
    expectRefusal(await startNode([bin, 'build', '--help'], '/usr/bin/node').outcome, version);
  });
});

test('Where nothing is installed, one line says what to do', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(join(folder, 'package.json'), '{}');
  copyFileSync(join(root, bin), join(folder, bin));
  expect(await startNode([join(folder, bin), 'build', '--help']).outcome).toMatchObject({
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

describe('The commands', () => {
  test('are led to the site from inside of its content, and take a `--` that npm would take', async () => {
    const folder = join(newFolder(), 'content');
    cpSync(site('clean'), folder, { recursive: true });
    const options = {
      cwd: join(folder, 'en'),
      encoding: 'utf8',
      env: { ...process.env, ...compiled },
    } as const;
    const calls = [['doctor'], ['check'], ['review', '--', '--done', 'all']].map((args) =>
      spawnSync(process.execPath, [join(root, bin), ...args], options),
    );
    const way = 'the site is in `../..`: run `cd ../..` first';
    expect(calls.map(({ stderr }) => stderr)).toEqual([
      `doctor: there is no folder \`content\`: ${way}\n`,
      ...['check', 'review'].map((name) => `${name}: there is no content folder \`content\`: ${way}\n`),
    ]);
  });

  test('are those that have an npm script, and each has the file of its name', async () => {
    for (const name of names) {
      const file = `scripts/${name.replace(':', '-')}.ts`;
      const { command } = await import(join(root, file));
      expect([name, manifest.scripts[name as 'build']]).toEqual([command.name, `node ${bin} ${name}`]);
    }
  });

  test('Every other npm script that runs ours looks at the version first', () => {
    const others = Object.entries(manifest.scripts).filter(([name]) => !names.includes(name));
    const ours = others.map(([, line]) => line).filter((line) => /\bnode\b/.test(line));
    expect(ours).not.toEqual([]);
    for (const line of ours) expect(line).toMatch(/\bnode -r \.\/scripts\/trust-center\.cjs /);
  });

  test('are listed, a line each', async () => {
    const { code, stdout, stderr } = await startNode([bin, '--help']).outcome;
    expect([code, stderr]).toEqual([0, '']);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThan(100);
  });

  test.each([
    ['none', [], /^trust-center COMMAND \[options\]\n/],
    [
      'one that there is not',
      ['chek'],
      'There is no command `chek`: did you mean `check`? `trust-center --help` lists them.\n',
    ],
    [
      'one that is like none',
      ['publish'],
      'There is no command `publish`. `trust-center --help` lists them.\n',
    ],
  ])('Where there is %s, it says so on stderr', async (_, args, told) => {
    const { code, stdout, stderr } = await startNode([bin, ...args]).outcome;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(told);
  });

  test('One gets what stands behind its name', async () => {
    const { code, stderr } = await startNode([bin, 'check', '--explain', 'missing-ancor']).outcome;
    expect([code, stderr]).toEqual([
      2,
      'check: there is no code `missing-ancor`: did you mean `missing-anchor`?\n',
    ]);
  });

  test('leave nothing in a folder that is no site’s', () => {
    const folder = newFolder();
    const { status } = spawnSync(process.execPath, [join(root, bin), 'build', '--help'], { cwd: folder });
    expect([status, readdirSync(folder)]).toEqual([0, []]);
  });
});
