import { join } from 'node:path';
import { announce } from './cli/announce.ts';
import { contentOption, runCommand, timingsOption } from './cli/command-line.ts';
import { formatOption, outputsOf } from './cli/outputs.ts';
import { today } from './cli/today.ts';
import { checkSite } from './engine/build-site.ts';
import { examineSources } from './engine/examine.ts';
import { Stopwatch } from './engine/stopwatch.ts';
import { generatorRoot } from './site/site-project.ts';

await runCommand({
  name: 'check',
  does: 'Checks the content and the pages that it makes, and writes no page.',
  options: {
    ...contentOption,
    format: formatOption,
    output: { value: 'FILE', help: 'write to a file what would go to the terminal' },
    ...timingsOption,
  },
  async act({ content = join(generatorRoot, 'content'), format, output, timings }) {
    const outputs = outputsOf(format, output);
    const watch = new Stopwatch();
    const { report } = checkSite(examineSources(content, watch), today(), watch);
    return announce(report, { watch, timings: timings !== undefined, outputs });
  },
});
