import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { root, run } from '../support/command.ts';
import { newFolder, someDay } from '../support/fixture.ts';
import { type GuideSection, guideSections, makeAsGuided, writeGuideFile } from '../support/guide.ts';
import { epochAfterOurs } from '../support/release-days.ts';

const beside = newFolder();
const content = join(beside, 'content');
const sections = new Map(guideSections().map((section) => [section.id, section]));

function section(id: string): GuideSection {
  const found = sections.get(id);
  if (!found) throw new Error(`the guide has no section ${id}`);
  return found;
}

/** Runs a command on a day after the last release of our content. */
function runThen(name: string, args: readonly string[]): ReturnType<typeof run> {
  return run(name, ['--content', content, ...args], { SOURCE_DATE_EPOCH: epochAfterOurs() });
}

/** What the check tells beside what there was before: the code, and the place where it is one of the new page. */
async function told(): Promise<string[]> {
  const { stdout } = await runThen('check', ['--format', 'json']);
  const { problems } = JSON.parse(stdout) as { problems: { file: string; line: number; code: string }[] };
  return problems.map(({ file, line, code }) => `${file.replace(/^.*\/content\//, '')}:${line} ${code}`);
}

async function makes(id: string): Promise<void> {
  const silent = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const asked = await makeAsGuided(section(id), content, someDay, beside);
    expect(asked).toEqual(section(id).answers.map(([question]) => question));
  } finally {
    silent.mockRestore();
  }
}

test('Who follows the guide word by word publishes its page', async () => {
  cpSync(join(root, 'content'), content, { recursive: true });
  copyFileSync(join(root, 'content/images/share-en.png'), join(beside, 'Life of a ticket.png'));
  copyFileSync(join(root, 'content/downloads/trust-center-en.pdf'), join(beside, 'Ticket copy form.pdf'));
  const english = join(content, 'en/privacy/support-tickets.md');
  const chinese = join(content, 'zh/privacy/support-tickets.md');

  await makes('new');
  expect([english, chinese].map(existsSync)).toEqual([true, true]);
  await makes('source');
  await makes('files');
  writeGuideFile(section('write'), content);
  const unrecorded = ['life-of-a-ticket.png', 'ticket-copy-form.pdf'].map(
    (name) => `downloads/${name}:1 unrecorded`,
  );
  expect((await told()).filter((line) => !line.startsWith('downloads/'))).toEqual([
    'en/privacy/support-tickets.md:17 missing-page',
    ...[3, 4, 9, 13, 15].map((line) => `zh/privacy/support-tickets.md:${line} todo`),
  ]);

  expect(section('mend').text).toMatch(/`data-retenton\.md`.*Write `data-retention\.md`/s);
  writeFileSync(english, readFileSync(english, 'utf8').replace('data-retenton.md', 'data-retention.md'));
  writeGuideFile(section('translate'), content);
  expect(await told()).toEqual(unrecorded);

  for (const file of [english, chinese])
    writeFileSync(file, readFileSync(file, 'utf8').replace('draft: true\n', ''));
  expect(new Set(await told())).toEqual(
    new Set([
      ...unrecorded,
      ...['en', 'zh'].map((language) => `downloads/trust-center-${language}.pdf:1 download-stale`),
      'en/privacy/support-tickets.md:1 unrecorded',
      'zh/privacy/support-tickets.md:1 unrecorded',
      'zh/privacy/support-tickets.md:2 translation-stale',
    ]),
  );
  const commands = section('publish').commands;
  expect(commands.map(([name]) => name)).toEqual(['review', 'pdf', 'release', 'check']);
  // What it takes to print is shown elsewhere.
  for (const [name = '', , ...words] of commands.filter(([one]) => one === 'review' || one === 'release'))
    expect(await runThen(name, words)).toMatchObject({ code: 0, stderr: '' });
  expect((await told()).filter((line) => !line.includes('download-stale'))).toEqual([]);
});
