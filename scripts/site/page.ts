import { findAnchor, type Indicated } from '../text/find-anchor.ts';
import { readHtml, xmlIds } from '../text/html/read-html.ts';
import { emptyOutline, type Outline } from '../text/outline.ts';
import type { KnownAnchor, Topic } from './content.ts';
import type { FrontMatter } from './schema.ts';
import type { Stage } from './stage.ts';

/** What rules look at: a topic as written or a data file's links, which name files (`source`), or a built page, which names addresses. */
export interface Page {
  readonly origin: 'source' | 'built';
  /** Where it is published, without base path. */
  readonly address: string;
  /** What relative addresses on it start from: a path below the content folder, or an address of the site. */
  readonly base: string;
  /** What stands on it, with the places where it was written. */
  readonly outline: Outline;
  /** What a fragment leads to on it. */
  readonly find: (fragment: string) => Indicated<KnownAnchor>;
  /** The ids that can be linked to, in the order of the page; one list, however often it is asked for. */
  readonly ids: () => readonly string[];
  /** Whether its anchors are all known: a link to one that is not there is only then a problem. */
  readonly complete: boolean;
  /** Since when, and until when, readers see it; undefined where they always do. */
  readonly shown?: Shown;
  /** Its own h1 stands above the outline (topics: it is the front matter's title). */
  readonly titled: boolean;
}

/** Whether readers see a page, and its first and last day where it has them. */
export interface Shown extends Partial<Pick<FrontMatter, 'publish' | 'expires'>> {
  readonly stage: Stage;
}

/** A topic as rules look at it; its text is read when it is needed. */
export function topicPage(topic: Topic): Page {
  const { address, path: base, complete, stage, matter: { publish, expires } = {} } = topic;
  const text = topic.original ?? topic;
  return {
    ...{ origin: 'source', address, base, complete, titled: true },
    shown: { stage, publish, expires },
    ...anchorsAmong(() => text.gist().anchors),
    get outline() {
      return text.text().outline;
    },
  };
}

/** The links of a data file, as a page at an address. @param base what they start from */
export function dataPage(address: string, base: string, links: Outline['links']): Page {
  const page = builtPage(address, { ...emptyOutline(), links }, '/');
  return { ...page, origin: 'source', base, titled: true };
}

/** A built page; its relative addresses start from its own. @param site the path that the site lives under */
export function builtPage(address: string, outline: Outline, site: string): Page {
  const base = site.slice(1) + address.slice(1);
  const anchors = anchorsAmong(() => contentFirst(outline));
  return { origin: 'built', address, base, outline, complete: true, titled: false, ...anchors };
}

/** Fragments that are instructions to who shows a drawing (SVG 2, 16.4; Media Fragments). */
const VIEW = /^(?:svgView\(|(?:xywh|t)=)/;
const PLACE = { file: '', line: 1, column: 1 };

/**
 * Files of which links can name a part, as pages at their addresses: drawings and others of XML, and HTML. Of such a page only
 * its ids are known, and it is read when one is asked for.
 * @param files gives the text of each; undefined where it cannot be read
 */
export function documentPages(
  files: Iterable<readonly [address: string, read: () => string | undefined]>,
  site: string,
): Map<string, Page> {
  const documents = [...files].filter(([address]) => /\.(?:svg|xhtml?|xht|html?)$/i.test(address));
  return new Map(documents.map(([address, read]) => [address, documentPage(address, read, site)]));
}

function documentPage(address: string, read: () => string | undefined, site: string): Page {
  let isRead = true;
  const { find, ids } = anchorsAmong(() => {
    const text = read();
    isRead = text !== undefined;
    return idsIn(text ?? '', address).map((id) => ({ id, kind: 'layout' }));
  });
  const found = (fragment: string) => find(fragment) ?? (isRead ? undefined : 'top');
  return {
    ...builtPage(address, emptyOutline(), site),
    ids,
    find: (fragment) => (VIEW.test(fragment) ? 'top' : found(fragment)),
  };
}

function idsIn(text: string, address: string): string[] {
  if (!/\.html?$/i.test(address)) return xmlIds(text);
  return readHtml(text, { origin: '', placeOf: () => PLACE }).anchors.map(({ id }) => id);
}

/** The anchors of a page, those of what it is about before those of its header: somebody looks for what they meant. */
function contentFirst({ anchors, contentFrom = 0 }: Outline): Outline['anchors'] {
  return contentFrom === 0 ? anchors : [...anchors.slice(contentFrom), ...anchors.slice(0, contentFrom)];
}

/** Looks things up among anchors; the index, and the list of all ids, are made once. */
export function anchorsAmong(anchorsOf: () => readonly KnownAnchor[]): Pick<Page, 'find' | 'ids'> {
  let first: Map<string, KnownAnchor> | undefined;
  let ids: readonly string[] | undefined;
  return {
    find(fragment) {
      first ??= anchorsOf().reduceRight((map, anchor) => map.set(anchor.id, anchor), new Map());
      return findAnchor(fragment, (id) => first?.get(id));
    },
    ids() {
      ids ??= [...new Set(anchorsOf().map(({ id }) => id))];
      return ids;
    },
  };
}
