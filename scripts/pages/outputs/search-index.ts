import { decodeHTML } from 'entities';
import { searchAddress, withBase } from '../../site/addresses.ts';
import type { DayView } from '../../site/day-format.ts';
import { fillText } from '../../text/markdown/words.ts';
import { type AnnouncedView, announcedViews } from '../announced-view.ts';
import type { PageText } from '../page-text.ts';
import type { PlannedPage, SitePlan } from '../site-plan.ts';

/** What search knows of a section; the head of a page has neither id nor heading. */
interface SearchSection {
  readonly id?: string;
  readonly heading?: string;
  /** The headings that it stands below. */
  readonly above?: string;
  readonly text: string;
}

/**
 * What search knows of the sections of each language. A page is a line of its file, and begins with its address and the hash
 * of what it was made from: a page that has not changed is taken over from the last build, unread.
 */
export class SearchIndex {
  readonly #plan: SitePlan;
  readonly #lines = new Map<string, string>();

  constructor(plan: SitePlan) {
    this.#plan = plan;
  }

  /** Takes in the text of a page that is being made. */
  take(planned: PlannedPage, { html, hash }: Pick<PageText, 'html' | 'hash'>): void {
    if (planned.topic?.matter && planned.address !== '/')
      this.#lines.set(planned.address, this.#lineOf(planned, html, hash));
  }

  /** Where the files are, below the output folder, by the codes of their languages. */
  get paths(): ReadonlyMap<string, string> {
    return new Map([...this.#plan.languages.keys()].map((code) => [code, searchAddress(code).slice(1)]));
  }

  /**
   * The file of a language.
   * @param last the one of the last build, where only topics changed since
   */
  textOf(code: string, last = ''): string {
    const known = new Map(
      last.split('\n').map((line) => [line.split(',"title":', 1)[0], line.replace(/,$/, '')]),
    );
    const lines = this.#plan.pages
      .filter(({ address, topic, gathered }) => (topic ?? gathered) && address.startsWith(`/${code}/`))
      .map((planned) => {
        const { topic, gathered } = planned;
        if (gathered) return this.#gatheredLine(planned, gathered);
        const own = this.#lines.get(planned.address) ?? known.get(this.#headOf(planned, topic?.hash ?? ''));
        return own ?? this.#lineOf(planned, topic?.again().html ?? '', topic?.hash ?? '');
      });
    const words = this.#plan.languages.get(code)?.language.search_words ?? {};
    const all = [JSON.stringify({ words }), ...lines, ...this.#filesOf(code)];
    return `[\n${all.join(',\n')}\n]\n`;
  }

  /** The files that the panels of a language lead to, by what is told of them. */
  #filesOf(code: string): string[] {
    const panels = this.#plan.pages.find(({ address }) => address === `/${code}/`)?.data.site.panels ?? [];
    return panels.flatMap(({ links }) =>
      links.flatMap(({ href, text, facts }) =>
        facts ? [JSON.stringify({ page: href, title: text, sections: [{ text: facts }] })] : [],
      ),
    );
  }

  #headOf({ address }: PlannedPage, hash: string): string {
    return JSON.stringify({ page: withBase(address, this.#plan.operator.site.base), hash }).slice(0, -1);
  }

  /** Of a page that is gathered from topics, its head, and the files that it is to be had as: all else stands on their own pages. */
  #gatheredLine(planned: PlannedPage, { title, summary }: NonNullable<PlannedPage['gathered']>): string {
    const { all_pdf = '', all_download = '' } = planned.whole?.inLanguage.texts ?? {};
    const text = [summary, all_pdf, all_download].filter(Boolean).join(' · ');
    return `${this.#headOf(planned, '')},${JSON.stringify({ title, sections: [{ text }] }).slice(1)}`;
  }

  /** What changes on a day to come, with both texts and the day of each. */
  #datedSections({ topic }: PlannedPage, sections: readonly SearchSection[]): readonly SearchSection[] {
    const view = this.#plan.sources.find(({ inLanguage }) => inLanguage.language.code === topic?.language);
    const announced = topic && view ? announcedViews(topic, view) : [];
    if (!view || announced.length === 0) return sections;
    const { announced_from } = view.inLanguage.texts;
    const held = ({ earlier }: AnnouncedView): string[] =>
      earlier.map(({ days, html }) => `${days}: ${plain(html)}`);
    const byId = new Map(announced.map((one) => [one.id, one]));
    // Of a page that is new nothing holds yet.
    const all = announced.find(({ head, earlier }) => head && earlier.length === 0);
    const present = sections.map((section): SearchSection => {
      const one = all ?? byId.get(section.id ?? 'top');
      if (!one) return section;
      const coming = one.head?.title && !all ? `${one.head.title} · ${section.text}` : section.text;
      return { ...section, text: [...held(one), dated(announced_from, one.from, coming)].join(' · ') };
    });
    const leaving = announced.filter(({ isWithdrawn }) => isWithdrawn);
    const gone = leaving.map((one): SearchSection => {
      return { id: one.id, heading: one.earlier[0]?.heading ?? '', text: held(one).join(' · ') };
    });
    return [...present, ...gone];
  }

  #lineOf(planned: PlannedPage, html: string, hash: string): string {
    const { title = '', short, summary = '' } = planned.topic?.matter ?? {};
    const said = planned.topic?.coming?.summary ?? summary;
    const sections = this.#datedSections(planned, sectionsIn(html, said));
    const rest = JSON.stringify({ title, short, sections });
    return `${this.#headOf(planned, hash)},${rest.slice(1)}`;
  }
}

/** What a text says from a day on. */
function dated(text = '', { text: date }: DayView, said: string): string {
  return `${fillText(text, { date })}: ${said}`;
}

/** A heading with its id, as our own Markdown writes it, up to the end of the link to it. */
const HEADING = /<div class="heading"><h(\d) id="([^"]*)">(.*?)<\/h\1>.*?<\/div>/gs;

