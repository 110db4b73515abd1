import type { PageText } from '../pages/page-text.ts';
import type { Topic } from '../site/content.ts';
import { needOf } from '../site/need.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { type Anchor, emptyOutline, type Heading } from '../text/outline.ts';
import { keepsRules } from './keeps-rules.ts';
import { type TwinFacts, twinFacts } from './twin-facts.ts';

/** What is kept of a topic's text once it was read and judged: all that its page needs, in a form that threads can hand over. */
export interface TextFacts {
  /** Of the version of its file. */
  readonly hash: string;
  readonly html: string;
  readonly headings: readonly Omit<Heading, 'place'>[];
  /** The ids in the HTML that may be linked to, and the old ones that are there for others. */
  readonly ids: readonly string[];
  readonly aliases: readonly string[];
  /** The anchors that editors declared, old ids included, as they stand in fragments, spaces between them. */
  readonly declared: string;
  /** The pages and anchors that its links need, as `address#fragment`, spaces between them. */
  readonly needs: string;
  /** How many links stand in the HTML. */
  readonly links: number;
  /** Whether all that can be judged without the anchors of other pages is in order, and is of the version named here. */
  readonly sound: boolean;
  /** What its twins are compared by, where it has any. */
  readonly twin?: TwinFacts;
}

/** Reads and judges the text of a topic. */
export function textFacts(topic: Topic, site: SiteGraph): TextFacts {
  const read = topic.read();
  const { hash, html, outline, written, problems } = read;
  const { address, path: base, complete } = topic;
  const page: Page = { origin: 'source', address, base, outline, complete, titled: true };
  const needs = outline.links.map(({ href, need }) => (need === undefined ? needOf(href, page, site) : need));
  const twin = twinFacts(read, site.policy.languages.get(topic.language)?.tag ?? 'en');
  return {
    hash: topic.hash,
    html,
    headings: outline.headings.map(({ level, id, text }) => ({ level, id, text })),
    ids: idsOf(written.anchors, (kind) => kind !== 'alias'),
    aliases: idsOf(written.anchors, (kind) => kind === 'alias'),
    declared: declaredIn(outline.anchors),
    needs: needs.filter(Boolean).join(' '),
    links: written.links.length,
    sound:
      hash === topic.hash && problems.length === 0 && !needs.includes(undefined) && keepsRules(page, site),
    ...(twin && { twin }),
  };
}

function declaredIn(anchors: readonly Anchor[]): string {
  const ids = anchors.filter(({ kind }) => kind !== 'footnote').map(({ id }) => encodeFragment(id));
  return [...new Set(ids)].filter(Boolean).join(' ');
}

/** The text as its page shows it; its links and images, which were judged, are left out. */
export function pageText({ html, headings, ids, aliases }: TextFacts): PageText {
  return {
    html,
    headings,
    written: {
      ...emptyOutline(),
      headings: headings.map((heading) => ({ ...heading, id: heading.id || null, place: NOWHERE })),
      anchors: [...ids.map(anchorOf('paragraph')), ...aliases.map(anchorOf('alias'))],
    },
  };
}

function idsOf(anchors: readonly Anchor[], isWanted: (kind: Anchor['kind']) => boolean): string[] {
  return anchors.flatMap(({ id, kind }) => (isWanted(kind) ? [id] : []));
}

function anchorOf(kind: Anchor['kind']): (id: string) => Anchor {
  return (id) => ({ id, kind, place: NOWHERE });
}

const NOWHERE = { file: '', line: 1, column: 1 };
