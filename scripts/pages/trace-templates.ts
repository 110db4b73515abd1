import { sep } from 'node:path';
import nunjucks from 'nunjucks';
import { fromHere } from './folders.ts';

/** The attributes that say where an element comes from: the template's start tag, or the data behind it. */
export const TRACE_TAG = 'data-tc-tag';
export const TRACE_DATA = 'data-tc-data';

const TOKENS = /\{#[\s\S]*?#\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|<!--[\s\S]*?-->|<([a-z][a-z0-9]*)(?=[\s>/{])/g;

/** Marks every start tag of a template with its place, so that a rendered page tells where each element was written. */
export function traceTemplate(source: string, file: string): string {
  return source.replace(TOKENS, (token: string, name: string | undefined, offset: number) => {
    if (!name) return token;
    const lines = source.slice(0, offset).split('\n');
    return `${token} ${TRACE_TAG}="${file}:${lines.length}:${(lines.at(-1) ?? '').length + 1}"`;
  });
}

/** Reads layouts from their folder, and marks every start tag with its place. */
export class TracingLoader extends nunjucks.FileSystemLoader {
  override getSource(name: string): nunjucks.LoaderSource {
    const source = super.getSource(name);
    // None is found where there is no such file, whatever the types say.
    if (source) source.src = traceTemplate(source.src, fromHere(source.path).split(sep).join('/'));
    return source;
  }
}
