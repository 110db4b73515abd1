import { chmodSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { changed, site, siteWith, topic } from '../support/fixture.ts';
import { type Preview, preview } from '../support/preview.ts';

/** Tests of one preview, which runs for all of them. */
function describePreview(name: string, content: string, tests: (url: () => string) => void): void {
  describe(name, () => {
    let running: Preview | undefined;
    beforeAll(async () => {
      running = await preview(content);
    });
    afterAll(() => running?.end());
    tests(() => running?.url ?? '');
  });
}

async function page(url: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(url, { redirect: 'manual' });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** Asks again until the page says so. */
async function until(url: string, says: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const { text } = await page(url);
    if (text.includes(says)) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} never said: ${says}\n${(await page(url)).text}`);
}

const content = siteWith({
  'en/x.md': topic('Text.\n'),
  '_data/record.txt': '2026-11-22  /en/\n',
  '_data/subcontractors.yaml': '- { name: Aster, source: handbook }\n',
  ...changed(
    'en/privacy/access.md',
    'sources: [handbook]',
    'sources: [handbook]\naliases: { customer: [/en/old/#client, /old.html] }',
  ),
});

describePreview('While it runs', content, (at) => {
  test('Pages, files and the page for missing ones are served as the site will be, headers included', async () => {
    const url = at();
    const home = await page(`${url}/`);
    expect(home.status).toBe(200);
    expect(home.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect((await page(`${url}/en/privacy`)).headers.get('location')).toBe('/en/privacy/');
    expect((await page(`${url}/en/nothing/`)).status).toBe(404);
    expect((await page(`${url}/downloads/report.pdf`)).headers.get('content-type')).toBe('application/pdf');
    const register = await page(`${url}/registers/subcontractors.csv`);
    expect([register.status, register.text]).toEqual([200, expect.stringContaining('Aster')]);
    const style = /href="(\/assets\/css\/[^"]+)"/.exec(home.text)?.[1];
    expect((await page(url + style)).headers.get('content-type')).toMatch(/^text\/css/);
  });

  test('An old address leads on, and what is not recorded yet is no problem while it is written', async () => {
    const url = at();
    expect((await page(`${url}/en/old`)).headers.get('location')).toBe('/en/old/');
    expect((await page(`${url}/en/old/`)).text).toMatch(
      /id="client"><a class="moved-link" href="\/en\/privacy\/access\/#customer"/,
    );
    expect((await page(`${url}/old.html`)).status).toBe(200);
    expect((await page(`${url}/en/privacy/access/`)).text).not.toContain('desk-here');
  });

  test('A broken page shows its problems, a mended one is whole again, and browsers are told', async () => {
    const url = at();
    // Who is not connected when something changes is told nothing of it.
    const events = await new Promise<IncomingMessage>((resolve) => get(`${url}/.preview/events`, resolve));
    const versions: string[] = [];
    events.on('data', (text) =>
      versions.push(
        ...String(text)
          .matchAll(/^data: (.*)$/gm)
          .map(([, of = '']) => of),
      ),
    );
    events.on('error', () => {});
    const shown = async (): Promise<string | undefined> =>
      /<meta name="desk-version" content="(.*?)">/.exec((await page(`${url}/en/`)).text)?.[1];
    await expect.poll(() => versions).toEqual([await shown()]);
    writeFileSync(join(content, 'en/x.md'), topic('[a](nowhere.md)\n'));
    const broken = await until(`${url}/en/x/`, 'missing-page');
    expect(broken).toContain('<code>nowhere.md</code> leads to a page or file that does not exist.');
    await expect.poll(() => versions.length).toBeGreaterThan(1);
    expect(versions.at(-1)).toBe(await shown());
    expect(versions.at(-1)).not.toBe(versions[0]);
    writeFileSync(join(content, 'en/x.md'), topic('Mended.\n'));
    expect(await until(`${url}/en/x/`, 'Mended.')).not.toContain('desk-here');
  });

  test('A topic that is added is a page, and one that is removed is none', async () => {
    const url = at();
    writeFileSync(join(content, 'en/new.md'), topic('Just added.\n'));
    await until(`${url}/en/new/`, 'Just added.');
    rmSync(join(content, 'en/new.md'));
    for (let tries = 0; (await page(`${url}/en/new/`)).status !== 404; tries++) {
      expect(tries).toBeLessThan(400);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  test('The preview lives through faults in front matter, data and files, and through a content folder that goes away', async () => {
    const operator = readFileSync(join(content, '_data/operator.yaml'), 'utf8');
    const url = at();
    writeFileSync(join(content, 'en/x.md'), topic('Text.\n').replace('owner:', 'ownr:'));
    expect(await until(`${url}/en/x/`, '<code>ownr</code>')).toContain('This page cannot be shown yet');
    writeFileSync(join(content, '_data/operator.yaml'), 'site: [');
    expect(await until(`${url}/en/`, 'This page cannot be shown yet')).toContain('operator.yaml');
    writeFileSync(join(content, '_data/operator.yaml'), operator);
    writeFileSync(join(content, 'en/x.md'), topic('Back.\n'));
    await until(`${url}/en/x/`, 'Back.');
    renameSync(content, `${content}-away`);
    await until(`${url}/en/x/`, 'there is no content folder');
    renameSync(`${content}-away`, content);
    await until(`${url}/en/x/`, 'Back.');
  });

  test('Only this machine can reach it, only by a local name, and no page of another host or port', async () => {
    const url = at();
    const { port } = new URL(url);
    const status = (headers: Record<string, string>, method = 'GET') =>
      new Promise<number | undefined>((resolve) => {
        const of = {
          host: '127.0.0.1',
          port,
          path: '/',
          method,
          headers: { host: `localhost:${port}`, ...headers },
        };
        get(of, (response) => resolve(response.resume().statusCode)).end();
      });
    const [own, other] = [`http://localhost:${port}`, 'http://localhost:1'];
    const script = { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' };
    const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const asked = [
      ...[
        {},
        { origin: own },
        { ...script, 'sec-fetch-site': 'same-origin' },
        { ...link, 'sec-fetch-site': 'cross-site' },
      ],
      ...[
        { host: 'evil.example' },
        { host: 'localhost:1' },
        { origin: 'https://evil.example' },
        { origin: other },
      ],
      ...[
        { origin: 'null' },
        { ...script, 'sec-fetch-site': 'cross-site' },
        { ...script, 'sec-fetch-site': 'same-site' },
      ],
    ];
    expect(await Promise.all(asked.map((headers) => status(headers)))).toEqual([
      ...[200, 200, 200, 200],
      ...[403, 403, 403, 403],
      ...[403, 403, 403],
    ]);
    expect(await status({}, 'POST')).toBe(405);
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
  });
});

