import {
  chmodSync,
  cpSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { root, run, start } from '../support/command.ts';
import { changed, filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';

/** Every fault that has one right answer, in every form. */
const faulty = {
  'en/privacy/more.md': topic(
    [
      '## More {#more}\n',
      'An [old id](retention.md#_You_control_your "kept"), [capitals](<Access.md>) and [the days](retention.md#Timeline).',
      'Our [own](https://trust.example.com/en/privacy/access/?q=1#customer) page, and  [the end][r], [90 days][r].\n',
      '| Where | What |\n|-------|------|\n| `a  b` | [report](../../Downloads/Report.pdf)   |\n',
      'See <http://www.example.org/x> and [the same](https://www.example.org/x#y),',
      'but not [another](http://www.example.org/z).\n',
      '[r]: //trust.example.com/en/privacy/retention/#leave_service "A  title"\n',
    ].join('\n'),
    'Something  else',
  ),
};

const right = [
  '## More {#more}\n',
  'An [old id](retention.md#leave_service "kept"), [capitals](<access.md>) and [the days](retention.md#timeline).',
  'Our [own](access.md?q=1#customer) page, and [the end][r], [90 days][r].\n',
  '| Where | What |\n|-------|------|\n| `a  b` | [report](../../downloads/report.pdf)   |\n',
  'See <https://www.example.org/x> and [the same](https://www.example.org/x#y),',
  'but not [another](http://www.example.org/z).\n',
  '[r]: retention.md#leave_service "A  title"\n',
].join('\n');

const panels = changed(
  '_data/panels.yaml',
  'privacy/retention.md#leave_service',
  '"privacy/Retention.md#leave_service"',
);

function fix(content: string, ...more: string[]) {
  return run('check', ['--content', content, '--fix', ...more]);
}

/** What is told, with files named from the content folder. */
function said(stdout: string, content: string): string {
  return stdout.replaceAll(`${relative(root, content)}/`, '');
}

const told = `Addresses of this site, now the path of the file
  en/privacy/more.md:10:11  https://trust.example.com/en/privacy/access/?q=1#customer → access.md?q=1#customer
  en/privacy/more.md:19:6  //trust.example.com/en/privacy/retention/#leave_service → retention.md#leave_service

Small and capital letters
  _data/panels.yaml:5:11  "privacy/Retention.md#leave_service" → "privacy/retention.md#leave_service"
  en/privacy/more.md:9:64  <Access.md> → <access.md>
  en/privacy/more.md:9:92  retention.md#Timeline → retention.md#timeline
  en/privacy/more.md:14:21  ../../Downloads/Report.pdf → ../../downloads/report.pdf

Old addresses, now the present ones
  en/privacy/more.md:9:13  retention.md#_You_control_your → retention.md#leave_service

http, now https as elsewhere in the content
  en/privacy/more.md:16:6  http://www.example.org/x → https://www.example.org/x

Doubled spaces
  en/privacy/more.md:10:79  and  [the → and [the
`;

describe('--fix', () => {
  const content = siteWith({ ...faulty, ...panels });

  test('mends what has one right answer, and tells it and what is left', async () => {
    const others = filesOf(content);
    const { code, stdout, stderr } = await fix(content);
    expect([code, stderr]).toEqual([1, '']);
    const [mended, left] = said(stdout, content).split('\n\n── ');
    expect(mended).toBe(`Mended 9 places in 2 files.\n\n${told.trimEnd()}`);
    expect(left).toMatch(/^en\/privacy\/more\.md · 1 error\n\nen\/privacy\/more\.md:17:9 {2}insecure-link\n/);
    expect(stdout).toMatch(/ · 1 error, 0 warnings · \d+\.\d s\n$/);
    expect(filesOf(content)).toEqual({
      ...others,
      'en/privacy/more.md': Buffer.from(topic(right, 'Something  else')).toString('latin1'),
      '_data/panels.yaml': others['_data/panels.yaml']?.replace('privacy/R', 'privacy/r'),
    });
  });

  test('changes nothing the second time', async () => {
    const before = filesOf(content);
    const { code, stdout, stderr } = await fix(content);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^Nothing can be mended without you\.\n\n── .*more\.md · 1 error\n/);
    expect(filesOf(content)).toEqual(before);
  });
});

test('--dry-run shows the same, and writes nothing', async () => {
  const content = siteWith({ ...faulty, ...panels });
  const before = filesOf(content);
  const { code, stdout, stderr } = await fix(content, '--dry-run');
  expect([code, stderr]).toEqual([1, '']);
  const [mended, left] = said(stdout, content).split('\n\n── _data');
  expect(mended).toBe(`Would mend 9 places in 2 files; nothing is written.\n\n${told.trimEnd()}`);
  expect(left).toContain('case-mismatch');
  expect(filesOf(content)).toEqual(before);
});

test('A clean site is not touched', async () => {
  const content = siteWith({});
  const stamps = () => readdirSync(content, { recursive: true, encoding: 'utf8' }).map(stampOf);
  const stampOf = (name: string) => [
    name,
    statSync(join(content, name)).ino,
    statSync(join(content, name)).mtimeMs,
  ];
  const before = stamps();
  const { code, stdout, stderr } = await fix(content);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Nothing can be mended without you\.\n\n6 pages · .* · no problems · \d+\.\d s\n$/);
  expect(stamps()).toEqual(before);
});

