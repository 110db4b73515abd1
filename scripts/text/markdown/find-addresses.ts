import type { Place } from '../../problem.ts';
import { placesIn } from '../place-in-text.ts';
import type { MarkdownContext, MarkdownEnv, PlacedToken } from './context.ts';
import { beginningOf, placeOf } from './positions.ts';
import { createParser, parseWith } from './read-markdown.ts';

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

/** A destination that the parser met, in the text that it was reading. */
interface Met {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

type Finder = (text: string, file: string, firstLine: number) => WrittenAddress[];

let finder: Finder | undefined;

/**
 * Finds where the address of every link and image of a Markdown text is written, in the order of their uses.
 * @param text the text without its front matter, lines ended by `\n`
 */
export const findAddresses: Finder = (text, file, firstLine) => {
  finder ??= createFinder();
  return finder(text, file, firstLine);
};

/** Reads Markdown as ever, but has each address stand for the place where the parser met it. */
function createFinder(): Finder {
  const md = createParser();
  const { parseLinkDestination } = md.helpers;
  let met: Met[] = [];
  md.helpers.parseLinkDestination = (source, start, max) => {
    const found = parseLinkDestination(source, start, max);
    if (!found.ok) return found;
    return { ...found, str: String(met.push({ source, start, end: found.pos, href: found.str }) - 1) };
  };
  return (text, file, firstLine) => {
    met = [];
    const { tokens, env } = parseWith(md, text, plainContext(file, firstLine));
    const around = { met, env, inText: inFile(env) };
    return (tokens as PlacedToken[]).flatMap((inline) => addressesIn(inline, around));
  };
}

/** What was met on the way through a text. */
interface Around {
  readonly met: readonly Met[];
  readonly env: MarkdownEnv;
  /** The place of an offset in the whole text. */
  readonly inText: (offset: number) => Place;
}

function addressesIn(inline: PlacedToken, { met, env, inText }: Around): WrittenAddress[] {
  if (inline.type !== 'inline') return [];
  const locate = (offset: number): Place => placeOf(inline, offset);
  const addressOf = (token: PlacedToken): WrittenAddress[] => {
    const use = locate(beginningOf(token));
    const written = token.attrGet('href') ?? token.attrGet('src') ?? '';
    if (token.markup === 'autolink') {
      const at = locate((token.offset ?? 0) + 1);
      return [{ use, href: written, place: at, raw: rawAt(at, written.length, env), form: 'autolink' }];
    }
    const found = met[Number(written)];
    if (!found || written === '') return [];
    const { source, start, end, href } = found;
    // Of a definition the parser read the text itself; of a link, the content of its paragraph.
    const at = source === inline.content ? locate(start) : inText(start);
    const length = source === inline.content ? locate(end).column - at.column : end - start;
    return [{ use, href, place: at, raw: rawAt(at, length, env), form: 'destination' }];
  };
  return (inline.children ?? []).flatMap((token) =>
    token.type === 'link_open' || token.type === 'image' ? addressOf(token) : [],
  );
}

function inFile(env: MarkdownEnv): (offset: number) => Place {
  const { file, firstLine } = env.context;
  const at = placesIn(env.lines.join('\n'), file);
  return (offset) => {
    const place = at(offset);
    return { ...place, line: place.line + firstLine - 1 };
  };
}

function rawAt({ line, column }: Place, length: number, { lines, context }: MarkdownEnv): string {
  return lines[line - context.firstLine]?.slice(column - 1, column - 1 + length) ?? '';
}

function plainContext(file: string, firstLine: number): MarkdownContext {
  const none = new Map<string, never>();
  return { file, firstLine, words: none, texts: {}, aliases: none, publish: (address) => ({ address }) };
}
