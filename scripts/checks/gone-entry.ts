import type { Content } from '../site/content.ts';
import type { PublishedSite } from '../site/published-site.ts';
import { recordKey } from '../site/record.ts';
import { plainOrQuoted } from './alias-line.ts';

/**
 * The entry of `_data/gone.yaml` that says of a lost page or anchor what became of it, with the words left to the editor.
 * @param id decoded; null for the page itself
 * @returns undefined where no entry can: of what was no topic, or is there still in another language
 */
export function goneEntry(
  { languages }: Pick<Content, 'languages'>,
  { keys }: Pick<PublishedSite, 'keys'>,
  address: string,
  id: string | null,
): string | undefined {
  const [, code = '', rest = ''] = /^\/([^/]+)\/((?:[a-z0-9_-]+\/)*)$/.exec(address) ?? [];
  if (!languages.has(code)) return undefined;
  const others = [...languages.keys()].map((other) => recordKey(`/${other}/${rest}`, id));
  if (others.some((key) => keys.has(key))) return undefined;
  const path = rest === '' ? 'index.md' : `${rest.slice(0, -1)}.md`;
  const page = recordKey(path, id);
  return `- { page: ${plainOrQuoted(page)}, on: DAY, why: WHAT HAPPENED }`;
}
