import type { Place } from '../../problem.ts';
import type { Definition, MarkdownEnv, PlacedToken } from './context.ts';
import { parseAlone, parser } from './read-markdown.ts';
import { beginningOf, type InlineLink, linksIn, placeOf, sourcePlace } from './text-ranges.ts';

const { normalizeReference } = parser.utils;

/** An address as it was written. */
export interface WrittenAddress {
  /** Where the link or image stands that uses it. */
  readonly use: Place;
  /** As the parser reads it: without escapes, entities and brackets. */
  readonly href: string;
  /** Where it stands itself: in the link, or in the definition that the link refers to. */
  readonly place: Place;
  /** The text that stands there: the brackets of `<…>` belong to a destination, but not to an autolink. */
  readonly raw: string;
  readonly form: 'destination' | 'autolink';
}

/**
 * Finds where the address of every link and image of a Markdown text is written, in the order of their uses.
 * @param text the text without its front matter, lines ended by `\n`
 */
export function findAddresses(text: string, file: string, firstLine: number): WrittenAddress[] {
  const { tokens, env } = parseAlone(text, { file, firstLine });
  const references = env.definitions.filter(({ kind }) => kind === 'reference');
  // Of several of one name the first counts.
  const definitions = new Map(references.toReversed().map((one) => [normalizeReference(one.label), one]));
  return tokens.flatMap((inline) =>
    linksIn(inline).flatMap((link) => {
      const written = addressOf(link, inline, env, definitions);
      return written ? [{ use: placeOf(inline, beginningOf(link.opening)), ...written }] : [];
    }),
  );
}

/** The address of a link; undefined where it has none. */
function addressOf(
  { opening, start, close, end }: InlineLink,
  inline: PlacedToken,
  env: MarkdownEnv,
  definitions: ReadonlyMap<string, Definition>,
): Omit<WrittenAddress, 'use'> | undefined {
  const { content } = inline;
  if (opening.markup === 'autolink') {
    const raw = content.slice(start + 1, end - 1);
    return { href: opening.attrGet('href') ?? '', place: placeOf(inline, start + 1), raw, form: 'autolink' };
  }
  if (content[end - 1] === ')') {
    const space = /^[ \t\n]*/.exec(content.slice(close + 2))?.[0] ?? '';
    const at = close + 2 + space.length;
    const { ok, pos, str: href } = parser.helpers.parseLinkDestination(content, at, end);
    if (!ok) return undefined;
    const place = placeOf(inline, at);
    const from = place.column - 1;
    const line = env.lines[place.line - env.context.firstLine] ?? '';
    return { href, place, raw: line.slice(from, placeOf(inline, pos).column - 1), form: 'destination' };
  }
  const [, named] = NAMED.exec(content.slice(close, end)) ?? [];
  const label = normalizeReference(named || content.slice(start, close));
  const address = definitions.get(label)?.address;
  if (!address) return undefined;
  const { href, raw, line, column } = address;
  return { href, place: sourcePlace(env, line, column), raw, form: 'destination' };
}

/** `[…][label]` */
const NAMED = /\[((?:[^[\]\\]|\\.)*)\]$/s;
