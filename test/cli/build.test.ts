import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, start } from '../support/command.ts';
import { changed, filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';

const closing = /^6 pages · [\d,]+ links · [\d,]+ anchors · no problems · \d+\.\d s → \S+\/out\n$/;

/** Builds a content folder into a new one beside nothing else. */
async function build(content: string, output = join(newFolder(), 'out')) {
  return { output, ...(await run('build', ['--content', content, '--output', output])) };
}

test('A site is built: pages, assets and downloads, and a closing line that counts', async () => {
  const { code, stdout, stderr, output } = await build(site('clean'));
  expect([code, stderr]).toEqual([0, '']);
  const [counted, unrecorded] = stdout.split(/(?<=\n)/);
  expect(counted).toMatch(closing);
  expect(unrecorded).toMatch(/^Nothing of this site is recorded yet\./);
  const files = Object.keys(filesOf(output));
  expect(files.filter((path) => !path.startsWith('assets/'))).toEqual([
    '.hosts/apache.conf',
    '.hosts/caddy.Caddyfile',
    '.hosts/nginx.conf',
    '.trust-center',
    '404.html',
    '_headers',
    '_redirects',
    'downloads/report.pdf',
    'en/index.html',
    'en/index.json',
    'en/index.md',
    'en/privacy/access/index.html',
    'en/privacy/access/index.json',
    'en/privacy/access/index.md',
    'en/privacy/index.html',
    'en/privacy/index.json',
    'en/privacy/index.md',
    'en/privacy/retention/index.html',
    'en/privacy/retention/index.json',
    'en/privacy/retention/index.md',
    'en/search.json',
    'en/site.webmanifest',
    'index.html',
    'llms.txt',
    'robots.txt',
    'sitemap.xml',
    'statements.json',
    'statements.schema.json',
    'staticwebapp.config.json',
  ]);
  expect(files.some((path) => /^assets\/css\/site\.\w+\.css$/.test(path))).toBe(true);
});

test('A host that nobody can have is told before the site is published under it', async () => {
  const files = changed('_data/operator.yaml', 'https://trust.example.com', 'https://trust-center.example');
  const { code, stdout } = await build(siteWith(files));
  expect([code, stdout.split(/(?<=\n)/).at(-1)]).toEqual([
    0,
    '`trust-center.example` is a reserved name: set `site.url` in _data/operator.yaml before this is published.\n',
  ]);
});

test('A second run, and one into another folder, give the same byte for byte', async () => {
  const first = await build(site('clean'));
  const files = filesOf(first.output);
  const second = await build(site('clean'), first.output);
  const other = await build(site('clean'));
  expect([second.code, second.stdout.replace(/\d+\.\d s/, '')]).toEqual([
    0,
    first.stdout.replace(/\d+\.\d s/, ''),
  ]);
  expect(filesOf(second.output)).toEqual(files);
  expect(filesOf(other.output)).toEqual(files);
  expect(readdirSync(dirname(first.output))).toEqual(['out']);
});

test('Another operator’s content is built, in its languages and below its base path', async () => {
  const { code, stdout, output } = await build(site('two-languages'));
  expect([code, stdout.split(' · ')[0]]).toEqual([0, '6 pages']);
  const files = filesOf(output);
  const file = 'downloads/报告 2026.pdf';
  expect(files[file]).toBe(filesOf(site('two-languages'))[file]);
  const home = Buffer.from(files['index.html'] ?? '', 'latin1').toString();
  expect(home).toContain('<html lang="zh-Hans"');
  expect(home).toContain('<link rel="canonical" href="https://trust.example.com/trust/zh/">');
  expect(home).toContain('href="/trust/en/"');
  for (const [, address = ''] of home.matchAll(/ (?:href|src)="(\/[^"]*)"/g))
    expect(address).toMatch(/^\/trust\//);
});

test('A page that is gone from the content is gone from the output', async () => {
  const { output } = await build(siteWith({ 'en/x.md': topic('x\n') }));
  expect(existsSync(join(output, 'en/x/index.html'))).toBe(true);
  await build(site('clean'), output);
  expect(existsSync(join(output, 'en/x'))).toBe(false);
});

test('A download is published under its own name, whatever signs are in it', async () => {
  const names = ['report (1).pdf', 'a[1].pdf', 'a{b}.pdf', '100%.pdf', '数.pdf', 'sub/a+b.pdf'];
  const { output } = await build(
    siteWith(Object.fromEntries(names.map((name) => [`downloads/${name}`, name]))),
  );
  const published = Object.entries(filesOf(join(output, 'downloads'))).filter(
    ([path]) => path !== 'report.pdf',
  );
  expect(published.map(([path]) => path).sort()).toEqual([...names].sort());
});

test('A symbolic link to a download is published as a file', async () => {
  const content = siteWith({});
  symlinkSync('report.pdf', join(content, 'downloads/latest.pdf'));
  const { output } = await build(content);
  expect(filesOf(output)['downloads/latest.pdf']).toBe(filesOf(output)['downloads/report.pdf']);
});

describe('A build with errors exits with 1 and leaves the last one as it is', () => {
  test.each([
    ['in the sources', changed('en/index.md', '#leave_service', '#leave_servcie')],
    ['in the data', changed('_data/operator.yaml', 'site:', 'sit:')],
    [
      'on the built pages alone',
      {
        'en/draft.md': topic('x\n').replace('---\nx', 'draft: true\n---\nx'),
        'en/x.md': topic('[a](draft.md)\n'),
      },
    ],
  ])('%s', async (_, files) => {
    const { output } = await build(site('clean'));
    const before = filesOf(output);
    const { code, stdout, stderr } = await build(siteWith(files), output);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/ · [1-9]\d* errors?, 0 warnings · \d+\.\d s\n$/);
    expect(filesOf(output)).toEqual(before);
    expect(readdirSync(dirname(output))).toEqual(['out']);
  });

  test('and makes no folder where there was none', async () => {
    const { output } = await build(siteWith(changed('en/index.md', '#leave_service', '#x')));
    expect(existsSync(output)).toBe(false);
  });
});

test('A build that cannot begin ends at once, its second thread too', async () => {
  const { outcome } = start('build', ['--threads', '2', '--content', join(newFolder(), 'nowhere')]);
  const { code, stderr } = await outcome;
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^build: there is no content folder .*\n$/)]);
});

test('An output that is a symbolic link stays one', async () => {
  const { output } = await build(site('clean'));
  const link = join(newFolder(), 'link');
  symlinkSync(output, link);
  writeFileSync(join(output, 'old.html'), 'old');
  const { code } = await build(site('clean'), link);
  expect(code).toBe(0);
  expect(existsSync(join(output, 'old.html'))).toBe(false);
  expect(existsSync(join(link, 'index.html'))).toBe(true);
});
