import { problem } from '../problem.ts';
import { addressOfSource, readReference } from '../site/addresses.ts';
import type { Site } from '../site/site.ts';
import type { SiteRule } from './rule.ts';

/** `orphan-page`: somebody who reads the site comes upon every page: a topic's text, a panel or a home page links to it. */
export const orphanPages: SiteRule = function* (site, { linkedFromHome }) {
  const linked = new Set(linkedFromHome);
  for (const code of site.languages.keys()) linked.add(`/${code}/`);
  for (const address of fromPanels(site)) linked.add(address);
  for (const { address, path, matter, gist } of site.topics) {
    if (matter?.draft) continue;
    for (const target of addressesIn(gist().hrefs, path)) if (target !== address) linked.add(target);
  }
  for (const { address, file } of site.publishedTopics)
    if (!linked.has(address)) yield problem('orphan-page', { file, line: 1, column: 1 }, { address });
};

function fromPanels({ languages }: Site): string[] {
  return [...languages].flatMap(([code, { panels }]) => {
    const hrefs = panels.flatMap(({ links }) => links.map(({ to }) => to));
    return addressesIn(hrefs, `${code}/panels.yaml`);
  });
}

/** Where links lead, whether something stands there or not. @param from the path of the file that they stand in */
function addressesIn(hrefs: readonly string[], from: string): string[] {
  return hrefs.flatMap((href) => {
    const reference = readReference(href, from);
    if (reference.kind === 'source') return [addressOfSource(reference.path)];
    return reference.kind === 'address' ? [reference.path] : [];
  });
}
