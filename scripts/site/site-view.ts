import { withBase } from '../content/addresses.ts';
import type { Content, LanguageContent, Panel, PanelLink } from '../content/content.ts';
import type { Localised, Operator } from '../content/data-schema.ts';
import { localise } from '../content/localise.ts';
import { type Publication, publish } from '../content/publish.ts';
import { fillWords } from '../markdown/words.ts';
import type { Place } from '../problem.ts';
import { type ReadyTopic, sectionOf, shortTitle, type TopicTree } from './topic-tree.ts';

/** What the views of one language are made of. */
export interface ViewSource {
  readonly content: Content;
  readonly operator: Operator;
  readonly inLanguage: LanguageContent;
  readonly tree: TopicTree;
  /** Where objects of the views were written, for the checks of built pages. */
  readonly places: WeakMap<object, Place>;
}

/** A topic as a card shows it. */
export interface Card {
  readonly title: string;
  readonly short: string;
  readonly question?: string;
  readonly summary: string;
  readonly href: string;
}

/** What all pages of one language share; layouts know it as `site`, and its texts as `t`. */
export interface SiteView {
  readonly name: string;
  readonly operator: string;
  readonly company: string;
  readonly services: string;
  /** Empty where there is none. */
  readonly notice: string;
  readonly contact: readonly { label: string; value: string; href?: string; note?: string }[];
  readonly language: { code: string; tag: string; direction: string; name: string };
  readonly home: string;
  readonly nav: readonly { text: string; href: string; section: string }[];
  readonly panels: readonly {
    id: string;
    title: string;
    links: readonly { text: string; href: string; facts?: string; language?: string }[];
  }[];
}

/** A section as the home page shows it, with the topics below it. */
export type SectionCard = Card & { readonly topics: readonly Card[] };

/** Works out what all pages of a language share, once. */
export function siteView(source: ViewSource): SiteView {
  const { operator, inLanguage, tree } = source;
  const { language, words, panels } = inLanguage;
  const word = (name: string): string => words.get(name) ?? '';
  return {
    name: word('site_name'),
    operator: word('operator'),
    company: word('company'),
    services: word('services'),
    notice: operator.notice === '' ? '' : localText(operator.notice, source),
    contact: operator.contact.map(({ label, value, href, note }, index) =>
      placed(`contact.${index}`, source, {
        label: localText(label, source),
        value: localText(value, source),
        ...(href && { href }),
        ...(note && { note: localText(note, source) }),
      }),
    ),
    language: { code: language.code, tag: language.tag, direction: language.direction, name: language.name },
    home: withBase(`/${language.code}/`, operator.site.base),
    nav: tree.sections.map((topic) => {
      const { href } = cardOf(topic, source);
      return { text: shortTitle(topic), href, section: sectionOf(topic) };
    }),
    panels: panels.map((panel) => panelView(panel, source)),
  };
}

/** The sections of a language with their topics. */
export function sectionCards(source: ViewSource): SectionCard[] {
  const { tree } = source;
  return tree.sections.map((topic) => ({
    ...cardOf(topic, source),
    topics: tree.childrenOf(topic).map((child) => cardOf(child, source)),
  }));
}

/** A topic as a card shows it. */
export function cardOf({ address, matter }: ReadyTopic, { operator }: ViewSource): Card {
  const { title, short = title, question, summary } = matter;
  return {
    title,
    short,
    ...(question && { question }),
    summary,
    href: withBase(address, operator.site.base),
  };
}

/** A value in the language of the view, the operator's words filled in. */
export function localText(value: Localised, { operator, inLanguage }: ViewSource): string {
  const text = localise(value, inLanguage.language.code, operator.site.default_language);
  return fillWords(text, inLanguage.words).text;
}

/** A view that knows the place of the address which it shows. @param key the path of its entry in a data file */
export function placed<T extends object>(key: string, { content, places }: ViewSource, view: T): T {
  const place = content.dataLinks.get(key)?.place;
  if (place) places.set(view, place);
  return view;
}

function panelView({ id, title, links, place }: Panel, source: ViewSource): SiteView['panels'][number] {
  const view = { id, title, links: links.map((link) => panelLink(link, source)) };
  source.places.set(view, place);
  return view;
}

const NONE: Publication['published'] = new Map();

function panelLink(link: PanelLink, source: ViewSource): SiteView['panels'][number]['links'][number] {
  const { content, operator, inLanguage, places } = source;
  const { code, tag } = inLanguage.language;
  const { downloads, languages } = content;
  const publication = { base: operator.site.base, downloads, published: NONE, languages, code, tag };
  const { address, facts, language } = publish(link.to, `${code}/panels.yaml`, publication);
  const view = { text: link.text, href: address, ...(facts && { facts }), ...(language && { language }) };
  places.set(view, link.place);
  return view;
}
