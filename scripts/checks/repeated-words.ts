import { type Problem, problem } from '../problem.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import { resolve, type SiteGraph } from '../site/site-graph.ts';

/** What layouts make links of. */
const REPEATED = ['title', 'short'] as const;

/**
 * A problem with what a layout wrote, where an editor can mend it: a vague title is told in the front matter of its topic.
 * @param page on which the layout wrote it
 * @returns undefined for a heading that a list of contents repeats, which is no text of a link by itself, and for words of the past
 */
export function atItsTopic(found: Problem, page: Page, site: Site, graph: SiteGraph): Problem | undefined {
  if (found.code !== 'vague-link-text') return found;
  const { href, text } = found.facts;
  // Ids of the layouts' own begin with `tc-`.
  if (/^#(?!tc-)/.test(href)) return undefined;
  const target = resolve(href, page, graph);
  const topic = target.kind === 'page' ? site.byAddress.get(target.page.address) : undefined;
  const key = REPEATED.find((name) => topic?.matter[name] === text.trim());
  // However the layouts name it, it is one thing.
  if (topic && key)
    return problem('vague-link-text', topic.placeOf([key]), { href: topic.address, text, key });
  return isOfPast(text.trim(), site) ? undefined : found;
}

/** Whether a version is called so, or something in it: nobody can change that any more. */
function isOfPast(words: string, { versions }: Site): boolean {
  return versions.histories
    .values()
    .some(
      ({ texts, versions: all }) =>
        texts.values().some(({ heading }) => heading === words) ||
        all.some((version) => REPEATED.some((name) => version[name] === words)),
    );
}
