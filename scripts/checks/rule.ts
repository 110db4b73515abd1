import type { Page } from '../links/page.ts';
import type { SiteGraph } from '../links/site-graph.ts';
import type { Problem } from '../problem.ts';

/** One rule: what is wrong on one page of a site. Pure. */
export type Rule = (page: Page, site: SiteGraph) => Iterable<Problem>;
