import type { LinkElement } from '../outline.ts';

const LOADING: ReadonlySet<LinkElement> = new Set(['img', 'script', 'frame', 'media', 'style']);
const RELATIONS = /\b(?:stylesheet|icon|apple-touch-icon|preload|modulepreload|prefetch|manifest)\b/i;

/** Marks what a browser fetches by itself where an element names it. @param rel of a `<link>` */
export function loading(element: LinkElement, rel = ''): { readonly loads?: true } {
  return LOADING.has(element) || (element === 'link' && RELATIONS.test(rel)) ? { loads: true } : {};
}
