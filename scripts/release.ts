import { resolve } from 'node:path';
import { CannotRun } from './cannot-run.ts';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';

export const command = defineCommand({
  name: 'release',
  needsWhole: true,
  does: 'Checks the content, and records every address and anchor that is new, so that none of them can be lost unseen.',
  options: {
    ...contentOption,
    redact: {
      value: 'PATH#ANCHOR',
      help: 'take what a statement said out of all versions, and do nothing else; its address, days and hashes stay',
    },
    why: { value: 'TEXT', help: 'with --redact: why, as the log and the versions tell readers' },
    'dry-run': { help: 'show what would be written and what differs, and write nothing' },
  },
  async act({ content = contentFolder, redact, why, 'dry-run': isTrial = false }) {
    if ((redact === undefined) !== (why === undefined))
      throw new CannotRun('`--redact PATH#ANCHOR` and `--why "…"` go together');
    if (redact !== undefined && why !== undefined) {
      const { redactStatement } = await import('./edit/release/redact.ts');
      return redactStatement(resolve(content), { statement: redact, why, day: today(content), isTrial });
    }
    const { releaseSite } = await import('./edit/release/release-site.ts');
    return releaseSite(resolve(content), today(content), isTrial);
  },
});
