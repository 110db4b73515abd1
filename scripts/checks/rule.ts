import type { Problem } from '../problem.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';

/** One rule: what is wrong on one page of a site. Pure. */
export type Rule = (page: Page, site: SiteGraph) => Iterable<Problem>;
