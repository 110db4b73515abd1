import { CannotRun } from './cannot-run.ts';
import { contentOption, defineCommand, runCommand } from './cli/command-line.ts';
import { daysOf } from './cli/option-values.ts';
import { contentFolder } from './pages/folders.ts';

export const command = defineCommand({
  name: 'review',
  does: 'Lists the reviews and the sections of translations that are due, by owner, or marks sections as up to date.',
  options: {
    ...contentOption,
    within: { value: 'DAYS', help: 'tell reviews that will be due in so many days too (30)' },
    format: { value: 'NAME', help: 'how to tell it: text, json (text)' },
    done: {
      value: 'PATH[#ID]',
      many: true,
      help: 'mark a section of a translation as up to date, without #ID all of its sections; again, or with commas, for more; `all` for everything',
    },
  },
  async act({ content = contentFolder, within, format, done }) {
    const { listDue, markSections } = await import('./review/review-site.ts');
    if (done === undefined) return listDue(content, daysOf(within ?? '30'), format);
    if (within !== undefined || format !== undefined)
      throw new CannotRun('`--done` marks and lists nothing: leave `--within` and `--format` out');
    return markSections(content, done.join(','));
  },
});

if (import.meta.main) await runCommand(command);
