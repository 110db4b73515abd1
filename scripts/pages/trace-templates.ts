import { sep } from 'node:path';
import nunjucks from 'nunjucks';
import { fromHere } from '../folders.ts';
import type { Place } from '../problem.ts';
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
    if (own) return this.#compiled({ src: own.text ?? '', path: own.file, noCache: false }, own.file, true);
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

  #compiled(source: nunjucks.LoaderSource, file: string, isOverlay = false): nunjucks.LoaderSource {
    const text = this.#isTraced ? traceTemplate(source.src, file) : source.src;
    const key = `${source.path}\0${text}`;
    const program = programs.get(key) ?? compile(text, source.path, isOverlay ? file : undefined);
    programs.set(key, program);
    // A template may be given compiled, as Nunjucks's own loader of such ones does, which its types do not say.
    return { ...source, src: { type: 'code', obj: program } as unknown as string };
  }
}

/** @param overlay the file of an overlay, whose lines are told where it fails */
function compile(text: string, name: string, overlay?: string): object {
  const wrapper = (templates: unknown): string => (templates as { template: string }[])[0]?.template ?? '';
  if (overlay === undefined)
    return new Function(nunjucks.precompileString(text, { name, wrapper }))() as object;
  const failure = new Failure(overlay);
  // Nunjucks knows the line, and names the template that was begun with, which may be another one; of a macro, the line of its call.
  const code = failure
    .during(
      () => nunjucks.precompileString(text, { name, wrapper }),
      () => [0, 0],
    )
    .replaceAll('runtime.handleError(e, ', 'runtime.handleError(failure.at(e, lineno, colno), ')
    .replaceAll('runtime.makeMacro(', 'failure.macro(runtime.makeMacro, () => [lineno, colno], ');
  return new Function('failure', code)(failure) as object;
}

const PLACE = Symbol('place');

/** Where an overlay failed while a page was rendered, the innermost place; undefined of what is no overlay's fault. */
export function placeOfFailure(error: unknown): Place | undefined {
  return (error as { [PLACE]?: Place })[PLACE];
}

type Macro = (this: unknown, ...values: unknown[]) => unknown;

/** Marks what fails in an overlay with its place. */
class Failure {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  at(error: Error & { [PLACE]?: Place }, line: number, column: number): Error {
    error[PLACE] ??= { file: this.#file, line: line + 1, column: column + 1 };
    return error;
  }

  /** @param at tells how far it came, in lines and columns from 0 */
  during<T>(act: () => T, at: () => [number, number]): T {
    try {
      return act();
    } catch (error) {
      throw this.at(error as Error, ...at());
    }
  }

  macro(make: (...given: unknown[]) => unknown, at: () => [number, number], ...given: unknown[]): unknown {
    const act = given.at(-1) as Macro;
    const failure = this;
    function placed(this: unknown, ...values: unknown[]): unknown {
      return failure.during(() => act.apply(this, values), at);
    }
    return make(...given.slice(0, -1), placed);
  }
}
