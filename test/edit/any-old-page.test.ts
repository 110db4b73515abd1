import fc from 'fast-check';
import type { Element } from 'hast';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readTree, textOf } from '../../scripts/edit/import/page-tree.ts';
import { splitFrontMatter } from '../../scripts/text/split-front-matter.ts';
import { anyOldPage } from '../support/any-old-page.ts';
import { runs } from '../support/full.ts';
import { importPage } from '../support/imported.ts';
import { read } from '../support/markdown.ts';

/** The blocks of a topic as a reader sees them. */
function blocksIn(body: string): string[] {
  const { body: root } = readTree(
    read(body).html.replace(/<a [^>]*class="(?:heading-link|statement-link)"[^>]*>.*?<\/a>/g, ''),
  );
  const found: string[] = [];
  const visit = (element: Element): void => {
    const { tagName: tag } = element;
    const isItem =
      tag === 'li' && !element.children.some((child) => child.type === 'element' && child.tagName === 'p');
    const inItem = tag === 'li' && !isItem;
    if (/^(?:h[1-6]|p)$/.test(tag) || isItem) found.push(`${tag} ${textOf(element)}`);
    else if (inItem) found.push(`li ${textOf(element)}`);
    else if (tag === 'td' || tag === 'th') found.push(`td ${textOf(element)}`);
    else for (const child of element.children) if (child.type === 'element') visit(child);
  };
  visit(root);
  return found.filter((block) => !/^p $/.test(block));
}

const one = (block: string): string => block.replace(/\s+/g, ' ').trim();

test('Any old page keeps its blocks, its levels, its ids and its links', () => {
  fc.assert(
    fc.property(anyOldPage, (page) => {
      const { topic, page: told } = importPage(page.html);
      const { yaml, body } = splitFrontMatter(topic);
      const matter = parse(yaml) as { title: string; aliases?: Record<string, string[]> };
      expect(one(matter.title)).toBe(one(page.title));
      expect(blocksIn(body).map(one)).toEqual(page.blocks.map(one));
      const alive = [...body.matchAll(/\{#([^{}]+)\}$/gm)].map(([, id]) => id);
      const aliases = Object.values(matter.aliases ?? {})
        .flat()
        .map((alias) => alias.replace(/^\/(?:en\/law\/x\/|x\.html)#/, ''));
      expect(
        page.ids.filter(
          (id) => !alive.includes(id) && !aliases.includes(id) && !aliases.includes(encodeURI(id)),
        ),
      ).toEqual([]);
      const links = read(body).outline.links.map(({ name, href }) => [one(name ?? ''), href]);
      expect(links).toEqual(page.links.map(([words, href]) => [one(words), href]));
      expect(read(body).outline.html).toEqual([]);
      const said = told.notes.flatMap(({ said: words }) => words ?? []);
      expect(
        page.dropped.filter(
          (words) => !said.includes(words) && !told.notes.some(({ text }) => text.includes(words)),
        ),
      ).toEqual([]);
      expect(told.panels.flatMap(({ title, links: all }) => [title, ...all.map(({ text }) => text)])).toEqual(
        page.beside,
      );
    }),
    { numRuns: runs(50) },
  );
});
