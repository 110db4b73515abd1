import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { problemsInSources } from '../../scripts/checks/find-problems.ts';
import { crawlServed } from '../../scripts/outside/crawl-served.ts';
import type { Problem } from '../../scripts/problem.ts';
import { serveFolder } from '../../scripts/publish/hosts/local-server.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { run } from '../support/command.ts';
import { newFolder, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';
import { markdownCases } from './cases/markdown.ts';

vi.setConfig({ hookTimeout: 120_000 });

const cases = markdownCases.map((one, index) => ({ ...one, folder: `c${index}` }));
const told = new Map<string, string[]>();
const dead = new Map<string, string[]>();

/** What can be accepted, so that the site builds with its faults and linkinator can look at them. */
const NEVER_ACCEPTED = /^(?:front-matter|data-file)$/;
const builds = cases.filter(({ told }) => !told.some((one) => NEVER_ACCEPTED.test(one.split(' ')[1] ?? '')));

function filesOf(all: typeof cases): Record<string, string> {
  const files = all.flatMap(({ folder, body, matter = '', files = {} }) => [
    [`en/${folder}/index.md`, topic(`${body}\n`).replace('\n---\n', `\n${matter}---\n`)],
    ...Object.entries(files).map(([path, text]) => [
      `en/${folder}/${path}`,
      text === 'draft' ? topic('Soon.\n').replace('\n---\n', '\ndraft: true\n---\n') : topic(text),
    ]),
  ]);
  return Object.fromEntries(files);
}

/** An entry for each problem of the sources. */
function acceptancesOf(problems: readonly Problem[]): string {
  const entries = problems.map(({ code, place, facts }) => {
    const { href, id, word, heading, text, src, html } = facts as Record<string, string | undefined>;
    const what = href ?? id ?? word ?? heading ?? text ?? src ?? html;
    return { code, file: place.file, ...(what !== undefined && { what }), reason: 'R.', until: '2099-12-31' };
  });
  return [...new Set(entries.map((entry) => `- ${JSON.stringify(entry)}\n`))].join('');
}

beforeAll(async () => {
  for (const line of toldOfSite(siteWith(filesOf(cases)))) {
    const [, folder = '', file, rest = ''] = /^en\/(c\d+)\/(\S+?\.md):(.*)$/.exec(line) ?? [];
    if (file === 'index.md' && !/ orphan-page/.test(rest))
      told.set(folder, [...(told.get(folder) ?? []), rest]);
  }
  const content = siteWith(filesOf(builds));
  const accepted = acceptancesOf([...problemsInSources(readContent(loadContent(content, someDay)))]);
  const file = join(content, '_data/acceptances.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, accepted);
  const output = join(newFolder(), 'out');
  const built = await run('build', ['--content', content, '--output', output]);
  expect(built, built.stdout).toMatchObject({ code: 0 });
  const server = await serveFolder(output);
  const addresses = builds.map(({ folder }) => `/en/${folder}/`);
  const crawled = await crawlServed(server.origin, addresses).finally(() => server.close());
  for (const { page, url } of crawled.dead) {
    const [, folder = ''] = /^\/en\/(c\d+)\/$/.exec(page) ?? [];
    dead.set(folder, [...(dead.get(folder) ?? []), url.slice(server.origin.length)]);
  }
});

test('There are enough', () => {
  expect(cases.length).toBeGreaterThan(60);
  expect(builds.length).toBeGreaterThan(60);
  expect(cases.filter(({ told }) => told.length === 0).length).toBeGreaterThan(10);
});

describe('The check tells of Markdown', () => {
  test.each(cases)('$name: $told', ({ folder, told: expected, why }) => {
    expect(why).not.toBe('');
    expect(told.get(folder) ?? []).toEqual(expected);
  });
});

const LEADS = new Set(['missing-page', 'missing-anchor', 'case-mismatch', 'unpublished-target']);

/** What of the problems is about where an address leads, as the built page has it: a topic's file is a folder there. */
function leadsNowhere(expected: readonly string[], folder: string): string[] {
  const found = expected.flatMap((one) => {
    const [, code = '', href = ''] = /^\S+ (\S+) ?(.*?)(?: → .*)?$/.exec(one) ?? [];
    const published = href.replace(/(^|\/)index\.md(?=#|$)/, '$1').replace(/\.md(?=#|$)/, '/');
    return LEADS.has(code)
      ? [new URL(published, `http://x/en/${folder}/`).href.slice('http://x'.length)]
      : [];
  });
  return [...new Set(found)].sort();
}

describe('linkinator, on the site that was built all the same, says the same of what leads nowhere, save', () => {
  test.each(builds)('$name', ({ folder, told: expected, linkinator }) => {
    const theirs = [...new Set(dead.get(folder))].sort();
    if (linkinator) expect(linkinator.because).not.toBe('');
    expect(theirs).toEqual(
      linkinator?.tells.map((path) => `/en/${folder}/${path}`) ?? leadsNowhere(expected, folder),
    );
  });
});
