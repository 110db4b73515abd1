import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

const PLAIN: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Decodes the five references that templates write; undefined where there is another `&`. */
export function decodePlain(text: string): string | undefined {
  if (!text.includes('&')) return text;
  const rest = text.replace(/&(?:amp|lt|gt|quot|#39);/g, '');
  return rest.includes('&')
    ? undefined
    : text.replace(/&(?:amp|lt|gt|quot|#39);/g, (reference) => PLAIN[reference] ?? '');
}

/** Decodes the character references of a text (HTML standard, 13.2.5.72). */
export function decodeText(text: string): string {
  return decodePlain(text) ?? decodeWith(text.replaceAll('<', '&lt;'));
}

/** The same in the value of an attribute, where `&copy=` is no reference. */
export function decodeAttribute(value: string): string {
  return decodePlain(value) ?? decodeWith(`<a b="${value.replaceAll('"', '&quot;')}">`);
}

let written = '';
let read = '';
const take = (start: number, end: number): void => {
  read += written.slice(start, end);
};
const point = (code: number): void => {
  read += String.fromCodePoint(code);
};
const nothing = (): void => {};
const callbacks: TokenizerCallbacks = {
  ontext: take,
  ontextentity: point,
  onattribdata: take,
  onattribentity: point,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
};
const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks);

function decodeWith(html: string): string {
  tokenizer.reset();
  [written, read] = [html, ''];
  tokenizer.write(html);
  tokenizer.end();
  return read;
}
