import { join } from 'node:path';
import { announce } from './cli/announce.ts';
import { contentOption, defineCommand, runCommand } from './cli/command-line.ts';
import { portOf } from './cli/port-of.ts';
import { today } from './cli/today.ts';
import { assetsFolder, generatorRoot, layoutsFolder } from './pages/folders.ts';
import { type PreviewSite, previewSite } from './preview/preview-site.ts';
import { startServer } from './preview/server.ts';
import { watchFolders } from './preview/watch.ts';
import { type Examined, examineSources } from './publish/examine.ts';
import type { SiteMemory } from './publish/memory.ts';
import { Stopwatch } from './publish/stopwatch.ts';
import { untilStopped } from './signals.ts';

export const command = defineCommand({
  name: 'start',
  does: 'Shows the site on localhost while you write. Pages reload by themselves; problems stand on the page and in the terminal.',
  options: {
    ...contentOption,
    port: { value: 'NUMBER', help: 'the port to listen on (the first free one from 8080)' },
  },
  async act({ content = join(generatorRoot, 'content'), port }) {
    const wanted = portOf(port);
    // Without anything to show there is nothing to start; what goes wrong later is shown.
    const first = examineSources(content);
    const update = (examine: (memory?: SiteMemory) => Examined, last?: PreviewSite): PreviewSite => {
      const watch = new Stopwatch();
      const next = previewSite(examine, today(), last);
      if (next.failure) process.stderr.write(`start: ${next.failure}\n`);
      else announce(next.report, { watch });
      return next;
    };
    let site = update(() => first);
    const server = await startServer(wanted, (path) => site.answer(path));
    const watch = await watchFolders([content, layoutsFolder, assetsFolder], async () => {
      site = update((memory) => examineSources(content, undefined, memory), site);
      server.reload();
    });
    // What changed while the watch began is not missed.
    const now = previewSite((memory) => examineSources(content, undefined, memory), today(), site);
    if (JSON.stringify(now.report) !== JSON.stringify(site.report))
      announce(now.report, { watch: new Stopwatch() });
    site = now;
    process.stdout.write(`\nThe site is at ${server.url} (Ctrl-C ends it)\n\n`);
    await untilStopped();
    await Promise.all([watch.end(), server.close()]);
    return 0;
  },
});

if (import.meta.main) await runCommand(command);
