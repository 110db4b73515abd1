import { resolve } from 'node:path';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';

export const command = defineCommand({
  name: 'change',
  needsWhole: true,
  does: 'Announces a change: finds the statements that differ from the last release, and writes a file that lists them, with what kind of change it is and what readers are told. The file goes into the same pull request; `npm run release` takes it into the log. At a terminal it asks for what is missing.',
  options: {
    ...contentOption,
    kind: {
      value: 'KIND',
      help: 'new, changed, corrected, withdrawn, or editorial (spelling, spaces, where links lead)',
    },
    summary: {
      value: 'TEXT',
      help: 'what changed, in a sentence for readers; "zh=TEXT" for each further language',
      many: true,
    },
    effective: { value: 'DAY', help: 'the first day on which it holds, YYYY-MM-DD, where that is to come' },
    only: {
      value: 'PATH#ANCHOR',
      help: 'a statement that it is about (all that no file lists yet)',
      many: true,
    },
    'dry-run': { help: 'show what would be written, and write nothing' },
  },
  async act({ content = contentFolder, summary = [], only = [], 'dry-run': isTrial, ...more }) {
    const { askAtTerminal } = await import('./cli/ask.ts');
    const { announceChange, planChange } = await import('./edit/plan-change.ts');
    const { writeChanges } = await import('./edit/write-changes.ts');
    const folder = resolve(content);
    const plan = await planChange(folder, { summary, only, ...more }, today(folder), askAtTerminal);
    const written = isTrial ? undefined : await writeChanges(folder, plan.changes, 'change');
    return announceChange(plan, written);
  },
});
