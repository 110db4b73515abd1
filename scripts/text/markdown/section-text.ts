import type MarkdownIt from 'markdown-it';
import type { Place } from '../../problem.ts';
import type { SectionPiece } from '../section.ts';
import type { PlacedToken } from './context.ts';
import { LazyPlace } from './lazy-place.ts';
import { beginningOf } from './positions.ts';
import { targetsOf, textRanges } from './text-ranges.ts';

/** A paragraph, heading or cell; what is asked for of it is worked out then. */
export class SectionText implements SectionPiece {
  readonly #token: PlacedToken;
  readonly #md: MarkdownIt;

  constructor(token: PlacedToken, md: MarkdownIt) {
    this.#token = token;
    this.#md = md;
  }

  get running(): string {
    return textRanges(this.#token, this.#md).text;
  }

  get links(): SectionPiece['links'] {
    const children: readonly PlacedToken[] = this.#token.children ?? [];
    return children.flatMap((child) => {
      const { written } = child;
      if (written === undefined || child.type !== 'link_open') return [];
      return { href: written, place: new LazyPlace(() => this.placeAt(beginningOf(child))) };
    });
  }

  readonly placeAt = (offset: number): Place =>
    this.#token.locate?.(offset) ?? { file: '', line: 1, column: 1 };
}

/**
 * The text of a paragraph as it was written, `{words}` included, with each address cut down to what counts: of one within
 * the site the anchor, since files move, of another the whole.
 */
export function plainText(token: PlacedToken, md: MarkdownIt): string {
  const { content } = token;
  const isPlain = !content.includes('[') && !content.includes('<!--');
  if (isPlain) return content;
  let at = 0;
  let text = '';
  for (const { start, end, href, title } of targetsOf(token, md)) {
    text += `${content.slice(at, start)}]${shortAddress(href)}${title && ` (${title})`}`;
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
