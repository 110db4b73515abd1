import { addressOfSource, readReference } from '../content/addresses.ts';
import type { Content } from '../content/content.ts';
import { keptText } from '../content/kept-text.ts';
import type { Facts } from './page-facts.ts';

/** The addresses of the pages that the texts of topics, the panels and the home pages link to. */
export function linkedPages(content: Content, facts: Facts): Set<string> {
  const linked = new Set<string>();
  const add = (need: string, from = ''): void => {
    const address = need.slice(0, need.indexOf('#'));
    if (address !== from) linked.add(address);
  };
  for (const { address, leads } of facts.values())
    if (leads !== '') for (const need of leads.split(' ')) add(need, address);
  for (const code of content.languages.keys())
    for (const need of facts.get(`/${code}/`)?.needs.split(' ') ?? []) add(need);
  for (const { href, from } of otherLinks(content)) {
    const reference = readReference(href, from);
    if (reference.kind === 'source') linked.add(addressOfSource(reference.path));
    if (reference.kind === 'address') linked.add(reference.path);
  }
  return linked;
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