/** The sections of a text, its head first; each ends where the next one begins, whatever its level. */
function sectionsIn(html: string, summary: string): SearchSection[] {
  const headings = [...html.matchAll(HEADING)];
  const head = { text: `${summary} ${plain(html.slice(0, headings[0]?.index))}`.trim() };
  const above: string[] = [];
  const sections = headings.map(({ 0: whole, 1: level, 2: id = '', 3: inner = '', index }, at) => {
    const heading = plain(inner);
    // A second h1, which is told, stands where an h2 does.
    const depth = Math.max(Number(level) - 2, 0);
    above.length = Math.min(above.length, depth);
    const names = above.filter(Boolean).join(' ');
    above[depth] = heading;
    const text = plain(html.slice(index + whole.length, headings[at + 1]?.index));
    return { id: decodeHTML(id), heading, ...(names && { above: names }), text };
  });
  return [head, ...sections];
}

/** Marks of footnotes and ways back from them, links to what has an id, and elements that stand within words. */
const WITHIN =
  /<a class="heading-link".*?<\/a>|<a href="[^"]*" class="footnote-backref">.*?<\/a>|<sup class="footnote-ref">.*?<\/sup>|<\/?(?:a|cite|code|em|s|span|strong|sub|sup|wbr)\b[^>]*>/gs;
/** Where something else begins or ends: a block, a cell. */
const BETWEEN = /\s*(?:<[^>]*>\s*)+/g;
/** Where a block ends without a stop: a cell, a list's item. */
const UNENDED = /(?<![\s\p{P}])\0/gu;
/** Where one ends with a Chinese stop, which brings its own room along. */
const AFTER_WIDE_STOP = /(?<=[。：；，！？])\0/g;

/** The words that are read on a page: blocks and cells are words of their own, set apart; marks of footnotes are none. */
function plain(html: string): string {
  const blocks = html
    .replace(WITHIN, '')
    .replace(BETWEEN, '\0')
    .replace(/^\0|\0$/g, '');
  const text = blocks
    .replace(AFTER_WIDE_STOP, '')
    .replace(UNENDED, ' · ')
    .replace(/[\0\n]/g, ' ');
  return text.includes('&') ? decodeHTML(text) : text;
}
