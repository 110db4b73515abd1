import type { Anchor, Outline } from '../text/outline.ts';

/**
 * One shape for everything that rules look at: a topic as written, a data file's links, or a built page.
 * `source` pages name files (`data-retention.md`), `built` pages name addresses.
 */
export interface Page {
  readonly origin: 'source' | 'built';
  /** Where it is published, without base path. */
  readonly address: string;
  /** What relative addresses on it start from: a path below the content folder, or an address of the site. */
  readonly base: string;
  /** What stands on it, with the places where it was written. */
  readonly outline: Outline;
  /** Whether its anchors are all known: a link to one that is not there is only then a problem. */
  readonly complete: boolean;
  /** A draft is there for its editors, not for readers. */
  readonly draft?: boolean;
  /** Its own h1 stands above the outline (topics: it is the front matter's title). */
  readonly titled: boolean;
}

/** A page whose outline is read when it is first asked for. */
export class LazyPage implements Page {
  readonly origin: Page['origin'];
  readonly address: string;
  readonly base: string;
  readonly complete: boolean;
  readonly draft: boolean;
  readonly titled: boolean;
  readonly #read: () => Outline;
  #outline: Outline | undefined;

  constructor(page: Omit<Page, 'outline'>, read: () => Outline) {
    this.origin = page.origin;
    this.address = page.address;
    this.base = page.base;
    this.complete = page.complete;
    this.draft = page.draft ?? false;
    this.titled = page.titled;
    this.#read = read;
  }

  get outline(): Outline {
    this.#outline ??= this.#read();
    return this.#outline;
  }
}

const ids = new WeakMap<readonly Anchor[], string[]>();

/** The ids that can be linked to, in the order of the page; one list, however often it is asked for. */
export function idsOf({ outline: { anchors } }: Page): string[] {
  const found = ids.get(anchors) ?? [...new Set(anchors.map(({ id }) => id))];
  ids.set(anchors, found);
  return found;
}
