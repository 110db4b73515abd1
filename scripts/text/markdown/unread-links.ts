import type MarkdownIt from 'markdown-it';
import type { UnreadFlaw } from '../../problem.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { placeOf } from './positions.ts';
import { textRanges } from './text-ranges.ts';

/** Brackets side by side, in what is left of a text once its links are read. */
const SUSPECT = /\][([（]|\] \(|\)\[|\[\^/;

const TEXT = String.raw`(?<!\\)\[(?:[^[\]\\\n]|\\.)*\]`;
const ADDRESS = String.raw`(?=[^\s()（）[\]]*(?:\.md|:\/\/))[^\s()（）[\]]+`;

/** Each way to miss the form of a link. Words in brackets beside others in parentheses are none, unless one is an address. */
const FORMS: readonly (readonly [UnreadFlaw, RegExp])[] = [
  ['unread', new RegExp(String.raw`${TEXT}\([^)\n]*\)?`, 'g')],
  ['unread', new RegExp(String.raw`${TEXT}(?: ?（${ADDRESS}）| \(${ADDRESS}\))`, 'g')],
  ['unread', new RegExp(String.raw`\([^()\n]*\)\[${ADDRESS}\]`, 'g')],
  ['no-definition', new RegExp(String.raw`${TEXT}(?:\[[^[\]\n]*\])+`, 'g')],
  ['no-footnote', /(?<!\\)\[\^[^\s[\]]+\]/g],
];

/** Finds what was meant to be a link or a footnote, and is shown to readers as it stands. */
export function unreadLinks(md: MarkdownIt): void {
  md.core.ruler.after('outline', 'unread_links', (state) => {
    const env = state.env as MarkdownEnv;
    for (const token of state.tokens as PlacedToken[]) if (isSuspect(token)) judge(env, token);
  });
}

function isSuspect({ children }: PlacedToken): boolean {
  return children?.some(({ type, content }) => type === 'text' && SUSPECT.test(content)) ?? false;
}

function judge(env: MarkdownEnv, token: PlacedToken): void {
  const { text } = textRanges(token);
  const found = new Map<number, UnreadFlaw>();
  const ends = new Map<number, number>();
  for (const [flaw, form] of FORMS) {
    for (const { index, 0: all } of text.matchAll(form)) {
      if (found.has(index)) continue;
      found.set(index, flaw);
      ends.set(index, index + all.length);
    }
  }
  for (const [at, flaw] of [...found].sort(([a], [b]) => a - b)) {
    const text = token.content.slice(at, ends.get(at));
    env.outline.unread.push({ flaw, text, place: placeOf(token, at) });
  }
}
