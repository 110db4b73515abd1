import { contentOption, defineCommand } from './cli/command-line.ts';
import { contentFolder, outputFolder } from './folders.ts';
import { Stopwatch } from './publish/stopwatch.ts';

export const command = defineCommand({
  name: 'check:served',
  does: 'Serves the built site on this machine and has linkinator follow every link: a second opinion that shares no code with the first.',
  options: { ...contentOption, output: { value: 'DIR', help: 'the folder of the built site (_site)' } },
  async act({ content = contentFolder, output = outputFolder }) {
    const watch = new Stopwatch();
    const { announce } = await import('./cli/announce.ts');
    const { checkServed } = await import('./outside/crawl-site.ts');
    return announce(await checkServed(output, content), { watch });
  },
});
