import { inMarkup } from '../report/printable.ts';
import type { Topic } from '../site/content.ts';
import type { PublishedTopic } from '../site/twins.ts';
import type { Heading, Outline, SaidText } from '../text/outline.ts';
import type { AnnouncedView } from './announced-view.ts';
import type { ChangedView } from './changed-view.ts';
import type { StatusView } from './status-view.ts';
import { hrefOf, type ViewSource } from './view-source.ts';

/** The text of a topic as its page shows it. */
export interface PageText {
  readonly html: string;
  /** Of the version of its file. */
  readonly hash: string;
  readonly headings: readonly Omit<Heading, 'place'>[];
  /** What it says for machines, where that is known. */
  readonly said?: SaidText;
}

/** The text of a page that shows no topic, and what stands in it; places say nothing. */
export interface OwnText {
  readonly text: PageText;
  readonly outline: Pick<Outline, 'headings' | 'anchors'>;
}

/** The text of a topic, for its page. */
export function textOf(topic: Topic): PageText {
  return { ...topic.html(), headings: topic.text().headings };
}

/** A section of a translation whose original changed since: its id (`top` for the head of the page), and the original's. */
export type StaleView = ReturnType<typeof staleViews>[number];

/** The notices of a page: none where a topic is shown to readers of another language. */
export function staleViews(topic: PublishedTopic, source: ViewSource) {
  const stale = topic.original ? undefined : source.content.staleIn(topic);
  const language = stale && source.content.languages.get(stale.original.language)?.language;
  if (!stale || !language) return [];
  const { name, tag } = language;
  const address = hrefOf(stale.original.address, source);
  return stale.ids.map((id) => ({
    id,
    href: id === 'top' ? address : `${address}#${encodeURI(id)}`,
    language: { name, tag },
  }));
}

/** What stands below the heading of a section: that its original changed, how sure it is, and what holds until a day. */
export interface SectionNotes {
  readonly stale?: StaleView | undefined;
  readonly status?: StatusView | undefined;
  readonly announced?: AnnouncedView | undefined;
  readonly changed?: ChangedView | undefined;
}

/** A part of a text, and the notes that stand in front of it. */
interface Slice extends SectionNotes {
  /** To the end of the section. */
  readonly html: string;
  /** What follows before the next notes: the next heading, with its text where it has none. */
  readonly rest: string;
}

/** The notes of a page by the ids of its sections; `top` is the head of the page. */
export function notesOf(
  stale: readonly StaleView[],
  statuses: readonly StatusView[],
  announced: readonly AnnouncedView[] = [],
  changes: readonly ChangedView[] = [],
): ReadonlyMap<string, SectionNotes> {
  const notes = new Map<string, SectionNotes>(statuses.map((status) => [status.id, { status }]));
  for (const notice of stale) notes.set(notice.id, { ...notes.get(notice.id), stale: notice });
  for (const view of announced) notes.set(view.id, { ...notes.get(view.id), announced: view });
  for (const view of changes) notes.set(view.id, { ...notes.get(view.id), changed: view });
  return notes;
}

/** Cuts a text behind the headings of the sections that have notes, in the order of the page. */
export function sliceText(
  text: PageText | undefined,
  notes: ReadonlyMap<string, SectionNotes>,
): readonly Slice[] {
  const html = text?.html ?? '';
  if (!text || notes.size === 0) return [{ html, rest: '' }];
  const cuts = [...notes].flatMap(([id, note]) => {
    const at = behindHeading(text, id);
    return at < 0 ? [] : [{ at, note }];
  });
  cuts.sort((a, b) => a.at - b.at);
  return [
    { html: html.slice(0, cuts[0]?.at), rest: '' },
    ...cuts.map(({ at, note }, index) => ({ ...sectionIn(html.slice(at, cuts[index + 1]?.at)), ...note })),
  ];
}

/** Parts a text at the end of its section, in front of a heading; at its own end where the heading stands inside something. */
function sectionIn(text: string): Pick<Slice, 'html' | 'rest'> {
  const end = text.indexOf(START);
  const html = end < 0 ? text : text.slice(0, end);
  let depth = 0;
  for (const [, isEnd] of html.matchAll(CONTAINER)) {
    depth += isEnd ? -1 : 1;
    if (depth < 0) break;
  }
  return depth === 0 ? { html, rest: text.slice(html.length) } : { html: '', rest: text };
}

/** Where the text goes on behind a heading, as our own Markdown writes it. */
function behindHeading({ html, headings }: PageText, id: string): number {
  const heading = headings.find((one) => one.id === id);
  const start = heading ? html.indexOf(`<h${heading.level} id="${inMarkup(id)}">`) : -1;
  const end = start < 0 ? -1 : html.indexOf(END, start);
  return end < 0 ? -1 : end + END.length;
}

/** What a heading with an id stands in. */
const START = '<div class="heading">';
/** What may hold headings, as our own Markdown writes it. */
const CONTAINER = /<(\/)?(?:blockquote|ol|ul|li|div)\b/g;

/** Ends a heading and the link to it. */
const END = '</a></div>\n';
