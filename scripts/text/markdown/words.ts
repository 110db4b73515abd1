import type MarkdownIt from 'markdown-it';
import type { MarkdownEnv } from './context.ts';

const WORD = /\{([a-z][a-z0-9_]*)\}/y;

/** Puts the operator's words in place of `{word}` in running text; code keeps its braces. */
export function words(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'word', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
    WORD.lastIndex = state.pos;
    const word = WORD.exec(state.src)?.[1];
    if (word === undefined) return false;
    const value = (state.env as MarkdownEnv).context.words.get(word);
    if (!silent && value !== undefined) state.pending += value;
    if (!silent && value === undefined) state.push('unknown_word', '', 0).content = word;
    state.pos = WORD.lastIndex;
    return true;
  });
}

/** The same in the titles of links and images, which figures show as captions. */
export function wordsInTitles(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'words_in_titles', ({ src, tokens, env }) => {
    if (!/\{[a-z]/.test(src)) return;
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const title = token.attrGet('title');
      if (title?.includes('{'))
        token.attrSet('title', fillWords(title, (env as MarkdownEnv).context.words).text);
    }
  });
}

/**
 * Puts words in place of `{word}` in a plain value.
 * @returns the filled text, and the words that are not defined
 */
export function fillWords(
  text: string,
  values: ReadonlyMap<string, string>,
): { text: string; unknown: readonly string[] } {
  const unknown: string[] = [];
  const filled = text.replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, word: string) => {
    const value = values.get(word);
    if (value === undefined) unknown.push(word);
    return value ?? whole;
  });
  return { text: filled, unknown };
}

/** An interface text of the language, its `{names}` filled in. */
export function textFor(
  { context }: MarkdownEnv,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return fillText(context.texts[key] ?? key, values);
}

/** Fills `{name}` in an interface text; names without a value stay. */
export function fillText(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What stands in front of a text in brackets that follows words: Chinese brackets bring their own space. */
export function gapBefore(text: string): '' | ' ' {
  return /^[（【「]/.test(text) ? '' : ' ';
}
