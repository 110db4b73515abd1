import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { MarkdownEnv } from './context.ts';
import type { FindForeign, ForeignWords } from './find-foreign.ts';

/** Marks words of other languages in running text with their language; code and addresses are none. */
export function foreignWords(md: MarkdownIt): void {
  md.core.ruler.push('foreign_words', (state) => {
    const { findForeign } = (state.env as MarkdownEnv).context;
    if (!findForeign) return;
    for (const token of state.tokens) {
      const children = token.type === 'inline' ? token.children : null;
      if (children) token.children = withMarks(children, findForeign, state.Token);
    }
  });
  md.renderer.rules.foreign = (tokens, i) => {
    const { content, meta } = tokens[i] as Token;
    return marked(md.utils.escapeHtml(content), meta as Words);
  };
}

/** A text as HTML, the words of other languages in it marked. */
export function markForeign(
  text: string,
  findForeign: FindForeign,
  toHtml: (text: string) => string,
): string {
  let at = 0;
  const pieces = findForeign(text).map(({ start, end, ...words }) => {
    const before = toHtml(text.slice(at, start));
    at = end;
    return before + marked(toHtml(text.slice(start, end)), words);
  });
  return pieces.join('') + toHtml(text.slice(at));
}

type Words = Pick<ForeignWords, 'tag' | 'direction'>;

function marked(html: string, { tag, direction }: Words): string {
  return `<span lang="${tag}"${direction ? ` dir="${direction}"` : ''}>${html}</span>`;
}

function withMarks(children: readonly Token[], findForeign: FindForeign, NewToken: typeof Token): Token[] {
  let isAddress = false;
  return children.flatMap((child) => {
    if (child.markup === 'autolink') isAddress = child.type === 'link_open';
    return child.type === 'text' && !isAddress ? cut(child, findForeign, NewToken) : [child];
  });
}

/** A text token as tokens of text and of foreign words. */
function cut(child: Token, findForeign: FindForeign, NewToken: typeof Token): Token[] {
  const { content } = child;
  const found = findForeign(content);
  if (found.length === 0) return [child];
  const text = (from: number, to: number | undefined): Token[] => {
    const piece = Object.assign(new NewToken('text', '', 0), { content: content.slice(from, to) });
    return piece.content === '' ? [] : [piece];
  };
  let at = 0;
  const pieces = found.flatMap(({ start, end, ...words }) => {
    const before = text(at, start);
    at = end;
    const given = { content: content.slice(start, end), meta: words };
    return [...before, Object.assign(new NewToken('foreign', '', 0), given)];
  });
  return [...pieces, ...text(at, undefined)];
}
