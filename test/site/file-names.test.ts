import { describe, expect, test } from 'vitest';
import { romanisedName } from '../../scripts/site/romanised-name.ts';
import { run } from '../support/command.ts';
import { siteWith, topic } from '../support/fixture.ts';
import { twinsWith } from '../support/twins.ts';

test.each([
  ['Incident Plan.md', 'incident-plan.md'],
  ['Données.md', 'donnees.md'],
  ['Übersicht über Löschung.md', 'ubersicht-uber-loschung.md'],
  ['Straße.md', 'strasse.md'],
  ['Œuvre & Łódź.md', 'oeuvre-lodz.md'],
  ['事件.md', 'shi-jian.md'],
  ['事件Plan（2）.markdown', 'shi-jian-plan-2.md'],
  ['Политика.md', 'politika.md'],
  ['Πολιτική.md', 'politiki.md'],
  ['개인.md', 'gae-in.md'],
  ['データ.md', 'deta.md'],
  ["Who's told.md", 'who-s-told.md'],
  ['A_B.md', 'a_b.md'],
  [`${'数据'.repeat(20)}.md`, 'shu-ju-shu-ju-shu-ju-shu-ju-shu-ju-shu.md'],
  ['—.md', undefined],
  ['en/事件/x.md', undefined],
])('%s could be called %s', (name, expected) => {
  expect(romanisedName(name)).toBe(expected);
});

/** The names that the check proposes for files, by their paths. */
async function proposed(content: string): Promise<Record<string, string | undefined>> {
  const { stdout } = await run('check', ['--content', content, '--format', 'json']);
  const { problems } = JSON.parse(stdout) as { problems: { file: string; code: string; message: string }[] };
  const names = problems.filter(({ code }) => code === 'unreadable-file');
  return Object.fromEntries(
    names.map(({ file, message }) => [
      file.replace(/^.*\/content\//, ''),
      /Rename it to `([^`]+)`/.exec(message)?.[1],
    ]),
  );
}

describe('The check proposes a name', () => {
  test('in Latin letters', async () => {
    const names = ['Incident Plan', '事件', 'Données'];
    const files = Object.fromEntries(names.map((name) => [`en/privacy/${name}.md`, topic('x')]));
    expect(await proposed(siteWith(files))).toEqual({
      'en/privacy/Incident Plan.md': 'incident-plan.md',
      'en/privacy/事件.md': 'shi-jian.md',
      'en/privacy/Données.md': 'donnees.md',
    });
  });

  test('that is that of the one topic which waits for a translation', async () => {
    const files = { 'en/hotline.md': null, 'en/incident-plan.md': topic('x'), 'zh/事件.md': topic('x') };
    expect(await proposed(twinsWith(files))).toEqual({ 'zh/事件.md': 'incident-plan.md' });
  });

  test('of the folder too, where that is at fault', async () => {
    const content = siteWith({ 'en/隐私 Policy/Data use.md': topic('x') });
    const { stdout } = await run('check', ['--content', content]);
    expect(stdout).toContain('Did you mean `en/yin-si-policy/data-use.md`?');
  });

  test('that no other topic has, and no other file is to have', async () => {
    const files = { 'en/privacy/Access.md': topic('x'), 'en/privacy/ACCESS-2.md': topic('x') };
    expect(await proposed(siteWith(files))).toEqual({
      'en/privacy/ACCESS-2.md': 'access-2.md',
      'en/privacy/Access.md': 'access-3.md',
    });
  });
});

test.each([
  [['事件'], '`npm run new -- shi-jian`'],
  [['Incident Plan/'], '`npm run new -- incident-plan/`'],
  [['download', '/nowhere/数据.pdf'], '`--name shu-ju.pdf`'],
])('So does the command that makes new things: %j', async (args, said) => {
  const { code, stderr } = await run('new', ['--content', twinsWith(), ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(said);
});
