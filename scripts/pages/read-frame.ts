import type { Place } from '../problem.ts';
import { type PlaceOf, readHtml } from '../text/html/read-html.ts';
import { emptyOutline, type Outline } from '../text/outline.ts';
import { type Part, type Rendering, TEXT } from './renderer.ts';
import { TRACE_DATA, TRACE_TAG } from './trace-templates.ts';

const NOWHERE: Place = { file: '_site', line: 1, column: 1 };

/** Of a text, what counts for the page around it: its headings and anchors. Ids of the page itself are the layout's to write. */
export function textInFrame({ headings, anchors }: Pick<Outline, 'headings' | 'anchors'>): Outline {
  const own = anchors.filter(({ id, of }) => id !== '' && of !== 'top');
  return { ...emptyOutline(), headings, anchors: own };
}

/**
 * Reads what stands on a page without the links and images of its shared parts and of its text. Places say nothing.
 * @param outlineOf what stands in a shared part, which needs to be read but once
 * @param origin scheme and host of the site
 */
export function readFrame(
  { pieces }: Pick<Rendering, 'pieces'>,
  text: Outline,
  outlineOf: (part: Part) => Outline,
  origin: string,
): Outline {
  const given = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    return piece === TEXT ? text : { ...outlineOf(piece), links: [], images: [] };
  });
  return readHtml(given, { origin, placeOf: () => NOWHERE });
}

/** Reads what stands in a part that pages share. Places say nothing. */
export function readPart({ html }: Part, origin: string): Outline {
  return readHtml(html, { origin, placeOf: () => NOWHERE });
}

/**
 * Reads a page that was rendered from traced templates, shared parts included: what a layout wrote on it, each thing with the
 * place in a template or a data file; whether a data file names the address at a place; and whether nobody says that it is theirs.
 */
export function readTracedFrame({ pieces }: Pick<Rendering, 'pieces'>, text: Outline, origin: string) {
  const ofData = new Set<Place>();
  const placeOf: PlaceOf = ({ attributes }) => {
    const written = attributes[TRACE_DATA];
    const place = parsePlace(written ?? attributes[TRACE_TAG]);
    if (written !== undefined) ofData.add(place);
    return place;
  };
  const given = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    return piece === TEXT ? text : piece.html;
  });
  const outline = readHtml(given, { origin, placeOf });
  return {
    outline,
    isOfData: (place: Place) => ofData.has(place),
    isUntraced: ({ file }: Place) => file === NOWHERE.file,
  };
}

function parsePlace(text = ''): Place {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text) ?? [];
  return file ? { file, line: Number(line), column: Number(column) } : NOWHERE;
}
