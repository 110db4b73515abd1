import type { Register } from './context.ts';

/** From so many columns on, a table of words is too narrow for its cells. */
const WIDE = 5;

interface Words {
  /** The element that holds the table. */
  readonly box: string;
  /** What a cell says whose value is not published. */
  readonly notPublished: string;
  readonly marked: (text: string) => string;
  readonly attribute: (name: string, value: string) => string;
}

/**
 * A register as a table: a column in which nothing stands is left out; what is the same in every row is said once, below it.
 */
export function registerTable({ heads, rows }: Register, words: Words): string {
  const { box, notPublished, marked, attribute } = words;
  const columns = heads
    .map((head, column) => ({ ...head, cells: rows.map(({ cells }) => cells[column] ?? null) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [names, ...others] = columns;
  const own = others.filter(({ cells }) => !isSame(cells));
  const row = ({ level }: Register['rows'][number], index: number): string => {
    const more = level && ` <span class="register-level">${marked(level)}</span>`;
    const shown = own.map(({ text, isDay, cells }) => {
      const cell = cells[index] ?? null;
      const said = cell === null ? `<span class="not-published">${notPublished}</span>` : alone(marked(cell));
      return `<td${isDay ? attribute('class', 'unbroken') : ''}${attribute('data-label', text)}>${said}</td>`;
    });
    return `<tr><th scope="row">${marked(names?.cells[index] ?? '')}${more}</th>${shown.join('')}</tr>\n`;
  };
  const head = [names, ...own].map((column) => `<th scope="col">${marked(column?.text ?? '')}</th>`).join('');
  const table = `${box}<table class="${lookOf(own.length + 1)}">\n<thead>\n<tr>${head}</tr>\n</thead>\n<tbody>\n${rows.map(row).join('')}</tbody>\n</table></div>\n`;
  const once = others
    .filter(({ cells }) => isSame(cells))
    .map(({ text, cells: [cell] }) => `<dt>${marked(text)}</dt>\n<dd>${marked(cell ?? '')}</dd>\n`);
  return once.length > 0 ? `${table}<dl class="register-same">\n${once.join('')}</dl>\n` : table;
}

/** The classes of a register's table with so many columns. */
export function lookOf(columns: number): string {
  return columns < WIDE ? 'register' : 'register register-wide';
}

/** Whether a table with these heads shows a register: some of its columns, the first of them first. */
export function isTableOf(
  { heads: [first, ...others] }: Register,
  [head, ...rest]: readonly string[],
): boolean {
  return head === first?.text && rest.every((one) => others.some(({ text }) => text === one));
}

/** What is kept together may break where it is all that a cell has, and the cell is narrower. */
export function alone(said: string): string {
  return said.replace(/^<span class="unbroken">([^<]*)<\/span>$/, '$1');
}

/** Whether several rows say one and the same; what is not published is said of each. */
function isSame([first, ...others]: readonly (string | null)[]): boolean {
  return first !== null && others.length > 0 && others.every((cell) => cell === first);
}
