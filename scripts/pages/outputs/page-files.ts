import { decodePath, PAGE_FILES } from '../../site/addresses.ts';
import { saidText } from '../../site/pieces.ts';
import type { PublishedTopic } from '../../site/twins.ts';
import { type OwnElement, type OwnNode, ownTree } from '../../text/html/own-tree.ts';
import { absoluteFrom, toMarkdown } from '../../text/html/to-markdown.ts';
import { fillText } from '../../text/markdown/words.ts';
import type { SaidText } from '../../text/outline.ts';
import { type AnnouncedView, announcedViews } from '../announced-view.ts';
import type { PageText } from '../page-text.ts';
import { sourceViews, statusViews } from '../status-view.ts';
import { absolute, type ViewSource } from '../view-source.ts';
import type { OutputFile } from './output.ts';
import { type Statement, statementsOn } from './statements.ts';

/** A page as machines read it. */
export interface PageForMachines {
  /** BCP 47. */
  readonly language: string;
  readonly address: string;
  readonly title: string;
  /** Its short name. */
  readonly short?: string;
  readonly summary: string;
  readonly owner: string;
  readonly reviewed: string;
  readonly statements: readonly Statement[];
}

/** The files that say for machines what the page of a topic says. @param text that of its page */
export function pageFiles(topic: PublishedTopic, text: PageText, view: ViewSource): OutputFile[] {
  const { title, short, summary, owner, reviewed } = topic.matter;
  const said = text.said ?? saidText(topic, text.html, view.operator);
  const page: PageForMachines = {
    language: view.inLanguage.language.tag,
    address: absolute(topic.address, view),
    title,
    ...(short && { short }),
    summary,
    owner,
    reviewed,
    statements: statementsOn(topic, said.pieces, view),
  };
  const texts = {
    'index.md': () => markdownOf(page, topic, said, view),
    'index.json': () => `${JSON.stringify(page)}\n`,
  };
  return PAGE_FILES.map((name) => ({ path: pathOf(topic.address, name), text: texts[name]() }));
}

/** The paths of these files below the output folder, by the address of the page. */
export function pageFilePaths(address: string): string[] {
  return PAGE_FILES.map((name) => pathOf(address, name));
}

function pathOf(address: string, name: string): string {
  return decodePath(address).slice(1) + name;
}

function markdownOf(
  { statements: _, ...head }: PageForMachines,
  topic: PublishedTopic,
  { parts }: SaidText,
  view: ViewSource,
): string {
  const matter = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const statuses = new Map(statusViews(topic, view).map((status) => [status.id, statusLine(status)]));
  const announced = announcedViews(topic, view);
  for (const one of announced.filter(({ id }) => id !== 'top'))
    statuses.set(one.id, [...(statuses.get(one.id) ?? []), ...announcedLines(one, view)]);
  const top: OwnNode[] = [
    element('h1', head.title),
    ...headNodes(
      head.summary,
      announced.find(({ id }) => id === 'top'),
      view,
    ),
    ...(statuses.get('top') ?? []),
  ];
  const around = { absolute: absoluteFrom(head.address) };
  const written = (nodes: readonly OwnNode[] = []): string => toMarkdown(nodes, around);
  const leaving = announced.filter((one) => one.isWithdrawn).flatMap((one) => announcedLines(one, view));
  const blocks = [
    written(top),
    ...parts.flatMap(({ markdown, id }) => [markdown, written(id === undefined ? [] : statuses.get(id))]),
    written([...leaving, ...sourceList(topic, view)]),
  ];
  return `---\n${matter.join('\n')}\n---\n\n${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** What stands below the title of a page: what holds until a day, and what is to come. */
function headNodes(summary: string, one: AnnouncedView | undefined, view: ViewSource): OwnNode[] {
  if (!one?.head || one.earlier.length === 0) return [element('p', summary)];
  const { title, summary: coming } = one.head;
  const named = title ? [element('p', element('strong', title))] : [];
  return [...announcedLines(one, view), ...named, element('p', coming)];
}

/** What holds until a day, and from which day on holds what follows. */
function announcedLines({ earlier, from, isWithdrawn }: AnnouncedView, view: ViewSource): OwnNode[] {
  const { texts } = view.inLanguage;
  return [
    ...earlier.flatMap(({ days, heading, html }) => [
      dayLine(days),
      ...(heading ? [element('p', element('strong', heading))] : []),
      ...ownTree(html),
    ]),
    dayLine(fillText((isWithdrawn ? texts.announced_gone : texts.announced_from) ?? '', { date: from.text })),
  ];
}

function dayLine(days: string): OwnElement {
  return element('p', element('em', days));
}

/** How sure a section is, and the numbers of its sources in the list at the end. */
function statusLine({ text, sources }: ReturnType<typeof statusViews>[number]): OwnNode[] {
  const numbers = sources.length > 0 ? ` (${sources.join(', ')})` : '';
  return [element('p', element('em', text + numbers))];
}

/** The sources of the page, numbered as on it. */
function sourceList(topic: PublishedTopic, view: ViewSource): OwnNode[] {
  const { texts } = view.inLanguage;
  const sources = sourceViews(topic, view);
  if (sources.length === 0) return [];
  const items = sources.map(({ title, publisher, url, stated, read, note }) => {
    const named = url ? { tag: 'a', attributes: { href: url }, children: [title] } : title;
    const facts = [publisher, stated, read && fillText(texts.source_read ?? '', { date: read.text }), note];
    return element('li', named, ...facts.flatMap((fact) => (fact ? [' · ', fact] : [])));
  });
  return [element('h2', texts.sources ?? ''), element('ol', ...items)];
}

function element(tag: string, ...children: OwnNode[]): OwnElement {
  return { tag, attributes: {}, children };
}
