import { join } from 'node:path';
import { CannotRun } from './cannot-run.ts';
import { announce } from './cli/announce.ts';
import { contentOption, defineCommand, runCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { checkServed } from './outside/crawl-site.ts';
import { generatorRoot } from './pages/folders.ts';
import { acceptSeen } from './publish/accept.ts';
import { examineSources } from './publish/examine.ts';
import { Stopwatch } from './publish/stopwatch.ts';
import { reportOf } from './report/report.ts';

export const command = defineCommand({
  name: 'check:served',
  does: 'Serves the built site on this machine and has linkinator follow every link: a second opinion that shares no code with the first.',
  options: { ...contentOption, output: { value: 'DIR', help: 'the folder of the built site (_site)' } },
  async act({ content = join(generatorRoot, 'content'), output = join(generatorRoot, '_site') }) {
    const watch = new Stopwatch();
    const { content: sources, project } = examineSources(content);
    if (!project) throw new CannotRun('the operator data has faults: `npm run check` tells them');
    const { pages, followed, problems } = await checkServed(output, project);
    const { told, accepted } = acceptSeen(problems, sources, today());
    return announce(reportOf(told, { accepted, pages, links: followed, anchors: 0 }), { watch });
  },
});

if (import.meta.main) await runCommand(command);
