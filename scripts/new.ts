import { resolve } from 'node:path';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';

export const command = defineCommand({
  name: 'new',
  needsWhole: true,
  does: 'Makes a topic in every language (privacy/incidents), a section (security/), a source (source NAME), a download (download FILE), the file of a language (language CODE), a layout or a component of ours to be changed (layout NAME, component NAME), or what editors read of data files (schemas). Pages are drafts, with TODO where something is to be written; no text of yours is ever overwritten. At a terminal it asks for what is missing.',
  takes: 'WHAT',
  options: {
    ...contentOption,
    title: {
      value: 'TEXT',
      help: 'what a page answers, or what a source is called; "en=TEXT" for each language of several',
      many: true,
    },
    owner: {
      value: 'ROLE',
      help: 'who answers for a page, as above; else who answers for most pages beside it',
      many: true,
    },
    url: { value: 'ADDRESS', help: 'where a source is read' },
    kind: { value: 'KIND', help: 'of a source: operator, law, standard or other' },
    name: { value: 'NAME', help: 'what a download is called when it is published' },
    'dry-run': { help: 'show what would be made, and write nothing' },
  },
  async act({ content = contentFolder, title = [], owner = [], 'dry-run': isTrial, ...more }, words) {
    const { askAtTerminal } = await import('./cli/ask.ts');
    const { planNew, announceNew } = await import('./edit/new/plan-new.ts');
    const { writeChanges } = await import('./edit/write-changes.ts');
    const folder = resolve(content);
    const plan = await planNew(folder, { words, title, owner, ...more }, today(folder), askAtTerminal);
    const written = isTrial ? undefined : await writeChanges(folder, plan.changes, 'new');
    return announceNew(plan, written);
  },
});
