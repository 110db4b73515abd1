import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BenchPage, readBenchPage } from '../support/bench-page.ts';
import { newFolder } from '../support/fixture.ts';
import type { Contender } from './contender.ts';
import { barePass } from './contenders/bare-pass.ts';
import { ours } from './contenders/ours.ts';
import { type CorpusTopic, makeCorpus } from './corpus.ts';
import { Processes } from './processes.ts';
import { Round } from './round.ts';
import { allContenders } from './run-bench.ts';
import { addressOf } from './write-sites.ts';

const topics = makeCorpus(30);
const contenders = allContenders();
const processes = new Processes();
let round: Round;

beforeAll(() => {
  const folder = newFolder();
  round = new Round(
    {
      folder,
      topics,
      contenders,
      processes,
      releases: 1,
      prepared: new Set(),
      progress: () => {},
    },
    1,
  );
});

afterAll(() => processes.endAll());

/** The addresses of all pages below a folder. */
function addressesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => `/${path}`.replace(/\/index\.html$/, '/'))
    .sort();
}

function pageOf(contender: Contender, address: string): BenchPage {
  return readBenchPage(readFileSync(join(round.outputOf(contender), address, 'index.html'), 'utf8'));
}

const addresses = topics.map(addressOf).sort();

/** What a generator writes by itself, beside the pages of the corpus. */
const extras: Readonly<Record<string, readonly string[]>> = {
  'this generator': ['/', '/404.html', '/zh/404.html'],
  Zola: ['/404.html'],
};

describe.each(contenders)('$name', (contender) => {
  test('builds the pages of the corpus, and beside them what we know of', async (context) => {
    if (contender.missing) return context.skip(contender.missing);
    await round.build(contender);
    const known = extras[contender.name] ?? [];
    expect(addressesIn(round.outputOf(contender))).toEqual([...addresses, ...known].sort());
  });
});

describe.each(contenders.filter((one) => one !== barePass && one !== ours))('$name', (peer) => {
  test('writes on each page what the bare pass writes', async (context) => {
    if (peer.missing) return context.skip(peer.missing);
    await round.bare();
    await round.build(peer);
    for (const address of addresses)
      expect(pageOf(peer, address), address).toEqual(pageOf(barePass, address));
  });
});

test('The bare pass writes the lists, the headings and the links of the corpus', async () => {
  await round.bare();
  for (const topic of topics) {
    const page = pageOf(barePass, addressOf(topic));
    expect(page.headings.map(([level, id]) => `${level} ${id}`)).toEqual(
      topic.anchors.map((id) => `h2 ${id}`),
    );
    expect(page.contents).toEqual(page.headings.map(([, id, text]) => [`#${id}`, text]));
    expect(page.links).toHaveLength(20);
    expect(page.sections).toHaveLength(5);
    expect(page).toMatchObject({ language: topic.language, h1: topic.title, description: topic.summary });
  }
  const section = topics.find(({ path }) => path === 'privacy/s000/index') as CorpusTopic;
  const page = pageOf(barePass, addressOf(section));
  const below = topics.filter(
    ({ language, path }) => language === 'en' && path.startsWith('privacy/s000/topic'),
  );
  expect(below.length).toBeGreaterThan(5);
  expect(page.children).toEqual(below.map((topic) => [addressOf(topic), topic.title]));
  expect(page.childrenText).toContain(below[0]?.summary);
  expect(page.breadcrumbs.map(([href]) => href)).toEqual(['/en/', '/en/privacy/']);
});

test('This generator writes at least that much', async () => {
  await round.bare();
  await round.cold();
  for (const address of addresses) {
    const { language, headings, contents, links, text, breadcrumbs, children, h1 } = pageOf(
      barePass,
      address,
    );
    const page = pageOf(ours, address);
    expect(
      page.links.filter(([, words]) => words !== '#'),
      address,
    ).toEqual(links);
    expect(page.text.replaceAll(' #', ''), address).toBe(text);
    expect(page, address).toMatchObject({ h1, headings, breadcrumbs });
    // Our home pages say themselves where they lead.
    if (address !== `/${language}/`) {
      expect(page.contents, address).toEqual(expect.arrayContaining([...contents]));
      expect(page.children, address).toEqual(children);
    }
    expect(page.language.slice(0, 2)).toBe(language);
  }
});
