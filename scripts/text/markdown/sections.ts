import { hash } from 'node:crypto';
import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import type { HeadText, Section, SectionPiece } from '../section.ts';
import type { PlacedToken } from './context.ts';
import { placeOf } from './positions.ts';
import { pieceOf, plainText, wordsOf } from './section-text.ts';

interface Draft {
  readonly id: string;
  readonly place: Place;
  readonly texts: string[];
  readonly pieces: SectionPiece[];
}

/**
 * Takes a text apart into its sections: each begins at a heading with an id and ends at the next one, whatever its level,
 * so that every word belongs to one of them. A footnote belongs to the section that refers to it first.
 * @param head what the front matter says to readers; it begins the section `top`
 */
export function sectionsOf(tokens: readonly PlacedToken[], head: readonly HeadText[]): Section[] {
  const top: Draft = { id: 'top', place: head[0]?.place ?? NOWHERE, texts: [], pieces: [] };
  const drafts = new Map([[top.id, top]]);
  for (const { text, place } of head) {
    top.texts.push(text);
    top.pieces.push({ running: text, links: [], placeAt: () => place });
  }
  const footnotes = new Map<number, Draft>();
  let current = top;
  for (const [index, token] of tokens.entries()) {
    const { type, content } = token;
    if (type === 'footnote_open') current = footnotes.get(numberOf(token)) ?? current;
    if (type === 'fence' || type === 'code_block') current.texts.push(content);
    if (type !== 'inline') continue;
    const id = tokens[index - 1]?.type === 'heading_open' && token.explicitId?.id;
    if (id) current = draftFor(id, token, drafts);
    current.texts.push(plainText(token));
    current.pieces.push(pieceOf(token));
    for (const child of token.children ?? [])
      if (child.type === 'footnote_ref' && !footnotes.has(numberOf(child)))
        footnotes.set(numberOf(child), current);
  }
  return [...drafts.values()].map(finish);
}

/** Where an id stands twice, which is told, both texts are one section. */
function draftFor(id: string, heading: PlacedToken, drafts: Map<string, Draft>): Draft {
  const draft = drafts.get(id) ?? { id, place: placeOf(heading, 0), texts: [], pieces: [] };
  drafts.set(id, draft);
  return draft;
}

function finish({ id, place, texts, pieces }: Draft): Section {
  const text = wordsOf(texts.join(' '));
  return { id, place, text, hash: hash('sha1', text, 'hex').slice(0, 8), pieces };
}

function numberOf({ meta }: Token): number {
  return (meta as { id: number }).id;
}

const NOWHERE: Place = { file: '', line: 1, column: 1 };
