import { searchAddress } from '../site/addresses.ts';
import type { Language } from '../site/data-schema.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { twinPath } from '../site/twins.ts';
import { fillText } from '../text/markdown/words.ts';
import { absolute, hrefOf, isDefault, type ViewSource } from './view-source.ts';

/** A translation of a page, itself included, as search engines are told of it: `tag` is BCP 47, or `x-default`. */
export type Alternate = ReturnType<typeof alternatesOf>[number];

/** A language of the site, and what the switch leads to in it. */
export type LanguageLink = ReturnType<typeof languageLinks>[number];

/** What the page for missing pages says in another language, and the way to the home page of that language. */
export type MissingIn = ReturnType<typeof missingIn>[number];

/** The translations of a topic, with the default language's as the one for all others; none where it is in one language. */
export function alternatesOf(topic: PublishedTopic, source: ViewSource) {
  if (topic.oneLanguage) return [];
  const twinIn = (code: string) => source.topics.get(twinPath(topic.path, code));
  return alternatesAt((code) => {
    const twin = twinIn(code);
    return twin?.oneLanguage ? undefined : twin?.address;
  }, source);
}

/** The same of any page. @param addressIn where it stands in a language, by the code */
export function alternatesAt(addressIn: (code: string) => string | undefined, source: ViewSource) {
  const found = source.present.flatMap((language) => {
    const address = addressIn(language.code);
    return address === undefined ? [] : [{ language, href: absolute(address, source) }];
  });
  if (found.length < 2) return [];
  const fallback = found.find(({ language }) => isDefault(language, source.operator));
  const alternates = found.map(({ language, href }) => ({ tag: language.tag, href }));
  return fallback ? [...alternates, { tag: 'x-default', href: fallback.href }] : alternates;
}

/** What the switch leads to: the same page, or the home page of a language that does not have it; none in one language. */
export function languageLinks(topic: PublishedTopic, source: ViewSource) {
  return languageLinksAt((code) => source.topics.get(twinPath(topic.path, code))?.address, source);
}

/**
 * The same of any page.
 * @param addressIn where it stands in a language, by the code
 * @param noteIn what is said of the home page of a language that does not have it
 */
export function languageLinksAt(
  addressIn: (code: string) => string | undefined,
  source: ViewSource,
  noteIn = (language: Language): string => say('language_missing', language, source),
) {
  const { inLanguage, present } = source;
  if (present.length < 2) return [];
  return present.map((language) => {
    const { code, name, tag, direction } = language;
    const address = addressIn(code);
    const href = hrefOf(address ?? `/${code}/`, source);
    const note = address === undefined ? { note: noteIn(language) } : {};
    return { name, tag, direction, href, current: language === inLanguage.language, ...note };
  });
}

/** From a page that stands no more to where it is now in another language. @param now where it is in its own */
export function oldPageLinks(address: string, now: string | undefined, source: ViewSource) {
  const { code: own } = source.inLanguage.language;
  const topic = now === undefined ? undefined : source.content.byAddress.get(now);
  const twinIn = (code: string) => topic && source.topics.get(twinPath(topic.path, code))?.address;
  return languageLinksAt((code) => (code === own ? address : twinIn(code)), source);
}

/** The home pages of all languages, for a page that stands in none. */
export function homeLinks(source: ViewSource) {
  const { code: own } = source.inLanguage.language;
  const ownHome = (code: string): string | undefined => (code === own ? `/${code}/` : undefined);
  return languageLinksAt(ownHome, source, (language) => say('language_home', language, source));
}

/** A text of a language about itself, by its name. */
function say(key: string, { code, name }: Language, { content }: ViewSource): string {
  return fillText(content.languages.get(code)?.texts[key] ?? name, { language: name });
}

/**
 * What the page for missing pages says in every other language: that there is none, the way to the home page, and where
 * pages of it with a similar address are found.
 */
export function missingIn(source: ViewSource) {
  const { content, inLanguage, present } = source;
  const others = present.filter(({ code }) => code !== inLanguage.language.code);
  return others.map((language) => {
    const { code, tag, direction } = language;
    const { not_found: text = '', not_found_nearest: nearest = '' } =
      content.languages.get(code)?.texts ?? {};
    return {
      tag,
      direction,
      text,
      nearest,
      index: hrefOf(searchAddress(code), source),
      href: hrefOf(`/${code}/`, source),
      home: say('language_home', language, source),
    };
  });
}
