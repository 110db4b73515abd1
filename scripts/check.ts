import { join, resolve } from 'node:path';
import { CannotRun } from './cannot-run.ts';
import { announce } from './cli/announce.ts';
import { openBuiltFolder } from './cli/built-folder.ts';
import { contentOption, runCommand, timingsOption } from './cli/command-line.ts';
import { earlierRecordFor } from './cli/earlier-record-for.ts';
import { formatOption, outputsOf } from './cli/outputs.ts';
import { today } from './cli/today.ts';
import { checkSite } from './engine/build-site.ts';
import { checkBuiltPages } from './engine/built-pages.ts';
import { examineSources } from './engine/examine.ts';
import { Stopwatch } from './engine/stopwatch.ts';
import { TextThread } from './engine/text-thread.ts';
import { threadsFor } from './engine/threads-for.ts';
import type { Report } from './report/report.ts';
import { generatorRoot } from './site/site-project.ts';

await runCommand({
  name: 'check',
  does: 'Checks the content and the pages that it makes, or a folder of pages, and writes no page.',
  options: {
    ...contentOption,
    format: formatOption,
    output: { value: 'FILE', help: 'write to a file what would go to the terminal' },
    fix: { help: 'mend the files where there is exactly one right answer, then check what is left' },
    'dry-run': { help: 'with --fix: show what would be mended, and write nothing' },
    pages: { value: 'DIR', help: 'check a folder of HTML pages, whatever made them, instead of content' },
    base: { value: 'PATH', help: 'with --pages: the path that the site lives under (/)' },
    ...timingsOption,
  },
  async act({ content, format, output, fix, 'dry-run': trial, pages, base, timings }) {
    const outputs = outputsOf(format, output);
    if (pages !== undefined && content !== undefined)
      throw new CannotRun('`--pages` and `--content` are two checks: run one after the other');
    if (pages === undefined && base !== undefined) throw new CannotRun('`--base` goes with `--pages`');
    const watch = new Stopwatch();
    const told = { watch, timings: timings !== undefined, outputs };
    const mends = fix !== undefined || trial !== undefined;
    if (pages !== undefined) {
      if (mends)
        throw new CannotRun('`--fix` mends content: it cannot mend `--pages`, which something else made');
      return announce(checkPagesIn(pages, base, watch), told);
    }
    const folder = content ?? join(generatorRoot, 'content');
    if (mends) {
      const { fixSite } = await import('./cli/fix-site.ts');
      return fixSite({ content: folder, fix: fix !== undefined, isTrial: trial !== undefined }, told);
    }
    const thread = threadsFor(folder) > 1 ? new TextThread(folder) : undefined;
    let report: Report;
    try {
      const earlier = earlierRecordFor('check', resolve(folder));
      report = checkSite({ ...examineSources(folder, watch), earlier }, today(), watch, thread).report;
    } finally {
      await thread?.end();
    }
    return announce(report, told);
  },
});

function checkPagesIn(folder: string, base: string | undefined, watch: Stopwatch): Report {
  const built = openBuiltFolder(folder, base);
  watch.lap('look at the folder');
  const report = checkBuiltPages(built);
  watch.lap('read and check pages');
  if (report.summary.links > 0) return report;
  throw new CannotRun(`the pages in \`${folder}\` hold no link: there is nothing to check`);
}
