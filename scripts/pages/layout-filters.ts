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

/**
 * Gives templates the filters `asset` (its address), `at` (while templates are traced: where a value was written), `fill`
 * (names in an interface text), `counted` (the text for a number), `gap` (what stands in front of a text in brackets),
 * `spoken` (a text as HTML, words of other languages marked; of a text that is in another language than the page, with its
 * tag) and `tongue` (the attributes of an element whose words are in another language).
 * @param trace whether pages tell where their values were written
 * @param page the language of the page that is rendered
 */
export function addFilters(
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
  environment.addFilter('at', (item) => {
    const place = trace ? places.get(item) : undefined;
    return html(place ? ` ${TRACE_DATA}="${placeText(place).replaceAll('"', '&quot;')}"` : '');
  });
  environment.addFilter('fill', (text, values) => fillText(String(text ?? ''), values));
  environment.addFilter('counted', (texts, key, count) =>
    counted(texts, key, count, page()?.language.tag ?? 'en'),
  );
  environment.addFilter('gap', (text) => gapBefore(String(text ?? '')));
  environment.addFilter('spoken', (value, tag) => {
    const text = String(value ?? '');
    const spoken = tag ? [...languages.values()].find(({ language }) => language.tag === tag) : page();
    return html(spoken ? markForeign(text, spoken.findForeign, escapeHtml) : escapeHtml(text));
  });
  environment.addFilter('tongue', (item) => html(attributesOf(item)));
}

/** The text of a key for a number: the one for its kind of plural where there is one, else the one for all others. */
function counted(texts: Readonly<Record<string, string>>, key: string, count: number, tag: string): string {
  const kind = new Intl.PluralRules(tag).select(count);
  const exact = count === 1 ? texts[`${key}_one`] : undefined;
  const text = texts[`${key}_${kind}`] ?? exact ?? texts[key] ?? '';
  return fillText(text, { count: new Intl.NumberFormat(tag).format(count) });
}

function attributesOf({ lang, dir }: Tongued = {}): string {
  return (lang ? ` lang="${escapeHtml(lang)}"` : '') + (dir ? ` dir="${escapeHtml(dir)}"` : '');
}

/** As Nunjucks escapes by itself. */
function escapeHtml(text: string): string {
  return (nunjucks.lib as unknown as { escape(text: string): string }).escape(text);
}
