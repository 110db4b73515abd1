import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { readRecordKey } from '../../scripts/site/record.ts';

type Element = NonNullable<ReturnType<typeof DomUtils.getElementById>>;

/** Where a reader of an address ends on a built site, by its files alone. */
export interface Ending {
  /** The address without fragment. */
  readonly address: string;
  /** What stands at the anchor, or the title of the page; of what is gone, what is said of it. */
  readonly said: string;
  readonly isGone: boolean;
  /** How many links were followed. */
  readonly links: number;
}

/** Follows an address, as a reader without JavaScript does; undefined where it leads nowhere. */
export function followBuilt(folder: string, key: string, links = 0): Ending | undefined {
  const { address, id } = readRecordKey(key);
  const file = fileOf(folder, address);
  if (file === undefined || links > 3) return undefined;
  if (!file.endsWith('.html')) return { address, said: '', isGone: false, links };
  const page = parseDocument(readFileSync(file, 'utf8'));
  const element = id === null ? null : DomUtils.getElementById(id, page.children);
  const entry = element && closest(element, 'moved-entry');
  const link = entry ? withClass(entry, 'moved-link') : element ? null : withClass(page, 'moved-page');
  if (link) {
    const href = link.attribs.href ?? '';
    const isWhole = !entry && id !== null && !href.includes('#');
    return followBuilt(folder, isWhole ? `${href}#${id}` : href, links + 1);
  }
  const ofEntry = entry && withClass(entry, 'gone-note');
  // What is gone with its whole page is told at the head of that page.
  const gone = ofEntry ?? (entry || !element ? noteAtHead(page) : null);
  if (gone) return { address, said: textOf(gone), isGone: true, links };
  if (id !== null && !element) return undefined;
  const said = element ? textOf(element) || textOf(element.parent as Element) : textOf(page);
  return { address, said, isGone: false, links };
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
