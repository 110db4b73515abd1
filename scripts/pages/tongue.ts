import { withBase } from '../site/addresses.ts';
import type { ReadyTopic } from './topic-tree.ts';
import type { ViewSource } from './view-source.ts';

/** What the words of a view are in, where that is another language than its page's; layouts put it on their element. */
export interface Tongued {
  /** BCP 47. */
  readonly lang?: string;
  readonly dir?: string;
}

/** Where a page is shown that is in another language than all around it. */
export interface OriginalView {
  readonly href: string;
  readonly tag: string;
  /** The language as that of the page calls it. */
  readonly language: string;
}

/** The language of a topic's words, where it is not that of the pages. */
export function tongueOf({ original }: ReadyTopic, { content, inLanguage }: ViewSource): Tongued {
  const own = content.languages.get(original?.language ?? '')?.language;
  if (!own) return {};
  const isTurned = own.direction !== inLanguage.language.direction;
  return { lang: own.tag, ...(isTurned && { dir: own.direction }) };
}

/** The way from where a topic is shown to the topic itself. */
export function originalView({ address, language }: ReadyTopic, source: ViewSource): OriginalView {
  const { content, operator, inLanguage } = source;
  const tag = content.languages.get(language)?.language.tag ?? language;
  const names = new Intl.DisplayNames(inLanguage.language.tag, { type: 'language' });
  return { href: withBase(address, operator.site.base), tag, language: names.of(tag) ?? tag };
}
