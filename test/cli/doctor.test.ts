import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { changesSince } from '../../scripts/edit/doctor/about-versions.ts';
import { generatorVersion } from '../../scripts/edit/fields/version-file.ts';
import { root, run } from '../support/command.ts';
import { filesOf, newFolder } from '../support/fixture.ts';
import { testWithGit } from '../support/git.ts';

let folder = '';
beforeEach(async () => {
  folder = newFolder();
  await run('init', [folder, '--language', 'en']);
});

const content = (path: string): string => join(folder, 'content', path);
const shown = (path: string): string => relative(root, content(path));

function change(path: string, from: string | RegExp, to: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
}

function git(...args: string[]): void {
  expect(spawnSync('git', ['-C', folder, ...args]).status).toBe(0);
}

const OURS = Array.from({ length: 40 }, (_, index) => `This is number ${index} of ours.`).join(' ');

/** Puts an operator's own in the place of every example. */
function makeOurs(): void {
  change('content/_data/operator.yaml', 'operator: Example', 'operator: Acme');
  change('content/_data/operator.yaml', /\nnotice:.*/s, '\n');
  change('content/_data/sources.yaml', /stated: 2026/g, 'stated: 2025');
  for (const [path, text] of Object.entries(filesOf(content('')))) {
    if (!/^(?:en|_data)\/[^.]/.test(path)) continue;
    const ours = String(text)
      .replace(/example\.com/g, 'acme.dev')
      .replace(/Example (?=\w)/g, 'Acme ');
    const said = ours.replace(/^summary: .*/m, 'summary: Ours.').replace(/(?<=^#.*\n\n)/gm, `${OURS}\n\n`);
    writeFileSync(content(path), path.endsWith('.md') ? said : ours);
  }
}

/** The lines of the doctor, by what they are about; what the machine of the test has is left out. */
async function found(env: Record<string, string> = {}): Promise<string[]> {
  const { code, stdout, stderr } = await run('doctor', [folder], env);
  expect(stderr).toBe('');
  const lines = stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' '));
  expect(code).toBe(lines.some((line) => line.startsWith('to do')) ? 1 : 0);
  return lines.filter((line) => !/^(?:ok|to do) (?:Node|browser|fonts) |^$/.test(line));
}

const version = generatorVersion();
const well = {
  generator: `ok generator ${version}, and the site is of the same version`,
  schemas: 'ok schemas what editors read of data files is of this version',
  workflow: 'ok .github/workflows/trust-center.yml as `init` writes it',
  links: 'ok .github/workflows/links.yml as `init` writes it',
  hook: 'ok .githooks/pre-commit as `init` writes it',
  check: 'ok check it tells nothing',
};

