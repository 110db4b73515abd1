import { hash } from 'node:crypto';
import type { HeadText, Section, SectionPiece } from '../outline.ts';
import { DIGIT } from '../particulars/particulars-of.ts';
import { placeIn } from '../place-in-text.ts';
import type { PlacedToken } from './context.ts';
import { idOf } from './read-outline.ts';
import { beginningOf, linksIn, placeOf, runningText } from './text-ranges.ts';

interface Draft extends Pick<Section, 'id' | 'place'> {
  readonly texts: string[];
  readonly pieces: SectionPiece[];
}

/**
 * Takes a text apart into its sections: each begins at a heading with an id and ends at the next one, whatever its level,
 * so that every word belongs to one of them. A footnote belongs to the section that refers to it first.
 * @param head what the front matter says to readers; it begins the section `top`
 */
export function sectionsOf(tokens: readonly PlacedToken[], head: readonly HeadText[]): Section[] {
  const top: Draft = {
    id: 'top',
    place: head[0]?.place ?? { file: '', line: 1, column: 1 },
    texts: head.map(({ text }) => text),
    pieces: head.map(({ text, place }) => ({ running: text, links: [], placeAt: () => place })),
  };
  const drafts = new Map([[top.id, top]]);
  const footnotes = new Map<number, Draft>();
  let current = top;
  tokens.forEach((token, index) => {
    const { type, content } = token;
    if (type === 'footnote_open') current = footnotes.get(idOf(token)) ?? current;
    if (type === 'fence' || type === 'code_block') current.texts.push(content);
    if (type !== 'inline') return;
    const id = tokens[index - 1]?.type === 'heading_open' && token.explicitId?.id;
    if (id) {
      // Where an id stands twice, which is told, both texts are one section.
      current = drafts.get(id) ?? { id, place: placeOf(token, 0), texts: [], pieces: [] };
      drafts.set(id, current);
    }
    current.texts.push(plainText(token));
    current.pieces.push(...pieceOf(token));
    for (const child of token.children ?? [])
      if (child.type === 'footnote_ref' && !footnotes.has(idOf(child))) footnotes.set(idOf(child), current);
  });
  return [...drafts.values()].map(({ id, place, texts, pieces }) => {
    const text = wordsOf(texts.join(' '));
    return { id, place, text, hash: hash('sha1', text, 'hex').slice(0, 8), pieces };
  });
}

/** What a paragraph, heading or cell says, and where; none of one without digits and addresses off the site, as most are. */
function pieceOf(token: PlacedToken): SectionPiece[] {
  const { stretches = [], content, children } = token;
  const links = ((children ?? []) as PlacedToken[])
    .filter(({ type, written = '' }) => type === 'link_open' && /:|^\/\//.test(written))
    .map((opening) => ({ href: opening.written ?? '', place: placeOf(token, beginningOf(opening)) }));
  if (links.length === 0 && !DIGIT.test(content) && !/@|:\/\/|www\./i.test(content)) return [];
  return [{ running: runningText(token), links, placeAt: (offset) => placeIn(stretches, offset) }];
}

/**
 * The text of a paragraph as it was written, `{words}` included, with each address cut down to what counts: of one within
 * the site the anchor, since files move, of another the whole.
 */
function plainText(token: PlacedToken): string {
  const { content } = token;
  const isPlain = !content.includes('[') && !content.includes('<!--');
  if (isPlain) return content;
  let at = 0;
  let text = '';
  const links = linksIn(token).filter(({ opening }) => opening.markup !== 'autolink');
  for (const { opening, close, end } of links.sort((a, b) => a.close - b.close)) {
    const title = opening.attrGet('title') ?? '';
    text += `${content.slice(at, close)}]${shortAddress(opening.written ?? '')}${title && ` (${title})`}`;
    at = end;
  }
  return (text + content.slice(at)).replace(/<!--[\s\S]*?-->|\[\^[^\]\s]+\]/g, ' ');
}

function shortAddress(href: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return `(${href})`;
  const anchor = href.indexOf('#');
  return anchor < 0 ? '' : `(${href.slice(anchor)})`;
}

const HAN = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
/** A line break of the source has no meaning beside a Chinese character, where no spaces stand between words. */
const BESIDE_HAN = new RegExp(`(?<=${HAN}) | (?=${HAN})`, 'gu');
const UNDERLINE = /(?<![\p{L}\p{N}_])_+(?=\S)|(?<=[^\s_])_+(?![\p{L}\p{N}_])/gu;

/** Words in order: white space counts as one space, beside Chinese characters as none, and emphasis does not count. */
function wordsOf(text: string): string {
  const plain = text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
  const lines = plain.replaceAll('*', '').replaceAll('~~', '');
  const bare = lines.includes('_') ? lines.replace(UNDERLINE, '') : lines;
  // Only where there is more than ASCII.
  return /[^\0-\x7f]/.test(bare) ? bare.normalize('NFC').replace(BESIDE_HAN, '') : bare;
}
