import type { SpacingFault, UnreadFlaw } from '../../flaws.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { withoutQuotations } from './own-words.ts';
import { BLANK, linksIn, placeOf, runningText } from './text-ranges.ts';

/** What no fault is without: most texts have nothing of it. */
const MARKS = / [ ,;.]|\u00a0|\.。|[,;!?] ?[*_]*\p{Script=Han}|(?<=\p{Script=Latin}[*_]*)\[/u;

/** Each fault by what it looks like; the place is that of the first group. Beside a `|` spaces are padding. */
const FAULTS: readonly (readonly [SpacingFault, RegExp])[] = [
  ['double-space', /(?<![.!?…。！？]["”’)\]]?)(?<=[^\s|])( {2,})(?=[^\s|])/dgu],
  ['space-before', /(?<=\S)( +[,;]| +\.(?![\w./]))/dgu],
  ['double-stop', /(\.。)/dgu],
  ['narrow-mark', /(?<=\p{Script=Han}[*_]*)([,;!?])(?= ?[*_]*\p{Script=Han})/dgu],
  ['no-break-space', /(\u00a0)/dgu],
];
/**
 * An English word that stands twice, on one line or at the end of one and the head of the next: those that grammar never
 * doubles. Others may be meant (`had had`, `without it it`), or are of another language, in which that is right (`nous nous`).
 */
const DOUBLED =
  /(?<![\p{L}\p{N}'’._/-])(the|an|and|or|of|to|for|from|with|by|at|as|be|been|its|we|our|they|their|if|not|but|into|would|which|when|while|because|than|any|each|must|should|may|your)[ \n](\1)(?![\p{L}\p{N}'’_/-]|\.\w)/iu;
const DOUBLED_ALL = new RegExp(DOUBLED, 'dgiu');
/** At the bracket of a link. */
const GLUED = /(?<=\p{Script=Latin}[*_]*)\[(?=[*_]*\p{Script=Latin})/uy;
const AROUND = 12;

/**
 * Finds what readers would stumble over in running text: spaces and punctuation that are not right, never in code, addresses
 * or the padding of tables, and what was meant to be a link or a footnote, and is shown as it stands.
 */
export function findSlips(env: MarkdownEnv, tokens: readonly PlacedToken[]): void {
  for (const token of tokens) {
    if (token.type === 'inline' && (MARKS.test(token.content) || DOUBLED.test(token.content)))
      judgeSpacing(env, token);
    if (token.children?.some(({ type, content }) => type === 'text' && SUSPECT.test(content)))
      judgeLinks(env, token);
  }
}

function judgeSpacing(env: MarkdownEnv, token: PlacedToken): void {
  const text = runningText(token);
  const found = FAULTS.flatMap(([fault, form]) =>
    [...text.matchAll(form)].map(({ indices }) => {
      const [at = 0, end = at] = indices?.[1] ?? [];
      return { fault, at, end };
    }),
  );
  for (const { indices } of withoutQuotations(text).matchAll(DOUBLED_ALL)) {
    const [at = 0, end = at] = indices?.[2] ?? [];
    found.push({ fault: 'double-word', at, end });
  }
  for (const { start } of linksIn(token)) {
    GLUED.lastIndex = start - 1;
    if (GLUED.test(text)) found.push({ fault: 'glued-link', at: start - 1, end: start });
  }
  for (const { fault, at, end } of found.sort((a, b) => a.at - b.at))
    if (!isSpaceOfSign(env.context, fault, text, at, end))
      env.outline.spacing.push({ fault, text: around(token.content, at, end), place: placeOf(token, at) });
}

/** Whether the language has a space there, which is set right for readers however it was typed. */
function isSpaceOfSign(
  { spaces }: MarkdownEnv['context'],
  fault: SpacingFault,
  text: string,
  at: number,
  end: number,
): boolean {
  if (fault === 'space-before') return text.charAt(end - 1) in (spaces?.before ?? {});
  const isBeside = text.charAt(end) in (spaces?.before ?? {}) || text.charAt(at - 1) in (spaces?.after ?? {});
  return fault === 'no-break-space' && isBeside;
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
  const text = withoutLinks(token);
  const found = new Map<number, { flaw: UnreadFlaw; text: string }>();
  for (const [flaw, form] of FORMS)
    for (const { index, 0: all } of text.matchAll(form))
      if (!found.has(index)) found.set(index, { flaw, text: token.content.slice(index, index + all.length) });
  for (const [at, unread] of [...found].sort(([a], [b]) => a - b))
    env.outline.unread.push({ ...unread, place: placeOf(token, at) });
}

/** The running text without the brackets of what is read as a link: one around it then begins at its own. */
function withoutLinks(token: PlacedToken): string {
  const text = runningText(token);
  const brackets = linksIn(token).filter(({ start }) => text[start - 1] === '[');
  if (brackets.length === 0) return text;
  const pieces = brackets.map(({ start }, index) => text.slice(brackets[index - 1]?.start ?? 0, start - 1));
  return `${pieces.join(BLANK)}${BLANK}${text.slice(brackets.at(-1)?.start)}`;
}
