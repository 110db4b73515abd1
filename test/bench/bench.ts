import { join } from 'node:path';
import { defineCommand, runCommand } from '../../scripts/cli/command-line.ts';
import { numberOf, numbersOf } from '../../scripts/cli/option-values.ts';
import { expectReport, writeReport } from '../../scripts/cli/outputs.ts';
import { generatorRoot } from '../../scripts/folders.ts';
import type { Column, Figure, Measurement } from './measurement.ts';
import { measurements, measurementsNamed } from './measurements.ts';
import { Stopped } from './processes.ts';
import { type Figures, runBench } from './run-bench.ts';

const all = measurements.map(({ name }) => name).join(',');

export const command = defineCommand({
  name: 'bench',
  does: 'Measures this generator on generated topics, in turns with a bare pass in Node, plain Eleventy, and Hugo and Zola where they are installed.',
  options: {
    pages: { value: 'N,N', help: 'how many topics (100,1000,5000,10000)' },
    runs: { value: 'N', help: 'how often each is run; the median counts (5)' },
    releases: { value: 'N', help: 'how many releases a history has (200)' },
    only: { value: 'NAME,NAME', help: `what to measure (${all})` },
    folder: { value: 'DIR', help: 'where to write; a memory file system where there is one' },
    output: { value: 'FILE', help: 'where to write the figures as JSON (.cache/bench.json)' },
  },
  async act({
    pages = '100,1000,5000,10000',
    runs = '5',
    releases = '200',
    only = all,
    folder,
    output = join(generatorRoot, '.cache/bench.json'),
  }) {
    const chosen = measurementsNamed(only);
    const counts = { pages: numbersOf(pages), runs: numberOf(runs), releases: numberOf(releases) };
    const wanted = { ...counts, measurements: chosen, folder };
    expectReport(output);
    try {
      const found = await runBench(wanted);
      process.stdout.write(benchTable(found, chosen));
      writeReport(output, `${JSON.stringify(found, null, 2)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      process.stderr.write('stopped; nothing is left of it\n');
      return error.code;
    }
  },
});

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

if (import.meta.main) await runCommand(command);
