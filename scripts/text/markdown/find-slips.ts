import type { SpacingFault, UnreadFlaw } from '../../problem.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { placeOf } from './positions.ts';
import { textRanges } from './text-ranges.ts';

/** Characters of Chinese, and halves of pairs that may be some. Plain ranges are looked for faster than properties. */
const HAN = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\ud840-\\udfff]';
/** A space that is one too many, if it is not padding. */
const SPACES = / [ ,;.]/;
const BEFORE = / (?:[,;]|\.(?![\w./]))/;
const DOUBLE = /[^\s|] {2,}[^\s|]/;
const GLUED = /[A-Za-z\u00aa-\u024f\u1e00-\u1eff][*_]*\[/;
const NARROW = new RegExp(`${HAN}[*_]*[,;!?] ?[*_]*${HAN}`);

/** Whether a text is worth a closer look: most hold none of the faults, in code or out of it. */
function mayHaveFault(text: string): boolean {
  return (
    (SPACES.test(text) && (DOUBLE.test(text) || BEFORE.test(text))) ||
    GLUED.test(text) ||
    NARROW.test(text) ||
    text.includes('\u00a0') ||
    text.includes('.。')
  );
}

/** Each fault by what it looks like; the place is that of the first group. */
const FAULTS: readonly (readonly [SpacingFault, RegExp])[] = [
  ['double-space', /(?<![.!?…。！？]["”’)\]]?)(?<=\S)( {2,})(?=\S)/dgu],
  ['space-before', /(?<=\S)( +[,;]| +\.(?![\w./]))/dgu],
  ['double-stop', /(\.。)/dgu],
  ['narrow-mark', /(?<=\p{Script=Han}[*_]*)([,;!?])(?= ?[*_]*\p{Script=Han})/dgu],
  ['no-break-space', /(\u00a0)/dgu],
];
const AROUND = 12;

/**
 * Finds what readers would stumble over in running text: spaces and punctuation that are not right, never in code, addresses
 * or the padding of tables, and what was meant to be a link or a footnote, and is shown as it stands.
 * @param text all of it
 */
export function findSlips(env: MarkdownEnv, tokens: readonly PlacedToken[], text: string): void {
  const mayBeSpaced = mayHaveFault(text);
  for (const token of tokens) {
    if (token.type === 'inline' && mayBeSpaced) judgeSpacing(env, token);
    if (token.children?.some(({ type, content }) => type === 'text' && SUSPECT.test(content)))
      judgeLinks(env, token);
  }
}

function judgeSpacing(env: MarkdownEnv, token: PlacedToken): void {
  const { text, links } = textRanges(token);
  const found = FAULTS.flatMap(([fault, form]) =>
    [...text.matchAll(form)].map(({ indices }) => {
      const [at = 0, end = at] = indices?.[1] ?? [];
      return { fault, at, end };
    }),
  );
  for (const at of links)
    if (/\p{Script=Latin}[*_]*$/u.test(text.slice(Math.max(0, at - 8), at)))
      found.push({ fault: 'glued-link', at, end: at + 1 });
  for (const { fault, at, end } of found.sort((a, b) => a.at - b.at))
    env.outline.spacing.push({ fault, text: around(token.content, at, end), place: placeOf(token, at) });
}

/** The words around a fault, as far as they stand on its line. */
function around(text: string, start: number, end: number): string {
  const before = /[^\n]*$/.exec(text.slice(Math.max(0, start - AROUND), start))?.[0] ?? '';
  const after = /^[^\n]*/.exec(text.slice(end, end + AROUND))?.[0] ?? '';
  return (before + text.slice(start, end) + after).trim();
}

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

function judgeLinks(env: MarkdownEnv, token: PlacedToken): void {
  const { text } = textRanges(token);
  const found = new Map<number, { flaw: UnreadFlaw; text: string }>();
  for (const [flaw, form] of FORMS)
    for (const { index, 0: all } of text.matchAll(form))
      if (!found.has(index)) found.set(index, { flaw, text: token.content.slice(index, index + all.length) });
  for (const [at, unread] of [...found].sort(([a], [b]) => a - b))
    env.outline.unread.push({ ...unread, place: placeOf(token, at) });
}
