import { join } from 'node:path';
import { defineCommand, runCommand } from '../../scripts/cli/command-line.ts';
import { numberOf, numbersOf } from '../../scripts/cli/numbers-of.ts';
import { expectReport, writeReport } from '../../scripts/cli/write-report.ts';
import { generatorRoot } from '../../scripts/pages/folders.ts';
import { benchTable } from './bench-table.ts';
import { measurements, measurementsNamed } from './measurements.ts';
import { runBench } from './run-bench.ts';
import { Stopped } from './stopped.ts';

const all = measurements.map(({ name }) => name).join(',');

export const command = defineCommand({
  name: 'bench',
  does: 'Measures this generator on generated topics, in turns with a bare pass in Node, plain Eleventy, and Hugo and Zola where they are installed.',
  options: {
    pages: { value: 'N,N', help: 'how many topics (100,1000,5000,10000)' },
    runs: { value: 'N', help: 'how often each is run; the median counts (5)' },
    only: { value: 'NAME,NAME', help: `what to measure (${all})` },
    folder: { value: 'DIR', help: 'where to write; a memory file system where there is one' },
    output: { value: 'FILE', help: 'where to write the figures as JSON (.cache/bench.json)' },
  },
  async act({
    pages = '100,1000,5000,10000',
    runs = '5',
    only = all,
    folder,
    output = join(generatorRoot, '.cache/bench.json'),
  }) {
    const chosen = measurementsNamed(only);
    const wanted = { pages: numbersOf(pages), runs: numberOf(runs), measurements: chosen, folder };
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

if (import.meta.main) await runCommand(command);
