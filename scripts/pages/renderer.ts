import nunjucks from 'nunjucks';
import { placeText } from '../problem.ts';
import { withBase } from '../site/addresses.ts';
import type { LanguageContent } from '../site/content.ts';
import type { OverlayFile } from '../site/load-overlays.ts';
import { setText } from '../text/markdown/find-foreign.ts';
import { counted, fillText, gapAfter, gapBefore } from '../text/markdown/words.ts';
import { type Assets, pictureOf } from './assets.ts';
import { provenOn } from './cited-texts.ts';
import { escapeHtml } from './escape-html.ts';
import { filesIn } from './file-view.ts';
import type { PAGE } from './layout-names.ts';
import { type MarkTerms, termMarker } from './mark-terms.ts';
import { notesOf, type PageText, sliceText } from './page-text.ts';
import { type ContentsEntry, contentsOf } from './page-view.ts';
import type { PageData, SitePlan } from './site-plan.ts';
import { drawMarks } from './status-view.ts';
import { structuredData } from './structured-data.ts';
import { LayoutLoader, TRACE_DATA } from './trace-templates.ts';
import type { Tongued } from './view-source.ts';

/** A piece of HTML that many pages share. */
export interface Part {
  readonly html: string;
}

/** A page as it will be written, and what it is put together from. */
export interface Rendering {
  readonly html: string;
  /** In order: what was rendered for this page alone, parts that many pages share, and the topic's own text. */
  readonly pieces: readonly Piece[];
  /** The addresses of the terms that are marked in the topic's own text, which does not name them. */
  readonly marked: readonly string[];
}

type Piece = string | Part | typeof TEXT;

/** Turns what a layout is given, and the text of a topic, into HTML. */
export type RenderPage = (template: string, data: PageData, text: PageText | undefined) => Rendering;

/** Stands among the pieces for the topic's own text. */
export const TEXT = Symbol('text');

/** What pages are rendered with. */
interface Rendered {
  /** The folder of the layouts. */
  readonly layouts: string;
  readonly assets: Assets;
  /** Marks each element with the place where it was written. */
  readonly trace: boolean;
  /** What takes the place of layouts, by their paths. */
  readonly overlay?: ReadonlyMap<string, OverlayFile>;
}

/**
 * Makes a renderer; each template is compiled once.
 */
export function createRenderer(plan: SitePlan, { layouts, assets, trace, overlay }: Rendered): RenderPage {
  const loader = new LayoutLoader(layouts, trace, overlay);
  // For development an error keeps what it came from.
  const environment = new nunjucks.Environment(loader, { autoescape: true, dev: true });
  let language = '';
  addFilters(environment, plan, { assets, trace }, () => plan.languages.get(language));
  const parts = new SharedParts(environment);
  const markTerms = termsOnPages(plan);
  return (template, data, text) => {
    const { stale = [], statuses = [], announced, changes, kind } = data.page;
    // The page that holds all others has a PDF, which is not made anew when news grow old.
    const notes = notesOf(stale, statuses, announced, kind === 'all' ? [] : changes);
    const announcedTop = notes.get('top')?.announced;
    // Its first day stands above the title of a page that is new.
    const said = announcedTop?.earlier.length === 0 ? announcedTop.head?.summary : undefined;
    const whole = { ...data, page: { ...data.page, summary: said ?? data.page.summary } };
    const { lead, body } = markTerms(whole, text?.html ?? '');
    const html = drawMarks(body.html, data.page.marks ?? {});
    const slices = sliceText(text && { ...text, html }, notes);
    // Templates pass the text through; they need not copy it.
    const texts = new Map<string, string>();
    const passed = (name: string, slice: string): string => {
      texts.set(name, slice);
      return slice || name === 'text0' ? mark(name) : '';
    };
    const later = slices.map((slice, index) => ({
      ...slice,
      html: passed(`text${index}`, slice.html),
      rest: passed(`rest${index}`, slice.rest),
    }));
    const page = {
      ...data.page,
      html: later.shift()?.html,
      later,
      lead: lead?.html,
      terms: [...(lead?.terms ?? []), ...body.terms],
      stale: notes.get('top')?.stale,
      status: notes.get('top')?.status,
      cited: provenOn(data.page, text?.html ?? ''),
      changed: notes.get('top')?.changed,
      announcedTop,
      said: whole.page.summary,
      leaving: data.page.announced?.filter(({ isWithdrawn }) => isWithdrawn) ?? [],
      contents: [...contentsOf(text?.headings ?? []), ...leavingIn(data)],
      structured: structuredData(data, text),
      downloads: filesIn(text?.html ?? '', data.site.files),
      hasTables: text?.html.includes('<table') ?? false,
    } satisfies Partial<Record<keyof typeof PAGE, unknown>>;
    language = data.site.language.code;
    parts.in(data);
    const rendered = environment.render(template, { ...data, page });
    return { ...putTogether(rendered, texts, parts), marked: body.terms.map(({ href }) => href) };
  };
}

