import { placeIn } from '../place-in-text.ts';
import type { SectionPiece } from '../section.ts';
import type { PlacedToken } from './context.ts';
import { beginningOf, placeOf } from './positions.ts';
import { linksIn, textRanges } from './text-ranges.ts';

/** What a paragraph, heading or cell says, and where. */
export function pieceOf(token: PlacedToken): SectionPiece {
  const { stretches = [] } = token;
  const children: readonly PlacedToken[] = token.children ?? [];
  const links = children.flatMap((child) => {
    const { written, type } = child;
    const isLink = written !== undefined && type === 'link_open';
    return isLink ? [{ href: written, place: placeOf(token, beginningOf(child)) }] : [];
  });
  const { text: running } = textRanges(token);
  return { running, links, placeAt: (offset) => placeIn(stretches, offset) };
}

/**
 * The text of a paragraph as it was written, `{words}` included, with each address cut down to what counts: of one within
 * the site the anchor, since files move, of another the whole.
 */
export function plainText(token: PlacedToken): string {
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
export function wordsOf(text: string): string {
  const plain = text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
  const lines = plain.replaceAll('*', '').replaceAll('~~', '');
  const bare = lines.includes('_') ? lines.replace(UNDERLINE, '') : lines;
  // Only where there is more than ASCII.
  return /[^\0-\x7f]/.test(bare) ? bare.normalize('NFC').replace(BESIDE_HAN, '') : bare;
}
