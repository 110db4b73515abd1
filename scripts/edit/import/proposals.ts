import { stringify } from 'yaml';
import { idFor } from '../../checks/meant-id.ts';
import { type LinkContext, newHref } from './links.ts';
import type { OldPage } from './read-page.ts';

/** A list of links that stood beside old pages, as an entry of `_data/panels.yaml`. */
export interface Proposal {
  readonly yaml: string;
  /** The places at which it stood. */
  readonly places: readonly string[];
}

interface Told {
  readonly page: OldPage;
  readonly language: string;
  readonly context: LinkContext;
}

/** The panels of pages, those that are alike once. What one said beside its links is told as dropped. */
export function proposalsOf(pages: readonly Told[]): Proposal[] {
  const found = new Map<string, string[]>();
  for (const { page, language, context } of pages) {
    // Paths in data start from the folder of the language.
    const within: LinkContext = {
      ...context,
      page: { ...context.page, path: `${language}/panels.md`, address: '/' },
    };
    for (const { title, line, links, rest } of page.panels) {
      if (rest !== '') context.note('dropped', line, 'of a list beside the page', rest);
      const entry = {
        id: idFor(title) || 'panel',
        title: { [language]: title },
        links: links.map((link) => ({
          text: { [language]: link.text },
          to: newHref(link, link.text, within) ?? 'TODO',
        })),
      };
      const yaml = stringify([entry], { lineWidth: 0 });
      found.set(yaml, [...(found.get(yaml) ?? []), `${page.old.file}:${line}`]);
    }
  }
  return [...found].map(([yaml, places]) => ({ yaml, places }));
}