/** What a page holds until a day, behind its text, as an entry of its contents. */
function leavingIn({ page: { announced = [] }, t }: PageData): ContentsEntry[] {
  const children = announced.flatMap(({ anchor, isWithdrawn, earlier: [now] }) =>
    isWithdrawn && anchor !== undefined && now ? [{ id: anchor, text: now.heading }] : [],
  );
  return children.length > 0 ? [{ id: 'tc-leaving', text: t.announced_leaving ?? '', children }] : [];
}

/** Marks the terms in the lead and in the text of a topic; in another language than its page it has other words, and the page of all defines them itself. */
function termsOnPages({ languages }: SitePlan) {
  const markers = new Map<PageData['site'], MarkTerms>();
  return ({ page, site }: PageData, html: string) => {
    const { code, tag } = site.language;
    const unmarked = { html, terms: [] };
    if (page.kind === 'home' || page.kind === 'all' || !page.reviewed || page.lang) return { body: unmarked };
    const marker = markers.get(site) ?? termMarker(site.terms, tag);
    markers.set(site, marker);
    const summary = setText(page.summary, languages.get(code) ?? {}, escapeHtml);
    const [lead, body = unmarked] = marker([summary, html], page.address);
    return { lead, body };
  };
}

/** Stands in rendered HTML for what is put in later. No value can pass for one: a `<` of theirs is escaped. */
function mark(name: string | number): string {
  return `<\0${name}>`;
}

const MARK = /<\0(\w+)>/g;

/** Puts the text and the shared parts in place of their marks. @param text its slices by the names of their marks */
function putTogether(
  rendered: string,
  text: ReadonlyMap<string, string>,
  parts: SharedParts,
): Pick<Rendering, 'html' | 'pieces'> {
  const found = rendered.split(MARK).map((cut, index): { piece: Piece; html: string } => {
    if (index % 2 === 0) return { piece: cut, html: cut };
    const html = text.get(cut);
    // The whole text is known by its first slice.
    if (html !== undefined) return { piece: cut === 'text0' ? TEXT : '', html };
    const part = parts.behind(cut);
    return { piece: part, html: part.html };
  });
  return { html: found.map(({ html }) => html).join(''), pieces: found.map(({ piece }) => piece) };
}

/** Renders components through their macros, whatever their names: `file` and `macro` say which. */
const ANY_COMPONENT = '{% import file as component %}{{ component[macro](params) }}';

/**
 * What pages share: `{{ shared("page-foot", { name: site.name, texts: t }) }}` calls the macro of a component for the
 * first page that gives it these values in its language, and puts the same part on all others that do. The values are the
 * key: the view of the site and its texts, which outlive a page, are told apart by identity, all others by what they say.
 */
class SharedParts {
  readonly #template: nunjucks.Template;
  readonly #parts: Part[] = [];
  readonly #marks = new Map<string, string>();
  /** What stands in keys for an object that outlives a page; no JSON looks like it. */
  readonly #lasting = new Map<unknown, string>();
  #site: PageData['site'] | undefined;

