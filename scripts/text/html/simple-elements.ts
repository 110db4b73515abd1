/** Elements without content. */
export const VOID = new Set(['meta', 'link', 'img', 'br', 'hr']);
/** May stand in a paragraph: others end it. */
export const PHRASING = new Set([
  'a',
  'span',
  'em',
  'strong',
  'code',
  'sup',
  'sub',
  'small',
  'abbr',
  'time',
  'img',
  'br',
]);
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** All elements that are read here: those of ordinary pages, without forms, frames, drawings and the like. */
export const KNOWN = new Set([
  ...VOID,
  ...PHRASING,
  ...HEADINGS,
  ...'html head title body header footer main nav section article aside div p'.split(' '),
  ...'ul ol li dl dt dd table thead tbody tr th td figure figcaption blockquote script'.split(' '),
]);
/** Elements that end one of their own kind, or of a kin, when they begin right in it (HTML standard, optional tags). */
const KIN = [['dt', 'dd'], HEADINGS];
export const ENDS = new Map(KIN.flatMap((kin) => kin.map((name) => [name, new Set(kin)] as const)));
/** What a page is made of: each once. */
export const SKELETON = new Set(['html', 'head', 'body']);
/** Elements that count right within others alone. */
export const WITHIN: Readonly<Record<string, readonly string[]>> = {
  head: ['html'],
  body: ['html'],
  title: ['head'],
  thead: ['table'],
  tbody: ['table'],
  tr: ['thead', 'tbody'],
  th: ['tr'],
  td: ['tr'],
};
