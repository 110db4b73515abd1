import type { Column, Figure } from './measurement.ts';

/** A column for each number of topics. */
export function eachCount(counts: readonly number[], cell: (figure: Figure) => string): Column[] {
  return counts.map((count) => ({
    head: `${count.toLocaleString('en')} topics`,
    cell: (row) => {
      const figure = row.find(({ pages }) => pages === count);
      return figure ? cell(figure) : '';
    },
  }));
}

/** A column with what holds for the most topics. */
export function atMost(head: string, cell: (figure: Figure) => string): Column {
  return {
    head,
    cell: (row) => {
      const figure = row.at(-1);
      return figure ? cell(figure) : '';
    },
  };
}

/** The columns of every measurement of processes. */
export const processColumns: readonly Column[] = [
  atMost('CPU s', ({ cpu }) => fixed(cpu, 2)),
  atMost('peak MB', ({ memory }) => fixed(memory, 0)),
];

/** A number with so many digits behind the point; empty where it is not known. */
export function fixed(value: number | undefined, digits: number): string {
  return value ? value.toFixed(digits) : '';
}

/** `0.25` as `25.0 %`. */
export function percent(share: number | undefined): string {
  return share === undefined ? '' : `${(share * 100).toFixed(1)} %`;
}
