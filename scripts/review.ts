import { CannotRun } from './cannot-run.ts';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { daysOf } from './cli/option-values.ts';
import { contentFolder } from './folders.ts';
import type { Format } from './review/review-site.ts';

export const command = defineCommand({
  name: 'review',
  does: 'Lists what is due by owner and day: reviews, sections of translations, accepted problems, certificates and security.txt; or marks sections as up to date.',
  options: {
    ...contentOption,
    within: { value: 'DAYS', help: 'tell what will be due in so many days too (30; in a calendar 366)' },
    owner: { value: 'ROLE', help: 'tell what one role is to do' },
    format: { value: 'NAME', help: 'how to tell it: text, json, ics (text)' },
    issue: {
      value: 'FILE',
      help: 'write the text of an issue to a file too; it is empty where nothing is due',
    },
    done: {
      value: 'PATH[#ID]',
      many: true,
      help: 'mark a section of a translation as up to date, without #ID all of its sections, or a layout or asset of yours as compared with ours; again, or with commas, for more; `all` for everything',
    },
  },
  async act({ content = contentFolder, done, ...listing }) {
    const { listDue, markSections } = await import('./review/review-site.ts');
    if (done === undefined) {
      const format = formatOf(listing.format);
      const within = daysOf(listing.within ?? (format === 'ics' ? '366' : '30'));
      return listDue(content, { ...listing, within, format });
    }
    const other = Object.keys(listing).find((option) => option !== 'help');
    if (other !== undefined)
      throw new CannotRun(`\`--done\` marks and lists nothing: leave \`--${other}\` out`);
    return markSections(content, done.join(','));
  },
});

function formatOf(given = 'text'): Format {
  const formats = ['text', 'json', 'ics'] as const;
  const format = formats.find((one) => one === given);
  if (format === undefined) throw new CannotRun(`there is no format \`${given}\`: ${formats.join(', ')}`);
  return format;
}
