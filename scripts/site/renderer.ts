import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import nunjucks from 'nunjucks';
import { withBase } from '../content/addresses.ts';
import type { Place } from '../problem.ts';
import type { Assets } from './assets.ts';
import type { PlannedPage, SitePlan } from './site-plan.ts';
import { TRACE_DATA, traceTemplate } from './trace-templates.ts';

/** Turns a planned page into HTML. */
export type RenderPage = (page: PlannedPage) => string;

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
  const { base } = plan.operator.site;
  environment.addFilter('asset', (path: string) => {
    const asset = options.assets.get(path);
    if (!asset) throw new Error(`assets/${path} does not exist`);
    return withBase(asset.address, base);
  });
  environment.addFilter('fill', fillText);
  environment.addFilter('at', (item: object) => {
    const place = options.trace ? plan.places.get(item) : undefined;
    return place ? new nunjucks.runtime.SafeString(` ${TRACE_DATA}="${placeText(place)}"`) : '';
  });
  const templates = new Map<string, nunjucks.Template>();
  return ({ template, data }) => {
    const compiled = templates.get(template) ?? environment.getTemplate(template, true);
    templates.set(template, compiled);
    return compiled.render(data);
  };
}

/** Fills `{name}` in an interface text; names without a value stay. */
function fillText(text: string, values: Readonly<Record<string, unknown>>): string {
  return String(text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
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
    const path = join(this.#options.layouts, name);
    const text = readFileSync(path, 'utf8');
    const file = relative(process.cwd(), path).split(sep).join('/');
    return { src: this.#options.trace ? traceTemplate(text, file) : text, path, noCache: false };
  }
}
