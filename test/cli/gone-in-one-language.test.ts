import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { newFolder, site } from '../support/fixture.ts';

const PATH = 'privacy/retention.md';

/** A site in three languages that was released, and whose panels do not name the page that goes. */
async function released(): Promise<string> {
  const content = join(newFolder(), 'content');
  cpSync(site('three-languages'), content, { recursive: true });
  edit(content, '_data/panels.yaml', /^ +- text: .*\n +to: privacy\/retention.*\n/m, '');
  const { code, stdout } = await run('release', ['--content', content]);
  expect(code, stdout).toBe(0);
  return content;
}

function read(content: string, path: string): string {
  return readFileSync(join(content, path), 'utf8');
}

function edit(content: string, path: string, from: RegExp, to: string): void {
  writeFileSync(join(content, path), read(content, path).replaceAll(new RegExp(from, `${from.flags}g`), to));
}

/** Takes the links to the page out of the Chinese pages that stay. */
function withoutLinks(content: string): void {
  for (const path of ['zh/index.md', 'zh/privacy/index.md'])
    edit(content, path, /\[([^\]]*)\]\([^)]*retention\.md[^)]*\)/, '$1');
}

async function check(content: string) {
  return (await run('check', ['--content', content])).stdout;
}

async function build(content: string): Promise<string> {
  const output = join(newFolder(), 'site');
  const { code, stdout } = await run('build', ['--content', content, '--output', output]);
  expect(code, stdout).toBe(0);
  return output;
}

describe('A page goes in one language, and stays in the others', () => {
  test('by hand: the problem has the entry, and where that is written nothing more is told', async () => {
    const content = await released();
    rmSync(join(content, 'zh', PATH));
    withoutLinks(content);
    const told = await check(content);
    const [, entry = ''] = /gone\.yaml: `([^`]+)`/.exec(told) ?? [];
    expect(entry).toBe('- { page: zh/privacy/retention.md, on: DAY, why: WHAT HAPPENED }');
    const said = entry.replace('DAY', '2026-11-20').replace('WHAT HAPPENED', '{ zh: 此规则不适用。 }');
    writeFileSync(join(content, '_data/gone.yaml'), `${said}\n`);
    expect(await check(content)).toContain('no problems');
    const output = await build(content);
    const page = read(output, 'zh/privacy/retention/index.html');
    expect(page).toContain('<html lang="zh');
    expect(page).toContain('此规则不适用。');
    expect(page).toContain('id="leave_service"');
    expect(read(output, 'en/privacy/retention/index.html')).toMatch(/After (?:<[^>]+>)?90 days/);
  });

  test('of the page of a folder the entry names its file, so its twin is not missed', async () => {
    const content = await released();
    rmSync(join(content, 'zh/privacy/index.md'));
    const told = await check(content);
    const [, entry = ''] = /gone\.yaml: `([^`]+)`/.exec(told) ?? [];
    expect(entry).toBe('- { page: zh/privacy/index.md, on: DAY, why: WHAT HAPPENED }');
    const said = entry.replace('DAY', '2026-11-20').replace('WHAT HAPPENED', '{ zh: 此规则不适用。 }');
    writeFileSync(join(content, '_data/gone.yaml'), `${said}\n`);
    expect(await check(content)).not.toMatch(/lost-page|translation-missing/);
  });

  test('what it says to see is looked for in that language', async () => {
    const content = await released();
    rmSync(join(content, 'zh', PATH));
    withoutLinks(content);
    const entry = (see: string): string =>
      `- { page: zh/privacy/retention.md, on: 2026-11-20, why: 此规则不适用。, see: ${see} }\n`;
    writeFileSync(join(content, '_data/gone.yaml'), entry('../en/privacy/retention.md#timeline'));
    const output = await build(content);
    expect(read(output, 'zh/privacy/retention/index.html')).toContain(
      'href="/en/privacy/retention/#timeline"',
    );
    writeFileSync(join(content, '_data/gone.yaml'), entry('privacy/retention.md'));
    expect(await check(content)).toMatch(/gone\.yaml:1:\d+ +missing-page/);
  });

  test('by command', async () => {
    const content = await released();
    const move = (...more: string[]) =>
      run('move', [PATH, '--gone', '--only', 'zh', '--content', content, ...more]);
    const why = ['--why', 'zh=此规则不适用。'];
    const refused = await move(...why);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('zh/privacy/index.md:12')]);
    const { code, stdout, stderr } = await move(...why, '--see', 'privacy/index.md');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Taken off:\n {2}.*zh\/privacy\/retention\.md is gone\n/);
    expect(existsSync(join(content, 'zh', PATH))).toBe(false);
    expect(existsSync(join(content, 'ar', PATH))).toBe(true);
    expect(read(content, 'en/privacy/index.md')).toContain('retention.md');
    expect(read(content, '_data/gone.yaml')).toContain(
      '- page: zh/privacy/retention.md\n  on: 2026-11-22\n  why: 此规则不适用。\n  see: privacy/index.md\n',
    );
    expect(await check(content)).toContain('no problems');
  });

  test.each([
    ['a language that is none of the site', [PATH, '--gone', '--only', 'fr'], 'ar, en, zh'],
    [
      'a page that is in that language alone',
      ['privacy/audit.md', '--gone', '--only', 'en'],
      'leave `--only`',
    ],
    [
      'a page that is not in that language',
      ['privacy/audit.md', '--gone', '--only', 'zh'],
      'there is no topic',
    ],
    ['a page of several, with words in one', [PATH, '--gone', '--why', 'zh=Why.'], 'goes with `--only zh`'],
    ['a statement', [`${PATH}#timeline`, '--gone', '--only', 'zh'], 'only a whole topic'],
    ['what does not go', [PATH, 'privacy/kept.md', '--only', 'zh'], 'give `--gone`'],
  ])('never %s', async (_, words, expected) => {
    const why =
      words.includes('--only') && words.includes('--gone')
        ? words.slice(-1).flatMap((code) => ['--why', `${code}=Why.`])
        : [];
    const content = site('three-languages');
    const { code, stderr } = await run('move', [...words, ...why, '--content', content]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });
});
