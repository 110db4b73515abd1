import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bin, run } from '../support/command.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { laterTarball, PackageHome, packGenerator } from '../support/installed-package.ts';

/** The site of another company than ours. */
const home = new PackageHome();
let tarball: string;

beforeAll(async () => {
  const { packed, ...made } = await packGenerator();
  expect(packed).toMatchObject({ code: 0, stderr: '' });
  expect(packed.stdout).toMatch(/trust-center-.*\.tgz: [\d,]+ kB, .*\n(?:LICENSE: none chosen yet\n)?$/);
  tarball = made.tarball;
  home.install(tarball);
  cpSync(site('adopter'), join(home.folder, 'content'), { recursive: true });
}, 300_000);

test('It has code as JavaScript, layouts, assets and the manual, and neither content nor what is for this repository', () => {
  const paths = Object.keys(filesOf(home.package)).filter((path) => !path.startsWith('node_modules/'));
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
    expect(home.manifest()).not.toHaveProperty(key);
  expect(home.manifest().engines).toEqual({ node: '>=22.19' });
});

test('A site in another folder takes it from where this one does', async () => {
  const manifest = join(home.folder, 'package.json');
  writeFileSync(manifest, '{"dependencies":{"trust-center":"file:packages/trust-center.tgz"}}\n');
  const { stdout } = await home.call('init', 'sites/acme', '--language', 'en');
  expect(stdout).toContain(
    '  cd sites/acme && npm install; for CI put `../../packages/trust-center.tgz` into it',
  );
  expect(readFileSync(join(home.folder, 'sites/acme/package.json'), 'utf8')).toContain(
    '"trust-center": "file:../../packages/trust-center.tgz"',
  );
  rmSync(join(home.folder, 'sites'), { recursive: true });
  rmSync(manifest);
});

describe('A site', () => {
  test('is built in its own folder, byte for byte as here', async () => {
    const ours = join(newFolder(), '_site');
    const args = ['--content', join(home.folder, 'content'), '--output', ours];
    expect(await run('build', args)).toMatchObject({ code: 0 });
    // With a thread: it is JavaScript too.
    expect(await home.call('build', '--threads', '2')).toMatchObject({ code: 0, stderr: '' });
    expect(filesOf(join(home.folder, '_site'))).toEqual(filesOf(ours));
    expect(existsSync(join(home.package, '.cache'))).toBe(false);
  }, 60_000);

  test.runIf(isFull)('is checked, and its codes are explained', async () => {
    const { code, stdout } = await home.call('check');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^21 pages · .* no problems/)]);
    expect((await home.call('check', '--explain', 'missing-anchor')).stdout).toContain('missing-anchor');
    expect((await home.call('check:served')).stdout).toMatch(/no problems/);
  });

  test('What few need is named where it is missing', async () => {
    expect(await home.call('pdf')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'pdf: this needs the package `playwright-core`: `npm i -D playwright-core` installs it\n',
    });
  });
});

const MACRO = 'layouts/components/page-title/macro.njk';
const TITLE = `{% macro pageTitle(params) -%}
<h1 class="mine">{{ params.text }}</h1>
<p class="lead">{{ params.lead }}</p>
{% endmacro %}
`;
const TOPIC = `{%- extends "trust-center/topic.njk" -%}
{% block after_text %}
<p>Asked often: {{ page.title }}</p>
{% endblock %}
`;

test('The whole way: begin, build, change the look, add a language, move below a path, take an update', async () => {
  const own = new PackageHome();
  own.install(tarball);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(own.folder, path)), { recursive: true });
    writeFileSync(join(own.folder, path), text);
  };
  const read = (path: string): string => readFileSync(join(own.folder, path), 'utf8');
  const change = (path: string, from: string, to: string): void => write(path, read(path).replace(from, to));

  const begun = await own.call('init', '--operator', 'Acme', '--language', 'en');
  expect(begun).toMatchObject({ code: 0, stderr: '' });
  const first = await own.call('build');
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toContain('no problems');

  write('content/_data/theme.yaml', 'light: { accent: "#8a1253" }\n');
  write(MACRO, TITLE);
  write('layouts/topic.njk', TOPIC);
  change('content/_data/operator.yaml', 'base: /', 'base: /trust/');
  expect(await own.call('new', 'language', 'fr')).toMatchObject({ code: 0, stderr: '' });
  const second = await own.call('build');
  expect([second.code, second.stderr]).toEqual([0, '']);
  const page = read('_site/en/privacy/data-retention/index.html');
  expect(page).toContain('<h1 class="mine">');
  expect(page).toContain('<p>Asked often: ');
  expect(page).toContain('class="review-note"');
  const [, sheet = ''] = /href="\/trust\/(assets\/css\/site\.\w+\.css)"/.exec(page) ?? [];
  expect(read(`_site/${sheet}`)).toContain('--accent: #8a1253');

  const looked = await own.call('review', '--done', MACRO);
  expect([looked.code, looked.stderr]).toEqual([0, '']);
  expect((await own.call('check')).stdout).toContain('no problems');

  const changes = {
    'layouts/topic.njk': (text: string) => text.replaceAll('after_text', 'below_text'),
    [MACRO]: (text: string) => text.replace('<div class="page-heading">', '<div class="page-heading-row">'),
  };
  own.install(laterTarball(tarball, '0.2.0', changes));
  const third = await own.call('check');
  expect(third.code).toBe(1);
  expect(third.stdout.split('\n').filter((line) => /^(?:layouts\/\S+:| {2}\S)/.test(line))).toEqual([
    `${MACRO}:1:1  stale-overlay (warning)`,
    expect.stringContaining(
      'of ours changed since this file was made or looked at: `2 - <div class="page-heading">',
    ),
    `  Take over what this file needs too, then run \`npm run review -- --done ${MACRO}\`.`,
    'layouts/topic.njk:2:4  layout-fault',
    '  No layout that this one extends has a block `after_text`, so nobody would see it.',
    expect.stringMatching(/^ {2}It has `scripts`, .*`below_text`/),
  ]);
  expect((await own.call('doctor')).stdout).toMatch(
    /^to do {2}generator +0\.2\.0, and the site is of 0\.1\.0 .*\n(?:.*\n)*to do {2}layouts\/topic\.njk +the check tells `layout-fault` of it/m,
  );
  await own.call('review', '--done', MACRO);
  change('layouts/topic.njk', 'after_text', 'below_text');
  expect((await own.call('check')).stdout).toContain('no problems');
}, 120_000);
