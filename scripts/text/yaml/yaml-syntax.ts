import { LineCounter, parseDocument } from 'yaml';
import { clashIn } from '../clash.ts';
import type { YamlSlip } from './yaml-slips.ts';

/** A line of YAML that has a form of its own: of a key, or of an item of a list. */
interface Line {
  /** From 0. */
  readonly number: number;
  readonly text: string;
  readonly offset: number;
  readonly indent: number;
  /** Where its value begins, behind `- ` and its key. */
  readonly value: number;
}

const FORM = /^( *)((?:- +|-$)*)(?:[^\s#"'[\]{},:-][^:#]*:(?: +|$)|"[^"]*":(?: +|$))?/;

type Slip = Omit<YamlSlip, 'path'>;
/** Where the parser found the first fault, and what it says of it. */
type Found = Pick<YamlSlip, 'offset' | 'detail'>;

/**
 * Finds why YAML cannot be parsed. The parser tells where it gives up, which may be far below.
 * @param found what the parser tells, in the order of the text
 * @returns the one cause, where it is seen; else what the parser tells
 */
export function syntaxSlips(text: string, found: readonly Found[]): Slip[] {
  const clash = clashIn(text);
  if (clash !== undefined)
    return [
      {
        offset: clash,
        detail: 'two versions of a text stand here, with the marks of git, and nobody has chosen from them',
      },
    ];
  const lines = linesOf(text);
  const causes = [quoteSlip(lines), indentSlip(lines), colonSlip(text), bareSlip(text)].flatMap(
    (slip) => slip ?? [],
  );
  const [first] = causes.sort((a, b) => a.offset - b.offset);
  const [told] = found;
  if (first && told && text.slice(told.offset, first.offset).split('\n').length < 3) return [first];
  // What is wrong in the same way line after line comes from the first of them.
  const lineOf = lineCounter(text);
  const apart = found.filter(({ offset, detail }, index) => {
    const last = found[index - 1];
    return last?.detail !== detail || lineOf(offset) - lineOf(last.offset) !== 1;
  });
  // Of thousands of faults nobody reads more than the first.
  return apart.map(({ offset, detail }, index) => ({
    offset,
    detail: index < 20 ? detail + quoted(lines, offset) : detail,
  }));
}

/** The lines that begin a key or an item, those in block scalars and remarks left out. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  let block = -1;
  for (const [number, line] of text.split('\n').entries()) {
    const indent = line.search(/\S/);
    if (indent >= 0 && indent <= block) block = -1;
    const form = FORM.exec(line)?.[0] ?? '';
    if (indent >= 0 && block < 0 && form.trim() !== '') {
      lines.push({ number, text: line, offset, indent, value: form.length });
      if (/(?:: |- )[|>][-+\d]*\s*(?:#.*)?$/.test(line)) block = indent;
    }
    offset += line.length + 1;
  }
  return lines;
}

/** A quote or bracket that opens on a line and does not end before the next key or item, or text behind a quoted value. */
function quoteSlip(lines: readonly Line[]): Slip | undefined {
  for (const [index, { text, offset, value, number }] of lines.entries()) {
    const next = lines[index + 1];
    if (next && next.number !== number + 1) continue;
    const [quoted = '', sign = ''] =
      /^(?:(")(?:[^"\\]+|\\.)*"?|(')(?:[^']+|'')*'?)/.exec(text.slice(value)) ?? [];
    const mark = quoted.charAt(0);
    if (mark && (quoted.length === 1 || !quoted.endsWith(mark) || sign === undefined))
      return { offset: offset + value, detail: `the quote that begins here (\`${mark}\`) does not end` };
    if (mark && withoutRemark(text.slice(value + quoted.length)) !== '') {
      const inner = withoutRemark(text.slice(value + 1)).replace(/["']$/, '');
      const suggestion = mark === '"' && !inner.includes("'") ? `'${inner}'` : JSON.stringify(inner);
      const detail = `the quotes (\`${mark}\`) end before the text does`;
      return { offset: offset + value, detail, suggestion };
    }
    const open = mark ? undefined : openBracket(text.slice(value));
    if (open === undefined) continue;
    const detail = `the \`${text[value + open]}\` that begins here does not end`;
    return colourSlip(text.slice(value), offset + value) ?? { offset: offset + value + open, detail };
  }
  return undefined;
}

/** A colour without quotes, which with all behind it is a remark. @param offset of the text */
function colourSlip(text: string, offset: number): Slip | undefined {
  const found = /^((?:[^#"'\n]|"[^"\n]*"|'[^'\n]*')* )(#(?:[0-9a-f]{3,4}){1,2})\b/i.exec(text);
  if (!found) return undefined;
  const [, before = '', colour] = found;
  const detail = `what stands behind \`#\` is a remark in YAML, so a colour stands in quotation marks`;
  return { offset: offset + before.length, detail, suggestion: `"${colour}"` };
}

function withoutRemark(text: string): string {
  return text.replace(/\s#.*$/, '').trim();
}

/** Where the bracket stands that is not closed in a value. */
function openBracket(value: string): number | undefined {
  if (!/^[[{]/.test(value)) return undefined;
  const open: number[] = [];
  for (const { index, 0: sign } of value.matchAll(/"(?:[^"\\]+|\\.)*"|'(?:[^']+|'')*'|[[\]{}]| #.*$/g)) {
    if (sign === '[' || sign === '{') open.push(index);
    else if (sign === ']' || sign === '}') open.pop();
  }
  return open[0];
}

/** The first line that is indented like none of those around it. */
function indentSlip(lines: readonly Line[]): Slip | undefined {
  const slip = ({ offset, indent }: Line, others: number): Slip => ({
    offset: offset + indent,
    detail: `this line begins with ${blanks(indent)}, its neighbours with ${others === 0 ? 'none' : others}`,
  });
  const levels: number[] = [];
  let opens = true;
  for (const line of lines) {
    const { text, indent, value } = line;
    let left = -1;
    while ((levels.at(-1) ?? -1) > indent) left = levels.pop() ?? left;
    const level = levels.at(-1);
    if (level === undefined && left >= 0) return slip(lines[0] as Line, indent);
    if (level !== indent && (left >= 0 || !opens)) {
      const isNearLeft = left >= 0 && left - indent <= indent - (level ?? 0);
      return slip(line, isNearLeft ? left : (level ?? 0));
    }
    if (level !== indent) levels.push(indent);
    const item = /^ *(?:- +)+(?=\S)/.exec(text)?.[0].length;
    if (item !== undefined) levels.push(item);
    opens = value >= text.trimEnd().length;
  }
  return undefined;
}

/** A key without a space behind its colon. */
function colonSlip(text: string): Slip | undefined {
  const found = /^ *(?:- +)?([a-z][\w-]*):([^\s:/].*)$/m.exec(text);
  if (!found) return undefined;
  const [, key, value = ''] = found;
  const suggestion = `${key}: ${value.trim()}`;
  return { offset: found.index, detail: 'a space is missing behind the `:`', suggestion };
}

/** A key without its colon, above or before what belongs to it. */
function bareSlip(text: string): Slip | undefined {
  const found =
    /^( *)([a-z][\w-]*) *(?:\n(?=(?: *(?:#.*)?\n)*\1 +[\w-]+:(?: |$))| (?=\{.*\} *$|\[.*\] *$))/m.exec(text);
  if (!found) return undefined;
  const [, indent = '', key] = found;
  return {
    offset: found.index + indent.length,
    detail: `the \`:\` is missing behind \`${key}\``,
    suggestion: `${key}:`,
  };
}

/** Tells the line of an offset. */
function lineCounter(text: string): (offset: number) => number {
  const counter = new LineCounter();
  counter.lineStarts.push(0);
  for (const { index } of text.matchAll(/\n/g)) counter.lineStarts.push(index + 1);
  return (offset) => counter.linePos(offset).line;
}

/** The value of the line of a fault in quotes, where that makes it right. */
function quoted(lines: readonly Line[], offset: number): string {
  const line = lines.findLast((one) => one.offset <= offset);
  const written = line?.text.slice(line.value).trim() ?? '';
  if (!line || written === '' || /^["'[{|>]/.test(written) || isRead(line.text)) return '';
  const suggestion = JSON.stringify(written.replace(/^[“”„‟]|[“”]$/g, ''));
  return isRead(line.text.slice(0, line.value) + suggestion) ? `, \`${suggestion}\`` : '';
}

function isRead(line: string): boolean {
  return parseDocument(line, { logLevel: 'silent' }).errors.length === 0;
}

function blanks(count: number): string {
  if (count === 0) return 'no blank';
  return count === 1 ? '1 blank' : `${count} blanks`;
}
