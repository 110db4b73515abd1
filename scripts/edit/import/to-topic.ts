import { stringify } from 'yaml';
import { RESERVED } from '../../checks/meant-id.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import { isMeantAsAddress } from '../../site/old-address.ts';
import { recordKey } from '../../site/record.ts';
import type { Anchors } from './give-ids.ts';
import { everyBlock } from './give-ids.ts';
import type { LinkContext } from './links.ts';
import { newHref } from './links.ts';
import type { OldPage } from './read-page.ts';
import { markdownOf } from './to-markdown-text.ts';
import { toTree } from './to-tree.ts';

/** What a topic is written from. */
export interface Making {
  readonly page: OldPage;
  /** Of the topic. */
  readonly path: string;
  readonly anchors: Anchors;
  /** The addresses at which the page stood, that nothing else claims. */
  readonly addresses: readonly string[];
  readonly owner: string;
  /** Whether sections of the site say what they rest on. */
  readonly hasSources: boolean;
}

/**
 * An old id as aliases: with the whole address where it would be taken for one, and with the old ones where the id is one
 * that the generator gives itself.
 * @param path of the topic
 */
function aliasesOf(id: string, path: string, addresses: readonly string[]): string[] {
  if (RESERVED.test(id)) return addresses.map((address) => recordKey(address, id));
  return [isMeantAsAddress(id) ? recordKey(addressOfTopic(path), id) : id];
}

/** The text of the file of a topic: a draft, with `TODO` for what a person has to say. */
export function toTopic(
  { page, path, anchors, addresses, owner, hasSources }: Making,
  context: LinkContext,
): string {
  // Deeper ones begin no section.
  const sections = [...everyBlock(page.blocks)].filter(
    (block) => block.kind === 'text' && block.heading !== undefined && block.heading <= 4,
  );
  const sources = ['top', ...sections.map(({ id }) => id ?? '')].map((id) => [id, 'TODO']);
  const aliases = new Map<string, string[]>();
  if (addresses.length > 0) aliases.set('top', [...addresses]);
  for (const [id, old] of anchors.aliases)
    aliases.set(id, [...(aliases.get(id) ?? []), ...old.flatMap((one) => aliasesOf(one, path, addresses))]);
  const matter = {
    title: page.title,
    summary: page.summary ?? 'TODO',
    owner,
    reviewed: 'TODO',
    ...(hasSources && { sources: Object.fromEntries(sources) }),
    ...(aliases.size > 0 && { aliases: Object.fromEntries(aliases) }),
    draft: true,
  };
  const tree = toTree(page.blocks, (link, words) => newHref(link, words, context));
  return `---\n${stringify(matter, { lineWidth: 0, flowCollectionPadding: false })}---\n\n${markdownOf(tree)}`;
}
