import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { starterFolder, starterLanguages } from '../../scripts/edit/init/starter-languages.ts';
import { atTerminal } from '../support/at-terminal.ts';
import { root, run } from '../support/command.ts';
import { filesOf, newFolder } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { toldOfSite, toldOfSources } from '../support/told.ts';

const all = starterLanguages().map(({ tag }) => tag);
const init = (folder: string, ...args: string[]) => run('init', [folder, ...args]);
const english = ['--language', 'en'];

function textIn(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function change(folder: string, path: string, from: string, to: string): void {
  writeFileSync(join(folder, path), textIn(folder, path).replace(from, to));
}

describe('trust-center init', () => {
  test('begins a site about which nothing is told, and says what comes next', async () => {
    const folder = join(newFolder(), 'trust');
    const { code, stdout, stderr } = await init(folder, ...english, '--operator', 'Acme & Söhne');
    const shown = relative(root, folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      `Made in ${shown}:`,
      '  content/: 9 pages in en, and their data',
      '  package.json',
      '  .gitignore',
      '  .gitattributes',
      '  .github/workflows/trust-center.yml',
      '  .github/workflows/links.yml',
      '  .githooks/pre-commit, which `git config core.hooksPath .githooks` switches on',
      'Next:',
      expect.stringMatching(
        /^ {2}npm run pack && cd \S+ && npm i \S+trust-center-\S+\.tgz: what runs here is the generator's own repository$/,
      ),
      '  `npx trust-center build` builds and checks it into _site; `npx trust-center start` shows it at http://localhost:8080/',
      '  write your own statements in place of the examples, in content/en/ and content/_data/',
      '  `npx trust-center init --container` adds what builds an image that serves it',
      '  `npx trust-center doctor` says what is left before it is published',
      '',
    ]);
    expect(toldOfSite(join(folder, 'content'))).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([
      ...['.gitattributes', '.githooks', '.github', '.gitignore', 'content', 'package.json'],
    ]);
    const ours = textIn(root, '.gitattributes').replace(/^#.*\n/, '');
    expect(textIn(folder, '.gitattributes').replace(/^#.*\n/, '')).toBe(ours);
    expect(statSync(join(folder, '.githooks/pre-commit')).mode & 0o111).toBe(0o111);
    expect(readdirSync(join(folder, 'content')).sort()).toEqual(['_data', 'en']);
    expect(textIn(folder, 'content/_data/operator.yaml')).toContain('\n  operator: Acme & Söhne\n');
    expect(JSON.parse(textIn(folder, 'package.json'))).toMatchObject({
      private: true,
      scripts: { build: 'trust-center build', check: 'trust-center check' },
    });
    expect(readdirSync(join(folder, 'content/_data/.schemas'))).toContain('operator.json');
  });

  test('begins on its day: what was stated and reviewed was so then, and laws stay as old as they are', async () => {
    const folder = newFolder();
    await init(folder, ...english);
    expect(textIn(folder, 'content/en/index.md')).toContain('\nreviewed: 2026-11-22\n');
    const sources = textIn(folder, 'content/_data/sources.yaml');
    expect(sources).toContain('  stated: 2026-11-22\n');
    expect(sources).toContain('  stated: 2018-05-25\n  read: 2026-11-22\n');
    const late = newFolder();
    await run('init', [late, ...english], { SOURCE_DATE_EPOCH: String(Date.UTC(2031, 1, 28) / 1000) });
    expect(toldOfSite(join(late, 'content'), '2031-02-28')).toEqual([]);
  });

  test('takes a second language as a translation that is up to date, and an address with a path', async () => {
    const folder = newFolder();
    const given = ['--language', 'de-AT', '--also', 'en_GB', '--url', 'https://acme.example.com/trust'];
    const { code } = await init(folder, ...given);
    expect(code).toBe(0);
    const content = join(folder, 'content');
    expect(toldOfSite(content)).toEqual([]);
    const tagOf = (code: string) => /^tag: (.*)$/m.exec(textIn(content, `_data/languages/${code}.yaml`))?.[1];
    expect(['de', 'en'].map(tagOf)).toEqual(['de-AT', 'en-GB']);
    const operator = textIn(content, '_data/operator.yaml');
    expect(operator).toContain(
      '\n  url: https://acme.example.com\n  base: /trust/\n  default_language: de\n',
    );
    expect(operator).toContain('\n  site_name: { de: Trust Center, en: Trust Center }\n');
    const pages = (code: string) =>
      Object.keys(filesOf(content)).flatMap((path) => (path.startsWith(`${code}/`) ? path.slice(3) : []));
    expect(pages('en')).toEqual(pages('de'));
  });

  test('keeps what is there', async () => {
    const folder = newFolder();
    const own = {
      '.gitignore': 'node_modules\n',
      'README.md': '# Ours\n',
      'package.json':
        '{\n\t"name": "ours",\n\t"scripts": {\n\t\t"start": "serve",\n\t\t"test": "true"\n\t},\n\t"devDependencies": {\n\t\t"trust-center": "file:../trust-center.tgz"\n\t}\n}\n',
    };
    for (const [path, text] of Object.entries(own)) writeFileSync(join(folder, path), text);
    mkdirSync(join(folder, 'node_modules'));
    const { code, stdout } = await init(folder, ...english);
    expect(code).toBe(0);
    expect(stdout).toContain(
      ' switches on\n  `.gitignore` is there already, and stays as it is: write `_site/`, `.cache/`, `.writing-*` into it\n  the script `start` in `package.json` stays as it is: `npx trust-center start` runs ours\nNext:\n',
    );
    expect([textIn(folder, '.gitignore'), textIn(folder, 'README.md')]).toEqual([
      own['.gitignore'],
      own['README.md'],
    ]);
    const text = textIn(folder, 'package.json');
    expect(text).toMatch(
      /^\{\n\t"name": "ours",\n\t"scripts": \{\n\t\t"start": "serve",\n\t\t"test": "true",\n/,
    );
    expect(JSON.parse(text)).toMatchObject({
      scripts: { build: 'trust-center build', start: 'serve', test: 'true' },
      devDependencies: { 'trust-center': 'file:../trust-center.tgz' },
    });
    expect(JSON.parse(text)).not.toHaveProperty('dependencies');
  });

  test.each([
    ['content/en/index.md', 'there is a `content/` in '],
    ['src/index.ts', ' holds other things, such as `src`: give the name of a new folder'],
    ['layouts/home.njk', ' holds other things, such as `layouts`'],
  ])('begins in no folder with %s', async (path, said) => {
    const folder = newFolder();
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), 'Text.\n');
    const before = filesOf(folder);
    const { code, stdout, stderr } = await init(folder, ...english);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^init: .*; nothing was written\n$/);
    expect(stderr).toContain(said);
    expect(filesOf(folder)).toEqual(before);
  });

  test.each([
    [['x', 'y'], 'give one folder, or none for this one'],
    [
      ['--language', 'klingon'],
      `\`--language klingon\`: no starter is written in it: give one of ${all.join(', ')}`,
    ],
    [
      [...english, '--also', 'en-GB'],
      '`--also en-GB`: a site has one kind of each language: give another one',
    ],
    [['--language', 'english'], '`--language english`: did you mean `en`?'],
    [['--language', 'Français'], '`--language Français`: did you mean `fr`?'],
    [
      [...english, '--also', 'de', '--also', 'fr'],
      '`--also` takes one language: leave `--also fr` out; `npm run new -- language fr` adds it later',
    ],
    [[...english, '--also', 'tlh'], '`--also tlh`: no starter is written in it'],
    [
      [...english, '--url', 'acme.com'],
      '`--url acme.com`: an address that begins with `https://`: write `--url https://acme.com`',
    ],
    [
      [...english, '--url', 'http://acme.com/trust/'],
      '`: an address that begins with `https://`: write `--url https://acme.com/trust/`',
    ],
    [
      [...english, '--url', 'https://me:secret@acme.com/'],
      '`: everybody would read the name and the password in it: write `--url https://acme.com`',
    ],
    ...['https://localhost:8080', 'https://192.0.2.1/', 'https://[2001:db8::1]'].map(
      (url): [string[], string] => [
        [...english, '--url', url],
        '`: readers elsewhere need a name that leads to the site: until it has one, write `--url https://trust.example.com`',
      ],
    ),
    [
      [...english, '--url', 'https://acme.com/trust', '--base', '/about/'],
      '`--url` has the path `/trust/`, and `--base` is `/about/`: leave one of them out',
    ],
    [[...english, '--base', 'trust'], '`--base trust`: a path that begins and ends with `/`'],
    [[...english, '--operator', '{operator}'], '`--operator {operator}`: a name has no `{` and no `}`'],
    [[...english, '--operator', ' '], '`--operator `: the text is empty'],
    [[...english, '--ci', 'jenkins'], '`--ci jenkins`: give one of github, gitlab, none'],
    [['--operator'], '`--operator` needs a value: `--operator NAME`'],
  ])('makes nothing of %j', async (args, said) => {
    const folder = newFolder();
    const { code, stdout, stderr } = await init(folder, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^init: .*\n$/);
    expect(stderr).toContain(said);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('writes nothing where a folder is read-only, is none, or its package.json is broken', async () => {
    const [sealed, broken] = [newFolder(), newFolder()];
    chmodSync(sealed, 0o555);
    expect((await init(sealed, ...english)).stderr).toMatch(
      /^init: `.*` is read-only, or the folder above it; /,
    );
    expect((await init(join(sealed, 'new'), ...english)).stderr).toContain('is read-only');
    chmodSync(sealed, 0o755);
    expect(readdirSync(sealed)).toEqual([]);
    writeFileSync(join(broken, 'package.json'), '[');
    expect(await init(broken, ...english)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'init: `package.json` holds no JSON object: mend it first\n',
    });
    expect(readdirSync(broken)).toEqual(['package.json']);
    expect((await init(join(broken, 'package.json'), ...english)).stderr).toContain('is no folder\n');
  });

  test('gives what CI and a container need where it is asked for', async () => {
    const folder = newFolder();
    await init(folder, ...english, '--ci', 'gitlab', '--container', '--url', 'https://bücher.acme.dev/trust');
    expect(textIn(folder, 'content/_data/operator.yaml')).toContain(
      '  url: https://xn--bcher-kva.acme.dev\n',
    );
    expect(textIn(folder, 'Dockerfile')).toContain('\nARG BASE=/trust/\n');
    const base = async (): Promise<string | undefined> =>
      (await run('doctor', [folder])).stdout.split('\n').find((line) => line.includes(' Dockerfile '));
    expect(await base()).toMatch(/^ok/);
    change(folder, 'Dockerfile', '=/trust/', '=/');
    expect(await base()).toMatch(
      /^to do .*`ARG BASE=\/`, and `site\.base` is `\/trust\/`: .* → write `ARG BASE=\/trust\/` there$/,
    );
    expect(readdirSync(folder).sort()).toEqual([
      ...['.dockerignore', '.gitattributes', '.githooks', '.gitignore', '.gitlab-ci.yml', 'Dockerfile'],
      ...['compose.yaml', 'content', 'nginx-container.conf', 'package.json'],
    ]);
  });

  test('adds the files of CI or a container to a site that is there, and writes over none', async () => {
    const folder = newFolder();
    await init(folder, ...english, '--base', '/trust/');
    writeFileSync(join(folder, 'compose.yaml'), 'services: {}\n');
    mkdirSync(join(folder, 'layouts'));
    const before = filesOf(folder);
    const { code, stdout, stderr } = await init(folder, '--container', '--ci', 'gitlab');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      'Made:',
      ...['.gitlab-ci.yml', 'Dockerfile', '.dockerignore', 'nginx-container.conf'].map((path) => `  ${path}`),
      '  `compose.yaml` is there already, and stays as it is: `npx trust-center doctor --show compose.yaml` prints what would have been written',
      '',
    ]);
    expect(textIn(folder, 'Dockerfile')).toContain('\nARG BASE=/trust/\n');
    expect(filesOf(folder)).toMatchObject(before);
    expect((await init(folder, '--container')).stdout).toMatch(/^Made nothing:\n {2}`Dockerfile` is there/);
    expect(await init(folder, '--container', '--url', 'https://acme.dev')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'init: there is a `content/` already, and `--url` is for a new site: leave it out; nothing was written\n',
    });
  });

  test('puts back what it has written where the rest cannot be', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, '.github'));
    // Where the workflow should stand is a file.
    for (const [path, text] of [
      ['package.json', '{}\n'],
      ['.github/workflows', ''],
    ] as const)
      writeFileSync(join(folder, path), text);
    const before = filesOf(folder);
    const { code, stderr } = await init(folder, ...english);
    expect([code, stderr]).toEqual([
      2,
      'init: `.github/workflows` is there already, and is never overwritten\n',
    ]);
    expect(filesOf(folder)).toEqual(before);
  });
});

