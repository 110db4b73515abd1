import type { Element, ElementContent } from 'hast';
import type { Run, Tell } from './blocks.ts';
import { isHeadingElement } from './looks.ts';
import { attribute, elementsIn, isBlock, isNamed, lineOf, textOf } from './page-tree.ts';
import { withLook } from './runs.ts';
import type { Styles } from './styles.ts';

/** The rows of a table, those of tables in it left out. */
export function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'tr'
      ? [child]
      : /^(?:thead|tbody|tfoot)$/.test(child.tagName)
        ? rowsOf(child)
        : [];
  });
}

/** The cells of a row. */
export function cellsOf(row: Element): Element[] {
  return row.children
    .filter((child) => child.type === 'element')
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

/** Whether a table only says where on the page things stand: it is read as what stands in it. */
export function unwrapsTable(table: Element, styles: Styles): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role'))) return true;
  const rows = rowsOf(table)
    .map(cellsOf)
    .filter((cells) => cells.some((cell) => textOf(cell) !== ''));
  const inner = [...elementsIn(table)];
  const isFolded = (one: Element): boolean => styles.of(one, 'display') === 'none';
  if (rows.flat().some(({ tagName }) => tagName === 'th')) return false;
  if (rows.every((cells) => cells.filter((cell) => textOf(cell) !== '').length <= 1))
    return rows.length < 2 || !rows.flat().every(isPlain) || inner.some(isFolded);
  if (inner.some((one) => one.tagName === 'table' || isHeadingElement(one))) return true;
  const hasBlocks = inner.some(({ tagName }) => /^(?:ul|ol|div|p|h[1-6])$/.test(tagName));
  const hasBorder =
    Number(attribute(table, 'border')) > 0 ||
    isNamed(table, /table|grid|border/) ||
    inner.some((one) => /solid|[1-9]/.test(styles.of(one, 'border') ?? ''));
  return rows.length === 1 && hasBlocks && !hasBorder;
}

/** Whether a cell holds nothing but a few words, as those of a list or of a form do. */
function isPlain(cell: Element): boolean {
  return textOf(cell).length <= LONGEST_PLAIN && ![...elementsIn(cell)].some(isBlock);
}

const LONGEST_PLAIN = 120;

/**
 * Reads a table. What spans several columns or rows stands in the first of its cells.
 * @param cell reads what stands in one
 * @returns its rows, the first of which is its head, all of one length
 */
export function readTable(
  table: Element,
  cell: (nodes: readonly ElementContent[]) => Run[],
  note: Tell,
): Run[][][] {
  const sources = rowsOf(table);
  const spans = sources
    .flatMap(cellsOf)
    .some((one) => spanOf(one, 'colSpan') > 1 || spanOf(one, 'rowSpan') > 1);
  if (spans)
    note('guessed', lineOf(table), 'cells of a table span others: each text stands in the first of them');
  if (!isHeaded(table))
    note('guessed', lineOf(table), 'a table without a head: its first row is taken for one');
  return withoutEmpty(readRows(sources, cell)).map((row, index) =>
    row.map((runs) => withoutBold(runs, index === 0)),
  );
}

/** The rows of a table with a text for each column; none where a cell reaches that stands elsewhere. */
function readRows(sources: readonly Element[], cell: (nodes: readonly ElementContent[]) => Run[]): Run[][][] {
  const taken = new Set<string>();
  return sources.map((row, index) => {
    const read: Run[][] = [];
    for (const one of cellsOf(row)) {
      while (taken.has(`${index}:${read.length}`)) read.push([]);
      const [wide, high] = [spanOf(one, 'colSpan'), spanOf(one, 'rowSpan')];
      for (let down = 1; down < high; down++)
        for (let right = 0; right < wide; right++) taken.add(`${index + down}:${read.length + right}`);
      read.push(cell(one.children), ...Array.from({ length: wide - 1 }, () => []));
    }
    return read;
  });
}

/** Whether the first row of a table says that it is its head. */
function isHeaded(table: Element): boolean {
  const [head] = rowsOf(table);
  const isInHead = table.children.some((child) => child.type === 'element' && child.tagName === 'thead');
  return isInHead || head === undefined || cellsOf(head).some(({ tagName }) => tagName === 'th');
}

/** Rows of one length, without those and the columns in which nothing stands. */
function withoutEmpty(rows: readonly Run[][][]): Run[][][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.filter((row) => row.some((runs) => runs.length > 0));
  const all = Array.from({ length: width }, (_, column) => column);
  const said = all.filter((column) => filled.some((row) => (row[column]?.length ?? 0) > 0));
  // Beside the one column of a form is what is to be filled in.
  const columns = said.length > 1 ? said : all;
  return filled.map((row) => columns.map((column) => row[column] ?? []));
}

/** The cells of a head are bold by themselves. */
function withoutBold(runs: Run[], isHead: boolean): Run[] {
  return isHead && runs.every(({ look }) => look.bold) ? withLook(runs, () => ({ bold: false })) : runs;
}

function spanOf(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  const span = Number(attribute(cell, name) || 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 100) : 1;
}
