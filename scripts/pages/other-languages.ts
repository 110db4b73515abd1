import { withBase } from '../site/addresses.ts';
import type { Content } from '../site/content.ts';
import type { Language, Operator } from '../site/data-schema.ts';
import { twinPath } from '../site/twins.ts';
import { fillText } from '../text/markdown/words.ts';
import type { Alternate, InOthers, LanguageLink, MissingIn } from './language-views.ts';
import { absolute } from './page-view.ts';
import type { ReadyTopic, TopicTree } from './topic-tree.ts';

/** The topics of a site by their paths, and its languages that have a home page, the default one first. */
export interface Translations {
  readonly content: Content;
  readonly operator: Operator;
  readonly topics: ReadonlyMap<string, ReadyTopic>;
  readonly present: readonly Language[];
}

/** Puts together what tells which page is a translation of which. */
export function translationsOf(
  content: Content,
  operator: Operator,
  trees: Iterable<TopicTree>,
): Translations {
  const topics = new Map([...trees].flatMap((tree) => tree.topics.map((topic) => [topic.path, topic])));
  const present = [...content.languages.values()]
    .map(({ language }) => language)
    .filter(({ code }) => topics.has(`${code}/index.md`))
    .sort((a, b) => Number(isDefault(b, operator)) - Number(isDefault(a, operator)));
  return { content, operator, topics, present };
}

/** What the page of a topic says of the other languages. */
export function inOthers(topic: ReadyTopic, site: Translations): InOthers {
  return { alternates: alternatesOf(topic, site), languages: languagesOf(topic, site) };
}

/** Whose pages stand at `/`, and are shown to those who read none of the languages. */
export function isDefault({ code }: Language, { site }: Operator): boolean {
  return code === site.default_language;
}

/** The translations of a topic, with the default language's as the one for all others. */
function alternatesOf(topic: ReadyTopic, { operator, topics, present }: Translations): Alternate[] {
  if (topic.oneLanguage) return [];
  const found = present.flatMap((language) => {
    const twin = topics.get(twinPath(topic.path, language.code));
    return twin && !twin.oneLanguage ? [{ language, href: absolute(twin.address, { operator }) }] : [];
  });
  if (found.length < 2) return [];
  const fallback = found.find(({ language }) => isDefault(language, operator));
  const alternates = found.map(({ language, href }) => ({ tag: language.tag, href }));
  return fallback ? [...alternates, { tag: 'x-default', href: fallback.href }] : alternates;
}

/** What the switch leads to: the same page, or the home page of a language that does not have it. */
function languagesOf(topic: ReadyTopic, site: Translations): LanguageLink[] {
  const { operator, topics, present } = site;
  if (present.length < 2) return [];
  return present.map((language) => {
    const { code, name, tag, direction } = language;
    const twin = topics.get(twinPath(topic.path, code));
    const href = withBase(twin?.address ?? `/${code}/`, operator.site.base);
    const note = twin ? {} : { note: say('language_missing', language, site) };
    return { name, tag, direction, href, current: code === topic.language, ...note };
  });
}

/** A text of a language about itself, by its name. */
function say(key: string, { code, name }: Language, { content }: Translations): string {
  return fillText(content.languages.get(code)?.texts[key] ?? name, { language: name });
}

/** What the page for missing pages says in every other language: that there is none, and the way to the home page. */
export function missingIn(own: Language, site: Translations): MissingIn[] {
  const { content, operator, present } = site;
  const others = present.filter(({ code }) => code !== own.code);
  return others.map((language) => {
    const { code, tag, direction } = language;
    const text = content.languages.get(code)?.texts.not_found ?? '';
    const href = withBase(`/${code}/`, operator.site.base);
    return { tag, direction, text, href, home: say('language_home', language, site) };
  });
}
