import type { Problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import type { GatheredPage } from '../site/gathered-pages.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import type { Earlier } from './check-record.ts';

/**
 * One rule: what is wrong on one page of a site. Pure. Of other pages it asks only whether they and their anchors are there: a
 * page that has not changed is not judged again where those are the same.
 */
export type Rule = (page: Page, site: SiteGraph) => Iterable<Problem>;

/** One question to a whole site. Pure. */
export type SiteRule = (site: Site, asked: Asked) => Iterable<Problem>;

/** What a check is told beside the site. */
export interface Asked {
  /** The day by which reviews and accepted problems are judged, `YYYY-MM-DD`. */
  readonly today: string;
  /** What the record is compared with, where there is something. */
  readonly earlier?: Earlier | undefined;
  /** Whether nothing was wrong with a topic when the same text was judged beside the same anchors. */
  readonly isKnown: (topic: Topic) => boolean;
  /** Tells what the page says now that holds all others of a language; undefined where that is not asked for. */
  readonly saidOn: (page: GatheredPage) => string | undefined;
}