describe('At a terminal', () => {
  const questions = {
    operator: 'Who speaks on the site?',
    url: 'Where will the site stand?',
    base: 'Which path',
    language: 'Which language',
    also: 'a second language',
  };

  test('it asks, and takes the default where nothing is answered', async () => {
    const folder = join(newFolder(), 'trust');
    const { code, left } = await atTerminal(
      ['init', folder],
      [
        [questions.operator, 'Acme'],
        [questions.url, ''],
        [questions.base, '/trust/'],
        [questions.language, 'de'],
        [questions.also, ''],
      ],
    );
    expect([code, left]).toEqual([0, []]);
    const operator = textIn(folder, 'content/_data/operator.yaml');
    expect(operator).toContain(
      '\n  url: https://trust.example.com\n  base: /trust/\n  default_language: de\n',
    );
    expect(operator).toContain('\n  operator: Acme\n');
  });

  test('Ctrl-C leaves nothing', async () => {
    const folder = join(newFolder(), 'trust');
    const { code, shown } = await atTerminal(
      ['init', folder],
      [
        [questions.operator, 'Acme'],
        [questions.url, '\x03'],
      ],
    );
    expect(code).toBe(2);
    expect(shown).toContain('init: stopped; nothing was written');
    expect(existsSync(folder)).toBe(false);
  });
});

