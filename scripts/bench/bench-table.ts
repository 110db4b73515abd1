import type { Figure, Figures } from './run-bench.ts';

/** The figures for people: a row a program, its seconds and in brackets the ratio to the bare pass of the same run. */
export function benchTable({ figures, missing, runs, node }: Figures): string {
  const counts = [...new Set(figures.map(({ pages }) => pages))];
  const names = [...new Set(figures.map(({ name }) => name))];
  const heads = ['', ...counts.map((count) => count.toLocaleString('en')), `CPU s`, `MB`, `output MB`];
  const rows = names.map((name) => {
    const own = counts.map((count) =>
      figures.find((figure) => figure.name === name && figure.pages === count),
    );
    const last = own.at(-1);
    return [
      name,
      ...own.map(timeOf),
      number(last?.cpu, 2),
      number(last?.memory, 0),
      number((last?.output ?? 0) / 1e6, 1),
    ];
  });
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const title = `Seconds, median of ${runs} runs in turns, cold, ${node}; in brackets the ratio to the bare pass; the last columns for the most pages`;
  return `${[title, '', line(heads), ...rows.map(line), ...missing.map((why) => `not measured: ${why}`)].join('\n')}\n`;
}

function timeOf(figure: Figure | undefined): string {
  return figure ? `${figure.wall.toFixed(2)} (${figure.ratio.toFixed(2)})` : '';
}

function number(value: number | undefined, digits: number): string {
  return value ? value.toFixed(digits) : '';
}
