import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder } from '../../scripts/folders.ts';
import { type Outcome, run, start } from '../support/command.ts';
import { newFolder, site, topic } from '../support/fixture.ts';
import { type HardServer, page, serveHard, status } from '../support/hard-server.ts';

let server: HardServer;

beforeAll(async () => {
  server = await serveHard({
    '/': page('<h1 id="there">Page</h1>'),
    '/moved': status(308, { Location: '/' }),
    '/403': status(403),
    '/never': () => {},
  });
});

beforeEach(() => {
  server.requests.length = 0;
});

afterAll(() => server.close());

/** A site with these links, a line each from line 7. @returns its folder, and how places show it */
function siteWithLinks(...links: string[]): { content: string; shown: string } {
  const content = join(newFolder(), 'content');
  cpSync(site('two-languages'), content, { recursive: true });
  writeFileSync(join(content, 'en/links.md'), topic(links.map((link) => `[way](${link})`).join('\n')));
  return { content, shown: `${relative(process.cwd(), content)}/en/links.md` };
}

const COMMAND = 'test/support/external-run.ts';

function optionsOf(content: string, memory: string): string[] {
  return ['--content', content, '--memory', memory, '--allow', server.host];
}

/** The check with the server's host allowed; the server's address is left out of what it says. */
async function runHere(content: string, memory: string, ...args: string[]): Promise<Outcome> {
  const outcome = await run(COMMAND, [...optionsOf(content, memory), ...args]);
  const short = (text: string): string => text.replaceAll(server.origin, '').replace(/\d+\.\d s/, '0.0 s');
  return { ...outcome, stdout: short(outcome.stdout), stderr: short(outcome.stderr) };
}

function newMemory(): string {
  return join(newFolder(), 'cache/external.json');
}

