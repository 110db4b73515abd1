import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import { describe, expect, test } from 'vitest';
import { type PageForMachines, pageFiles } from '../../scripts/pages/outputs/page-files.ts';
import { textOf } from '../../scripts/pages/page-text.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { saidText } from '../../scripts/site/pieces.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { isPublished } from '../../scripts/site/twins.ts';
import { readMarkdown } from '../../scripts/text/markdown/read-markdown.ts';
import { type BuiltPage, builtPages, builtSite, languageOfPage } from '../support/built-pages.ts';
import { site, someDay } from '../support/fixture.ts';
import { siteWithNews } from '../support/news-site.ts';

const { languages } = readContent(loadContent(join(import.meta.dirname, '../../content'), someDay));

const pages = builtPages().filter(
  ({ address, html }) => address !== '/' && html.includes('type="text/markdown"'),
);

/** What readers read of HTML, without white space. */
function read(html: string): string {
  const shown = html.replace(/<a class="(?:heading-link|footnote-back)".*?<\/a>|<sup.*?<\/sup>/gs, '');
  return decodeHTML(shown.replace(/<[^>]*>/g, '')).replace(/\s/g, '');
}

/** What stands on the page under each heading with an id, how sure it is said to be, and of how many sources. */
function sectionsOnPage({ html }: BuiltPage): unknown[] {
  const start = html.indexOf('<div class="prose"');
  const prose = start < 0 ? '' : wholeElement(html, start, 'div');
  const main =
    /<h1[^>]*>(.*?)<\/h1>(?:<a [^>]*>.*?<\/a>)?(?:<\/div>)?\s*<p class="(?:lead|hero-summary)">(.*?)<\/p>(.*?)<div class="prose"/s.exec(
      html,
    ) ?? [];
  const top = ['top', read(main[1] ?? ''), read(main[2] ?? ''), ...statusIn(main[3] ?? '')];
  const parts = prose.split('<div class="heading">').slice(1);
  const sections = parts.map((part) => {
    const [heading, id = '', text = ''] = /^<h\d id="([^"]*)">(.*?)<\/h\d>/s.exec(part) ?? [''];
    // When it changed is told on the page alone, for some months.
    const body = part
      .slice(heading.length)
      .replace(/<p class="(?:section-status|changed-note)\b.*?<\/p>/gs, '');
    return [decodeHTML(id), read(text), read(body), ...statusIn(part)];
  });
  return [top, ...sections];
}

function statusIn(html: string): [string, number] {
  const [, words = '', links = ''] =
    /section-status-words"[^>]*>(.*?)<\/(?:a|span)>(.*?)<\/p>/s.exec(html) ?? [];
  return [read(words), links.split('<a ').length - 1];
}

/** An element to its own end. */
function wholeElement(html: string, start: number, tag: string): string {
  let depth = 0;
  for (const { 0: found, index } of html.slice(start).matchAll(new RegExp(`</?${tag}\\b`, 'g'))) {
    depth += found.startsWith('</') ? -1 : 1;
    if (depth === 0) return html.slice(start, start + index);
  }
  return html.slice(start);
}

/** The same of its Markdown, read as topics are. */
function sectionsInMarkdown(markdown: string, language: string): unknown[] {
  const texts = languages.get(language)?.texts ?? {};
  const body = markdown.replace(/^---\n.*?\n---\n/s, '');
  const around = { file: '', firstLine: 1, words: new Map(), aliases: new Map(), texts };
  const { html } = readMarkdown(body, { ...around, publish: (address) => ({ address }) });
  const [head = '', ...parts] = html
    .replace(new RegExp(`<h2>${texts.sources}</h2>.*$`, 's'), '')
    .split(/<div class="heading">(?=<h[2-4])/);
  const top = /<h1>(.*?)<\/h1>(.*)$/s.exec(head) ?? [];
  return [
    ['top', read(top[1] ?? ''), ...statusInMarkdown(top[2] ?? '')],
    ...parts.map((part) => {
      const [heading, id = '', text = ''] = /^<h\d id="([^"]*)">(.*?)<\/h\d>/s.exec(part) ?? [''];
      return [decodeHTML(id), read(text), ...statusInMarkdown(part.slice(heading.length))];
    }),
  ];
}

const STATUS = /<p><em>(.*?)(?: \(([\d, ]+)\))?<\/em><\/p>/;

function statusInMarkdown(html: string): [string, string, number] {
  const [, words = '', numbers = ''] = STATUS.exec(html) ?? [];
  return [read(html.replace(STATUS, '')), read(words), numbers === '' ? 0 : numbers.split(', ').length];
}

function sectionsInJson({ statements }: PageForMachines, ids: ReadonlySet<string>): unknown[] {
  return statements
    .filter(({ anchor }) => ids.has(anchor))
    .map(({ anchor, heading, text, status_text = '', sources }) => {
      const plain = (said: string): string => said.replace(/\s/g, '');
      return [anchor, plain(heading), plain(text), plain(status_text), status_text ? sources.length : 0];
    });
}

describe('A page, its Markdown and its JSON say the same, section by section', () => {
  test('there are pages of both languages', () => {
    expect([...new Set(pages.map(({ address }) => languageOfPage(address)))]).toEqual(['en', 'zh']);
    expect(pages.length).toBeGreaterThan(30);
  });

  test.each(pages.map((page) => [page.address, page] as const))('%s', (address, page) => {
    const [, language = ''] = address.split('/');
    const file = (name: string): string => readFileSync(join(builtSite(), address, name), 'utf8');
    const shown = sectionsOnPage(page);
    expect(sectionsInMarkdown(file('index.md'), language)).toEqual(shown);
    const ids = new Set(shown.map((section) => (section as string[])[0] ?? ''));
    expect(sectionsInJson(JSON.parse(file('index.json')), ids)).toEqual(shown);
  });
});

test.each([
  ['with announced changes', () => siteWithNews()],
  ['in three languages', () => site('three-languages')],
])('What a second thread works out of a file says what its page says, on a site %s', (_, made) => {
  const content = made();
  const { project } = examineSources(content, someDay);
  const { topics, operator } = readContent(loadContent(content, someDay));
  const read = new Map(topics.map((topic) => [topic.path, topic]));
  let count = 0;
  for (const { topic, view } of project?.plan.pages ?? []) {
    const ahead = topic && read.get(topic.path);
    if (!view || !ahead || !operator || !isPublished(ahead)) continue;
    const text = textOf(topic);
    const said = saidText(ahead, text.html, operator);
    expect(pageFiles(topic, { ...text, said }, view)).toEqual(pageFiles(topic, text, view));
    count++;
  }
  expect(count).toBeGreaterThan(3);
});