test('Every command that our texts name as an npm script is one in a site that begins', async () => {
  const folder = newFolder();
  await init(folder, ...english);
  const { scripts } = JSON.parse(textIn(folder, 'package.json'));
  // Some are of the generator's repository alone, which the page about that names.
  const ours = ['pack', 'draw', 'bench', 'lint', 'test', 'test:full', 'manual', 'format'];
  const texts = Object.entries(filesOf(join(root, 'scripts'))).filter(([path]) => /\.(?:ts|md)$/.test(path));
  const named = texts.flatMap(([, text]) =>
    [...String(text).matchAll(/npm run ([a-z:]+)\b/g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(50);
  expect([...new Set(named)].filter((name) => !(name in scripts) && !ours.includes(name))).toEqual([]);
});

describe('The starter', () => {
  const tags = isFull ? all : [];

  test.each(tags)('is whole in %s, alone and beside another language', async (tag) => {
    const [alone, beside] = [newFolder(), newFolder()];
    expect((await init(alone, '--language', tag)).code).toBe(0);
    expect(toldOfSite(join(alone, 'content'))).toEqual([]);
    const other = tag === 'en' ? 'de' : 'en';
    expect((await init(beside, '--language', tag, '--also', other)).code).toBe(0);
    expect(toldOfSite(join(beside, 'content'))).toEqual([]);
  });

  test('is a site of its own in all languages', () => {
    const told = isFull ? toldOfSite(starterFolder) : toldOfSources(starterFolder);
    expect(told.filter((line) => !line.includes(' translation-stale'))).toEqual([]);
  });
});
