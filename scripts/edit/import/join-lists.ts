import type { Block, ListBlock } from './blocks.ts';

/** Lists that follow each other as one, where they look like one; a deeper one is in the last item of the one before it. */
export function joinLists(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.kind !== 'list' || last?.kind !== 'list' || !add(last, block)) out.push(block);
  }
  return out;
}

/** @returns false where it is another list */
function add(list: ListBlock, next: ListBlock): boolean {
  const [depth, deeper] = [list.part?.depth ?? 0, next.part?.depth ?? 0];
  if (next.part && list.part?.of === next.part.of && deeper > depth) {
    const blocks = list.items.at(-1)?.blocks;
    const inner = blocks?.at(-1);
    if (!blocks || (inner?.kind === 'list' && add(inner, next))) return blocks !== undefined;
    blocks.push(next);
    return true;
  }
  const follows = next.ordered ? next.start === list.start + list.items.length && next.start > 1 : true;
  if (list.ordered !== next.ordered || !follows || deeper !== depth) return false;
  list.items[0]?.blocks[0]?.ids.push(...next.ids);
  list.items.push(...next.items);
  return true;
}
