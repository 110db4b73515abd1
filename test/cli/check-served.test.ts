import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { newFolder, site, siteWith, topic } from '../support/fixture.ts';

let built: string;

beforeAll(async () => {
  built = join(newFolder(), 'out');
  const { code } = await run('build', ['--content', site('two-languages'), '--output', built]);
  expect(code).toBe(0);
});

/** What linkinator says of the built site with a piece of one page replaced. */
async function lookAt(page: string, from: string, to: string) {
  const output = join(newFolder(), 'out');
  cpSync(built, output, { recursive: true });
  const html = readFileSync(join(output, page), 'utf8');
  expect(html).toContain(from);
  writeFileSync(join(output, page), html.replace(from, to));
  return run('check-served', ['--content', site('two-languages'), '--output', output]);
}

test('linkinator agrees that a clean site has no dead link', async () => {
  const { code, stdout } = await run('check-served', ['--content', site('two-languages'), '--output', built]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+ pages · \d+ links · .*no problems · \d+\.\d s\n$/);
});

describe('What linkinator finds is told with our codes', () => {
  test('a page that is not there', async () => {
    const { code, stdout } = await lookAt('en/index.html', 'href="/trust/en/"', 'href="/trust/en/nowhere/"');
    expect(code).toBe(1);
    expect(stdout).toMatch(/ {2}missing-page\n {2}`\/trust\/en\/nowhere\/` leads to/);
  });

  test('an anchor that is not there', async () => {
    const { code, stdout } = await lookAt('en/index.html', 'href="#tc-main"', 'href="#nowhere"');
    expect(code).toBe(1);
    expect(stdout).toMatch(/ {2}missing-anchor\n {2}`\/trust\/en\/#nowhere` names/);
  });

  test('a style sheet that is not there', async () => {
    const { code, stdout } = await lookAt('en/index.html', '/assets/css/site.', '/assets/css/gone.');
    expect(code).toBe(1);
    expect(stdout).toContain('missing-page');
  });
});

test('What is accepted is not told here either, by whatever name the check of sources has for it', async () => {
  const entries = [
    ['missing-page', 'nowhere.md'],
    ['missing-anchor', 'index.md#nowhere'],
    ['missing-anchor', '#没有'],
    ['unpublished-target', 'draft.md'],
  ].map(
    ([code, what]) => `- { code: ${code}, file: en/x.md, what: "${what}", reason: R., until: 2099-12-31 }\n`,
  );
  const draft = topic('Soon.\n').replace('---\n', '---\ndraft: true\n');
  const content = siteWith({
    'en/draft.md': draft,
    'en/x.md': topic('[way](nowhere.md) [way](index.md#nowhere) [way](#没有) [way](draft.md)\n'),
    '_data/acceptances.yaml': entries.join(''),
  });
  const output = join(newFolder(), 'out');
  expect(await run('build', ['--content', content, '--output', output])).toMatchObject({ code: 0 });
  const { code, stdout } = await run('check-served', ['--content', content, '--output', output]);
  expect(stdout).toMatch(/^\d+ pages · \d+ links · no problems · 4 accepted · \d+\.\d s\n$/);
  expect(code).toBe(0);
  writeFileSync(join(content, '_data/acceptances.yaml'), entries.slice(1).join(''));
  const told = await run('check-served', ['--content', content, '--output', output]);
  expect(told.code).toBe(1);
  expect(told.stdout).toContain('en/x.md:7:1  missing-page\n  `nowhere.md` leads to');
});

test('An acceptance for a topic that is not there is told, and the run goes on', async () => {
  const entry = '- { code: missing-page, file: en/gone.md, what: "x.md", reason: R., until: 2099-12-31 }\n';
  const content = siteWith({ '_data/acceptances.yaml': entry });
  const output = join(newFolder(), 'out');
  await run('build', ['--content', content, '--output', output]);
  const { code, stdout } = await run('check-served', ['--content', content, '--output', output]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/_data\/acceptances\.yaml:1:3 {2}stale-acceptance \(warning\)\n/);
  expect(stdout).toMatch(/0 errors, 1 warning · \d+\.\d s\n$/);
});

test('What a style sheet asks for is followed too', async () => {
  const output = join(newFolder(), 'out');
  cpSync(built, output, { recursive: true });
  const sheet = readdirSync(join(output, 'assets/css'))[0] ?? '';
  appendFileSync(join(output, 'assets/css', sheet), '.x { background: url(nowhere.png) }');
  const { code, stdout } = await run('check-served', [
    '--content',
    site('two-languages'),
    '--output',
    output,
  ]);
  expect(code).toBe(1);
  expect(stdout).toContain('`/trust/assets/css/nowhere.png` leads to');
});

test('A folder without a page is not green', async () => {
  const { code, stderr } = await run('check-served', ['--content', site('clean'), '--output', newFolder()]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^check:served: .* holds no page.*\n$/);
});
