import { addressOfSource, readReference } from '../site/addresses.ts';
import type { Content } from '../site/content.ts';
import { keptText } from '../site/kept-text.ts';
import type { Facts } from './page-facts.ts';

/**
 * Finds the pages that neither a topic's text, nor a panel, nor a home page links to.
 * @param addresses of the pages in question
 */
export function unlinkedPages(addresses: Iterable<string>, content: Content, facts: Facts): Set<string> {
  const left = new Set(addresses);
  for (const code of content.languages.keys()) {
    const home = `/${code}/`;
    left.delete(home);
    for (const need of facts.get(home)?.needs.split(' ') ?? []) left.delete(addressIn(need));
  }
  for (const { href, from } of otherLinks(content)) {
    const reference = readReference(href, from);
    if (reference.kind === 'source') left.delete(addressOfSource(reference.path));
    if (reference.kind === 'address') left.delete(reference.path);
  }
  for (const { address, leads } of facts.values()) {
    if (left.size === 0) break;
    for (const need of leads === '' ? [] : leads.split(' ')) {
      const target = addressIn(need);
      if (target !== address) left.delete(target);
    }
  }
  return left;
}

function addressIn(need: string): string {
  return need.slice(0, need.indexOf('#'));
}

/** The links of panels, and of topics that are not rendered as long as their front matter has faults. */
function* otherLinks({ languages, topics }: Content): Generator<{ href: string; from: string }> {
  for (const [code, { panels }] of languages)
    for (const { to } of panels.flatMap(({ links }) => links))
      yield { href: to, from: `${code}/panels.yaml` };
  for (const topic of topics) {
    if (topic.matter) continue;
    for (const { href } of keptText(topic).outline.links) yield { href, from: topic.path };
  }
}
