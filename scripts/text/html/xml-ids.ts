import { HtmlTokens } from './html-tokens.ts';

/** What can be linked to in a drawing, or another document of XML: ids, and the names of its `a` elements. */
export function xmlIds(xml: string): string[] {
  const ids = new Set<string>();
  const tokens = new HtmlTokens(xml);
  for (let token = tokens.next(true); token; token = tokens.next(true)) {
    if (!('start' in token)) continue;
    const { name, attributes } = token.start;
    if (attributes.id) ids.add(attributes.id);
    if (name === 'a' && attributes.name) ids.add(attributes.name);
  }
  return [...ids];
}
