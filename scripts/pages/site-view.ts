import { withBase } from '../site/addresses.ts';
import type { Panel, PanelLink } from '../site/content.ts';
import { publish } from '../site/publish.ts';
import { type Localised, localise } from '../site/schema.ts';
import { fillWords } from '../text/markdown/words.ts';
import { type Tongued, tongueOf } from './tongue.ts';
import { type ReadyTopic, sectionOf, shortTitle } from './topic-tree.ts';
import type { ViewSource } from './view-source.ts';

/** A topic as a card shows it. */
export interface Card extends Tongued {
  readonly title: string;
  readonly short: string;
  readonly question?: string;
  readonly summary: string;
  readonly href: string;
}

/** A link of the navigation. */
export interface NavLink extends Tongued {
  readonly text: string;
  readonly href: string;
  readonly section: string;
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
  readonly nav: readonly NavLink[];
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
      return { text: shortTitle(topic), href, section: sectionOf(topic), ...tongueOf(topic, source) };
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
export function cardOf(topic: ReadyTopic, source: ViewSource): Card {
  const { title, short = title, question, summary } = topic.matter;
  return {
    title,
    short,
    ...(question && { question }),
    summary,
    href: withBase(topic.address, source.operator.site.base),
    ...tongueOf(topic, source),
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

function panelLink(link: PanelLink, source: ViewSource): SiteView['panels'][number]['links'][number] {
  const { content, operator, inLanguage, places } = source;
  const { code } = inLanguage.language;
  const { downloads, languages } = content;
  const { base } = operator.site;
  const publication = { base, downloads, languages, speaker: inLanguage };
  const { address, facts, language } = publish(link.to, `${code}/panels.yaml`, publication);
  const view = { text: link.text, href: address, ...(facts && { facts }), ...(language && { language }) };
  places.set(view, link.place);
  return view;
}
