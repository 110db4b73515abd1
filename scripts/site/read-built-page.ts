import { publishedAddress } from '../content/addresses.ts';
import { type Element, readHtml } from '../links/read-html.ts';
import type { Outline } from '../markdown/outline.ts';
import type { Place } from '../problem.ts';
import type { PlannedPage, SitePlan } from './site-plan.ts';
import { TRACE_DATA, TRACE_TAG } from './trace-templates.ts';

/** Reads what stands on a rendered page. Places say no more than the file: `readTracedPage` finds them where they are needed. */
export function readBuiltPage(html: string, planned: PlannedPage, plan: SitePlan): Outline {
  const place = { file: `_site/${planned.outputPath}`, line: 1, column: 1 };
  return readHtml(html, { origin: plan.operator.site.url, placeOf: () => place });
}

/**
 * Reads what stands on a page that was rendered from traced templates, with the place where each element was written:
 * in a template, in a data file, in the topic, and in the built page only where none of them says it is theirs.
 */
export function readTracedPage(html: string, planned: PlannedPage, plan: SitePlan): Outline {
  const { url, base } = plan.operator.site;
  const inPage = placesInFile(html, planned.outputPath);
  const inTopic = placesInTopic(planned, base);
  const placeOf = (element: Element): Place => {
    const { attributes } = element;
    const traced = attributes[TRACE_DATA] ?? attributes[TRACE_TAG];
    return (traced ? parsePlace(traced) : inTopic(element)) ?? inPage(element.offset);
  };
  return readHtml(html, { origin: url, placeOf });
}

function parsePlace(text: string): Place | undefined {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text) ?? [];
  return file ? { file, line: Number(line), column: Number(column) } : undefined;
}

/** Where the topic's own Markdown wrote an element: elements of layouts carry their place themselves. */
function placesInTopic({ topic }: PlannedPage, base: string): (element: Element) => Place | undefined {
  if (!topic) return () => undefined;
  const { anchors, links, headings, images } = topic.outline;
  const published = (href: string): string => publishedAddress(href, topic.path, base);
  const nextHeading = headings.values();
  const nextImage = images.values();
  return ({ name, attributes: { id, href } }) => {
    if (/^h[1-6]$/.test(name)) return nextHeading.next().value?.place;
    if (name === 'img') return nextImage.next().value?.place;
    if (id !== undefined) return anchors.find((anchor) => anchor.id === id)?.place;
    return links.find((link) => published(link.href) === href)?.place;
  };
}

function placesInFile(html: string, file: string): (offset: number) => Place {
  return (offset) => {
    const before = html.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { file: `_site/${file}`, line: before.split('\n').length, column: offset - lineStart + 1 };
  };
}
