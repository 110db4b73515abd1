import { anchorIds } from './anchor-ids.ts';
import { brokenReference } from './broken-reference.ts';
import { emptyHeading } from './empty-heading.ts';
import { headingOrder } from './heading-order.ts';
import { imageAlt } from './image-alt.ts';
import { linkScheme } from './link-scheme.ts';
import { linkTarget } from './link-target.ts';
import { linkText } from './link-text.ts';
import { rawHtml } from './raw-html.ts';
import type { Rule } from './rule.ts';

/** The rules about what stands on a page itself, in the order in which they are tried. */
export const pageRules: readonly Rule[] = [
  linkText,
  linkScheme,
  anchorIds,
  emptyHeading,
  headingOrder,
  imageAlt,
  rawHtml,
  brokenReference,
];

/** Every rule about pages. */
export const rules: readonly Rule[] = [linkTarget, ...pageRules];