test('Marks, line ends and permissions stay, and a link to a file stays one', async () => {
  const text = (body: string) => `\uFEFF${topic(body).replaceAll('\n', '\r\n')}`;
  const content = siteWith({ 'en/privacy/a.md': text('[the end](retention.md#Timeline)  \n') });
  const file = join(content, 'en/privacy/a.md');
  renameSync(file, join(content, 'en/privacy/.real'));
  symlinkSync('.real', file);
  chmodSync(file, 0o640);
  const { code, stderr } = await fix(content);
  expect([code, stderr]).toEqual([0, '']);
  expect(readFileSync(file, 'utf8')).toBe(text('[the end](retention.md#timeline)  \n'));
  expect([lstatSync(file).isSymbolicLink(), statSync(file).mode & 0o777]).toEqual([true, 0o640]);
});

test('A read-only file is one line on stderr and exit 2, the others are mended', async () => {
  const body = '[the end](retention.md#Timeline)\n';
  const content = siteWith({ 'en/privacy/a.md': topic(body), 'en/privacy/b.md': topic(body) });
  chmodSync(join(content, 'en/privacy/a.md'), 0o444);
  const { code, stdout, stderr } = await fix(content);
  expect([code, said(stderr, content)]).toEqual([
    2,
    'check: en/privacy/a.md is not mended: it is read-only\n',
  ]);
  expect(said(stdout, content)).toMatch(
    /^Mended 1 place in 1 file\.\n[^─]*b\.md[^─]*── en\/privacy\/a\.md · 1 error\n/,
  );
  expect(readFileSync(join(content, 'en/privacy/a.md'), 'utf8')).toBe(topic(body));
});

