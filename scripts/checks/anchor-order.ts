import type { Anchor, Outline } from '../text/outline.ts';

/**
 * The anchors that twins share, in the order of the page: what editors declared. Old ids of one anchor stand behind it, and
 * among themselves in any order.
 */
export function anchorOrder({ anchors }: Outline): Anchor[] {
  const order: Anchor[] = [];
  let aliases: Anchor[] = [];
  const flush = (): void => {
    order.push(...aliases.sort((a, b) => (a.id < b.id ? -1 : 1)));
    aliases = [];
  };
  for (const anchor of anchors) {
    if (anchor.kind === 'footnote' || anchor.kind === 'layout') continue;
    if (anchor.kind === 'alias') aliases.push(anchor);
    else {
      flush();
      order.push(anchor);
    }
  }
  flush();
  return order;
}
