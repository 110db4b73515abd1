import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { mendSite } from '../../scripts/edit/fix-site.ts';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import type { Given } from '../../scripts/edit/move/request.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { root, run, start } from '../support/command.ts';
import { filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';

const DAY = '2026-03-01';

async function move(content: string, words: string[], more: Partial<Given> = {}) {
  const plan = planMove(
    content,
    { words, gone: false, why: [], see: undefined, after: undefined, ...more },
    DAY,
  );
  const written = await writeChanges(content, plan.changes);
  expect(written.refused).toEqual(new Map());
  return plan;
}

function read(content: string, path: string): string {
  return readFileSync(join(content, path), 'utf8');
}

/** What a check tells, new addresses that a release records aside. */
function told(content: string): string[] {
  const { report } = checkSite(examineSources(content, DAY));
  return report.problems
    .filter(({ code }) => code !== 'unrecorded')
    .map(({ code, file, line }) => `${relative(content, join(root, file))}:${line} ${code}`);
}

function twoLanguages(): string {
  const content = join(newFolder(), 'content');
  cpSync(site('two-languages'), content, { recursive: true });
  return content;
}

describe('A topic moves', () => {
  test('into a folder that is no section, and is told how that is made, and which one is near', async () => {
    const looked = async (to: string) => (await move(siteWith({}), ['privacy/access.md', to])).site.look;
    expect(await looked('law/access.md')).toEqual([
      'there is no section `law/` yet: `npm run new -- law/` makes the page that it lacks',
    ]);
    expect(await looked('privcy/rights.md')).toEqual([
      'there is no section `privcy/`: did you mean `privacy/rights.md`? Else `npm run new -- privcy/` makes the page that it lacks',
    ]);
    expect(await looked('privacy/rights.md')).toEqual([]);
  });

  test('with every link to it and in it, in text and data, and each other byte stays', async () => {
    const other =
      '\uFEFF---\r\ntitle: "Other"\r\nsummary: One.\r\nowner: Editors\r\nreviewed: 2026-02-28\r\n---\r\n\r\n## One {#one}\r\n\r\n| [a](retention.md#timeline "t") | ![r](<retention.md>) |\r\n|---|---|\r\n| `retention.md` | [b][r] |\r\n\r\n> [c][r] and [d](./retention.md?q=1#timeline:~:text=x).\r\n\r\n[r]: <retention.md>\r\n';
    const content = siteWith({
      'en/privacy/other.md': other,
      '_data/legacy.yaml':
        'forms: { en: ["/old/*.html"] }\npages:\n  x: { to: "privacy/retention.md", anchors: { y: privacy/retention.md#timeline } } # kept\n',
      '_data/gone.yaml':
        '- page: privacy/gone.md\n  on: 2026-01-01\n  why: It is gone.\n  see: privacy/retention.md#timeline\n',
    });
    const before = read(content, 'en/privacy/retention.md');
    await move(content, ['privacy/retention.md', 'data/kept/how-long.md']);
    expect(existsSync(join(content, 'en/privacy/retention.md'))).toBe(false);
    expect(read(content, 'en/data/kept/how-long.md')).toBe(
      before.replace('top: [retention]', 'top: [retention, /en/privacy/retention/]'),
    );
    expect(read(content, 'en/privacy/other.md')).toBe(
      other.replaceAll(/(?<!`)(?:\.\/)?retention\.md/g, '../data/kept/how-long.md'),
    );
    expect(read(content, 'en/privacy/access.md')).toContain('](../data/kept/how-long.md#leave_service)');
    expect(read(content, '_data/panels.yaml')).toContain('to: data/kept/how-long.md#leave_service\n');
    expect(read(content, '_data/legacy.yaml')).toContain(
      'x: { to: "data/kept/how-long.md", anchors: { y: data/kept/how-long.md#timeline } } # kept\n',
    );
    expect(read(content, '_data/gone.yaml')).toContain('see: data/kept/how-long.md#timeline\n');
    // Two folders that have no page of their own yet.
    expect(told(content)).toEqual(Array(2).fill('en/data/kept/how-long.md:1 missing-page'));
  });

  test('in all languages, with links by address, and an acceptance of its problems', async () => {
    const content = twoLanguages();
    writeFileSync(
      join(content, 'zh/terms.md'),
      topic('\n## 客户数据 {#customer-data}\n\n见[首页](index.md)。\n', '用语'),
    );
    writeFileSync(
      join(content, 'en/more.md'),
      topic('\n## More {#more}\n\nSee [the terms](/en/terms/#customer-data), [one](<terms.md>).\n'),
    );
    writeFileSync(
      join(content, '_data/acceptances.yaml'),
      `${read(content, '_data/acceptances.yaml')}- { code: orphan-page, file: zh/terms.md, reason: New., until: 2099-01-01 }\n`,
    );
    const { site: moved } = await move(content, ['terms', 'words/terms']);
    expect(moved.done.length).toBe(2);
    expect(read(content, 'en/more.md')).toContain(
      '(/en/words/terms/#customer-data), [one](<words/terms.md>)',
    );
    expect(read(content, 'zh/words/terms.md')).toContain('见[首页](../index.md)。');
    expect(read(content, 'zh/words/terms.md')).toContain('\naliases:\n  top: [/zh/terms/]\n---\n');
    expect(read(content, '_data/acceptances.yaml')).toContain('file: zh/words/terms.md,');
    expect(told(content)).toEqual([
      '_data/acceptances.yaml:6 stale-acceptance',
      '_data/acceptances.yaml:10 stale-acceptance',
      'en/more.md:1 translation-missing',
      'en/words/terms.md:2 translation-stale',
      'zh/words/terms.md:1 missing-page',
    ]);
  });

  test('there and back: no claim of its own address is left', async () => {
    const content = siteWith({});
    const before = read(content, 'en/privacy/retention.md');
    await move(content, ['privacy/retention.md', 'privacy/kept.md']);
    await move(content, ['/en/privacy/kept/', '/en/privacy/retention/']);
    expect(read(content, 'en/privacy/retention.md')).toBe(
      before.replace('top: [retention]', 'top: [retention, /en/privacy/kept/]'),
    );
    expect(told(content)).toEqual([]);
  });

  test('of a section too: its index', async () => {
    const content = siteWith({});
    await move(content, ['privacy/index.md', 'safety/']);
    expect(read(content, 'en/safety/index.md')).toContain('[the customer](../privacy/access.md)');
    expect(read(content, 'en/index.md')).toContain('[privacy pages](safety/index.md)');
    expect(told(content)).toEqual([]);
  });

  test('and its permissions stay, a folder that is empty goes, and a draft leaves no alias', async () => {
    const content = siteWith({
      'en/alone/x.md': topic('\n## X {#x}\n').replace('---\n\n', 'draft: true\n---\n\n'),
    });
    chmodSync(join(content, 'en/alone/x.md'), 0o640);
    await move(content, ['alone/x', 'y']);
    expect(statSync(join(content, 'en/y.md')).mode & 0o777).toBe(0o640);
    expect(existsSync(join(content, 'en/alone'))).toBe(false);
    expect(read(content, 'en/y.md')).not.toContain('aliases');
  });
});

test('A site that has lost an anchor already may be moved on, and that is told as before', async () => {
  const record = '2026-01-01  /en/\n2026-01-01  /en/privacy/access/\n2026-01-01  /en/privacy/access/#lost\n';
  const content = siteWith({ '_data/record.txt': record });
  expect(told(content)).toEqual(['_data/record.txt:3 lost-anchor']);
  await move(content, ['privacy/access.md', 'privacy/who.md']);
  expect(told(content)).toEqual([expect.stringContaining('lost-anchor')]);
});

test('A link that cannot be mended where it is written is told, and keeps a page from going', async () => {
  const content = siteWith({
    '_data/panels.yaml':
      '- id: a\n  title: A\n  links:\n    - text: The customer\n      to: >-\n        privacy/access.md#customer\n',
  });
  const { code, stdout } = await run('move', [
    'privacy/access.md#customer',
    'privacy/retention.md',
    '--content',
    content,
  ]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('_data/panels.yaml:5:11  alias-link')]);
  const going = await run('move', [
    'privacy/retention.md#customer',
    '--gone',
    '--why',
    'x',
    '--content',
    content,
  ]);
  expect([going.code, going.stdout]).toEqual([2, '']);
  expect(going.stderr).toMatch(
    /^move: nothing was written, .*panels\.yaml:5: `privacy\/access\.md#customer` .*\n$/,
  );
  const other = siteWith({
    'en/x.md': topic('\n## X {#x}\n'),
    '_data/panels.yaml': '- id: a\n  title: A\n  links:\n    - text: The X\n      to: >-\n        x.md\n',
  });
  const refused = await run('move', ['x.md', '--gone', '--why', 'x', '--content', other]);
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toMatch(/^move: nothing was written, .*panels\.yaml:5: `x\.md` .*\n$/);
});

test('A link that is accepted for a time stays accepted where it is written in another way', async () => {
  const entry = (file: string, href: string): string =>
    `- code: missing-page\n  file: ${file}\n  what: "${href}" # asked\n  reason: It comes.\n  until: 2099-01-01\n`;
  const content = siteWith({
    'en/privacy/a.md': topic('\n## A {#a}\n\n[what comes](none.md#x)\n'),
    'en/privacy/b.md': topic('\n## B {#b}\n\n[what comes](none.md#x), [that page](a.md)\n'),
    '_data/acceptances.yaml': entry('en/privacy/a.md', 'none.md#x') + entry('en/privacy/b.md', 'none.md#x'),
  });
  expect(told(content)).toEqual([]);
  await move(content, ['privacy/a', 'away/a']);
  expect(read(content, '_data/acceptances.yaml')).toBe(
    entry('en/away/a.md', '../privacy/none.md#x') + entry('en/privacy/b.md', 'none.md#x'),
  );
  expect(told(content)).toEqual(['en/away/a.md:1 missing-page']);
});

describe('An anchor is renamed', () => {
  test('of a heading, a term, a paragraph and an item, with links and aliases, and back', async () => {
    const body = '\n## A {#a}\n\nText. {#p}\n\n- Item {#i}\n\nTerm {#t}\n: [see](#p), `{#p}`, [that](#i)\n';
    const content = siteWith({
      'en/x.md': topic(body),
      'en/y.md': topic('\n## Y {#y}\n\n[it](x.md#t), [it](x.md#a)\n'),
    });
    const before = filesOf(content);
    for (const [from, to] of [
      ['a', 'aa'],
      ['p', 'pp'],
      ['i', 'ii'],
      ['t', 'tt'],
    ])
      await move(content, [`x#${from}`, `#${to}`]);
    expect(read(content, 'en/x.md')).toBe(
      topic(
        '\n## A {#aa}\n\nText. {#pp}\n\n- Item {#ii}\n\nTerm {#tt}\n: [see](#pp), `{#p}`, [that](#ii)\n',
      ).replace('\n---\n\n', '\naliases:\n  aa: [a]\n  pp: [p]\n  ii: [i]\n  tt: [t]\n---\n\n'),
    );
    expect(read(content, 'en/y.md')).toContain('[it](x.md#tt), [it](x.md#aa)');
    await move(content, ['x#aa', 'x#b']);
    expect(read(content, 'en/x.md')).toContain('  b: [a, aa]\n');
    await move(content, ['x#b', 'x#a']);
    expect(read(content, 'en/x.md')).toContain('  a: [aa, b]\n');
    for (const [from, to] of [
      ['pp', 'p'],
      ['ii', 'i'],
      ['tt', 't'],
    ])
      await move(content, [`x#${from}`, `#${to}`]);
    expect(read(content, 'en/y.md')).toBe(before['en/y.md']);
  });
});

describe('A page is split', () => {
  test('and the new one has the front matter of the old, a title, a summary, and the section', async () => {
    const content = siteWith({
      'en/privacy/long.md': topic(
        '\n## One {#one}\n\nSee [it](#two), and\n\n## *Two* of {operator} {#two}\n\nIt has **one** meaning. And [another](access.md).\n\n| a |\n|---|\n\n[r]: access.md\n',
      ).replace(
        '---\n\n',
        "review_every: 6 # months\norder: 20\nsources: ['handbook']\naliases:\n  two: [old-two]\n---\n\n",
      ),
    });
    const { site: moved } = await move(content, ['privacy/long.md#two', 'two.md']);
    expect(read(content, 'en/two.md')).toBe(`---
title: Two of {operator}
summary: It has one meaning.
owner: Editors
reviewed: 2026-02-28
review_every: 6 # months
order: 21
sources: ['handbook']
aliases:
  two: [/en/privacy/long/#old-two, /en/privacy/long/#two]
---

## *Two* of {operator} {#two}

It has **one** meaning. And [another](privacy/access.md).

| a |
|---|

[r]: access.md
`);
    expect(read(content, 'en/privacy/long.md')).toMatch(
      /sources: \['handbook'\]\n---\n\n## One \{#one\}\n\nSee \[it\]\(..\/two.md#two\), and\n$/,
    );
    expect(moved.look).toEqual([expect.stringContaining("give them an editor's look")]);
  });

  test('in Chinese, by the heading and the first sentence there', async () => {
    const content = twoLanguages();
    for (const [code, text] of [
      ['en', 'Own data'],
      ['zh', '自有数据'],
    ] as const) {
      const body = `\n## 一 {#one}\n\n### ${text} {#own}\n\n${text}。${text}之二。\n`;
      writeFileSync(join(content, `${code}/long.md`), topic(body, text));
    }
    await move(content, ['long#own', 'own.md']);
    expect(read(content, 'zh/own.md')).toContain('title: 自有数据\nsummary: 自有数据。\nowner');
    expect(read(content, 'zh/own.md')).toContain('\n## 自有数据 {#own}\n');
    expect(read(content, 'en/own.md')).toContain('title: Own data\n');
  });
});

describe('A draft that nobody has seen leaves nothing behind', () => {
  const draft = (body: string): string => topic(body).replace('---\n\n', 'draft: true\n---\n\n');

  test('where its anchors or sections move', async () => {
    const content = siteWith({
      'en/d.md': draft('\n## D {#d}\n\n## E {#e}\n'),
      'en/f.md': draft('\n## F {#f}\n'),
    });
    await move(content, ['d#d', '#g']);
    await move(content, ['d#e', 'f']);
    expect(read(content, 'en/d.md')).toBe(draft('\n## D {#g}\n'));
    expect(read(content, 'en/f.md')).toBe(draft('\n## F {#f}\n\n## E {#e}\n'));
    expect(existsSync(join(content, '_data/record.txt'))).toBe(false);
  });

  test('and nothing that was published goes into one', () => {
    const content = siteWith({ 'en/d.md': draft('\n## D {#d}\n') });
    const given = {
      words: ['privacy/retention.md#timeline', 'd'],
      gone: false,
      why: [],
      see: undefined,
      after: undefined,
    };
    expect(() => planMove(content, given, DAY)).toThrow(/^readers do not see `.*`: publish it first$/);
  });
});

test('A topic becomes the index of a folder: its address stays, and so does all else', async () => {
  const content = siteWith({});
  await move(content, ['privacy/access.md', 'privacy/access/index.md']);
  expect(read(content, 'en/privacy/access/index.md')).toContain(
    '[how long data is kept](../retention.md#leave_service)',
  );
  expect(read(content, 'en/privacy/access/index.md')).not.toContain('aliases');
  expect(read(content, 'en/privacy/index.md')).toContain('[the customer](access/index.md)');
  expect(told(content)).toEqual([]);
});

test('Ctrl-C at any moment leaves each file whole, and says which were written', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `en/many/topic-${index}.md`);
  const text = topic('\n## A {#a}\n\n[the days](../privacy/retention.md#timeline)\n');
  const right = text.replace('retention', 'kept');
  const content = siteWith(Object.fromEntries(names.map((name) => [name, text])));
  const { child, outcome } = start('move', ['privacy/retention.md', 'privacy/kept.md', '--content', content]);
  while (!existsSync(join(content, 'en/privacy/kept.md')) && child.exitCode === null) await sleep(5);
  child.kill('SIGINT');
  const { code, stderr } = await outcome;
  expect(code).toBe(130);
  const [not = '', written = ''] = stderr.replaceAll(`${relative(root, content)}/`, '').split('Written:\n');
  expect(not).toMatch(/^move: stopped\.\nNot written:\n {2}en\//);
  expect(not).toContain('  en/privacy/retention.md\n');
  expect(written).toContain('  en/privacy/kept.md\n');
  for (const name of names) expect(written.includes(`  ${name}\n`)).toBe(read(content, name) === right);
  for (const name of names) expect([text, right]).toContain(read(content, name));
  const hidden = Object.keys(filesOf(content)).filter((path) => /(?:^|\/)\./.test(path));
  expect(hidden).toEqual([]);
});

describe('What cannot be done is one line, and nothing is written', () => {
  const claimed = topic('\n## X {#x}\n').replace(
    '---\n\n',
    'aliases: { x: [/en/privacy/access/#moved, gone-id] }\n---\n\n',
  );
  test.each<[string[], Partial<Given>, string]>([
    [['privacy/none.md', 'privacy/b.md'], {}, 'there is no topic `privacy/none.md`'],
    [['index.md', 'home.md'], {}, 'home page'],
    [['privacy/access.md', 'privacy/index.md'], {}, 'never overwritten'],
    [['privacy/access.md', 'privacy.md'], {}, 'never overwritten'],
    [['privacy/access.md', 'privacy/went.md'], {}, '`/en/privacy/went/` is an old address of what is gone'],
    [['privacy/access.md#none', '#b'], {}, 'there is no anchor `#none`'],
    [['privacy/retention.md#_You_control_your', '#b'], {}, 'is `#leave_service` now'],
    [['privacy/retention.md#timeline', '#leave_service'], {}, 'has an anchor `#leave_service` already'],
    [['claims.md#x', '#gone-id-2'], { after: 'x' }, '`--after` says where'],
    [['privacy/retention.md#timeline', '#retention'], {}, 'is an old id of `#top`'],
    [['privacy/access.md#customer', '#moved'], {}, 'is an old address'],
    [['privacy/retention.md#subscription', 'privacy/access.md'], {}, 'no heading that stands by itself'],
    [
      ['privacy/retention.md#timeline', 'privacy/access.md#customer'],
      {},
      'has an anchor `#customer` already',
    ],
    [['privacy/retention.md#timeline', 'privacy/access.md'], { after: 'none' }, 'names no heading'],
    [['privacy/retention.md#timeline', 'privacy/access.md#moved'], {}, 'old address of another statement'],
    [['privacy/access.md'], { gone: true, why: ['x'] }, 'links lead to `privacy/access.md`'],
    [
      ['privacy/access.md'],
      { gone: true, why: ['x'], see: 'privacy/none.md' },
      'nothing that stays stands there',
    ],
    [
      ['privacy/access.md'],
      { gone: true, why: ['x'], see: 'privacy/access.md' },
      'nothing that stays stands there',
    ],
    [['privacy/access.md'], { gone: true }, '`--why "…"`'],
    [['index.md'], { gone: true, why: ['x'] }, 'home page'],
    [['draft.md'], { gone: true, why: ['x'] }, 'nobody has seen'],
    [['faulty.md', 'b.md'], {}, 'en/faulty.md:'],
  ])('%j %j', (words, more, said) => {
    const content = siteWith({
      'en/claims.md': claimed,
      'en/draft.md': topic('\n## D {#d}\n').replace('---\n\n', 'draft: true\n---\n\n'),
      'en/faulty.md': '---\ntitle: A\n---\n',
      '_data/gone.yaml': '- page: privacy/went.md\n  on: 2026-01-01\n  why: It went.\n',
    });
    const before = filesOf(content);
    const given = { words, gone: false, why: [], see: undefined, after: undefined, ...more };
    expect(() => planMove(content, given, DAY)).toThrow(said);
    expect(filesOf(content)).toEqual(before);
  });

  test('a damaged record, and data that cannot be read', () => {
    for (const [path, text] of [
      ['_data/record.txt', '2026-01-01  /en/\n<<<<<<< HEAD\n'],
      ['_data/panels.yaml', '- id: [\n'],
    ] as const) {
      const content = siteWith({ [path]: text });
      const given = {
        words: ['privacy/access', 'b'],
        gone: false,
        why: [],
        see: undefined,
        after: undefined,
      };
      expect(() => planMove(content, given, DAY)).toThrow(path);
    }
  });
});

describe('The command', () => {
  test('says what it does, and does it', async () => {
    const content = siteWith({ 'en/odd.md': topic('\n## Odd {#odd}\n\n[nowhere](none.md)\n') });
    const shown = (text: string): string => text.replaceAll(`${relative(root, content)}/`, '');
    const trial = await run('move', [
      'privacy/retention.md',
      'privacy/kept',
      '--content',
      content,
      '--dry-run',
    ]);
    expect(existsSync(join(content, 'en/privacy/kept.md'))).toBe(false);
    const { code, stdout, stderr } = await run('move', [
      'privacy/retention.md',
      'privacy/kept',
      '--content',
      content,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const said = `Moved:
  en/privacy/retention.md → en/privacy/kept.md
Mended 3 links:
  _data/panels.yaml:5:11
  en/index.md:11:28
  en/privacy/access.md:12:29
Kept alive:
  /en/privacy/retention/, with 5 ids
Look at:
  the record begins with these addresses; \`npm run release\` records all others
  \`npm run check\` told 1 error before, and still does
`;
    expect(shown(stdout)).toBe(`${said}6 files written; \`npm run check\` looks at the whole site.\n`);
    expect(shown(trial.stdout)).toBe(`Nothing is written; this is what would be done.\n${said}`);
  });

  test.each([
    ['a file that is read-only', 'en/index.md', 0o444],
    ['a folder that is read-only', 'en/privacy', 0o555],
  ])('writes nothing where there is %s', async (_, path, mode) => {
    const content = siteWith({});
    const before = filesOf(content);
    const was = statSync(join(content, path)).mode;
    chmodSync(join(content, path), mode);
    const { code, stdout, stderr } = await run('move', [
      'privacy/retention.md',
      'privacy/kept.md',
      '--content',
      content,
    ]);
    chmodSync(join(content, path), was);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^move: .* read-only; nothing was written\n$/);
    expect(filesOf(content)).toEqual(before);
  });

  test('leaves a file alone that was changed meanwhile, and tells it', async () => {
    const content = siteWith({});
    const given = {
      words: ['privacy/retention', 'privacy/kept'],
      gone: false,
      why: [],
      see: undefined,
      after: undefined,
    };
    const { changes } = planMove(content, given, DAY);
    writeFileSync(join(content, 'en/index.md'), 'changed');
    const { done, refused } = await writeChanges(content, changes);
    expect([...refused]).toEqual([['en/index.md', 'it was changed meanwhile']]);
    expect(done).toContain('en/privacy/kept.md');
    expect(read(content, 'en/index.md')).toBe('changed');
    const again = siteWith({});
    const plan = planMove(again, given, DAY);
    mkdirSync(join(again, 'en/privacy/kept.md'));
    await expect(writeChanges(again, plan.changes)).rejects.toThrow(
      'is there already, and is never overwritten',
    );
  });

  test('takes words, and several reasons', async () => {
    const { stdout } = await run('move', ['--help']);
    expect(stdout).toContain('npm run move -- FROM TO [options]\n');
    const content = siteWith({});
    const {
      code,
      stdout: said,
      stderr,
    } = await run('move', [
      'privacy/access.md',
      '--gone',
      '--content',
      content,
      '--why',
      'It went.',
      '--see',
      'privacy/retention.md',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(read(content, '_data/gone.yaml')).toMatch(
      /^# .*\n\n- page: privacy\/access\.md\n {2}on: 2026-11-22\n {2}why: It went\.\n {2}see: privacy\/retention\.md\n$/,
    );
    expect(read(content, 'en/privacy/index.md')).toContain('[the customer](retention.md)');
    expect(said).toMatch(
      /^Mended 1 link:\n.*privacy\/index\.md:\d+:\d+\n(?:.*\n)*Look at:\n {2}the words of the links/m,
    );
  });
});

test('A topic that was moved by hand, with its alias: mending finds every link to it', async () => {
  const content = siteWith({
    'en/privacy/access.md': null,
    'en/who.md': topic(
      '\n## The customer {#customer}\n\nSee [how long](privacy/retention.md#leave_service).\n',
    ).replace('---\n\n', 'aliases: { top: [/en/privacy/access/] }\n---\n\n'),
    '_data/legacy.yaml':
      'forms: { en: ["/old/*.html"] }\npages:\n  x:\n    to: privacy/access.md\n    anchors: { y: "privacy/access.md#customer" }\n',
    '_data/gone.yaml':
      '- page: privacy/gone.md\n  on: 2026-01-01\n  why: It is gone.\n  see: privacy/access.md\n',
  });
  const { report } = await mendSite(content, false, DAY);
  expect(report.problems).toEqual([]);
  expect(read(content, 'en/privacy/index.md')).toContain('[the customer](../who.md)');
  expect(read(content, '_data/legacy.yaml')).toContain(
    '    to: who.md\n    anchors: { y: "who.md#customer" }\n',
  );
  expect(read(content, '_data/gone.yaml')).toContain('  see: who.md\n');
});
