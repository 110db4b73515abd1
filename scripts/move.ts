import { resolve } from 'node:path';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';

export const command = defineCommand({
  name: 'move',
  needsWhole: true,
  does: 'Moves a topic, an anchor, a section or a download, in every language: mends every link to it, and keeps its old address alive. With --gone it takes it off the site, and says what became of it.',
  takes: 'FROM TO',
  options: {
    ...contentOption,
    after: { value: 'ID', help: 'put a section behind the one with this id, not at the end' },
    gone: { help: 'FROM goes for good; it takes no TO' },
    why: {
      value: 'TEXT',
      help: 'what happened, for readers; "en=TEXT" for each language of several',
      many: true,
    },
    only: { value: 'CODE', help: 'with --gone: in this language alone' },
    see: { value: 'PATH', help: 'what takes its place: links lead there' },
    'done-by-hand': { help: 'the file has its new name already: do all else' },
    'dry-run': { help: 'show what would be done, and write nothing' },
  },
  async act(
    {
      content = contentFolder,
      gone = false,
      why = [],
      'dry-run': isTrial,
      'done-by-hand': doneByHand = false,
      after,
      only,
      see,
    },
    words,
  ) {
    const { planMove } = await import('./edit/move/plan-move.ts');
    const { announceMove } = await import('./edit/move/announce-move.ts');
    const { writeChanges } = await import('./edit/write-changes.ts');
    const folder = resolve(content);
    const given = { words, gone, why, only, see, after, doneByHand };
    const plan = planMove(folder, given, today(folder));
    const written = isTrial ? undefined : await writeChanges(folder, plan.changes);
    return announceMove(plan, written);
  },
});