  constructor(environment: nunjucks.Environment) {
    this.#template = new nunjucks.Template(ANY_COMPONENT, environment);
    environment.addGlobal('shared', (component: string, params: object) => {
      const html = this.#markOf(component, params);
      return new nunjucks.runtime.SafeString(html);
    });
  }

  /** Says what the next page is given. */
  in({ site, t }: PageData): void {
    this.#site = site;
    if (this.#lasting.has(site)) return;
    for (const value of [site, t, ...Object.values(site)])
      if (typeof value === 'object') this.#lasting.set(value, `@${this.#lasting.size}`);
  }

  /** The part behind the name of a mark. */
  behind(name: string): Part {
    const part = this.#parts[Number(name)];
    if (!part) throw new Error('the text of a page cannot stand in what pages share');
    return part;
  }

  #markOf(component: string, params: object): string {
    const told = (value: unknown): string => this.#lasting.get(value) ?? JSON.stringify(value);
    const given = Object.entries(params).map(([name, value]) => `${name} ${told(value)}`);
    const key = [told(this.#site), component, ...given].join('\n');
    const found = this.#marks.get(key) ?? mark(this.#parts.push(this.#render(component, params)) - 1);
    this.#marks.set(key, found);
    return found;
  }

  #render(component: string, params: object): Part {
    const file = `components/${component}/macro.njk`;
    const macro = component.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const html = this.#template.render({ file, macro, params });
    // A component may be made of others that are shared.
    return { html: html.replace(MARK, (_, name: string) => this.behind(name).html) };
  }
}

/**
 * Gives templates the filters `asset` (its address), `picture` (the address of a PNG with scheme and host, and its size, where there is one), `at` (while templates are traced: where a value was written), `fill`
 * (names in an interface text), `counted` (the text for a number), `gap` (what stands in front of a text in brackets),
 * `spoken` (a text as HTML, words of other languages marked; of a text that is in another language than the page, with its
 * tag) and `tongue` (the attributes of an element whose words are in another language).
 * @param trace whether pages tell where their values were written
 * @param page the language of the page that is rendered
 */
function addFilters(
  environment: nunjucks.Environment,
  { operator, languages, places }: SitePlan,
  { assets, trace }: { readonly assets: Assets; readonly trace: boolean },
  page: () => LanguageContent | undefined,
): void {
  const html = (text: string): unknown => new nunjucks.runtime.SafeString(text);
  environment.addFilter('asset', (path) => {
    const asset = assets.get(path);
    if (!asset) throw new Error(`assets/${path} does not exist`);
    return withBase(asset.address, operator.site.base);
  });
  environment.addFilter('picture', (path) => {
    const picture = pictureOf(assets.get(path));
    return picture && { ...picture, href: operator.site.url + withBase(picture.address, operator.site.base) };
  });
  environment.addFilter('at', (item) => {
    const place = trace ? places.get(item) : undefined;
    return html(place ? ` ${TRACE_DATA}="${placeText(place).replaceAll('"', '&quot;')}"` : '');
  });
  environment.addFilter('fill', (text, values) => fillText(String(text ?? ''), values));
  environment.addFilter('counted', (texts, key, count) =>
    counted(texts, key, count, page()?.language.tag ?? 'en'),
  );
  environment.addFilter('led', (text) => `${text}${gapAfter(String(text ?? ''))}`);
  environment.addFilter('gap', (text) => gapBefore(String(text ?? '')));
  environment.addFilter('spoken', (value, tag) => {
    const text = String(value ?? '');
    const spoken = tag ? [...languages.values()].find(({ language }) => language.tag === tag) : page();
    return html(setText(text, spoken ?? {}, escapeHtml));
  });
  environment.addFilter('tongue', (item) => html(attributesOf(item)));
}

function attributesOf({ lang, dir }: Tongued = {}): string {
  return (lang ? ` lang="${escapeHtml(lang)}"` : '') + (dir ? ` dir="${escapeHtml(dir)}"` : '');
}
