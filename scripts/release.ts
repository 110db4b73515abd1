import { join, resolve } from 'node:path';
import { contentOption, defineCommand, runCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { releaseSite } from './edit/release-site.ts';
import { generatorRoot } from './pages/folders.ts';

export const command = defineCommand({
  name: 'release',
  does: 'Checks the content, and records every address and anchor that is new, so that none of them can be lost unseen.',
  options: {
    ...contentOption,
    'dry-run': { help: 'show what would be recorded, and write nothing' },
  },
  act: async ({ content = join(generatorRoot, 'content'), 'dry-run': trial }) =>
    releaseSite(resolve(content), { day: today(), isTrial: trial !== undefined }),
});

if (import.meta.main) await runCommand(command);
