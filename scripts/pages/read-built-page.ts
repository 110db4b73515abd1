import type { Place } from '../problem.ts';
import type { PlaceOf } from '../text/html/html-reader.ts';
import { readHtml, readPlainHtml } from '../text/html/read-html.ts';
import { emptyOutline, type Outline } from '../text/outline.ts';
import type { PageText } from './page-text.ts';
import { type Part, type Rendering, TEXT } from './renderer.ts';
import type { PlannedPage, SitePlan } from './site-plan.ts';
import { TRACE_DATA, TRACE_TAG } from './trace-templates.ts';

const NOWHERE: Place = { file: '_site', line: 1, column: 1 };
const partOutlines = new WeakMap<Part, Outline>();

/** A page as it was rendered, and what it was rendered from. */
export interface Shown {
  readonly planned: PlannedPage;
  readonly text: PageText | undefined;
  readonly rendering: Rendering;
}

/**
 * Reads what stands on a rendered page, piece by piece: parts that pages share are read once, and what our own Markdown
 * put there is known. Places say nothing: `readTracedPage` finds them where they are needed.
 * @param known what to take in of a piece that is known; without it all of it
 */
export function readRendering(
  { text, rendering: { pieces } }: Shown,
  plan: SitePlan,
  known: (outline: Outline) => Outline = (outline) => outline,
): Outline {
  const given = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    return known(piece === TEXT ? (text?.written ?? emptyOutline()) : readPart(piece, plan));
  });
  return readPlainHtml(given, { origin: plan.operator.site.url, placeOf: () => NOWHERE });
}

/** Reads what stands in a part that pages share. */
export function readPart(part: Part, { operator }: SitePlan): Outline {
  const outline =
    partOutlines.get(part) ??
    readPlainHtml([part.html], { origin: operator.site.url, placeOf: () => NOWHERE });
  partOutlines.set(part, outline);
  return outline;
}

/**
 * Reads what stands on a page that was rendered from traced templates, with the place where each element was written:
 * in a template, in a data file, in the topic, and in the built page only where none of them says it is theirs.
 */
export function readTracedPage(
  html: string,
  planned: PlannedPage,
  text: PageText | undefined,
  plan: SitePlan,
): Outline {
  const { url } = plan.operator.site;
  const inPage = placesInFile(html, planned.outputPath);
  const inTopic = placesInTopic(text);
  const placeOf: PlaceOf = (element, what) => {
    const { attributes } = element;
    const traced = attributes[TRACE_DATA] ?? attributes[TRACE_TAG];
    return (traced ? parsePlace(traced) : inTopic(element, what)) ?? inPage(element.offset);
  };
  return readHtml(html, { origin: url, placeOf });
}

function parsePlace(text: string): Place | undefined {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text) ?? [];
  return file ? { file, line: Number(line), column: Number(column) } : undefined;
}

/**
 * Where the topic's own Markdown wrote an element: elements of layouts carry their place themselves. What stands on the
 * page several times was written several times, in the same order.
 */
function placesInTopic(text: PageText | undefined): (...args: Parameters<PlaceOf>) => Place | undefined {
  const { headings, images, anchors, links } = text?.written ?? emptyOutline();
  const nextHeading = headings.values();
  const nextImage = images.values();
  const nextAnchor = byKey(anchors, ({ id }) => id);
  const nextLink = byKey(links, ({ href }) => href);
  return ({ name, attributes: { id = '', href } }, what) => {
    if (what === 'id') return nextAnchor(id);
    if (/^h[1-6]$/.test(name)) return nextHeading.next().value?.place;
    if (name === 'img') return nextImage.next().value?.place;
    // A cell of a table, say, is asked for too: it takes no place of a link without an address.
    return href === undefined ? undefined : nextLink(href);
  };
}

/** Hands out the places of things with one key, one after the other. */
function byKey<T extends { readonly place: Place }>(
  things: readonly T[],
  keyOf: (thing: T) => string,
): (key: string) => Place | undefined {
  const queues = new Map([...Map.groupBy(things, keyOf)].map(([key, same]) => [key, same.values()]));
  return (key) => queues.get(key)?.next().value?.place;
}

function placesInFile(html: string, file: string): (offset: number) => Place {
  return (offset) => {
    const before = html.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { file: `_site/${file}`, line: before.split('\n').length, column: offset - lineStart + 1 };
  };
}
