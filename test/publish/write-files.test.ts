import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageFilePaths } from '../../scripts/pages/outputs/page-files.ts';
import { openProject } from '../../scripts/pages/site-project.ts';
import { hostedSite } from '../../scripts/publish/hosts/host-files.ts';
import { outputPaths, writeFiles } from '../../scripts/publish/write-files.ts';
import { changed, filesOf, newFolder, siteWith, someDay } from '../support/fixture.ts';

const told = [
  '.hosts/nginx.conf',
  '.hosts/caddy.Caddyfile',
  '.hosts/apache.conf',
  '_headers',
  '_redirects',
  'staticwebapp.config.json',
];
const forMachines = ['statements.schema.json', 'llms.txt', 'sitemap.xml', 'robots.txt'];

function projectOf(files: Readonly<Record<string, string>> = {}) {
  return openProject(siteWith(files), someDay);
}

test('Everything beside the pages is written, and is known to be part of the output', () => {
  const project = projectOf();
  const output = newFolder();
  writeFiles(project, output);
  const ofPages = project.plan.pages.flatMap(({ address, outputPath }) => [
    outputPath,
    ...pageFilePaths(address),
  ]);
  const pages = new Set(['statements.json', ...ofPages]);
  const files = outputPaths(project).filter((path) => !pages.has(path));
  expect(Object.keys(filesOf(output))).toEqual(files.sort());
  expect(files).toEqual(expect.arrayContaining(told));
});

test('What hosts are told is written again where it is not the same any more', () => {
  const project = projectOf();
  const [first, last] = [newFolder(), newFolder()];
  writeFiles(project, first);
  writeFiles(project, last);
  expect(writeFiles(project, newFolder(), last)).toEqual([]);
  writeFileSync(join(last, '_redirects'), '/old /new/ 301\n');
  const fresh = newFolder();
  expect(writeFiles(project, fresh, last)).toEqual(['_redirects']);
  expect(readFileSync(join(fresh, '_redirects'), 'utf8')).toBe(
    readFileSync(join(first, '_redirects'), 'utf8'),
  );
  mkdirSync(join(fresh, 'empty'));
  expect(writeFiles(project, newFolder(), join(fresh, 'empty'))).toEqual([
    ...forMachines,
    'en/site.webmanifest',
    ...told,
    'en/search.json',
  ]);
});

test('Hosts are told of the page for what is missing, with the path that the site lives under', () => {
  const { plan, content } = projectOf(changed('_data/operator.yaml', 'site:\n', 'site:\n  base: /trust/\n'));
  const [page] = plan.pages.filter(({ address }) => address === '/404.html');
  expect(hostedSite(plan, content)).toEqual({
    base: '/trust/',
    redirects: [],
    open: ['/trust/statements.json', '/trust/statements.schema.json', '/trust/llms.txt'],
    pageFolders: ['/trust/en/'],
    homes: [],
    notFound: [{ below: '/trust/', page: '/trust/404.html' }],
  });
  const twice = { ...plan, pages: [page, { ...page, address: '/zh/404.html' }, ...plan.pages.slice(0, 1)] };
  expect(hostedSite(twice as typeof plan, content).notFound).toEqual([
    { below: '/trust/zh/', page: '/trust/zh/404.html' },
    { below: '/trust/', page: '/trust/404.html' },
  ]);
});
