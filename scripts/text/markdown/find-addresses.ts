import type { Place } from '../../problem.ts';
import type { Definition, MarkdownEnv, PlacedToken } from './context.ts';
import { beginningOf, placeOf, sourcePlace } from './positions.ts';
import { parseAlone, parser } from './read-markdown.ts';
import { type InlineLink, linksIn } from './text-ranges.ts';

const { helpers, utils } = parser;
const { normalizeReference } = utils;

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
  return tokens
    .filter(({ type }) => type === 'inline')
    .flatMap((inline) =>
      linksIn(inline).flatMap((link) => addressOf(link, inline, { env, definitions }) ?? []),
    );
}

/** What was read of the text around a link. */
interface Around {
  readonly env: MarkdownEnv;
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** The address of a link; undefined where it has none. */
function addressOf(link: InlineLink, inline: PlacedToken, around: Around): WrittenAddress | undefined {
  const { opening, start, close, end } = link;
  const { content } = inline;
  const use = placeOf(inline, beginningOf(opening));
  if (opening.markup === 'autolink') {
    const href = opening.attrGet('href') ?? '';
    const raw = content.slice(start + 1, end - 1);
    return { use, href, place: placeOf(inline, start + 1), raw, form: 'autolink' };
  }
  if (content[end - 1] === ')') return inlineAddress(link, inline, around.env);
  const [, named] = NAMED.exec(content.slice(close, end)) ?? [];
  const label = named || content.slice(start, close);
  const address = around.definitions.get(normalizeReference(label))?.address;
  if (!address) return undefined;
  const { href, raw, line, column } = address;
  return { use, href, place: sourcePlace(around.env, line, column), raw, form: 'destination' };
}

/** `[…][label]` */
const NAMED = /\[((?:[^[\]\\]|\\.)*)\]$/s;

/** The address of `[…](address "title")`. */
function inlineAddress(
  { opening, close, end }: InlineLink,
  inline: PlacedToken,
  env: MarkdownEnv,
): WrittenAddress | undefined {
  const { content } = inline;
  const start = close + 2 + (/^[ \t\n]*/.exec(content.slice(close + 2))?.[0].length ?? 0);
  const { ok, pos, str: href } = helpers.parseLinkDestination(content, start, end);
  if (!ok) return undefined;
  const place = placeOf(inline, start);
  const raw = rawAt(place, placeOf(inline, pos).column - place.column, env);
  return { use: placeOf(inline, beginningOf(opening)), href, place, raw, form: 'destination' };
}

function rawAt({ line, column }: Place, length: number, { lines, context }: MarkdownEnv): string {
  return lines[line - context.firstLine]?.slice(column - 1, column - 1 + length) ?? '';
}
