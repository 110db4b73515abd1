import { hashOf } from '../content/read-topic.ts';
import type { PageData, PlannedPage } from '../site/site-plan.ts';

/** Tells one state of a page from another: by its layout, all that it shows, and its topic's text. */
export function pageKey({ template, topic }: PlannedPage, { page, site }: PageData): string {
  const shared = siteKeys.get(site) ?? hashOf(JSON.stringify(site));
  siteKeys.set(site, shared);
  return hashOf(JSON.stringify([template, page, shared, topic?.hash]));
}

const siteKeys = new WeakMap<PageData['site'], string>();
