import type { Problem } from '../problem.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import type { Link } from '../text/outline.ts';

/** A link to an address of the web: `http:`, `https:`, or a host without a scheme. */
export interface WebLink {
  readonly link: Link;
  readonly url: URL;
  readonly page: Page;
  readonly site: SiteGraph;
}

/** Judges such an address. Pure. */
export type WebRule = (web: WebLink) => Problem | undefined;
