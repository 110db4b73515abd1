import { join } from 'node:path';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { secondsOf } from './cli/option-values.ts';
import { formatOption, outputsOf } from './cli/outputs.ts';
import { cacheFolder, contentFolder } from './folders.ts';
import { Stopwatch } from './publish/stopwatch.ts';

export const command = defineCommand({
  name: 'check:external',
  does: 'Asks the hosts of all links that lead out of the site whether they still work. Nothing else here uses the internet.',
  options: {
    ...contentOption,
    only: { value: 'HOST', help: 'ask this host alone' },
    fresh: { help: 'ask again what was found in the last 24 hours' },
    timeout: { value: 'SECONDS', help: 'how long to wait for one answer (20)' },
    format: formatOption,
    output: { value: 'FILE', help: 'write to a file what would go to the terminal' },
    issue: {
      value: 'FILE',
      help: 'write the text of an issue to a file; it is empty where there is no problem',
    },
  },
  async act({ content = contentFolder, only, fresh = false, timeout = '20', format, output, issue }) {
    const outputs = outputsOf(format, output);
    const watch = new Stopwatch();
    const { checkExternal } = await import('./outside/survey-site.ts');
    const { announceExternal } = await import('./outside/announce-external.ts');
    const report = await checkExternal({
      content,
      only,
      fresh,
      timeout: secondsOf(timeout),
      memory: join(cacheFolder, 'external.json'),
    });
    return announceExternal(report, { watch, outputs, issue, content });
  },
});