describe('trust-center doctor', () => {
  test('says of a site that has begun what its operator has to decide', async () => {
    const before = filesOf(folder);
    expect(await found()).toEqual([
      ...Object.values(well),
      'ok security.txt good until 2027-11-20',
      `to do ${shown('_data/certificates.yaml')} \`Example Certification Ltd.\` in line 5; \`Example Audit LLP\` in line 11 → put your own there`,
      `to do ${shown('_data/operator.yaml')} \`words.operator\` is \`Example\`; \`notice\` tells readers that its statements are examples, until you take it away; \`privacy@example.com\` in lines 19, 20; \`security@example.com\` in lines 23, 24, 30 → put your own there`,
      `to do ${shown('_data/sources.yaml')} \`agreement\`, \`measures\`, \`subprocessor-list\`, \`certificate-list\` say the day on which the site began, and no \`url\` → put your own there`,
      `to do ${shown('_data/subprocessors.yaml')} \`Example Hosting Ltd.\` in line 3; \`Example Mail Ltd.\` in line 8; \`Example Support Inc.\` in line 13 → put your own there`,
      `to do ${shown('en/about/index.md')} \`privacy@example.com\` in line 40 → put your own there`,
      `to do ${shown('en/compliance/index.md')} sections \`top\`, \`reports\`, \`audits\` as \`init\` wrote them → put your own there`,
      `to do ${shown('en/index.md')} section \`in-short\` as \`init\` wrote it → put your own there`,
      ...Array<unknown>(6).fill(
        expect.stringMatching(/^to do \S+\.md (?:all sections \(|sections )`top`.* as `init` wrote them/),
      ),
      `to do host \`trust.example.com\` is a reserved name → set \`site.url\` in \`${shown('_data/operator.yaml')}\``,
      'to do record nothing is recorded yet → `npm run release`, before it is published',
      'to do git the folder is in no repository → `git init`, and commit the site',
      '16 things to do.',
    ]);
    expect(filesOf(folder)).toEqual(before);
  });

  testWithGit('has nothing to do on a site that is ready', async () => {
    makeOurs();
    expect(await run('release', ['--content', content('')])).toMatchObject({ code: 0 });
    git('init');
    git('config', 'core.hooksPath', '.githooks');
    expect(await found()).toEqual([
      ...Object.values(well),
      'ok statements nothing is an example any more',
      'ok host https://trust.acme.dev/',
      expect.stringMatching(/^ok record \d+ addresses and anchors$/),
      'ok security.txt good until 2027-11-20',
      'ok git the site is in a repository',
      'Nothing is to be done.',
    ]);
    expect(await run('doctor', ['--content', content('')])).toMatchObject({ code: 0 });
    const untrusted = (await found({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })).slice(-2)[0];
    expect(untrusted).toBe(
      `to do git it says: dubious ownership in repository at '${folder}', so the record is not compared → where you trust it, \`git config --global --add safe.directory ${folder}\``,
    );
    git('config', 'core.hooksPath', 'elsewhere');
    expect((await found()).slice(-2)).toEqual([
      'to do git the hook is not switched on → `git config core.hooksPath .githooks`',
      '1 thing to do.',
    ]);
  });

  testWithGit('tells what a site of before has not: scripts, and lines for git', async () => {
    git('init');
    change('package.json', / {4}"change": .*\n/, '');
    change('.gitignore', '.cache/\n', '');
    change('.gitattributes', /.*translations.*\n/, '');
    expect((await found()).filter((line) => / (?:package\.json|\.git\w+) /.test(line))).toEqual([
      'to do package.json no script is called `change` → write `"change": "trust-center change"` into its `scripts`',
      'to do .gitignore git would take what is installed and built → write `.cache/` into it',
      'to do .gitattributes two branches that both add to what commands record would be in conflict → write `content/_data/translations.txt merge=union` into it',
    ]);
  });

  test('tells what an update leaves to do, and what of it is the operator’s own', async () => {
    change('.githooks/pre-commit', 'set -eu', 'set -e');
    expect(await found()).toContain('ok .githooks/pre-commit not as `init` writes it: changed here');
    writeFileSync(content('_data/.schemas/version.json'), '{"version":"0.0.9"}\n');
    change('content/_data/.schemas/panels.json', '{', '{ ');
    const lines = await found();
    expect(lines).toContain(
      `to do generator ${version}, and the site is of 0.0.9: read 0.1.0 in scripts/manual/en/changes.md → then \`npm run new -- schemas\``,
    );
    expect(lines).toContain(
      'to do schemas what editors read of data files is not of this version → `npm run new -- schemas`',
    );
    expect(lines).toContain(
      'to do .githooks/pre-commit not as `init` writes it now → `npx trust-center doctor --show .githooks/pre-commit` shows that: take over what is new',
    );
    const { stdout } = await run('doctor', ['--show', '.githooks/pre-commit']);
    writeFileSync(join(folder, '.githooks/pre-commit'), stdout);
    expect(await run('new', ['schemas', '--content', content('')])).toMatchObject({ code: 0 });
    expect(await found()).toEqual(expect.arrayContaining([well.generator, well.schemas, well.hook]));
  });

  test('tells what is still as init wrote it until most of its sentences are others', async () => {
    const path = 'content/en/privacy/data-retention.md';
    const before = readFileSync(join(folder, path), 'utf8');
    makeOurs();
    expect(await found()).toContain('ok statements nothing is an example any more');
    writeFileSync(join(folder, path), before);
    change(path, 'for 14 days', 'for 20 days');
    change(path, 'On request, {operator} confirms', 'On request {operator} confirms');
    change('content/_data/certificates.yaml', 'Acme Audit', 'Example Audit');
    expect((await found()).filter((line) => line.includes('put your own'))).toEqual([
      `to do ${shown('_data/certificates.yaml')} \`Example Audit LLP\` in line 11 → put your own there`,
      `to do ${shown('en/privacy/data-retention.md')} sections \`top\`, \`end\`, \`deletion\` as \`init\` wrote them → put your own there`,
    ]);
  });

  test('tells which icons still show the mark of the generator on a site with a look of its own', async () => {
    const icons = async () => (await found()).filter((line) => / icons /.test(line));
    expect(await icons()).toEqual([]);
    writeFileSync(content('_data/theme.yaml'), 'light: { accent: "#8a1253" }\n');
    const told = (names: string): string =>
      `to do icons browsers and phones still show our mark → put ${names} into \`${shown('images/')}/\``;
    const png =
      '`icon-180.png` (180×180), `icon-192.png` (192×192), `icon-512.png` (512×512), `icon-maskable.png` (512×512)';
    expect(await icons()).toEqual([told(png)]);
    mkdirSync(content('images'));
    for (const name of ['logo.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable.png'])
      writeFileSync(content(`images/${name}`), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>');
    change('content/_data/theme.yaml', 'light', 'logo: images/logo.svg\nlight');
    expect(await icons()).toEqual([told('`mark.svg` (a square), `icon-180.png` (180×180)')]);
  });

  test('tells of a site under a path what no build can put at the top of its host', async () => {
    change('content/_data/operator.yaml', 'base: /', 'base: /trust/');
    expect(await found()).toContain(
      'ok security.txt good until 2027-11-20; it is read at the top of the host alone: copy it there from `/trust/` with each release',
    );
  });

  test('tells problems, and what ends soon', async () => {
    change('content/en/index.md', 'security/index.md#report', 'security/index.md#reports');
    const late = { SOURCE_DATE_EPOCH: String(Date.UTC(2027, 9, 30) / 1000) };
    const lines = await found(late);
    expect(lines).toContainEqual(
      expect.stringMatching(/^to do check \d+ errors?, \d+ warnings? → `npm run check` tells them$/),
    );
    expect(lines).toContain(
      `to do security.txt it ends on 2027-11-20 → set \`security.expires\` in \`${shown('_data/operator.yaml')}\``,
    );
  });

  test.each([
    [[], 'there is no folder `'],
    [
      ['x', '--content', 'y'],
      'give the folder of a site, or that of its content with `--content`, and not both',
    ],
    [['x', 'y'], 'give one folder, or none for this one'],
    [['--show', 'x'], '`init` writes no `x`: give one of .github/workflows/trust-center.yml, '],
  ])('cannot look with %j', async (args, said) => {
    const empty = newFolder();
    mkdirSync(empty, { recursive: true });
    const { code, stdout, stderr } = await run('doctor', args.length > 0 ? args : [empty]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^doctor: .*\n$/);
    expect(stderr).toContain(said);
  });

  test('cannot look where the data cannot be read', async () => {
    rmSync(content('_data/operator.yaml'));
    expect(await run('doctor', [folder])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'doctor: the data files of the site have faults: `npm run check` tells them; mend them first\n',
    });
  });
});

test('The sections of later versions are named, newest first', () => {
  const text = '## 0.10.0 {#v}\n\n## 0.9.0 {#w}\n\n### 0.8.5 {#x}\n\n## 0.2 {#y}\n';
  expect(changesSince('0.2', text)).toEqual(['0.10.0', '0.9.0']);
  expect(changesSince('0.10.0', text)).toEqual([]);
});
