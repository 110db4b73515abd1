import { manifestAddress, searchAddress } from '../site/addresses.ts';
import type { Panel } from '../site/content.ts';
import type { Language, Source } from '../site/data-schema.ts';
import type { GatheredName } from '../site/gathered-pages.ts';
import { publish } from '../site/publish.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { fillText } from '../text/markdown/words.ts';
import type { Link } from '../text/outline.ts';
import { type FileView, fileView, madeFileView } from './file-view.ts';
import type { OutputFile } from './outputs/output.ts';
import { groundsOf } from './theme-css.ts';
import { sectionOf, shortTitle } from './topic-tree.ts';
import { feedLinks } from './version-view.ts';
import { hrefOf, localText, placed, type Tongued, tongueOf, type ViewSource } from './view-source.ts';

/** A topic as lists of links show it. */
export interface Card extends Tongued {
  readonly title: string;
  readonly short: string;
  readonly href: string;
}

/** What all pages of one language share; layouts know it as `site`, and its texts as `t`. */
export type SiteView = ReturnType<typeof siteView>;

/** Works out what all pages of a language share, once. @param registers the files that the site makes of them */
export function siteView(source: ViewSource, registers: readonly OutputFile[]) {
  const { content, operator, inLanguage, tree } = source;
  const { language, words, texts, panels } = inLanguage;
  const name = words.get('site_name') ?? '';
  const gathered = gatheredLinks(source);
  const files = [
    ...[...content.downloads.values()].map((download) => fileView(download, source)),
    ...registers.map(({ path, text }) => madeFileView(path, text, source)),
  ];
  return {
    name,
    // Where it is named outside the site, it says what it is about, if that is known.
    nameWithScope: texts.scope
      ? fillText(texts.page_of_site ?? '', { title: name, site: texts.scope })
      : name,
    // Empty where there is none.
    notice: operator.notice === '' ? '' : localText(operator.notice, source),
    contact: operator.contact.map(({ label, value, href, note }, index) => {
      const view = {
        label: localText(label, source),
        value: localText(value, source),
        ...(href && { href }),
        ...(note && { note: localText(note, source) }),
      };
      return placed(view, content.dataLinks.get(`contact.${index}`)?.place, source);
    }),
    filings: operator.filings.map(({ text, href, to, icon }, index) => {
      const isThere = content.images.some(({ path }) => path === icon);
      const view = {
        text: localText(text, source),
        href: to === undefined ? href : publishedFrom(to, source).address,
        ...(isThere && { icon }),
      };
      const link = inLanguage.filings.get(index) ?? content.dataLinks.get(`filings.${index}`);
      return placed(view, link?.place, source);
    }),
    language: { code: language.code, tag: language.tag, direction: language.direction, name: language.name },
    home: hrefOf(`/${language.code}/`, source),
    searchIndex: hrefOf(searchAddress(language.code), source),
    manifest: hrefOf(manifestAddress(language.code), source),
    locale: localeOf(language),
    nav: tree.sections.map((topic) => {
      const { href } = cardOf(topic, source);
      return { text: shortTitle(topic), href, section: sectionOf(topic), ...tongueOf(topic, source) };
    }),
    gathered,
    ...newsFeed(source),
    // Where words can be looked for with the browser alone.
    whole: gathered.find(({ name }) => name === 'all')?.href,
    panels: panels.map((panel) => panelView(panel, source, files)),
    files,
    look: lookView(source),
  };
}

/** What layouts show of a theme. */
function lookView({ content: { theme = {}, images } }: ViewSource) {
  const there = (path: string | undefined) => images.find((image) => image.path === path)?.path;
  return {
    grounds: groundsOf(theme),
    logo: there(theme.logo),
    logoDark: there(theme.logo_dark),
    figure: theme.figure === 'none' ? '' : (there(theme.figure) ?? 'images/rosette.svg'),
  };
}

/** A language with the country whose ways it has: `en_GB`. */
function localeOf({ tag, date_locale }: Language): string {
  const { language, region } = new Intl.Locale(date_locale ?? tag).maximize();
  return [language, region].join('_');
}

/** The ways to these pages, for the foot of every page. */
function gatheredLinks(source: ViewSource) {
  const own = source.content.gathered.filter(({ language }) => language === source.inLanguage.language.code);
  return own.map(({ name, address }) => ({
    name,
    text: headOfGathered(name, source).title,
    href: hrefOf(address, source),
  }));
}

/** The feeds of what changed in the language. */
function newsFeed(source: ViewSource) {
  const page = source.content.gathered.find(
    ({ name, language }) => name === 'what-changed' && language === source.inLanguage.language.code,
  );
  return page ? feedLinks(page.address, headOfGathered(page.name, source).title, source) : {};
}

/** What such a page is called, and its first sentence; each language has both among its texts. */
export function headOfGathered(name: GatheredName, { inLanguage: { texts } }: ViewSource) {
  const key = name.replaceAll('-', '_');
  return { title: texts[key] ?? name, summary: texts[`${key}_lead`] ?? '' };
}

/** A topic as lists of links show it. */
export function cardOf(topic: PublishedTopic, source: ViewSource): Card {
  const { title } = topic.matter;
  return { title, short: shortTitle(topic), href: hrefOf(topic.address, source), ...tongueOf(topic, source) };
}

function panelView({ id, title, links, place }: Panel, source: ViewSource, files: readonly FileView[]) {
  const views = links.map((link) => panelLink(link, source, files));
  const hrefs = new Set(views.map(({ href }) => href));
  const kept = files.filter(({ href }) => hrefs.has(href));
  return placed({ id, title, links: views, files: kept }, place, source);
}

function panelLink({ name, href, place }: Link, source: ViewSource, files: readonly FileView[]) {
  const { address, language } = publishedFrom(href, source);
  const facts = files.find((file) => file.href === address)?.facts;
  const view = { text: name ?? nameOfTopic(address, source), href: address };
  return placed({ ...view, ...(language && { language }), ...(facts && { facts }) }, place, source);
}

function nameOfTopic(address: string, source: ViewSource): string {
  const [path] = address.split('#', 1);
  const topic = source.tree.topics.find((one) => hrefOf(one.address, source) === path);
  return topic ? shortTitle(topic) : '';
}

/** What stands for an address in a data file that starts from the folder of the language. */
export function publishedFrom(href: string, { content, inLanguage: language }: ViewSource) {
  const { base, downloads, languages } = content;
  return publish(href, `${language.language.code}/panels.yaml`, { base, downloads, languages, language });
}

/** A source of a page's statements. */
export type SourceView = ReturnType<typeof sourceView>[number];

/** A source by its id; none where the data has no such source. */
export function sourceView(id: string, view: ViewSource) {
  const { sources, dataLinks } = view.content;
  const source = sources.get(id);
  if (!source) return [];
  const { title, publisher, kind, url, read, stated, note } = source;
  const shown = {
    title: localText(title, view),
    ...(publisher && { publisher: localText(publisher, view) }),
    ...(url && { url }),
    ...(read && { read: view.formatDay(read) }),
    ...(stated && { stated: fillText(sayingOf(kind, view), { date: view.formatDay(stated).text }) }),
    ...(note && { note: localText(note, view) }),
  };
  return [placed(shown, dataLinks.get(`sources.${id}`)?.place, view)];
}

/** How the day is told that a source names: a law states nothing on a day, it is in force from then on. */
function sayingOf(kind: Source['kind'], { inLanguage: { texts } }: ViewSource): string {
  if (kind === 'law') return texts.source_law ?? '';
  return (kind === 'standard' ? texts.source_standard : texts.source_stated) ?? '';
}
