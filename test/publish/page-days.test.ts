import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { run } from '../support/command.ts';
import { changed, filesOf, newFolder, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';
import { twinsWith, twinWith } from '../support/twins.ts';
import { unzip } from '../support/unzip.ts';

const WORD = 'zebrafinch';

/** A page every part of which says one word, so that it shows wherever a part of it went. */
const bird = (days: string): string =>
  [
    `---\ntitle: What is a ${WORD}?\nshort: ${WORD}s\nsummary: On ${WORD}s.\nowner: Office of ${WORD}s`,
    `reviewed: 2026-02-28\n${days}`,
    `aliases: { top: [/en/old-${WORD}/], ${WORD}-song: [old-${WORD}] }`,
    `sources: { ${WORD}-song: [${WORD}], ${WORD}-gap: not-published, ${WORD}-term: none }\n---`,
    `## Song of the ${WORD} {#${WORD}-song}\n\nA ${WORD} sings. {#${WORD}-p}\n`,
    `## Unknown of the ${WORD} {#${WORD}-gap}\n\nNothing is known of the ${WORD}.\n`,
    `## Terms {#${WORD}-term}\n\n${WORD} {#${WORD}-t}\n:   A bird.\n`,
  ].join('\n');

/** A site that makes everything a site can, with that page. */
function siteOfBird(days: string): string {
  const all = 'default_language: en\n  one_page: true\n  current_since: 2026-01-01';
  return siteWith({
    ...changed('_data/operator.yaml', 'default_language: en', all),
    ...changed('en/index.md', 'reviewed:', 'sources: [handbook]\nreviewed:'),
    '_data/sources.yaml': ['handbook', WORD]
      .map((id) => `${id}: { title: Of ${id}s, url: https://example.com/${id}, read: 2026-01-31 }\n`)
      .join(''),
    '_data/gone.yaml': `- { page: bird.md, on: 2027-01-01, why: The ${WORD} flew off. }\n`,
    'en/bird.md': bird(days),
  });
}

/** Builds a site without errors. @returns its files */
async function build(content: string, today: string, output = join(newFolder(), 'out')) {
  const watch = new Stopwatch();
  const { problems } = await publishSite({ content, output, today, watch, cold: false, threads: 1 });
  expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  return filesOf(output);
}

/** The files in which a word stands, in their names or in what they hold; those in archives too. */
function filesWith(word: string, files: Readonly<Record<string, string>>): string[] {
  const packed = Object.entries(files).flatMap(([path, bytes]) =>
    path.endsWith('.zip')
      ? [...unzip(Buffer.from(bytes, 'latin1'))].map(
          ([name, file]) => [`${path}/${name}`, `${file}`] as const,
        )
      : [],
  );
  const all = [...Object.entries(files), ...packed];
  return all.flatMap(([path, text]) => (path.includes(word) || text.includes(word) ? path : [])).sort();
}

const inPages = ['en/bird/index.html', 'en/bird/index.json', 'en/bird/index.md'];

describe('Nothing of a page stands anywhere', () => {
  test.for([
    ['where it is a draft', 'draft: true\nexpires: 2027-01-01'],
    ['before the first day on which it is published', 'publish: 2026-11-23\nexpires: 2027-01-01'],
    [
      'where it is a draft, whatever its first day is',
      'draft: true\npublish: 2026-11-01\nexpires: 2027-01-01',
    ],
  ])('%s', async ([, days = '']) => {
    const files = await build(siteOfBird(days), someDay);
    expect([...filesWith(WORD, files), ...filesWith('/bird', files)]).toEqual([]);
  });

  test('but where its place is, from its first day up to and with its last one', async () => {
    const files = await build(siteOfBird('publish: 2026-11-22\nexpires: 2026-11-22'), someDay);
    const menus = ['404.html', 'en/index.html', 'index.html', 'en/old-zebrafinch/index.html'];
    const privacy = ['', 'access/', 'retention/'].map((path) => `en/privacy/${path}index.html`);
    const gathered = [
      'en/all/index.html',
      'en/all/trust-center-en.zip/index.html',
      'en/not-published/index.html',
    ];
    const lists = ['en/search.json', 'llms.txt', 'statements.json'];
    const hosts = [
      ...['apache.conf', 'caddy.Caddyfile', 'nginx.conf'].map((name) => `.hosts/${name}`),
      '_redirects',
      'staticwebapp.config.json',
    ];
    expect(filesWith(WORD, files)).toEqual(
      [...inPages, ...menus, ...privacy, ...gathered, ...lists, ...hosts].sort(),
    );
    expect(filesWith('/en/bird/', files)).toContain('sitemap.xml');
  });

  test('after its last day, but for the notice that it is gone, and why', async () => {
    const files = await build(siteOfBird('expires: 2026-11-21'), someDay);
    expect(filesWith(WORD, files)).toEqual(['en/bird/index.html', 'en/old-zebrafinch/index.html']);
    expect(filesWith('/en/bird/', files)).toEqual([]);
    expect(files['en/bird/index.html']).toMatch(/<time datetime="2026-11-22">.*The zebrafinch flew off\./);
    expect(files['en/bird/index.html']?.match(/zebrafinch/g)).toHaveLength(1);
  });
});

test('The day alone changes what stands there, though no file has changed', async () => {
  const content = siteOfBird('publish: 2026-11-23\nexpires: 2026-11-23');
  const output = join(newFolder(), 'out');
  const days = ['2026-11-22', '2026-11-23', '2026-11-23', '2026-11-24'];
  const built: Record<string, string>[] = [];
  for (const day of days) {
    built.push(await build(content, day, output));
    expect(built.at(-1)).toEqual(await build(content, day));
  }
  expect(built.map((files) => filesWith('/en/bird/', files).length)).toEqual([0, 22, 22, 0]);
});

/** The lines of a front matter beside those of any topic. */
const since = (days: string, body = 'Text.\n'): string => topic(body).replace('02-28\n', `02-28\n${days}\n`);

/** What is told of a site on a day. */
function told(files: Readonly<Record<string, string>>, day = someDay): string[] {
  return toldOfSite(siteWith(files), day);
}

describe('A link to a page that is to come is a problem', () => {
  const link = '[words](soon.md)\n';
  const soon = since('publish: 2026-11-30');
  test.for([
    ['on a page that readers see', topic(link), ['en/x.md:7:1 unpublished-target soon.md']],
    [
      'on one that they see sooner',
      since('publish: 2026-11-29', link),
      ['en/x.md:8:1 unpublished-target soon.md'],
    ],
    ['not on one that comes with it', since('publish: 2026-11-30', link), []],
    ['not on a draft', since('draft: true', link), []],
  ] as const)('%s', ([, text, expected]) => {
    expect(told({ 'en/x.md': text, 'en/soon.md': soon })).toEqual(expected);
  });

  test('in a panel too, and a draft is seen later than any page to come', () => {
    const panel = changed('_data/panels.yaml', 'privacy/retention.md#leave_service', 'soon.md');
    expect(told({ ...panel, 'en/soon.md': soon })).toEqual([
      '_data/panels.yaml:5:11 unpublished-target soon.md',
    ]);
    expect(
      told({ 'en/x.md': since('publish: 2026-12-24', link), 'en/soon.md': since('draft: true') }),
    ).toEqual(['en/x.md:8:1 unpublished-target soon.md']);
  });

  test('until its day has come', () => {
    const files = { 'en/x.md': topic(link), 'en/soon.md': soon };
    expect(told(files, '2026-11-29')).toHaveLength(1);
    expect(told(files, '2026-11-30')).toEqual([]);
  });
});

describe('A page with a last day', () => {
  const link = '[words](fair.md#here)\n';
  const fair = since('expires: 2026-12-31', '## Here {#here}\n\nText.\n');
  const gone = {
    '_data/gone.yaml': '- { page: fair.md, on: 2026-12-31, why: Over., see: privacy/access.md }\n',
  };
  const files = { ...gone, 'en/fair.md': fair, 'en/x.md': topic(link) };

  test('is nothing to tell of until 30 days before, then links to it are, and after it lead to what is gone', () => {
    const soon = ['en/x.md:7:1 unpublished-target fair.md#here'];
    expect(told(files, '2026-11-30')).toEqual([]);
    expect(told(files, '2026-12-01')).toEqual(soon);
    expect(told(files, '2026-12-31')).toEqual(soon);
    expect(told(files, '2027-01-01')).toEqual(['en/x.md:7:1 missing-page fair.md#here → privacy/access.md']);
  });

  test('may be linked to by a page that goes by then, and by itself', () => {
    const [own, other] = [
      since('expires: 2026-12-31', '[words](#a)\n\n## A {#a}\n\nText.\n'),
      since('expires: 2026-12-30', link),
    ];
    const both = { 'en/fair.md': fair, 'en/own.md': own, 'en/x.md': other };
    const why = [
      ...['own', 'x'].map((name) => `- { page: ${name}.md, on: 2026-12-30, why: Over. }\n`),
      gone['_data/gone.yaml'],
    ];
    const site = { ...both, '_data/gone.yaml': why.join('') };
    for (const day of ['2026-12-20', '2026-12-31', '2027-02-01']) expect(told(site, day)).toEqual([]);
  });

  test('keeps its record, and what led to it tells that it is gone', async () => {
    const old =
      '2026-11-22  /en/fair/\n2026-11-22  /en/fair/#here\n2026-11-22  /en/fair/#once\n2026-11-22  /en/old/\n';
    const own = fair.replace('expires', 'aliases: { here: [once], top: [/en/old/] }\nexpires');
    const content = siteWith({ ...gone, 'en/fair.md': own, '_data/record.txt': old });
    const codes = (day: string) => toldOfSite(content, day).filter((line) => !line.includes('unrecorded'));
    expect([codes('2026-12-31'), codes('2027-01-01')]).toEqual([[], []]);
    const pages = await build(content, '2027-01-01');
    expect(pages['en/fair/index.html']).toMatch(/id="here".*id="once"/s);
    expect(pages['en/old/index.html']).toMatch(
      /datetime="2027-01-01".*Over\..*href="\/en\/privacy\/access\/"/s,
    );
  });

  test('is told where nothing says why it goes, in the form of the entry; once for all twins', () => {
    const lines = ['en/fair.md:6:10 missing-notice'];
    expect(told({ 'en/fair.md': fair })).toEqual(lines);
    expect(told({ 'en/fair.md': fair }, '2027-01-01')).toEqual(lines);
  });

  test('is not the home page of a language, and is not over before it begins', () => {
    const home = changed('en/index.md', 'reviewed:', 'expires: 2026-12-31\nreviewed:');
    expect(told(home)).toEqual(['en/index.md:6:10 front-matter']);
    const days = since('publish: 2026-12-31\nexpires: 2026-12-30');
    expect(told({ 'en/x.md': days })).toEqual(['en/x.md:7:10 front-matter']);
  });

  test('that is over may name what is there no more, and has a successor at another address', () => {
    const over = since('expires: 2026-10-31', '[words](nowhere.md) TODO\n');
    expect(told({ ...gone, 'en/fair.md': over })).toEqual([]);
  });
});

test('A day that is asked for is the one that a build goes by', async () => {
  const content = siteOfBird('publish: 2026-12-24\nexpires: 2027-01-01');
  const built = async (day: string) => {
    const output = join(newFolder(), 'out');
    await run('build', ['--content', content, '--output', output, '--day', day]);
    return filesOf(output)['en/bird/index.html'];
  };
  expect(await built('2026-12-23')).toBeUndefined();
  expect(await built('2026-12-24')).toContain('Song of the zebrafinch');
  const { code, stderr } = await run('build', ['--content', content, '--day', '2026-02-30']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('no day of the calendar')]);
});

