import { join } from 'node:path';
import { announce } from './cli/announce.ts';
import { contentOption, runCommand, timingsOption } from './cli/command-line.ts';
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
    format: { value: 'text|json', help: 'how to tell the problems (text)' },
    output: { value: 'FILE', help: 'write the problems to a file instead' },
    ...timingsOption,
  },
  async act({ content = join(generatorRoot, 'content'), format = 'text', output, timings }) {
    const watch = new Stopwatch();
    const thread = threadsFor(content) > 1 ? new TextThread(content) : undefined;
    let report: Report;
    try {
      report = checkSite(examineSources(content, watch), watch, thread).report;
    } finally {
      await thread?.end();
    }
    return announce(report, { watch, timings: timings !== undefined, format, file: output });
  },
});
