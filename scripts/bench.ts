import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { benchTable } from './bench/bench-table.ts';
import { runBench } from './bench/run-bench.ts';
import { runCommand } from './cli/command-line.ts';
import { numbersOf } from './cli/numbers-of.ts';
import { writeReport } from './cli/write-report.ts';
import { generatorRoot } from './site/site-project.ts';

await runCommand({
  name: 'bench',
  does: 'Builds the same generated topics with this generator, a bare pass in Node, plain Eleventy, and Hugo and Zola where they are installed, in turns, and prints the ratios.',
  options: {
    pages: { value: 'N,N', help: 'how many topics (100,1000,5000,10000)' },
    runs: { value: 'N', help: 'how often each is run; the median counts (5)' },
    folder: { value: 'DIR', help: 'where to write; a memory file system where there is one' },
    output: { value: 'FILE', help: 'where to write the figures as JSON (.cache/bench.json)' },
  },
  async act({
    pages = '100,1000,5000,10000',
    runs = '5',
    folder,
    output = join(generatorRoot, '.cache/bench.json'),
  }) {
    const [times = 5] = numbersOf(runs);
    const figures = await runBench({ pages: numbersOf(pages), runs: times, folder });
    process.stdout.write(benchTable(figures));
    mkdirSync(dirname(output), { recursive: true });
    writeReport(output, `${JSON.stringify(figures, null, 2)}\n`);
    return 0;
  },
});