describe('Of twins', () => {
  const [en, zh] = ['en', 'zh'].map((code) => `${code}/retention.md`) as [string, string];
  const from = (path: string, days: string) => twinWith(path, 'reviewed:', `${days}\nreviewed:`);
  const codes = (files: Record<string, string>, day = someDay) =>
    toldOfSite(twinsWith(files), day).filter((line) => line.includes('retention.md:'));

  test('one that is to come is missing where the other is seen; when both are to come, none is', () => {
    expect(codes(from(zh, 'publish: 2026-11-30'))).toContain('en/retention.md:1:1 translation-missing');
    const both = { ...from(en, 'publish: 2026-11-30'), ...from(zh, 'publish: 2026-11-30') };
    expect(codes(both).filter((line) => line.includes('translation-missing'))).toEqual([]);
  });

  test('one that ends in one language is told for that one, and missed in none', () => {
    const one = codes(from(zh, 'expires: 2026-11-01'));
    expect(one).toEqual(['zh/retention.md:6:10 missing-notice']);
    expect(one.join()).not.toContain('translation-missing');
    const both = { ...from(en, 'expires: 2026-12-31'), ...from(zh, 'expires: 2026-12-31') };
    expect(codes(both).filter((line) => line.includes('missing-notice'))).toEqual([
      'en/retention.md:6:10 missing-notice',
    ]);
  });

  test('that all end, the readers of each are told why in their language, as the message has it', () => {
    const both = { ...from(en, 'expires: 2026-12-31'), ...from(zh, 'expires: 2026-12-31') };
    const ending = (why: string, page = 'retention.md') => {
      const entry = `- { page: ${page}, on: 2027-01-01, why: ${why} }\n`;
      return toldOfSite(twinsWith({ ...both, '_data/gone.yaml': entry }), someDay).filter((line) =>
        /gone\.yaml|missing-notice/.test(line),
      );
    };
    const { problems } = checkSite(examineSources(twinsWith(both), someDay)).report;
    const { message = '' } = problems.find(({ code }) => code === 'missing-notice') ?? {};
    const why = '{ en: WHAT HAPPENED, zh: WHAT HAPPENED }';
    expect(message).toContain(`\`- { page: retention.md, on: 2027-01-01, why: ${why} }\``);
    expect(ending(why)).toEqual([]);
    const wrong = ['_data/gone.yaml:1:46 data-file'];
    expect(ending('The offer ended.')).toEqual(wrong);
    expect(ending('{ en: Over. }')).toEqual(['_data/gone.yaml:1:46 data-file']);
    expect(ending('Over.', 'en/retention.md')).toEqual(['zh/retention.md:6:10 missing-notice']);
    // What nobody knows of, and a file, may have stood in each.
    expect(ending('Over.', 'unknown.md')).toContain('_data/gone.yaml:1:44 data-file');
    expect(ending('Over.', 'downloads/a.pdf')).toContain('_data/gone.yaml:1:49 data-file');
  });
});

test('What is left to be written is a warning before the day of a page, and an error from then on', () => {
  const content = siteWith({ 'en/x.md': since('publish: 2026-11-30', 'TODO\n') });
  const severities = (day: string) =>
    checkSite(examineSources(content, day)).report.problems.map(
      ({ code, severity }) => `${code} ${severity}`,
    );
  expect([severities('2026-11-29'), severities('2026-11-30')]).toEqual([['todo warning'], ['todo error']]);
});