describe('A run tells problems at their lines, then what could not be verified, then the states', () => {
  const all = (): ReturnType<typeof siteWithLinks> =>
    siteWithLinks(...['/', '/#ther', '/moved', '/404', '/403'].map((path) => server.origin + path));

  test('as text', async () => {
    const { content, shown } = all();
    const { code, stdout, stderr } = await runHere(content, newMemory());
    expect([code, stderr]).toEqual([1, '']);
    const [problems, rest = ''] = stdout.split(/^(?=4 pages)/m);
    for (const told of ['8:1  external-anchor', '9:1  redirected', '10:1  unreachable'])
      expect(problems).toContain(`${shown}:${told}`);
    expect(problems).toContain('`/404` cannot be reached: the host answers 404 (not found).');
    expect(rest).toBe(`4 pages · 5 links · 1 error, 2 warnings · 0.0 s

${shown}:11:1  unverifiable
  /403
  The host answers 403: it refuses this program, and perhaps only programs.

4 addresses: 1 ok · 1 moved · 1 broken · 1 unverifiable
`);
  });

  test('without those that are accepted', async () => {
    const { content, shown } = all();
    const entry = (code: string, path: string): string =>
      `- { code: ${code}, file: en/links.md, what: "${server.origin}${path}", reason: Known., until: 2026-11-30 }\n`;
    const entries = entry('unreachable', '/404') + entry('redirected', '/moved');
    writeFileSync(join(content, '_data/acceptances.yaml'), entries);
    const { code, stdout } = await runHere(content, newMemory());
    expect(code).toBe(0);
    expect(stdout).toContain(`${shown}:8:1  external-anchor`);
    expect(stdout).not.toContain('redirected');
    expect(stdout).toContain('4 pages · 5 links · 0 errors, 1 warning · 2 accepted · 0.0 s');
  });

  test('with the acceptances that accept nothing, as far as the run could know', async () => {
    const { content } = all();
    const entry = (code: string, path: string): string =>
      `- { code: ${code}, file: en/links.md, what: "${server.origin}${path}", reason: Known., until: 2026-11-30 }\n`;
    const entries = [
      entry('unreachable', '/404'),
      entry('unreachable', '/'),
      entry('unreachable', '/403'),
      entry('redirected', '/404'),
      entry('redirected', '/gone-from-the-text'),
      entry('external-anchor', '/#there'),
      entry('missing-page', '/'),
    ];
    writeFileSync(join(content, '_data/acceptances.yaml'), entries.join(''));
    const { stdout } = await runHere(content, newMemory());
    const told = [...stdout.matchAll(/acceptances\.yaml:(\d+):\d+ {2}([\w-]+)/g)].map(
      ([, ...found]) => found,
    );
    expect(told).toEqual([2, 5, 6].map((line) => [`${line}`, 'stale-acceptance']));
    expect(stdout).toContain('There is no `unreachable` about `/` that this entry could accept.');
    expect(stdout).toContain('· 1 accepted ·');
  });

  test('as JSON', async () => {
    const { content, shown } = all();
    const { code, stdout, stderr } = await runHere(content, newMemory(), '--format', 'json');
    expect(code).toBe(1);
    expect(stderr).toContain('4 addresses: 1 ok');
    expect(JSON.parse(stdout)).toEqual({
      problems: [
        expect.objectContaining({ code: 'external-anchor', severity: 'warning', href: '/#ther', line: 8 }),
        expect.objectContaining({ code: 'redirected', severity: 'warning', href: '/moved', suggestion: '/' }),
        expect.objectContaining({ code: 'unreachable', severity: 'error', href: '/404', line: 10 }),
      ],
      summary: { errors: 1, warnings: 2, accepted: 0, pages: 4, links: 5, anchors: 0 },
      external: {
        ok: 1,
        moved: 1,
        broken: 1,
        unverifiable: 1,
        remembered: 0,
        unverified: [{ file: shown, line: 11, column: 1, href: '/403', message: expect.any(String) }],
      },
    });
  });

  test('as the text of an issue, which is empty where nothing is to be mended', async () => {
    const file = join(newFolder(), 'issue.txt');
    const { content } = all();
    await runHere(content, newMemory(), '--issue', file);
    expect(readFileSync(file, 'utf8')).toContain('**unreachable**');
    const good = siteWithLinks(`${server.origin}/`, `${server.origin}/403`);
    expect(await runHere(good.content, newMemory(), '--issue', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});

test('What was found is not asked again for a day; what was not, and with --fresh all, is', async () => {
  const { content } = siteWithLinks(...['/', '/moved', '/404', '/403'].map((path) => server.origin + path));
  const memory = newMemory();
  await runHere(content, memory);
  expect(Object.keys(JSON.parse(readFileSync(memory, 'utf8')).addresses)).toEqual([
    `${server.origin}/`,
    `${server.origin}/moved`,
  ]);
  server.requests.length = 0;
  const { code, stdout } = await runHere(content, memory);
  expect(code).toBe(1);
  expect(stdout).toContain('redirected');
  expect(stdout).toMatch(/1 ok · 1 moved · 1 broken · 1 unverifiable \(2 known from the last 24 hours\)\n$/);
  expect(server.requests.sort()).toEqual(['GET /403', 'GET /404']);
  server.requests.length = 0;
  await runHere(content, memory, '--fresh');
  expect(server.requests).toHaveLength(5);
});

test('A memory that cannot be written is a line on stderr, and no more', async () => {
  const { content } = siteWithLinks(`${server.origin}/`);
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  const { code, stderr } = await runHere(content, join(file, 'external.json'));
  expect(code).toBe(0);
  expect(stderr).toMatch(/^what was found is not remembered: cannot write .*\(E\w+\)\n$/);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends a run at once, and what is known so far is remembered', async (signal, expected) => {
  const { content } = siteWithLinks(`${server.origin}/`, `${server.origin}/never`);
  const memory = newMemory();
  const { child, outcome } = start(COMMAND, optionsOf(content, memory));
  while (server.requests.length < 2) await sleep(5);
  await sleep(100);
  const before = performance.now();
  child.kill(signal);
  const { code, stdout, stderr } = await outcome;
  expect([code, stdout, stderr]).toEqual([expected, '', 'stopped; 1 of 2 addresses asked\n']);
  expect(performance.now() - before).toBeLessThan(3000);
  expect(Object.keys(JSON.parse(readFileSync(memory, 'utf8')).addresses)).toEqual([`${server.origin}/`]);
});

describe('The command', () => {
  test('says what it takes', async () => {
    const { code, stdout, stderr } = await run('check-external', ['--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('npm run check:external -- [options]');
    for (const option of ['content', 'only', 'fresh', 'timeout', 'format', 'output', 'issue'])
      expect(stdout).toContain(`--${option}`);
  });

  const repository = join(cacheFolder, 'external.json');

  test('asks no private host, whatever the content says', async () => {
    const { content, shown } = siteWithLinks(`${server.origin}/`, 'https://[::1]:1/');
    const existed = existsSync(repository);
    const { code, stdout } = await run('check-external', ['--content', content]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${shown}:7:1  unreachable\n`);
    expect(stdout).toContain(`${shown}:8:1  unreachable\n`);
    expect(stdout).toContain('2 addresses: 0 ok · 0 moved · 2 broken · 0 unverifiable\n');
    expect(server.requests).toEqual([]);
    expect(existsSync(repository)).toBe(existed);
  });

  test('asks one host alone where that is wanted', async () => {
    const { content } = siteWithLinks('https://127.0.0.1/', 'https://127.0.0.2/');
    const { stdout } = await run('check-external', ['--content', content, '--only', '127.0.0.2']);
    expect(stdout).toContain('1 address: 0 ok · 0 moved · 1 broken · 0 unverifiable\n');
  });

  test('tells no acceptance as stale where it asks one host alone', async () => {
    const { content } = siteWithLinks('https://127.0.0.1/');
    const entry =
      '- { code: redirected, file: en/links.md, what: "https://x.example/", reason: R., until: 2099-12-31 }\n';
    writeFileSync(join(content, '_data/acceptances.yaml'), entry);
    const all = await run('check-external', ['--content', content]);
    expect(all.stdout).toContain('stale-acceptance');
    const one = await run('check-external', ['--content', content, '--only', '127.0.0.1']);
    expect(one.stdout).not.toContain('stale-acceptance');
  });

  test('has nothing to do on a site without external links, and says so', async () => {
    const { code, stdout } = await run('check-external', ['--content', site('two-languages')]);
    expect(code).toBe(0);
    expect(stdout).toContain('The sources hold no external address: there is nothing to ask for.\n');
  });
});

describe('Cannot run, in one line:', () => {
  test.each([
    [
      'a host that no link leads to',
      ['--only', '127.0.0.3'],
      /no link leads to the host `127\.0\.0\.3`.*`127\.0\.0\.2`/,
    ],
    ['a time-out that is none', ['--timeout', '0'], /`0` is no whole number of seconds from 1 to 300/],
    ['a folder with nothing in it', ['--content', newFolder()], /holds no topic|cannot be read/],
    [
      'content that cannot be read',
      ['--content', site('broken')],
      /their links are not known.*npm run check/,
    ],
  ])('%s', async (_, args, said) => {
    const { content } = siteWithLinks('https://127.0.0.2/');
    const { code, stdout, stderr } = await run('check-external', ['--content', content, ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^check:external: .+\n$/);
    expect(stderr).toMatch(said);
  });

  test('nothing could be verified', async () => {
    const { content } = siteWithLinks(`${server.origin}/403`);
    const { code, stdout, stderr } = await runHere(content, newMemory());
    expect(code).toBe(2);
    expect(stdout).toContain('unverifiable\n');
    expect(stderr).toBe('check:external: nothing could be verified\n');
  });
});