describe('A topic that a section had left is renamed by hand', () => {
  /** A site of two languages, in which a section left a topic that is called otherwise since. */
  async function renamed(): Promise<string> {
    const content = join(newFolder(), 'content');
    cpSync(site('twins'), content, { recursive: true });
    for (const code of ['en', 'zh']) {
      const links =
        '[1](retention.md) [2](retention.md#backups) [3](retention.md#exceptions) [4](retention.md#gone)\n';
      const text = topic(`## More {#more}\n\n${links}`);
      writeFileSync(join(content, code, 'limits.md'), text);
    }
    await run('release', ['--content', content]);
    const moved = await run('move', ['--content', content, 'retention.md#exceptions', 'limits.md']);
    expect([moved.code, moved.stderr]).toEqual([1, '']);
    for (const code of ['en', 'zh'])
      renameSync(join(content, code, 'retention.md'), join(content, code, 'keeping.md'));
    return content;
  }

  test('and --fix leads no link to where that section is that meant another', async () => {
    const content = await renamed();
    const before = filesOf(content);
    const { stdout } = await fix(content);
    expect(said(stdout, content)).toMatch(/^Nothing can be mended without you\.\n/);
    expect(filesOf(content)).toEqual(before);
    const aliases = (code: string): void => {
      const file = join(content, code, 'keeping.md');
      const text = readFileSync(file, 'utf8').replace(
        'aliases:\n',
        `aliases:\n  top: [/${code}/retention/]\n`,
      );
      writeFileSync(file, text);
    };
    for (const code of ['en', 'zh']) aliases(code);
    await fix(content);
    expect(readFileSync(join(content, 'zh/limits.md'), 'utf8')).toContain(
      '[1](keeping.md) [2](keeping.md#backups) [3](#exceptions) [4](retention.md#gone)\n',
    );
  });
});

describe('In a report for programs', () => {
  test.each([
    ['what was mended is a field', [], 'mended', 0],
    ['what would be is another', ['--dry-run'], 'mendable', 1],
  ])('%s, and the text goes to stderr', async (_, more, field, problems) => {
    const content = siteWith({ 'en/privacy/a.md': topic('[the end](retention.md#Timeline)\n') });
    const { stdout, stderr } = await fix(content, '--format', 'json', ...more);
    const report = JSON.parse(stdout);
    expect([report.problems.length, report[field]]).toEqual([
      problems,
      [
        {
          code: 'case-mismatch',
          file: `${relative(root, content)}/en/privacy/a.md`,
          line: 7,
          column: 11,
          was: 'retention.md#Timeline',
          is: 'retention.md#timeline',
        },
      ],
    ]);
    expect(stderr).toMatch(/^(?:M|Would m)end/);
  });
});

describe('Nothing is mended where', () => {
  test.each([
    ['the report cannot be written', ['--fix', '--output', newFolder()], /cannot write/],
    ['it is not asked for', ['--dry-run'], /`--fix`/],
    ['the format is not known', ['--fix', '--format', 'xml'], /xml/],
  ])('%s', async (_, args, line) => {
    const content = siteWith(faulty);
    const before = filesOf(content);
    const { code, stdout, stderr } = await run('check', ['--content', content, ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^check: .*\n$/);
    expect(stderr).toMatch(line);
    expect(filesOf(content)).toEqual(before);
  });

  test.each(['build', 'start'])('%s is run', async (command) => {
    const { code, stderr } = await run(command, ['--content', site('clean'), '--fix']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--fix')]);
  });
});

test('Ctrl-C at any moment leaves each file as it was or as it should be, and nothing beside it', async () => {
  const [before, after] = ['Timeline', 'timeline'].map((id) => topic(`[the end](retention.md#${id})\n`));
  const names = Array.from({ length: 300 }, (_, index) => `en/privacy/topic-${index}.md`);
  const content = siteWith(Object.fromEntries(names.map((name) => [name, before ?? ''])));
  const stopped: (number | string | null)[] = [];
  // Each file is replaced, which the folder shows.
  const changedAt = () => statSync(join(content, 'en/privacy')).mtimeMs;
  for (const wait of isFull ? [0, 20, 60] : [20]) {
    const { child, outcome } = start('check', ['--content', content, '--fix']);
    const first = changedAt();
    while (changedAt() === first && child.exitCode === null) await sleep(5);
    await sleep(wait);
    child.kill('SIGINT');
    const { code, signal, stderr } = await outcome;
    stopped.push(code ?? signal);
    if (code === 130) expect(stderr).toMatch(/^stopped; \d+ files? mended, the others are as they were\n$/);
    for (const name of names) expect([before, after]).toContain(readFileSync(join(content, name), 'utf8'));
    expect(readdirSync(join(content, 'en/privacy')).filter((name) => name.startsWith('.'))).toEqual([]);
  }
  expect(stopped).toContain(130);
});
