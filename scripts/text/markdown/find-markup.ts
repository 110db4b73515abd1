import { nearest } from '../../nearest.ts';
import type { Facts } from '../../problem.ts';
import type { Outline } from '../outline.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { CALLOUTS } from './own-forms.ts';
import { BLANK, placeOf, runningText, sourcePlace } from './text-ranges.ts';

type Slip = Facts['readers-see-markup'];

/** What no slip in running text is without: most texts have nothing of it. */
const SIGNS = /[|\t＃]|\[[![]|\*\*|^#/m;

/** Finds what readers see as it was typed, or do not see at all; never in code. */
export function findMarkup(env: MarkdownEnv, tokens: readonly PlacedToken[]): void {
  judgeNotes(env);
  let columns = 0;
  tokens.forEach((token, index) => {
    const { type, content, map } = token;
    if (type === 'table_open') columns = 0;
    else if (type === 'th_open') columns++;
    else if (type === 'tr_open' && tokens[index - 1]?.type !== 'thead_open')
      judgeRow(env, map?.[0] ?? 0, columns);
    else if (type === 'code_block') judgeIndented(env, content, map?.[0] ?? 0);
    else if (type === 'inline') {
      if (SIGNS.test(content)) judgeText(env.outline, token, tokens.slice(Math.max(index - 2, 0), index));
      if (content.includes('TODO')) findTodos(env.outline, token);
    }
  });
}

/** Stands for what is left to be written, also right behind words that no space ends. */
export const TODO = /\bTODO\b/g;

function findTodos({ todos }: Outline, token: PlacedToken): void {
  for (const { index } of runningText(token).matchAll(TODO)) {
    const [text = ''] = token.content.slice(token.content.lastIndexOf('\n', index) + 1).split('\n', 1);
    todos.push({ text, place: placeOf(token, index) });
  }
}

/** Notes that no reader sees: nothing refers to them, or another one below has their name. */
function judgeNotes(env: MarkdownEnv): void {
  const { refs = {} } = (env as { footnotes?: { refs?: Readonly<Record<string, number>> } }).footnotes ?? {};
  const notes = env.definitions.filter(({ kind }) => kind === 'footnote');
  const last = new Map(notes.map((note) => [note.label, note]));
  for (const note of notes) {
    const { label, start } = note;
    const isUnused = (refs[`:${label}`] ?? -1) < 0;
    if (!isUnused && last.get(label) === note) continue;
    const flaw = isUnused ? 'note-unused' : 'note-twice';
    const column = Math.max(env.lines[start]?.indexOf('[^') ?? 0, 0);
    env.outline.markup.push({ flaw, text: `[^${label}]`, place: sourcePlace(env, start, column) });
  }
}

/** A row below the head of a table: cells beyond the columns are shown nowhere. */
function judgeRow(env: MarkdownEnv, line: number, columns: number): void {
  const written = env.lines[line] ?? '';
  const start = /^[\s>]*/.exec(written)?.[0].length ?? 0;
  const row = written.slice(start).trimEnd();
  // Nearly all are of this form.
  const isPlain = row.startsWith('|') && row.endsWith('|') && !row.includes('\\');
  if (isPlain && row.split('|').length === columns + 2) return;
  // Each cell with the `|` in front of it, but for that which only ends the row.
  const cells = row.replace(/(?<!\\)\|$/, '').match(/^(?!\|)(?:[^|\\]+|\\.)+|\|(?:[^|\\]+|\\.)*/gs) ?? [];
  const lost = cells.findIndex((cell, index) => index >= columns && cell.slice(1).trim() !== '');
  const counts = { cells: cells.length, columns };
  const slip = (flaw: Slip['flaw'], text: string, at: number): void => {
    env.outline.markup.push({ flaw, text, ...counts, place: sourcePlace(env, line, start + at) });
  };
  if (lost >= 0) slip('cells-lost', cells[lost]?.slice(1).trim() ?? '', cells.slice(0, lost).join('').length);
  else if (cells.length < columns) slip('cells-missing', row, 0);
}

/** A sentence, which begins with a letter and has words and a stop: code has none. */
const SENTENCE =
  /^(?:(?:[-*]|\d+\.) )?(?:\p{Lu}[\p{L}\d,'’"()-]*(?:[.!?]? [\p{L}\d,'’"()-]+){3,}[.:!?]?$|\p{Script=Han}[\p{Script=Han}\d ，、：；]{5,}[。：！？]?)/mu;

function judgeIndented(env: MarkdownEnv, content: string, line: number): void {
  if (!SENTENCE.test(content)) return;
  const column = env.lines[line]?.search(/\S/) ?? 0;
  const [text = ''] = content.trimStart().split('\n', 1);
  env.outline.markup.push({ flaw: 'indented', text, place: sourcePlace(env, line, column) });
}

/** @param around the tokens in front of the text */
function judgeText({ markup }: Outline, token: PlacedToken, around: readonly PlacedToken[]): void {
  const { content, explicitId } = token;
  const text = runningText(token);
  const isParagraph = around.at(-1)?.type === 'paragraph_open';
  const found = isParagraph
    ? [...headings(text, explicitId), ...tables(text), ...callouts(content, around)]
    : [];
  for (const { index, 0: link } of text.matchAll(/(?<!\\)\[\[[^[\]\n\ufffc]+\]\]/g))
    found.push({ flaw: 'wiki-link', text: link, at: index });
  found.push(...stars(text, token.children ?? []));
  for (const { at, ...slip } of found) {
    // As it was written: in the running text code and addresses are blanked out.
    const seen = content.slice(at, at + slip.text.length).replace(/\t+/g, ' ');
    const mended = slip.flaw === 'heading' ? { suggestion: spaced(seen) } : {};
    markup.push({ ...slip, ...mended, text: seen, place: placeOf(token, at) });
  }
}

/** Two stars that begin or end nothing bold; of a text the first, since one mistake leaves two of them. */
function* stars(text: string, children: readonly PlacedToken[]): Generator<Found> {
  const taken = new Map<number, number>();
  for (const { type, markup, offset = 0 } of children)
    if (/^(?:strong|em)_/.test(type)) taken.set(offset, (taken.get(offset) ?? 0) + markup.length);
  // What is read as marks is blanked out.
  const left = text.replace(/\*+|_+/g, (run, at: number) => {
    const marks = Math.min(taken.get(at) ?? 0, run.length);
    return BLANK.repeat(marks) + run.slice(marks);
  });
  const [first] = left.matchAll(/(?<![\\*])\*\*(?!\*|(?<=\d\*\*)\d)\S*/g);
  if (first) yield { flaw: 'stars', text: first[0], at: first.index };
}

type Found = Slip & { readonly at: number };

/** A line that begins as headings do, but for the space; a wide `＃` is what Chinese keyboards type. */
const HEADING = /^(?:#*＃[#＃]*|#+(?![ \t]))(?=[^#＃])\S?.*$/gm;

function* headings(text: string, id: PlacedToken['explicitId']): Generator<Found> {
  for (const { index, 0: line } of text.matchAll(HEADING)) {
    const { length } = /^[#＃]+/.exec(line)?.[0] ?? '';
    const isMeant = length > 1 || (id !== undefined && line.length === text.length);
    if (isMeant && length < 7) yield { flaw: 'heading', text: line.trimEnd(), at: index };
  }
}

/** Such a line as a heading; of level 1 there is the title alone. */
function spaced(line: string): string {
  const [, marks = '', words = ''] = /^([#＃]+)\s*(.*)$/.exec(line) ?? [];
  return `${'#'.repeat(Math.max(marks.length, 2))} ${words}`;
}

const DELIMITER = /^(?:\| *:?-+:? *\||\|? *:?-+:? *(?:\| *:?-+:? *)+\|?)$/;
const COLUMNS = /\S\t+(?=\S)/g;

/** What was meant for a table and is a paragraph; one slip for all its rows. */
function* tables(text: string): Generator<Found> {
  const lines = text.split('\n');
  const rows = lines.map((line) => line.trim());
  const slip = (row: number, flaw: Slip['flaw'], counts = {}): Found => {
    const indent = lines[row]?.search(/\S/) ?? 0;
    const before = lines.slice(0, row).reduce((sum, line) => sum + line.length + 1, 0);
    return { flaw, text: rows[row] ?? '', ...counts, at: before + indent };
  };
  const delimiter = rows.findIndex((row) => DELIMITER.test(row));
  const head = rows[delimiter - 1];
  const bare = rows.findIndex((row) => row.startsWith('|') && row.endsWith('|') && cellsIn(row) > 1);
  const tabs = lines[0]?.match(COLUMNS)?.length;
  if (head?.includes('|')) {
    const counts = { cells: cellsIn(rows[delimiter] ?? ''), columns: cellsIn(head) };
    yield slip(delimiter, 'delimiter-cells', counts);
  } else if (bare >= 0) yield slip(bare, 'no-delimiter');
  else if (tabs && lines[1]?.match(COLUMNS)?.length === tabs) yield slip(0, 'tabs');
}

/** How many cells a row of a table has. */
function cellsIn(row: string): number {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;
}

/** A marker of a callout that was not taken for one. */
function* callouts(text: string, around: readonly PlacedToken[]): Generator<Found> {
  // An id behind the marker is told by itself.
  const [marker, name = ''] = /^\[!([A-Za-z]+)\](?![ \t]*\{#)/.exec(text) ?? [];
  if (!marker) return;
  const isKnown = CALLOUTS.includes(name.toUpperCase());
  const suggestion = isKnown ? undefined : nearest(name.toUpperCase(), CALLOUTS);
  const known = around.at(-2)?.type === 'blockquote_open' ? 'callout-text' : 'callout-quote';
  const flaw = isKnown ? known : 'callout';
  yield { flaw, text: marker, at: 0, ...(suggestion && { suggestion: `[!${suggestion}]` }) };
}
