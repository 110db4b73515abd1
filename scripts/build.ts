import { resolve } from 'node:path';
import { contentOption, defineCommand, isStrict, strictOption, timingsOption } from './cli/command-line.ts';
import { dayOf, numbersOf } from './cli/option-values.ts';
import { today } from './cli/today.ts';
import { contentFolder, outputFolder } from './folders.ts';
import { Stopwatch } from './publish/stopwatch.ts';

const NOT_RECORDED = `Nothing of this site is recorded yet. Before it is published, \`npm run release\` begins the record that keeps its links alive.
`;

export const command = defineCommand({
  name: 'build',
  needsWhole: true,
  does: 'Checks the content, renders it, checks the pages, and puts them in place of the last build. A build with errors leaves the last one as it is.',
  options: {
    ...contentOption,
    output: { value: 'DIR', help: 'the folder to publish into (_site)' },
    cold: { help: 'begin anew: write every page, even one that has not changed since the last build' },
    day: {
      value: 'DAY',
      help: 'build the site as it will be on a day, YYYY-MM-DD, to look at: give another --output with it (today)',
    },
    threads: { value: 'N', help: 'how many threads to use (2 for a large site, else 1)' },
    ...strictOption,
    ...timingsOption,
  },
  async act({ content = contentFolder, output = outputFolder, cold = false, day, threads, strict, timings }) {
    const { announce } = await import('./cli/announce.ts');
    const { earlierRecord } = await import('./publish/earlier-record.ts');
    const { publishSite } = await import('./publish/publish-site.ts');
    const watch = new Stopwatch();
    const report = await publishSite({
      content: resolve(content),
      output: resolve(output),
      cold,
      threads: threads === undefined ? undefined : numbersOf(threads)[0],
      watch,
      today: day === undefined ? today(content) : dayOf(day),
      earlier: earlierRecord(resolve(content)),
      isStrict: isStrict(strict),
    });
    const code = announce(report, { watch, timings, output });
    if (code === 0 && report.summary.recorded === undefined) process.stdout.write(NOT_RECORDED);
    const { reservedHost } = report.summary;
    if (code === 0 && reservedHost !== undefined)
      process.stdout.write(
        `\`${reservedHost}\` is a reserved name: set \`site.url\` in _data/operator.yaml before this is published.\n`,
      );
    return code;
  },
});
