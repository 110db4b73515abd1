import { join, resolve } from 'node:path';
import { announce } from './cli/announce.ts';
import { contentOption, runCommand, timingsOption } from './cli/command-line.ts';
import { examineSources, hasErrors, renderAndCheck } from './cli/examine.ts';
import { Stopwatch } from './cli/stopwatch.ts';
import { emptyReport } from './report/report.ts';
import { withOutputFolder } from './site/output-folder.ts';
import { generatorRoot, sourceFolders } from './site/site-project.ts';

await runCommand({
  name: 'build',
  does: 'Checks the content, renders it, checks the pages, and puts them in place of the last build. A build with errors leaves the last one as it is.',
  options: {
    ...contentOption,
    output: { value: 'DIR', help: 'the folder to publish into (_site)' },
    ...timingsOption,
  },
  async act({ content = join(generatorRoot, 'content'), output = join(generatorRoot, '_site'), timings }) {
    const watch = new Stopwatch();
    let outcome = emptyReport;
    await withOutputFolder(resolve(output), [resolve(content), ...sourceFolders], async (folder) => {
      const examined = examineSources(content, watch);
      const writes = !hasErrors(examined.problems);
      const { report } = await renderAndCheck(examined, writes ? folder : undefined, watch);
      outcome = report;
      return report.summary.errors === 0;
    });
    return announce(outcome, { watch, timings: timings !== undefined, output });
  },
});
