import type { Column, Figure, Measurement } from './measurement.ts';
import type { Figures } from './run-bench.ts';

/** The figures for people: a part for each measurement, a row for each thing that was measured. */
export function benchTable(found: Figures, measurements: readonly Measurement[]): string {
  const { runs, node, folder, versions, missing, pages, figures } = found;
  const tools = Object.entries({ Node: node.replace('v', ''), ...versions }).map((tool) => tool.join(' '));
  const most = pages.at(-1)?.toLocaleString('en');
  const head = [
    `Medians of ${runs} ${runs === 1 ? 'run' : 'runs'} in turns, written to ${folder}. ${tools.join(', ')}.`,
    `Ratios and shares are taken in each run. Columns without a number of topics are for ${most} topics.`,
    ...missing.map((why) => `Not measured: ${why}.`),
  ];
  const parts = measurements.map((measurement) =>
    [
      measurement.name.toUpperCase(),
      measurement.explains,
      '',
      ...aligned(
        measurement.columns(pages),
        figures.filter((figure) => figure.measurement === measurement.name),
      ),
    ].join('\n'),
  );
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

/** The lines of a table, the names left, the numbers right. */
function aligned(columns: readonly Column[], figures: readonly Figure[]): string[] {
  const rows = [...Map.groupBy(figures, ({ name }) => name)].map(([name, row]) => [
    name,
    ...columns.map(({ cell }) => cell(row)),
  ]);
  const all = [['', ...columns.map(({ head }) => head)], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  return all.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths?.[0] ?? 0) : cell.padStart(widths?.[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  );
}
