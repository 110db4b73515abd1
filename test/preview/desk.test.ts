import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EditorLink, editorLink } from '../../scripts/preview/editor-link.ts';
import { previewSite } from '../../scripts/preview/preview-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { changed, siteWith, someDay, topic } from '../support/fixture.ts';
import { twinsWith, twinWith } from '../support/twins.ts';

const none: EditorLink = () => undefined;

/** The site of a content folder, as the preview shows it. */
function shown(content: string, editor = none, day = someDay) {
  const site = previewSite((last) => examineSources(content, day, undefined, { last }), undefined, editor);
  const folder = `${relative(process.cwd(), content)}/`;
  const html = (path: string): string => String(site.answer(path).body).replaceAll(folder, '');
  return {
    html,
    status: (path: string): number => site.answer(path).status,
    /** What the desk says beneath a page, a line for each thing that it says. */
    bar: (path: string): string[] =>
      [...(html(path).match(/<ul class="desk-bar">.*?<\/ul>/s)?.[0] ?? '').matchAll(/<li>(.*?)<\/li>/gs)].map(
        ([, item = '']) => item.replace(/<[^>]*>/g, '').trim(),
      ),
    /** The problems that stand somewhere: severity, places and code of each. */
    list: (path: string): string[] =>
      [...html(path).matchAll(/<li class="desk-(error|warning)">(.*?)<\/li>/gs)].map(
        ([, severity, item = '']) => {
          const places = [...item.matchAll(/<code>([^<]*(?:\.\w+:\d+:\d+|^line \d+))<\/code>/g)].map(
            ([, of]) => of,
          );
          return [severity, /desk-code".*?>([\w-]+)</.exec(item)?.[1], ...places].join(' ');
        },
      ),
  };
}

/** A topic with more in its front matter. */
const since = (days: string, body = 'Text.\n'): string => topic(body).replace('02-28\n', `02-28\n${days}\n`);

describe('Beneath every page stands', () => {
  const broken = { 'en/x.md': topic('[a](nowhere.md)\n'), 'en/a/b/c.md': topic('Text.\n') };

  test('how much is wrong on the whole site, an error or a warning', () => {
    const both = shown(siteWith(broken));
    expect(both.bar('/en/')[0]).toBe('1 error, 2 warnings on the site');
    expect(both.html('/en/')).toContain('class="desk-counts desk-error" href="/.preview/"');
    const { 'en/x.md': _, ...mild } = broken;
    const warned = shown(siteWith(mild));
    expect(warned.bar('/en/privacy/access/')[0]).toBe('2 warnings on the site');
    expect(warned.html('/en/')).toContain('class="desk-counts desk-warning"');
    expect(shown(siteWith({})).bar('/en/nothing/')).toEqual(['No problems on the site']);
  });

  test('what is wrong on the page alone, open where there is an error, folded where it is a warning', () => {
    const site = shown(siteWith(broken));
    expect(site.list('/en/x/')).toEqual(['error missing-page']);
    expect(site.html('/en/x/')).toMatch(/<details class="desk-here desk-of-error" open>.*>line 7</s);
    expect(site.list('/en/')).toEqual([]);
    expect(site.html('/en/a/b/c/')).toMatch(/<details class="desk-here desk-of-warning"><summary>/);
  });

  test('whose page it is, when it is due, how sure it is, where its twin is', () => {
    const [stale = ''] = Object.values(twinWith('en/retention.md', 'data is kept', 'all data is kept'));
    const text = stale.replace('reviewed:', 'review_every: 6\nreviewed:');
    const { bar } = shown(twinsWith({ 'en/retention.md': text }), none, '2030-01-01');
    expect(bar('/en/retention/').slice(1)).toEqual([
      'File en/retention.md',
      'Owner Privacy office',
      'Reviewed 2026-02-28, overdue since 2026-08-28',
      'In 简体中文 (behind this page)',
    ]);
    expect(bar('/zh/retention/').slice(1)).toContain('In English (changed since)');
  });

  test('how sure its statements are, where the site says since when they count as current', () => {
    const { bar } = shown(
      siteWith({
        ...changed(
          '_data/operator.yaml',
          'default_language: en',
          'default_language: en\n  current_since: 2026-01-01',
        ),
        'en/x.md': since(
          'sources: { a: [handbook], b: not-published, c: none, d: TODO }',
          ['a', 'b', 'c', 'd'].map((id) => `## ${id} {#${id}}\n\nText.\n`).join('\n'),
        ),
      }),
    );
    expect(bar('/en/x/')).toContain('Statements 1 current, 1 not published, 1 to be sourced');
  });

  test('that readers do not see it yet, or not for ever; it is shown as it will be', () => {
    const site = shown(
      siteWith({
        'en/draft.md': since('draft: true', 'As it will be.\n'),
        'en/soon.md': since('publish: 2026-12-01', 'As it will be.\n'),
        'en/fair.md': since('expires: 2026-12-31'),
        'en/over.md': since('expires: 2026-11-21'),
      }),
    );
    expect(site.bar('/en/draft/')[1]).toBe('Draft: readers do not see it');
    expect(site.bar('/en/soon/')[1]).toBe('Readers see it from 2026-12-01 on');
    expect(site.bar('/en/fair/')[1]).toBe('Last day 2026-12-31');
    for (const path of ['/en/draft/', '/en/soon/']) expect(site.html(path)).toContain('As it will be.');
    expect(site.html('/en/over/')).toContain('datetime="2026-11-22"');
    expect(site.bar('/en/over/').slice(1)).toEqual(['File en/over.md']);
    expect(site.html('/en/')).not.toContain('/en/draft/');
    const list = site
      .html('/.preview/')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(list).toContain(
      'Not published yet A topic draft en/draft.md A topic from 2026-12-01 on en/soon.md',
    );
    expect(list).toContain('With a last day A topic until 2026-12-31 en/fair.md');
  });
});

describe('The list of all that is wrong', () => {
  test('begins with what others may follow from, errors first, and says the same once', () => {
    const { list } = shown(
      siteWith({
        'en/a.md': topic('[a](z.md) [a](c.md#b)\n'),
        'en/b.md': topic('## B\n'),
        'en/c.md': topic('[a](z.md)\n'),
        'en/e.md': topic('Text.\n').replace('owner:', 'ownr:'),
        'en/x/y/z.md': topic('[a](../../z.md)\n'),
      }),
    );
    expect(list('/.preview/')).toEqual([
      'error front-matter en/e.md:4:1',
      'error missing-id en/b.md:7:4',
      'error missing-page en/a.md:7:1 en/c.md:7:1 en/x/y/z.md:7:1',
      'error missing-anchor en/a.md:7:11',
      'warning missing-page en/x/y/z.md:1:1',
      'warning missing-page en/x/y/z.md:1:1',
    ]);
  });

  test('leads to the line in the editor, to the page, and to what the code means', () => {
    const content = siteWith({ 'en/x.md': topic('[a](nowhere.md) & <b>\n') });
    const { html } = shown(content, editorLink('vscode'));
    const list = html('/.preview/');
    expect(list).toContain(`href="vscode://file${content}/en/x.md:7:1"`);
    expect(list).toContain('<a class="desk-page" href="/en/x/">');
    expect(list).toContain('<code><mark>[</mark>a](nowhere.md) &amp; &lt;b&gt;</code>');
    expect(list).toContain('href="/.preview/missing-page"');
    expect(html('/.preview/missing-page')).toContain('The page or file that a link leads to does not exist');
  });

  test('is there while no page can be shown, and nothing else is below it', () => {
    const site = shown(siteWith({ '_data/operator.yaml': 'site: [\n' }));
    expect(site.list('/.preview/')[0]).toBe('error data-file _data/operator.yaml:1:7');
    expect(site.status('/en/')).toBe(500);
    expect(site.list('/en/')).toEqual(site.list('/.preview/').filter((line) => line.startsWith('error')));
    expect(site.status('/.preview/no-code')).toBe(404);
  });
});

describe('A page that cannot be known says why', () => {
  const latin = Buffer.from(topic('Zw\xF6lf\n'), 'latin1');
  const record = '2026-11-22  /en/gone/\n2026-11-22  /en/\n';
  test.each([
    ['its file is no UTF-8', { 'en/x.md': latin }, '/en/x/', 500, ['error unreadable-file en/x.md:7:1']],
    [
      'its language has a fault',
      { '_data/languages/en.yaml': 'code: [\n' },
      '/en/privacy/access/',
      500,
      ['error data-file _data/languages/en.yaml:1:7'],
    ],
    [
      'its file was deleted',
      { '_data/record.txt': record },
      '/en/gone/',
      404,
      ['error lost-page _data/record.txt:1:1'],
    ],
  ])('%s', (_, files, path, status, list) => {
    const site = shown(siteWith(files));
    expect([site.status(path), site.list(path)]).toEqual([status, list]);
  });

  test('and what to do about a file that was deleted', () => {
    const page = shown(siteWith({ '_data/record.txt': record })).html('/en/gone/');
    expect(page).toContain('<h1>This page was deleted, or its file has another name</h1>');
    expect(page).toContain(
      'put it back: what is to go is taken off by <code>npm run move -- gone --gone</code>',
    );
  });
});

describe('An editor opens a line', () => {
  const place = { file: 'content/en/a b#1.md', line: 7, column: 3 };
  test.for([
    [undefined, 'vscode://file/srv/site/content/en/a%20b%231.md:7:3'],
    ['cursor', 'cursor://file/srv/site/content/en/a%20b%231.md:7:3'],
    ['jetbrains', 'idea://open?file=/srv/site/content/en/a%20b%231.md&line=7&column=3'],
    ['sublime', 'subl://open?url=file:///srv/site/content/en/a%20b%231.md&line=7&column=3'],
    [
      'vscode://vscode-remote/ssh-remote+box{file}:{line}',
      'vscode://vscode-remote/ssh-remote+box/srv/site/content/en/a%20b%231.md:7',
    ],
    ['none', undefined],
  ] as const)('%s', ([setting, address]) => {
    expect(editorLink(setting, '/srv/site')(place)).toBe(address);
  });

  test.for([
    ['vscod', 'did you mean `vscode`?'],
    ['emacs://open', 'nor an address such as'],
    ['javascript:alert({file})', 'is none of'],
  ])('not one that there is not: %s', ([setting, told]) => {
    expect(() => editorLink(setting)).toThrow(told);
  });
});

test('Whatever an editor wrote is shown, and is never markup of the desk', () => {
  const content = siteWith({});
  const evil = '<img src=x onerror=alert(1)>"\'&';
  writeFileSync(
    join(content, 'en/x.md'),
    topic(`[a](${encodeURI(evil)})\n`, 'A').replace('Editors', `'${evil.replaceAll("'", "''")}'`),
  );
  const { html } = shown(content);
  for (const path of ['/en/x/', '/.preview/']) expect(html(path)).not.toContain('<img src=x');
  expect(html('/en/x/')).toContain('Owner</span> &lt;img src=x');
});
