import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import definitionLists from 'markdown-it-deflist';
import footnotes from 'markdown-it-footnote';
import { emptyOutline, type Link, type Outline, type Section } from '../outline.ts';
import type { MarkdownContext, MarkdownEnv, PlacedToken } from './context.ts';
import { findAvoided } from './find-avoided.ts';
import { type Break, breaksIn, withBreaks, withoutBreaks } from './find-breaks.ts';
import { findMarkup } from './find-markup.ts';
import { findSlips } from './find-slips.ts';
import { callouts, explicitIds, figures, registers, timelines } from './own-forms.ts';
import { readOutline } from './read-outline.ts';
import { recordRanges } from './record-ranges.ts';
import { renderRules } from './render-rules.ts';
import { sectionsOf } from './sections.ts';
import { tellSpelled } from './spelled-words.ts';
import { words } from './words.ts';

/** A Markdown text, read once: what readers see, and what checks need to know. */
export interface Markdown {
  readonly html: string;
  readonly outline: Outline;
  /** The links of the HTML, with addresses as published; those that the generator adds included. */
  readonly links: readonly Link[];
  /** What stands under each anchor, where that was asked for. */
  readonly sections: readonly Section[];
  /** The words whose spelling can be judged. */
  readonly tellSpelled: (tell: Parameters<typeof tellSpelled>[1]) => void;
}

/** The parser of the Markdown that topics are written in. HTML is recognised in order to be reported, and never rendered. */
export const parser = new MarkdownIt({ html: true });
// Addresses stay as written until they are checked: `unsafe-link` judges them, `address` encodes them.
parser.validateLink = () => true;
parser.normalizeLink = (href) => href;
const { parseLinkDestination } = parser.helpers;
parser.helpers.parseLinkDestination = (text, start, max) => {
  const found = parseLinkDestination(text, start, max);
  const raw = text.slice(start, found.pos);
  // A path of Windows stays as it was written, to be told: CommonMark would take its `\.` for an escaped point.
  return found.ok && WINDOWS_PATH.test(raw) ? { ...found, str: raw.replace(/^<|>$/g, '') } : found;
};
parser.use(footnotes).use(gluedAtOnce).use(definitionLists).use(cjkFriendly);
parser
  .use(recordRanges)
  .use(explicitIds)
  .use(callouts)
  .use(registers)
  .use(timelines)
  .use(figures)
  .use(words)
  .use(renderRules);

/** `..\a.md`, `folder\a.md`: no sign that needs a backslash stands behind it. */
const WINDOWS_PATH = /^<?\.{1,2}\\|(?<!\\)\\[a-z0-9]/i;

/** The plugin for footnotes glues each note to the end of a copy of the whole text: 20,000 notes took a minute. */
function gluedAtOnce({ core: { ruler } }: MarkdownIt): void {
  ruler.before('footnote_tail', 'glued_at_once', (state) => {
    if ((state.env as { footnotes?: unknown }).footnotes) state.tokens = GrowingTokens.from(state.tokens);
  });
}

/** A list that grows where others are copied. */
class GrowingTokens extends Array<Token> {
  override concat(more: Token[]): this {
    for (const token of more) this.push(token);
    return this;
  }
}

/**
 * Reads a Markdown text (CommonMark with tables, definition lists, footnotes, callouts, explicit ids; no raw HTML).
 * @param text the text without its front matter, lines ended by `\n`
 */
export function readMarkdown(text: string, context: MarkdownContext): Markdown {
  const { tokens, env } = parseMarkdown(text, context);
  const html = parser.renderer.render(tokens, parser.options, env);
  const sections = context.head ? sectionsOf(tokens, context.head) : [];
  return {
    ...{ html, outline: env.outline, links: env.links, sections },
    tellSpelled: (tell) => tellSpelled(tokens, tell),
  };
}

/** What no text that is broken is without. */
const BREAKING = /```|~~~|^[<>|]{7}/m;

/**
 * Parses a text, and notes on the way what checks and edits need to know of it.
 * @param breaks what broke it, where it was read before
 */
function parseMarkdown(
  text: string,
  context: MarkdownContext,
  breaks?: readonly Break[],
): { tokens: PlacedToken[]; env: MarkdownEnv } {
  const env: MarkdownEnv = {
    context,
    lines: text.replaceAll('\0', '\uFFFD').split('\n'),
    outline: emptyOutline(),
    definitions: [],
    links: [],
  };
  const tokens: PlacedToken[] = parser.parse(text, env);
  const found = breaks ?? (BREAKING.test(text) ? breaksIn(env, tokens) : []);
  // What is broken is read once more, as if the break were not there: what follows has done nothing wrong.
  if (!breaks && found.length > 0) return parseMarkdown(withoutBreaks(env, found), context, found);
  readOutline(env, tokens);
  findSlips(env, tokens);
  findMarkup(env, tokens);
  findAvoided(env, tokens);
  return { tokens, env: { ...env, outline: withBreaks(env.outline, found, context.firstLine) } };
}

/** Parses a text by itself, without a site around it: addresses stay as they were written. */
export function parseAlone(text: string, given: Partial<MarkdownContext>): ReturnType<typeof parseMarkdown> {
  const aliases = new Map<string, never>();
  const publish: MarkdownContext['publish'] = (address) => ({ address });
  const context = { file: '', firstLine: 1, words: new Map(), texts: {}, aliases, publish };
  return parseMarkdown(text, { ...context, ...given });
}
