import type { Problem } from '../problem.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { rules } from './rules.ts';

/** Everything that the rules find on one page. */
export function* checkPage(page: Page, site: SiteGraph): Generator<Problem, undefined> {
  for (const rule of rules) yield* rule(page, site);
}
