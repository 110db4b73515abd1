import { join } from 'node:path';
import { announce } from './cli/announce.ts';
import { contentOption, runCommand, timingsOption } from './cli/command-line.ts';
import { formatOption, outputsOf } from './cli/outputs.ts';
import { today } from './cli/today.ts';
import { checkSite } from './engine/build-site.ts';
import { examineSources } from './engine/examine.ts';
import { Stopwatch } from './engine/stopwatch.ts';
import { TextThread } from './engine/text-thread.ts';
import { threadsFor } from './engine/threads-for.ts';
import type { Report } from './report/report.ts';
import { generatorRoot } from './site/site-project.ts';

await runCommand({
  name: 'check',
  does: 'Checks the content and the pages that it makes, and writes no page.',
  options: {
    ...contentOption,
    format: formatOption,
    output: { value: 'FILE', help: 'write to a file what would go to the terminal' },
    fix: { help: 'mend the files where there is exactly one right answer, then check what is left' },
    'dry-run': { help: 'with --fix: show what would be mended, and write nothing' },
    ...timingsOption,
  },
  async act({ content = join(generatorRoot, 'content'), format, output, fix, 'dry-run': trial, timings }) {
    const outputs = outputsOf(format, output);
    const watch = new Stopwatch();
    const told = { watch, timings: timings !== undefined, outputs };
    if (fix !== undefined || trial !== undefined) {
      const { fixSite } = await import('./cli/fix-site.ts');
      return fixSite({ content, fix: fix !== undefined, isTrial: trial !== undefined }, told);
    }
    const thread = threadsFor(content) > 1 ? new TextThread(content) : undefined;
    let report: Report;
    try {
      report = checkSite(examineSources(content, watch), today(), watch, thread).report;
    } finally {
      await thread?.end();
    }
    return announce(report, told);
  },
});
