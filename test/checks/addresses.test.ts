import { beforeAll, describe, expect, test, vi } from 'vitest';
import { crawlServed } from '../../scripts/outside/crawl-served.ts';
import { serveFolder } from '../../scripts/publish/hosts/local-server.ts';
import { folderWith, pageWith, problemsIn } from '../support/case-site.ts';
import { addressCases } from './cases/addresses.ts';

vi.setConfig({ hookTimeout: 60_000 });

const cases = addressCases.map((one, index) => ({ ...one, folder: `c${index}` }));
/** What is told of each case, by its folder: by us, and by linkinator. */
const told = new Map<string, string[]>();
const dead = new Map<string, string[]>();

/** The codes about whether an address leads somewhere, which is all that linkinator tells. */
const LEADS = /^(?:missing-page|missing-anchor|case-mismatch) /;

beforeAll(async () => {
  const files = cases.flatMap((one) => [
    [`${one.folder}/index.html`, pageWith(one.html)] as const,
    ...Object.entries(one.files ?? {}).map(([path, text]) => [`${one.folder}/${path}`, text] as const),
  ]);
  const folder = folderWith({ 'index.html': '<h1>Home</h1>', ...Object.fromEntries(files) });
  for (const { code, file, href, message } of problemsIn(folder)) {
    const [, name = ''] = /(c\d+)\/[^/]+$/.exec(file) ?? [];
    const about = href ?? / names `([^`]*)`|^The id `([^`]*)`/.exec(message)?.slice(1).find(Boolean) ?? '';
    told.set(name, [...(told.get(name) ?? []), `${code} ${about}`.trim()]);
  }
  const server = await serveFolder(folder);
  const addresses = files
    .filter(([path]) => /\.(?:html|css)$/.test(path))
    .map(([path]) => encodeURI(`/${path.replace(/(^|\/)index\.html$/, '$1')}`));
  const crawled = await crawlServed(server.origin, addresses).finally(() => server.close());
  for (const { page, url } of crawled.dead) {
    const [, name = ''] = /^\/(c\d+)\//.exec(page) ?? [];
    dead.set(name, [...(dead.get(name) ?? []), url.slice(server.origin.length)]);
  }
});

test('There are enough', () => {
  expect(cases.length).toBeGreaterThan(80);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

describe('The check tells', () => {
  test.each(cases)('$name: $told', ({ folder, told: expected, why }) => {
    expect(why).not.toBe('');
    expect(told.get(folder) ?? []).toEqual(expected);
  });
});

describe('linkinator says the same of what leads nowhere, save', () => {
  test.each(cases)('$name', ({ folder, told: expected, linkinator }) => {
    const ours = expected
      .filter((one) => LEADS.test(one))
      .map((one) => new URL(one.replace(LEADS, ''), `http://x/${folder}/`).href.slice('http://x'.length));
    const theirs = [...new Set(dead.get(folder))].sort();
    if (linkinator) expect(linkinator.because).not.toBe('');
    expect(theirs).toEqual(linkinator?.tells.map((path) => `/${folder}/${path}`) ?? ours.sort());
  });
});
