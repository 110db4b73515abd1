import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import type { ImportedPage } from '../../scripts/edit/import/plan-import.ts';
import { readPages } from '../../scripts/edit/import/read-page.ts';
import { writeTopics } from '../../scripts/edit/import/write-topics.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import type { Site } from '../../scripts/site/site.ts';
import { splitFrontMatter } from '../../scripts/text/split-front-matter.ts';
import { site as fixture, newFolder } from './fixture.ts';
import { read } from './markdown.ts';

/** How often each word stands in a text. */
export type Words = ReadonlyMap<string, number>;

function wordsOf(texts: readonly string[]): Words {
  const words = texts.flatMap((text) => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []);
  return new Map([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}

/** What a reader sees of HTML, the numbers of lists included. @param opened selectors of what a reader opens by a click */
export async function wordsSeen(page: Page, html: string, opened: readonly string[] = []): Promise<Words> {
  const text = await page.evaluate(
    ({ html: whole, opened: selectors }) => {
      const frame = document.createElement('iframe');
      document.body.replaceChildren(frame);
      const inside = frame.contentDocument as Document;
      inside.open();
      inside.write(whole.replace(/<(script|iframe)\b[\s\S]*?<\/\1>|<img[^>]*>/gi, ''));
      // The sign of an item, which Word writes as a letter.
      for (const sign of inside.querySelectorAll('[style*="Ignore"]'))
        if (sign.textContent?.trim() === 'o') sign.remove();
      inside.close();
      for (const selector of selectors)
        for (const element of inside.querySelectorAll<HTMLElement>(selector)) element.style.display = 'block';
      for (const details of inside.querySelectorAll('details')) details.open = true;
      for (const list of inside.querySelectorAll<HTMLOListElement>('ol:not(#breadcrumbs, .breadcrumb)')) {
        const items = [...list.children].filter(({ localName }) => localName === 'li');
        const first = (items[0] as HTMLLIElement | undefined)?.value || list.start;
        for (const [index, item] of items.entries()) item.prepend(`${first + index} `);
      }
      return inside.body.innerText;
    },
    { html, opened },
  );
  return wordsOf([text]);
}

/** What became of a page's words: those of its topic, of proposals, and of what is told to be left out. */
export async function wordsKept(page: Page, { page: old }: ImportedPage, topic: string): Promise<Words> {
  const { yaml, body } = splitFrontMatter(topic);
  const matter = parse(yaml) as { title: string; summary: string };
  const isDeclared = old.notes.some(({ text }) => text.startsWith('the summary, '));
  const said = old.notes.flatMap(({ said: words = '', text }) =>
    text.startsWith('hidden') || text.startsWith('a field') ? [] : [words],
  );
  const panels = old.panels.flatMap(({ title, links }) => [title, ...links.map(({ text }) => text)]);
  const isGuessed = old.notes.some(({ text }) => text.startsWith('the title, '));
  const head = [
    isGuessed || matter.title === 'TODO' ? '' : matter.title,
    isDeclared || matter.summary === 'TODO' ? '' : matter.summary,
  ];
  const shown = await wordsSeen(page, withoutOurs(read(body).html));
  const all = wordsOf([...head, ...said, ...panels]);
  return new Map(
    [...new Set([...shown.keys(), ...all.keys()])].map((word) => [
      word,
      (shown.get(word) ?? 0) + (all.get(word) ?? 0),
    ]),
  );
}

let site: Site | undefined;

/** A site that pages are imported into, read once. */
function siteToImportTo(): Site {
  const content = join(newFolder(), 'content');
  cpSync(fixture('two-languages'), content, { recursive: true });
  return readContent(loadContent(content, '2026-11-22'));
}

/** A topic made of a page, and what is told of it. */
export function importPage(html: string): ImportedPage & { readonly topic: string } {
  const [page] = readPages([
    { file: 'old/x.html', path: 'x.html', address: 'x.html', matter: {}, templates: [], html },
  ]);
  if (!page) throw new Error('no page');
  const given = {
    ...{ old: '', root: undefined, to: '', owner: 'TODO', language: undefined },
    ...{ hosts: [], forms: [] },
  };
  const placed = { page, language: 'en', path: 'en/law/x.md' };
  site ??= siteToImportTo();
  const { texts } = writeTopics([placed], given, site);
  return { ...placed, problems: [], topic: texts.get(placed.path) ?? '' };
}

/** What the generator adds by itself to a text. */
function withoutOurs(html: string): string {
  return html
    .replace(/<a [^>]*class="(?:heading-link|statement-link)"[^>]*>.*?<\/a>/g, '')
    .replace(/<p class="callout-title">.*?<\/p>/g, '')
    .replaceAll('(PDF, 1 kB)', '')
    .replaceAll('TODO', '');
}

/** The words that two texts do not have equally often, each with both numbers. */
export function differing(seen: Words, kept: Words): string[] {
  return [...new Set([...seen.keys(), ...kept.keys()])]
    .filter((word) => (seen.get(word) ?? 0) !== (kept.get(word) ?? 0))
    .map((word) => `${word}: ${seen.get(word) ?? 0} → ${kept.get(word) ?? 0}`)
    .sort();
}
