import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { anchorIds } from './anchor-ids.ts';
import { brokenReference } from './broken-reference.ts';
import { emptyHeading } from './empty-heading.ts';
import { headingOrder } from './heading-order.ts';
import { imageAlt } from './image-alt.ts';
import { linkAddress } from './link-address.ts';
import { linkTarget } from './link-target.ts';
import { linkText } from './link-text.ts';
import { otherLanguage } from './other-language.ts';
import { rawHtml } from './raw-html.ts';
import type { Rule } from './rule.ts';
import { spacing } from './spacing.ts';
import { unreadLink } from './unread-link.ts';
import { vagueLinkText } from './vague-link-text.ts';

/** The rules about what stands on a page itself, in the order in which they are tried. */
export const pageRules: readonly Rule[] = [
  linkText,
  vagueLinkText,
  linkAddress,
  unreadLink,
  otherLanguage,
  anchorIds,
  emptyHeading,
  headingOrder,
  imageAlt,
  rawHtml,
  spacing,
  brokenReference,
];

/** Every rule about pages. */
export const rules: readonly Rule[] = [linkTarget, ...pageRules];

/** Whether a page keeps rules, as far as one need not know where it does not. */
export function keepsRules(page: Page, site: SiteGraph, asked: readonly Rule[]): boolean {
  for (const rule of asked) for (const _ of rule(page, site)) return false;
  return true;
}
