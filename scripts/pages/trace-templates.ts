import { sep } from 'node:path';
import nunjucks from 'nunjucks';
import { fromHere } from '../folders.ts';
import type { OverlayFile } from '../site/load-overlays.ts';

/** The attributes that say where an element comes from: the template's start tag, or the data behind it. */
export const TRACE_TAG = 'data-tc-tag';
export const TRACE_DATA = 'data-tc-data';

const TOKENS =
  /\{#[\s\S]*?#\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|<!--[\s\S]*?-->|<([a-zA-Z][a-zA-Z0-9]*)(?=[\s>/{])/g;

/** Marks every start tag of a template with its place, so that a rendered page tells where each element was written. */
export function traceTemplate(source: string, file: string): string {
  return source.replace(TOKENS, (token: string, name: string | undefined, offset: number) => {
    if (!name) return token;
    const lines = source.slice(0, offset).split('\n');
    return `${token} ${TRACE_TAG}="${file}:${lines.length}:${(lines.at(-1) ?? '').length + 1}"`;
  });
}

/**
 * What templates were compiled to, by their paths and what they say: a preview renders again and again as long as it runs. To
 * compile all takes 16 ms, twice for each save.
 */
const programs = new Map<string, object>();

/** What stands before the path of a layout that is to be ours, whatever takes its place. */
export const OUR_LAYOUTS = 'trust-center/';

/** Reads layouts from our folder, or what takes their place; each text is compiled once as long as the program runs. */
export class LayoutLoader extends nunjucks.FileSystemLoader {
  readonly #isTraced: boolean;
  readonly #overlay: ReadonlyMap<string, OverlayFile>;

  /** @param isTraced whether every start tag is marked with its place @param overlay what takes the place of ours, by paths */
  constructor(folder: string, isTraced: boolean, overlay: ReadonlyMap<string, OverlayFile> = new Map()) {
    super(folder);
    this.#isTraced = isTraced;
    this.#overlay = overlay;
  }

  override getSource(name: string): nunjucks.LoaderSource {
    const own = this.#overlay.get(name);
    if (own) return this.#compiled({ src: own.text ?? '', path: own.file, noCache: false }, own.file);
    const source = super.getSource(name.startsWith(OUR_LAYOUTS) ? name.slice(OUR_LAYOUTS.length) : name);
    // None is found where there is no such file, whatever the types say.
    return source && this.#compiled(source, fromHere(source.path).split(sep).join('/'));
  }

  /** What a layout says, as it was written; undefined where there is none. */
  textOf(name: string): string | undefined {
    const own = this.#overlay.get(name);
    if (own) return own.text;
    const path = name.startsWith(OUR_LAYOUTS) ? name.slice(OUR_LAYOUTS.length) : name;
    return (super.getSource(path) as nunjucks.LoaderSource | null)?.src;
  }

  #compiled(source: nunjucks.LoaderSource, place: string): nunjucks.LoaderSource {
    const text = this.#isTraced ? traceTemplate(source.src, place) : source.src;
    const key = `${source.path}\0${text}`;
    const program = programs.get(key) ?? compile(text, source.path);
    programs.set(key, program);
    // A template may be given compiled, as Nunjucks's own loader of such ones does, which its types do not say.
    return { ...source, src: { type: 'code', obj: program } as unknown as string };
  }
}

function compile(text: string, name: string): object {
  const wrapper = (templates: unknown): string => (templates as { template: string }[])[0]?.template ?? '';
  return new Function(nunjucks.precompileString(text, { name, wrapper }))() as object;
}
