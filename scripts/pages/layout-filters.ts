import nunjucks from 'nunjucks';
import { placeText } from '../problem.ts';
import { withBase } from '../site/addresses.ts';
import type { LanguageContent } from '../site/content.ts';
import { markForeign } from '../text/markdown/find-foreign.ts';
import { fillText, gapBefore } from '../text/markdown/words.ts';
import type { Assets } from './assets.ts';
import type { SitePlan } from './site-plan.ts';
import { TRACE_DATA } from './trace-templates.ts';
import type { Tongued } from './view-source.ts';

/** The filters of layouts. Some depend on the language of the page: pages are rendered one after the other. */
export class LayoutFilters {
  readonly #plan: SitePlan;
  readonly #assets: Assets;
  readonly #places: SitePlan['places'];
  #language: LanguageContent | undefined;

  /** @param trace whether pages tell where their values were written */
  constructor(plan: SitePlan, assets: Assets, trace: boolean) {
    this.#plan = plan;
    this.#assets = assets;
    this.#places = trace ? plan.places : new WeakMap();
  }

  /** Says which language the next page is in. */
  in(code: string): void {
    this.#language = this.#plan.languages.get(code);
  }

  /**
   * Adds `asset` (its address), `at` (while templates are traced: where a value was written), `fill` (names in an interface
   * text), `counted` (the text for a number), `gap` (what stands in front of a text in brackets), `spoken` (a text as HTML,
   * words of other languages marked) and `tongue` (the attributes of an element whose words are in another language).
   */
  addTo(environment: nunjucks.Environment): void {
    const html = (text: string): unknown => new nunjucks.runtime.SafeString(text);
    environment.addFilter('asset', (path) => this.#addressOf(path));
    environment.addFilter('at', (item) => html(this.#traceOf(item)));
    environment.addFilter('fill', (text, values) => fillText(String(text ?? ''), values));
    environment.addFilter('counted', (texts, key, count) => this.#counted(texts, key, count));
    environment.addFilter('gap', (text) => gapBefore(String(text ?? '')));
    environment.addFilter('spoken', (text, tag) => html(this.#spoken(String(text ?? ''), tag)));
    environment.addFilter('tongue', (item) => html(attributesOf(item)));
  }

  #addressOf(path: string): string {
    const asset = this.#assets.get(path);
    if (!asset) throw new Error(`assets/${path} does not exist`);
    return withBase(asset.address, this.#plan.operator.site.base);
  }

  #traceOf(item: object): string {
    const place = this.#places.get(item);
    return place ? ` ${TRACE_DATA}="${placeText(place).replaceAll('"', '&quot;')}"` : '';
  }

  /** The text of a key for a number: the one for its kind of plural where there is one, else the one for all others. */
  #counted(texts: Readonly<Record<string, string>>, key: string, count: number): string {
    const tag = this.#language?.language.tag ?? 'en';
    const kind = new Intl.PluralRules(tag).select(count);
    const exact = count === 1 ? texts[`${key}_one`] : undefined;
    const text = texts[`${key}_${kind}`] ?? exact ?? texts[key] ?? '';
    return fillText(text, { count: new Intl.NumberFormat(tag).format(count) });
  }

  /** @param tag the language of the text, where it is another one than the page's */
  #spoken(text: string, tag: string | undefined): string {
    const language = tag
      ? [...this.#plan.languages.values()].find(({ language: { tag: own } }) => own === tag)
      : this.#language;
    return language ? markForeign(text, language.findForeign, escapeHtml) : escapeHtml(text);
  }
}

function attributesOf({ lang, dir }: Tongued = {}): string {
  return (lang ? ` lang="${escapeHtml(lang)}"` : '') + (dir ? ` dir="${escapeHtml(dir)}"` : '');
}

/** As Nunjucks escapes by itself. */
function escapeHtml(text: string): string {
  return (nunjucks.lib as unknown as { escape(text: string): string }).escape(text);
}
