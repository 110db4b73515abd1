import { resolve } from 'node:path';
import { CannotRun } from './cannot-run.ts';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';

export const command = defineCommand({
  name: 'import',
  needsWhole: true,
  does: 'Makes topics of the pages of an older site: of a file, or of all that stand in a folder. They are drafts, with TODO for what a person has to say; no file is ever overwritten. It prints what it left out, what it guessed and what is to be decided, with the lines of the old files.',
  takes: 'OLD.html|OLD.md|DIR',
  options: {
    ...contentOption,
    to: {
      value: 'PATH',
      help: 'where the topics go: a folder below the content folder, such as content/en/privacy/, or of one page a file',
    },
    owner: { value: 'ROLE', help: 'who answers for the pages (TODO)' },
    language: { value: 'CODE', help: 'the language of the pages, where it is not to be told by their text' },
    root: {
      value: 'DIR',
      help: 'the folder from which the addresses of the old site start (DIR, or that of the file)',
    },
    host: {
      value: 'NAME',
      help: 'a host that the old site was at: links to it are links to its pages',
      many: true,
    },
    form: {
      value: '/*.html',
      help: 'how an old address was made of the path of a file; "*" stands for it without its ending',
      many: true,
    },
    'dry-run': { help: 'show what would be made, and write nothing' },
  },
  async act(
    { content = contentFolder, to, owner = 'TODO', language, root, host = [], form = [], 'dry-run': isTrial },
    words,
  ) {
    const [old, ...others] = words;
    if (old === undefined || others.length > 0 || to === undefined)
      throw new CannotRun(
        'say what is to be imported, and where to: `npm run import -- old/privacy/ --to content/en/privacy/`',
      );
    const { planImport } = await import('./edit/import/plan-import.ts');
    const { announceImport } = await import('./edit/import/announce-import.ts');
    const { writeChanges } = await import('./edit/write-changes.ts');
    const folder = resolve(content);
    const plan = planImport(
      folder,
      { old, root, to, owner, language, hosts: host, forms: form },
      today(folder),
    );
    const written = isTrial ? undefined : await writeChanges(folder, plan.changes, 'import');
    return announceImport(plan, written);
  },
});
