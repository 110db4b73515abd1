import { pageRules } from '../checks/rules.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';

/** Whether no rule finds anything on a page itself. */
export function keepsRules(page: Page, site: SiteGraph): boolean {
  for (const rule of pageRules) for (const _ of rule(page, site)) return false;
  return true;
}
