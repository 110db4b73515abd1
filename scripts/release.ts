import { resolve } from 'node:path';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';

export const command = defineCommand({
  name: 'release',
  needsWhole: true,
  does: 'Checks the content, and records every address and anchor that is new, so that none of them can be lost unseen.',
  options: { ...contentOption, 'dry-run': { help: 'show what would be recorded, and write nothing' } },
  async act({ content = contentFolder, 'dry-run': isTrial = false }) {
    const { releaseSite } = await import('./edit/release/release-site.ts');
    return releaseSite(resolve(content), today(content), isTrial);
  },
});
