import type { PlacedToken } from './context.ts';
import { BLANK, linksIn, runningText } from './text-ranges.ts';

/** What stands between marks of quotation, and titles as Chinese marks them: words of somebody else, or names. */
const QUOTATIONS =
  /“[^“”]*”|"[^"\n]*"|„[^„“”]*[“”]|‘[^‘’\n]*’(?!\p{L})|«[^«»]*»|「[^「」]*」|『[^『』]*』|《[^《》]*》|〈[^〈〉]*〉/gu;

/** Most texts have none. */
const MARK = /[“"„‘«「『《〈]/;

/** A text with what it quotes blanked out; places stay as they are. */
export function withoutQuotations(text: string): string {
  if (!MARK.test(text)) return text;
  return text.replace(QUOTATIONS, (quotation) => BLANK.repeat(quotation.length));
}

/** An address off the site: what stands there is mostly called by the words of the link. */
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** The words of a text that are the writer's own: quotations, and what links that lead out are called, are blanked out. */
export function ownWords(token: PlacedToken): string {
  const { content, children } = token;
  // Most are nothing but words.
  if (children?.length === 1 && children[0]?.type === 'text') return withoutQuotations(content);
  let text = runningText(token);
  for (const { opening, start, close } of linksIn(token))
    if (OUTSIDE.test(opening.written ?? ''))
      text = text.slice(0, start) + BLANK.repeat(close - start) + text.slice(close);
  return withoutQuotations(text);
}

/** The texts among the tokens that are no part of a quotation that stands by itself; callouts are none. */
export function* ownTexts(tokens: readonly PlacedToken[]): Generator<PlacedToken, undefined> {
  let depth = 0;
  for (const token of tokens) {
    if (token.tag === 'blockquote') depth += token.nesting;
    if (token.type === 'inline' && depth === 0) yield token;
  }
}
