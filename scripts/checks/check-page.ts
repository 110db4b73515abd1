import type { Page } from '../links/page.ts';
import type { SiteGraph } from '../links/site-graph.ts';
import type { Problem } from '../problem.ts';
import { rules } from './rules.ts';

/** Everything that the rules find on one page. */
export function* checkPage(page: Page, site: SiteGraph): Generator<Problem, undefined> {
  for (const rule of rules) yield* rule(page, site);
}
