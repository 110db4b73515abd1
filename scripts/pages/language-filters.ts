import nunjucks from 'nunjucks';
import type { LanguageContent } from '../site/content.ts';
import { markForeign } from '../text/markdown/foreign-words.ts';
import { fillText, gapBefore } from '../text/markdown/words.ts';
import type { Tongued } from './tongue.ts';

/** The filters of layouts that depend on the language of the page. Pages are rendered one after the other. */
export class LanguageFilters {
  readonly #languages: ReadonlyMap<string, LanguageContent>;
  #language: LanguageContent | undefined;

  /** @param languages by their codes */
  constructor(languages: ReadonlyMap<string, LanguageContent>) {
    this.#languages = languages;
  }

  /** Says which language the next page is in. */
  in(code: string): void {
    this.#language = this.#languages.get(code);
  }

  /**
   * Adds `fill` (names in an interface text), `counted` (the text for a number), `gap` (what stands in front of a text in
   * brackets), `spoken` (a text as HTML, words of other languages marked) and `tongue` (the attributes of an element whose
   * words are in another language).
   */
  addTo(environment: nunjucks.Environment): void {
    const html = (text: string): unknown => new nunjucks.runtime.SafeString(text);
    environment.addFilter('fill', (text, values) => fillText(String(text ?? ''), values));
    environment.addFilter('counted', (texts, key, count) => this.#counted(texts, key, count));
    environment.addFilter('gap', (text) => gapBefore(String(text ?? '')));
    environment.addFilter('spoken', (text, tag) => html(this.#spoken(String(text ?? ''), tag)));
    environment.addFilter('tongue', (item) => html(attributesOf(item)));
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
      ? [...this.#languages.values()].find(({ language: { tag: own } }) => own === tag)
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
