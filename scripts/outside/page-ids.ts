import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Elements whose content is no part of the page that a reader sees. */
const OUTSIDE = new Set(['template', 'noscript']);

/**
 * The ids that a strange page can be linked to by, in the order of the page: `id` on any element, `name` on `<a>`.
 * It reads tags alone and keeps no track of what is open, since that takes quadratic time on a page that closes nothing.
 */
export function pageIds(html: string): string[] {
  const ids: string[] = [];
  let [tag, attribute, value, outside] = ['', '', '', 0];
  let seen = new Set<string>();
  const note = (): void => {
    const isId = attribute === 'id' || (attribute === 'name' && tag === 'a');
    if (isId && value !== '' && outside === 0 && !seen.has(attribute)) ids.push(value);
    seen.add(attribute);
  };
  const nothing = (): void => {};
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      tag = html.slice(start, end).toLowerCase();
      seen = new Set();
    },
    onattribname(start, end) {
      attribute = html.slice(start, end).toLowerCase();
      value = '';
    },
    onattribdata(start, end) {
      value += html.slice(start, end);
    },
    onattribentity(codepoint) {
      value += String.fromCodePoint(codepoint);
    },
    onattribend: note,
    onopentagend() {
      if (OUTSIDE.has(tag)) outside++;
    },
    onclosetag(start, end) {
      if (outside > 0 && OUTSIDE.has(html.slice(start, end).toLowerCase())) outside--;
    },
    onselfclosingtag() {
      if (OUTSIDE.has(tag)) outside++;
    },
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onprocessinginstruction: nothing,
    ontext: nothing,
    ontextentity: nothing,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return ids;
}
