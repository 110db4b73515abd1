import { contentOption, defineCommand, runCommand } from '../../scripts/cli/command-line.ts';
import { formatOption, outputsOf } from '../../scripts/cli/outputs.ts';
import { announceExternal } from '../../scripts/outside/announce-external.ts';
import { checkExternal } from '../../scripts/outside/survey-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';

/** `check:external` as its command runs it, with a memory of its own, and one host of this machine allowed. */
export const command = defineCommand({
  name: 'check:external',
  does: 'For tests.',
  options: {
    ...contentOption,
    allow: { value: 'HOST', help: 'ask this host although it is private' },
    memory: { value: 'FILE', help: 'where to remember what was found' },
    fresh: { help: 'ask again' },
    format: formatOption,
    issue: { value: 'FILE', help: 'the text of an issue' },
  },
  async act({ content = '', allow = '', memory = '', fresh = false, format, issue }) {
    const watch = new Stopwatch();
    const report = await checkExternal({
      content,
      memory,
      fresh,
      timeout: 10_000,
      allowed: new Set([allow]),
      only: undefined,
    });
    return announceExternal(report, { watch, outputs: outputsOf(format), issue });
  },
});

if (import.meta.main) await runCommand(command);
