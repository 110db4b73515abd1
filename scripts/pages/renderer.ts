import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import nunjucks from 'nunjucks';
import type { Place } from '../problem.ts';
import { withBase } from '../site/addresses.ts';
import type { Assets } from './assets.ts';
import { keepExports } from './keep-exports.ts';
import { LanguageFilters } from './language-filters.ts';
import { OnceTag, type Part } from './once-tag.ts';
import type { PageText } from './page-text.ts';
import { contentsOf } from './page-view.ts';
import type { PageData } from './planned-page.ts';
import type { SitePlan } from './site-plan.ts';
import { sliceText } from './slice-text.ts';
import { TRACE_DATA, traceTemplate } from './trace-templates.ts';

/** A page as it will be written, and what it is put together from. */
export interface Rendering {
  readonly html: string;
  /** In order: what was rendered for this page alone, parts that many pages share, and the topic's own text. */
  readonly pieces: readonly (string | Part | typeof TEXT)[];
}

/** Turns what a layout is given, and the text of a topic, into HTML. */
export type RenderPage = (template: string, data: PageData, text: PageText | undefined) => Rendering;

/** Stands among the pieces for the topic's own text. */
export const TEXT = Symbol('text');
const TEXT_MARK = '\0text\0';
const SLICE = /^text(\d*)$/;

/** What a renderer works with. */
export interface RendererOptions {
  /** The folder of the layouts. */
  readonly layouts: string;
  readonly assets: Assets;
  /** Mark each element with the place where it was written. */
  readonly trace: boolean;
}

/** Makes a renderer; each template is compiled once. */
export function createRenderer(plan: SitePlan, options: RendererOptions): RenderPage {
  const environment = new nunjucks.Environment(new LayoutLoader(options), {
    autoescape: true,
    throwOnUndefined: false,
  });
  keepExports(environment);
  const { base } = plan.operator.site;
  environment.addFilter('asset', (path: string) => {
    const asset = options.assets.get(path);
    if (!asset) throw new Error(`assets/${path} does not exist`);
    return withBase(asset.address, base);
  });
  const speak = new LanguageFilters(plan.languages);
  speak.addTo(environment);
  environment.addFilter('at', (item: object) => {
    const place = options.trace ? plan.places.get(item) : undefined;
    return place ? new nunjucks.runtime.SafeString(` ${TRACE_DATA}="${placeText(place)}"`) : '';
  });
  const once = new OnceTag();
  environment.addExtension('OnceTag', once);
  const templates = new Map<string, nunjucks.Template>();
  return (template, data, text) => {
    const compiled = templates.get(template) ?? environment.getTemplate(template, true);
    templates.set(template, compiled);
    // Templates pass the text through; they need not copy it.
    const contents = contentsOf(text?.headings ?? []);
    const slices = sliceText(text, data.stale);
    const later = slices.slice(1).map(({ stale }, index) => ({ stale, html: `\0text${index + 1}\0` }));
    const page = {
      ...data.page,
      html: TEXT_MARK,
      later,
      stale: data.stale.find(({ id }) => id === 'top'),
      contents,
    };
    speak.in(data.site.language.code);
    const rendered = compiled.render({ ...data, page });
    const cut = rendered.split('\0');
    const pieces = cut.map((piece, index) => {
      if (index % 2 === 0) return piece;
      if (piece === 'text') return TEXT;
      // The whole text is known by its first slice.
      return piece.startsWith('text') ? '' : once.part(Number(piece));
    });
    const html = pieces.map((piece, index) => {
      const slice = index % 2 === 1 ? SLICE.exec(cut[index] ?? '') : null;
      if (slice) return slices[Number(slice[1])]?.html ?? '';
      return typeof piece === 'object' ? piece.html : typeof piece === 'string' ? piece : '';
    });
    return { html: html.join(''), pieces };
  };
}

function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`.replaceAll('"', '&quot;');
}

/** Reads layouts from their folder, marked with places where that is wanted. */
class LayoutLoader extends nunjucks.Loader implements nunjucks.ILoader {
  readonly #options: RendererOptions;

  constructor(options: RendererOptions) {
    super();
    this.#options = options;
  }

  getSource(name: string): nunjucks.LoaderSource {
    return { src: this.#read(name), path: join(this.#options.layouts, name), noCache: false };
  }

  /** The text of a template. A macro that is nothing but another template takes it in: that spares an include a call. */
  #read(name: string): string {
    const path = join(this.#options.layouts, name);
    const text = readFileSync(path, 'utf8');
    const [, start, template, end] = MACRO_OF_TEMPLATE.exec(text) ?? [];
    if (template !== undefined) return `${start}${this.#read(template)}${end}`;
    const file = relative(process.cwd(), path).split(sep).join('/');
    return this.#options.trace ? traceTemplate(text, file) : text;
  }
}

const MACRO_OF_TEMPLATE = /^(\{% macro \w+\(\w*\) %\})\{% include "([^"]+)" %\}(\{% endmacro %\})\s*$/;
