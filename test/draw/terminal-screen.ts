import { eastAsianWidth } from 'get-east-asian-width';

interface Cell {
  readonly text: string;
  /** Codes of its look (SGR), such as `2` for dim and `32` for green. */
  readonly looks: readonly string[];
}

/** The colours of a terminal, by their codes. */
const COLOURS: Readonly<Record<string, string>> = {
  2: 'opacity: 0.6',
  31: 'color: #ff8f8f',
  32: 'color: #7ee2a0',
  33: 'color: #f2cc60',
  34: 'color: #8ab4ff',
  35: 'color: #d2a8ff',
  36: 'color: #7fd6e8',
  90: 'color: #9aa4ad',
};

const ESCAPE = String.fromCharCode(27);
/** A code of a terminal, with its parameters, or a letter. */
const CODE = new RegExp(`${ESCAPE}\\[([\\d;?]*)([A-Za-z])|(.)`, 'gsu');

/** What stands on a terminal in the end, as HTML. @param output what was written to it, with codes for cursor, lines and colours */
export function screenHtml(output: string): string {
  const rows: Cell[][] = [[]];
  let [row, column] = [0, 0];
  let looks: string[] = [];
  const put = (text: string): void => {
    const line = rows[row] ?? [];
    rows[row] = line;
    while (line.length < column) line.push({ text: ' ', looks: [] });
    line[column++] = { text, looks };
    // A wide letter has two places, the second of which is empty.
    if (eastAsianWidth(text.codePointAt(0) ?? 0) === 2) line[column++] = { text: '', looks };
  };
  for (const [, parameters = '', code, text] of output.matchAll(CODE)) {
    const count = Number(parameters) || 1;
    if (text === '\n') row++;
    else if (text === '\r') column = 0;
    else if (text === '\b') column = Math.max(0, column - 1);
    else if (text !== undefined) put(text);
    else if (code === 'A') row = Math.max(0, row - count);
    else if (code === 'B') row += count;
    else if (code === 'C') column += count;
    else if (code === 'D') column = Math.max(0, column - count);
    else if (code === 'G') column = count - 1;
    else if (code === 'K') rows[row]?.splice(parameters === '2' ? 0 : column);
    else if (code === 'J') rows.splice(row, Infinity, (rows[row] ?? []).slice(0, column));
    else if (code === 'm') looks = parameters === '0' || parameters === '' ? [] : after(looks, parameters);
  }
  return Array.from(rows, (cells) => (cells ?? []).map(span).join('')).join('\n');
}

/** The looks after a code that begins or ends one. */
function after(looks: readonly string[], code: string): string[] {
  if (code === '22') return looks.filter((one) => one !== '1' && one !== '2');
  if (code === '39') return looks.filter((one) => !/^[39]\d$/.test(one));
  return [...looks, code];
}

function span({ text, looks }: Cell): string {
  const safe = text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  const style = looks.flatMap((look) => COLOURS[look] ?? []).join('; ');
  return style ? `<span style="${style}">${safe}</span>` : safe;
}
