import type MarkdownIt from 'markdown-it';
import { type ContentsEntry, headingIds, type PageTree, pageTree, type TreePage } from '../page-layout.ts';

/** The part of Eleventy's configuration that plain Eleventy needs for the pages of the bench. */
interface PlainConfig {
  amendLibrary(engine: 'md', amend: (markdown: MarkdownIt) => void): void;
  addCollection(name: string, collect: (collections: { getAll(): readonly Item[] }) => unknown): void;
  addFilter(name: string, filter: (url: string) => unknown): void;
}

interface Item {
  readonly url: string;
  readonly data: Omit<TreePage, 'address'>;
}

/** The configuration of plain Eleventy in the bench: ids of headings, and the lists that every page of the bench has. */
export default function plainEleventy(config: PlainConfig): void {
  const contents = new Map<string, readonly ContentsEntry[]>();
  let tree: PageTree<TreePage> = pageTree([]);
  config.amendLibrary('md', (markdown) => {
    markdown.use(headingIds, (found: readonly ContentsEntry[], data: { page: { url: string } }) => {
      contents.set(data.page.url, found);
    });
  });
  config.addCollection('tree', (collections) => {
    const pages = collections.getAll().map(({ url, data: { title, description, weight } }) => ({
      address: url,
      title,
      description,
      weight,
    }));
    tree = pageTree(pages);
    return pages;
  });
  config.addFilter('contents', (url) => contents.get(url));
  config.addFilter('above', (url) => tree.above(url));
  config.addFilter('below', (url) => tree.below(url));
}
