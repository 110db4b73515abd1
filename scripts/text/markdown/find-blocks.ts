import type { Anchor } from '../outline.ts';
import type { Definition, PlacedToken } from './context.ts';
import { parseAlone } from './read-markdown.ts';
import { textOf } from './read-outline.ts';
import { beginningOf, placeOf } from './text-ranges.ts';

/** A heading or a paragraph that stands in no list, quote or other block. Lines are those of the text, from 0. */
export interface Block {
  /** Of a heading; 0 for a paragraph. */
  readonly level: number;
  readonly id: string | undefined;
  /** What readers see of it. */
  readonly text: string;
  readonly start: number;
  /** The line behind it. */
  readonly end: number;
  /** A heading by the line below it. */
  readonly isUnderlined: boolean;
}

/** Where a footnote is referred to. */
interface NoteUse {
  readonly label: string;
  readonly line: number;
  readonly column: number;
}

/** What a text is made of, as far as pieces of it are moved. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly definitions: readonly Definition[];
  readonly noteUses: readonly NoteUse[];
  /** The declared anchors; their places count lines from 1. */
  readonly anchors: readonly Anchor[];
}

/**
 * Takes a Markdown text apart.
 * @param text the text without its front matter, lines ended by `\n`
 * @param words names that stand for words of the operator: they stay as they are written
 */
export function findBlocks(text: string, words: Iterable<string> = []): Blocks {
  const same = new Map([...words].map((word): [string, string] => [word, `{${word}}`]));
  const { tokens, env } = parseAlone(text, { words: same });
  return {
    blocks: tokens.flatMap((token, index) => blockAt(tokens, token, index)),
    definitions: env.definitions,
    noteUses: tokens.flatMap(noteUsesIn),
    anchors: env.outline.anchors.filter(({ kind }) => kind !== 'footnote' && kind !== 'alias'),
  };
}

function blockAt(tokens: readonly PlacedToken[], token: PlacedToken, index: number): Block[] {
  const isBlock = token.type === 'heading_open' || token.type === 'paragraph_open';
  if (!isBlock || token.level !== 0 || !token.map) return [];
  const inline = tokens[index + 1];
  const [start, end] = token.map;
  const level = token.type === 'heading_open' ? Number(token.tag.slice(1)) : 0;
  const text = textOf(inline?.children ?? []);
  const isUnderlined = level > 0 && !token.markup.startsWith('#');
  return [{ level, id: inline?.explicitId?.id, text, start, end, isUnderlined }];
}

function noteUsesIn(inline: PlacedToken): NoteUse[] {
  return (inline.children ?? []).flatMap((token: PlacedToken) => {
    const { label } = (token.meta ?? {}) as { label?: string };
    if (token.type !== 'footnote_ref' || label === undefined) return [];
    const { line, column } = placeOf(inline, beginningOf(token));
    return [{ label, line: line - 1, column }];
  });
}
