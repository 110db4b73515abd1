import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';

// Nothing of the generator is used here: what it says of its addresses is held against what its pages show.

type Element = NonNullable<ReturnType<typeof DomUtils.getElementById>>;

/** Where a reader of an address ends on a built site, by its files alone. */
export interface Ending {
  /** The address without fragment, and the whole. */
  readonly address: string;
  readonly key: string;
  /** What stands at the anchor, or the title of the page; of what is gone, what is said of it. */
  readonly said: string;
  readonly isGone: boolean;
  /** How many links were followed. */
  readonly links: number;
}

/** Pages that were read before, by their files. */
export type ReadPages = Map<string, ReturnType<typeof parseDocument>>;

/** Follows an address, as a reader without JavaScript does; undefined where it leads nowhere. */
export function followBuilt(
  folder: string,
  key: string,
  pages: ReadPages = new Map(),
  links = 0,
): Ending | undefined {
  const [address = '', fragment] = key.split(/#(.*)/s);
  const id = fragment === undefined ? null : decoded(fragment);
  const file = fileOf(folder, address);
  if (file === undefined || links > 3) return undefined;
  if (!file.endsWith('.html')) return { address, key, said: '', isGone: false, links };
  const page = pages.get(file) ?? parseDocument(readFileSync(file, 'utf8'));
  pages.set(file, page);
  const element = id === null ? null : DomUtils.getElementById(id, page.children);
  const entry = element && closest(element, 'moved-entry');
  const link = entry ? withClass(entry, 'moved-link') : element ? null : withClass(page, 'moved-page');
  if (link) {
    const href = link.attribs.href ?? '';
    const isWhole = !entry && id !== null && !href.includes('#');
    return followBuilt(folder, isWhole ? `${href}#${fragment}` : href, pages, links + 1);
  }
  const ofEntry = entry && withClass(entry, 'gone-note');
  // What is gone with its whole page is told at the head of that page.
  const gone = ofEntry ?? (entry || !element ? noteAtHead(page) : null);
  if (gone) return { address, key, said: textOf(gone), isGone: true, links };
  if (id !== null && !element) return undefined;
  const said = element ? saidAt(element) : textOf(page);
  return { address, key, said, isGone: false, links };
}

/** What stands at each address of a built site with an id of its own, by the address; of a page, its title. */
export function statementsIn(folder: string, pages: ReadPages): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const all = files.filter((path) => /^(?:.*\/)?index\.html$/.test(path)).sort();
  return new Map(
    all.flatMap((path) => {
      const page = parseDocument(readFileSync(join(folder, path), 'utf8'));
      pages.set(join(folder, path), page);
      const address = `/${path.replace(/index\.html$/, '')}`;
      if (withClass(page, 'moved-page') || noteAtHead(page)) return [];
      const title = textOf(DomUtils.getElementsByTagName('h1', page.children)[0] as Element);
      const elements = DomUtils.findAll((one) => one.attribs.id !== undefined, page.children);
      // The ids of layouts are promised to nobody.
      const own = elements.filter(
        (one) => !/^tc-/.test(one.attribs.id ?? '') && !closest(one, 'moved-entry'),
      );
      return [
        [address, title] as const,
        ...own.map((one) => [`${address}#${encodeURIComponent(one.attribs.id ?? '')}`, saidAt(one)] as const),
      ];
    }),
  );
}

/** A fragment as browsers look for it; one that is no UTF-8 stays as it is. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function saidAt(element: Element): string {
  return textOf(element) || textOf(element.parent as Element);
}

function fileOf(folder: string, address: string): string | undefined {
  const path = join(folder, decodeURIComponent(address));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
  return existsSync(file) ? file : undefined;
}

function noteAtHead(page: ReturnType<typeof parseDocument>): Element | null {
  const head = withClass(page, 'page-head');
  return head && withClass(head, 'gone-note');
}

function closest(element: Element, name: string): Element | null {
  for (let one: Element | null = element; one; one = one.parent as Element | null)
    if (classesOf(one).includes(name)) return one;
  return null;
}

function withClass(root: Element | ReturnType<typeof parseDocument>, name: string): Element | null {
  return DomUtils.findOne((one) => classesOf(one).includes(name), root.children);
}

function classesOf({ attribs }: Pick<Element, 'attribs'>): string[] {
  return attribs?.class?.split(' ') ?? [];
}

function textOf(node: Parameters<typeof DomUtils.textContent>[0]): string {
  return DomUtils.textContent(node).replace(/\s+/g, ' ').trim();
}
