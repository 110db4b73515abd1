import { basesOf, idsIn, statusOf } from '../site/sources.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { fillText } from '../text/markdown/words.ts';
import { publishedFrom, sourceView } from './site-view.ts';
import { hrefOf, placed, type ViewSource } from './view-source.ts';

/**
 * How sure what stands under an anchor is (`top` is the head of the page), in words, with the way to what they mean, and the
 * numbers of its sources on the page.
 */
export type StatusView = ReturnType<typeof statusViews>[number];

/** The sources of a page, each once, in the order in which its sections name them. */
export function sourceViews(topic: PublishedTopic, source: ViewSource) {
  return citedOn(topic).flatMap((id) => sourceView(id, source));
}

/** The statuses of a page's sections; none where the site does not say since when statements count as current. */
export function statusViews({ matter }: PublishedTopic, source: ViewSource) {
  const since = source.operator.site.current_since;
  const ids = citedOn({ matter }).filter((id) => source.content.sources.has(id));
  const bases = since === undefined ? [] : [...basesOf(matter.sources)];
  return bases.flatMap(([id, basis]) => {
    const status = statusOf(basis, source.content.sources, since ?? '');
    const numbers = idsIn(basis).map((one) => ids.indexOf(one) + 1);
    if (!status) return [];
    const mark = source.inLanguage.marks.get(status.kind);
    const view = {
      id,
      kind: status.kind,
      text: wordsOf(status, source),
      ...(mark && { href: publishedFrom(mark.href, source).address }),
      sources: numbers.filter(Boolean).sort((a, b) => a - b),
    };
    return [placed(view, mark?.place, source)];
  });
}

/** The marks that a page explains, by the ids of the terms that name them; none where it explains no mark. */
export function marksOn(topic: PublishedTopic, source: ViewSource): Readonly<Record<string, string>> {
  const told = [...source.inLanguage.marks].flatMap(([kind, { href }]): [string, string][] => {
    const [address, id] = [publishedFrom(href, source).address.split('#', 1)[0], href.split('#')[1]];
    return id !== undefined && address === hrefOf(topic.address, source) ? [[id, kind]] : [];
  });
  return Object.fromEntries(told);
}

/** A term with an id, as our Markdown writes it. */
const TERM = /(<dt id="([^"]*)">(?:<span class="alias"[^>]*><\/span>)*)(.*?)(?=<a class="heading-link")/g;

/** Draws the names of marks, where they are explained, as marks. */
export function drawMarks(html: string, marks: Readonly<Record<string, string>>): string {
  return html.replace(TERM, (all, start: string, id: string, words: string) =>
    Object.hasOwn(marks, id)
      ? `${start}<span class="section-status-${marks[id]} status-explained"><span class="section-status-words">${words}</span></span>`
      : all,
  );
}

function citedOn({ matter }: Pick<PublishedTopic, 'matter'>): string[] {
  return [...new Set([...basesOf(matter.sources).values()].flatMap(idsIn))];
}

function wordsOf(
  status: NonNullable<ReturnType<typeof statusOf>>,
  { inLanguage: { texts }, formatDay }: ViewSource,
): string {
  if (status.kind === 'history') {
    const [first, last] = [status.first, status.last].map((day) => formatDay(day).text);
    return fillText(texts.status_history ?? '', { first, last });
  }
  if (status.kind === 'current') return texts.status_current ?? '';
  if (status.kind === 'law') return texts.status_law ?? '';
  if (status.kind === 'not-published') return texts.status_not_published ?? '';
  return fillText(texts.status_stated ?? '', { year: formatDay(status.day.slice(0, 4)).text });
}
