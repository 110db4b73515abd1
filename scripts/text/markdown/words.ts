import type MarkdownIt from 'markdown-it';
import type { MarkdownEnv } from './context.ts';

/** A word, or what was meant for one and has another form; `{{ url }}` was meant for something else. */
const WORD = String.raw`\{([a-z][a-z0-9_]*|(?<!\{\{) ?[a-z\p{Lo}][\p{L}\p{M}\p{N}_ -]*)\}`;

/** `{word}`, and `{#id}` where it is no id. */
const BRACES = new RegExp(String.raw`\{#[^{}\n]*\}|${WORD}`, 'uy');
const WORDS = new RegExp(WORD, 'gu');

/** Puts the operator's words in place of `{word}` in running text; code keeps its braces, and a stray `{#id}` is told. */
export function words(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'braces', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
    BRACES.lastIndex = state.pos;
    const [all, word] = BRACES.exec(state.src) ?? [];
    if (all === undefined) return false;
    const end = state.pos + all.length;
    const value = (state.env as MarkdownEnv).context.words.get(word ?? '');
    if (!silent && value !== undefined) state.pending += value;
    else if (!silent && word !== undefined) state.push('unknown_word', '', 0).content = word;
    else if (!silent) Object.assign(state.push('stray_id', '', 0), { content: all, end });
    state.pos = end;
    return true;
  });
  // The same in the titles of links and images, which figures show as captions.
  md.core.ruler.after('inline', 'words_in_titles', ({ src, tokens, env }) => {
    if (!src.includes('{')) return;
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const title = token.attrGet('title');
      if (title) token.attrSet('title', fillWords(title, (env as MarkdownEnv).context.words).text);
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
  const filled = text.replace(WORDS, (whole, word: string) => {
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

/** What stands behind a text that something follows: Chinese signs bring their own space. */
export function gapAfter(text: string): '' | ' ' {
  return /[，。：；！？、）】」]$/.test(text) ? '' : ' ';
}

/** What stands in front of a text in brackets that follows words: Chinese brackets bring their own space. */
export function gapBefore(text: string): '' | ' ' {
  return /^[（【「]/.test(text) ? '' : ' ';
}

/** The text of a key for a number: the one for its kind of plural where there is one, else the one for all others. */
export function counted(
  texts: Readonly<Record<string, string>>,
  key: string,
  count: number,
  tag: string,
): string {
  const kind = new Intl.PluralRules(tag).select(count);
  const exact = count === 1 ? texts[`${key}_one`] : undefined;
  const text = texts[`${key}_${kind}`] ?? exact ?? texts[key] ?? '';
  return fillText(text, { count: new Intl.NumberFormat(tag).format(count) });
}
