import type { Place } from '../problem.ts';
import { withBase } from '../site/addresses.ts';
import type { LanguageContent } from '../site/content.ts';
import type { Language } from '../site/data-schema.ts';
import type { FormatDay } from '../site/day-format.ts';
import type { Operator } from '../site/operator-schema.ts';
import type { Localised } from '../site/schema.ts';
import { localise } from '../site/schema.ts';
import type { Site } from '../site/site.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { TopicTree } from './topic-tree.ts';

/** What the views of one language are made of. */
export interface ViewSource {
  readonly content: Site;
  readonly operator: Operator;
  readonly inLanguage: LanguageContent;
  readonly tree: TopicTree;
  /** The topics of all languages by their paths. */
  readonly topics: ReadonlyMap<string, PublishedTopic>;
  /** The languages that have a home page, the default one first. */
  readonly present: readonly Language[];
  /** Where objects of the views were written, for the checks of built pages. */
  readonly places: WeakMap<object, Place>;
  /** Writes a day (`YYYY-MM-DD`) or a year (`YYYY`) in the way of the language. */
  readonly formatDay: FormatDay;
  /** When a day begins where the operator is (RFC 3339). */
  readonly midnight: (day: string) => string;
}

/** A view that knows the place of what it shows. */
export function placed<T extends object>(view: T, place: Place | undefined, { places }: ViewSource): T {
  if (place) places.set(view, place);
  return view;
}

/** An address of the site as pages link to it. */
export function hrefOf(address: string, { operator }: ViewSource): string {
  return withBase(address, operator.site.base);
}

/** An address of the site with scheme and host. */
export function absolute(address: string, source: ViewSource): string {
  return source.operator.site.url + hrefOf(address, source);
}

/** Whose pages stand at `/`, and are shown to those who read none of the languages. */
export function isDefault({ code }: Language, { site }: Operator): boolean {
  return code === site.default_language;
}

/** A value in the language of the view, the operator's words filled in. */
export function localText(value: Localised, { operator, inLanguage }: ViewSource): string {
  const text = localise(value, inLanguage.language.code, operator.site.default_language);
  return fillWords(text, inLanguage.words).text;
}

/** What the words of a view are in, where that is another language than its page's; layouts put it on their element. */
export interface Tongued {
  /** BCP 47. */
  readonly lang?: string;
  readonly dir?: string;
}

/** The language of a topic's words, where it is not that of the pages. */
export function tongueOf({ original }: PublishedTopic, { content, inLanguage }: ViewSource): Tongued {
  const own = content.languages.get(original?.language ?? '')?.language;
  if (!own) return {};
  const isTurned = own.direction !== inLanguage.language.direction;
  return { lang: own.tag, ...(isTurned && { dir: own.direction }) };
}
