import { phraseFinder } from '../text/markdown/find-foreign.ts';
import { escapeHtml } from './escape-html.ts';
import type { TermView } from './term-views.ts';

/** A text of a page, with a link at the first use of each term on the page; and these terms, in their order. */
interface MarkedText {
  readonly html: string;
  readonly terms: readonly TermView[];
}

/** Marks the terms of a language in the texts of a page, given as our Markdown writes them. */
export type MarkTerms = (texts: readonly string[], address: string) => readonly MarkedText[];

/** The elements that no term is marked in: links, names, code. */
const LEFT = new Set(['a', 'button', 'code', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'sup']);
const TOKEN = /<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/g;

/**
 * Makes what marks terms.
 * @param tag of their language, by which a word gets a capital at the beginning of a sentence
 */
export function termMarker(terms: readonly TermView[], tag: string): MarkTerms {
  const forms = (word: string): string[] =>
    [word, word.charAt(0).toLocaleUpperCase(tag) + word.slice(1)].map(escapeHtml);
  const byWord = new Map<string, TermView | undefined>();
  for (const term of terms) {
    for (const form of term.words.flatMap(forms)) byWord.set(form, term);
    for (const form of term.except.flatMap(forms)) byWord.set(form, undefined);
  }
  const find = phraseFinder(byWord);
  return (texts, address) => {
    // What a page itself tells needs no note there.
    const left = new Set(terms.filter(({ href }) => href.split('#', 1)[0] !== address));
    const mark = (text: string, used: TermView[]): string => {
      let [html, at] = ['', 0];
      for (let found = find(text, 0); found; found = find(text, at)) {
        const [start, words] = found;
        const term = byWord.get(words);
        html += text.slice(at, start);
        at = start + words.length;
        const isFirst = term !== undefined && left.delete(term);
        html += isFirst ? linkTo(term, words) : words;
        if (isFirst) used.push(term);
      }
      return html + text.slice(at);
    };
    return texts.map((html) => {
      const terms: TermView[] = [];
      if (left.size === 0) return { html, terms };
      return { html: inRunningText(html, (text) => mark(text, terms)), terms };
    });
  };
}

/** The notes stand in the order of these links. */
function linkTo({ href }: TermView, words: string): string {
  return `<a class="term" href="${escapeHtml(href)}">${words}</a>`;
}

/** Changes the text of HTML wherever it stands in none of the elements that are left alone. */
function inRunningText(html: string, change: (text: string) => string): string {
  let around = '';
  let depth = 0;
  return html.replace(TOKEN, (token, end: string | undefined, tag: string | undefined) => {
    if (tag === undefined) return depth > 0 ? token : change(token);
    if (depth > 0 && tag === around) depth += end ? -1 : 1;
    else if (depth === 0 && !end && (LEFT.has(tag) || token.includes('class="callout-title"'))) {
      around = tag;
      depth = 1;
    }
    return token;
  });
}