describePreview('Of a site of two languages below a base path', site('two-languages'), (at) => {
  test('A site below a base path is served below it', async () => {
    const url = at();
    expect((await page(`${url}/`)).headers.get('location')).toBe('/trust/');
    expect((await page(`${url}/trust/en/privacy/`)).text).toContain('href="/trust/en/"');
    expect((await page(`${url}/.preview/`)).text).toContain('<a href="/trust/">To the site</a>');
  });

  test('What is missing is told in the language of the folder where it is looked for', async () => {
    const url = at();
    for (const [path, language] of [
      ['/trust/en/nothing/', 'en'],
      ['/trust/zh/nothing/', 'zh'],
      ['/trust/nothing/', 'zh'],
    ]) {
      const { status, text } = await page(url + path);
      expect([path, status, text.includes(`<html lang="${language}`)]).toEqual([path, 404, true]);
    }
  });
});

test('A port in use is one line, and exit 2', async () => {
  const other: Server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const { code, stderr } = await run('start', ['--content', siteWith({}), '--port', String(port)]);
  other.close();
  expect(code).toBe(2);
  expect(stderr).toBe(`start: port ${port} is in use: choose another with \`npm start -- --port NUMBER\`\n`);
});

test('Folders of links to each other are watched once', async () => {
  const folder = siteWith({
    'en/x.md': topic('First\n'),
    'en/a/y.md': topic('x\n'),
    'en/b/y.md': topic('x\n'),
  });
  for (const [path, target] of Object.entries({ loop: '.', 'a/b': '../b', 'b/a': '../a', 'b/self': 'self' }))
    symlinkSync(target, join(folder, 'en', path));
  const { url, end } = await preview(folder);
  try {
    rmSync(join(folder, 'en/loop'));
    for (const path of ['a/b', 'b/a', 'b/self']) rmSync(join(folder, 'en', path));
    writeFileSync(join(folder, 'en/x.md'), topic('Second\n'));
    await until(`${url}/en/x/`, 'Second');
  } finally {
    await end();
  }
});

test('A folder that the system does not let us watch is a line, and the run goes on', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'root may read everything');
  const folder = siteWith({ 'en/closed/y.md': topic('y\n'), 'en/x.md': topic('First\n') });
  chmodSync(join(folder, 'en/closed'), 0);
  const { url, end } = await preview(folder);
  try {
    chmodSync(join(folder, 'en/closed'), 0o700);
    writeFileSync(join(folder, 'en/x.md'), topic('Second\n'));
    await until(`${url}/en/x/`, 'Second');
  } finally {
    expect(await end()).toMatchObject({
      stderr: `start: \`${join(folder, 'en/closed')}\` is not watched (EACCES)\n`,
    });
  }
});

test('A site that lies in a hidden folder is watched too', async () => {
  const folder = siteWith({ 'en/x.md': topic('First\n') });
  const hidden = join(folder, '../.hidden');
  renameSync(folder, hidden);
  const { url, end } = await preview(hidden);
  try {
    writeFileSync(join(hidden, 'en/x.md'), topic('Second\n'));
    await until(`${url}/en/x/`, 'Second');
  } finally {
    await end();
  }
});
