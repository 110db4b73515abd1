import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import { unfinishedText, type WrittenChanges } from '../write-changes.ts';
import type { Note } from './blocks.ts';
import { type ImportedPage, type ImportPlan, SAME } from './plan-import.ts';

const KINDS: readonly (readonly [Note['kind'], string])[] = [
  ['dropped', 'left out'],
  ['guessed', 'guessed'],
  ['decide', 'to be decided'],
];

/**
 * Tells what became of old pages: what was left out, what was guessed, what a person must decide, and what the check says.
 * @param written undefined where nothing was to be written
 * @returns the exit code: 1 where a page was not written, or has errors; 2 where a file could not be written
 */
export function announceImport(plan: ImportPlan, written: WrittenChanges | undefined): number {
  const { folder, pages, left, changes, proposals, guessed } = plan;
  if (written && written.refused.size > 0) {
    process.stderr.write(unfinishedText('import: not all files could be written.', folder, changes, written));
    return 2;
  }
  const told = [
    ...pages.map((page) => pageText(page, folder)),
    ...left.map(({ file, refused }) => refusedText(file, refused)),
  ].join('\n');
  const panels = proposals.map(({ yaml, places }) => `\n# ${places.join(', ')}\n${yaml}`).join('');
  const head =
    panels && `\nLists of links stood beside pages. As entries of \`_data/panels.yaml\` they are:\n`;
  const addresses = guessed
    ? `\nOld addresses are guessed where a file is no HTML: ${printable(`\`${guessed.address}\` of \`${guessed.file}\``)}. \`--form\` says how they were made.\n`
    : '';
  const alone = left.length + pages.filter(({ refused }) => refused !== undefined && refused !== SAME).length;
  const errors = pages.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error');
  const more = [
    alone > 0 && `${count(alone, 'page')} left alone`,
    errors.length > 0 && `${count(errors.length, 'error')} that their texts bring along`,
  ].filter(Boolean);
  const closing = `${count(changes.length, 'draft')} ${written ? 'written' : 'to write'}${more.map((text) => `; ${text}`).join('')}.\n`;
  process.stdout.write(
    `${written ? '' : 'Nothing is written; this is what would be done.\n\n'}${told}${head}${panels}${addresses}\n${closing}`,
  );
  return alone > 0 || errors.length > 0 ? 1 : 0;
}

function refusedText(file: string, refused: string): string {
  return `${printable(file)}: nothing is written: ${refused}\n`;
}

function pageText({ page, path, refused, problems }: ImportedPage, folder: string): string {
  const { file } = page.old;
  if (refused !== undefined) return refusedText(file, refused);
  const notes = KINDS.flatMap(([kind, name]) => {
    const of = page.notes.filter((note) => note.kind === kind).sort((a, b) => a.line - b.line);
    return of.length > 0
      ? [
          `  ${name}\n`,
          ...of.map(
            ({ line, text, said }) =>
              `    ${printable(`${file}:${line}  ${text}${said ? `: ${said}` : ''}`)}\n`,
          ),
        ]
      : [];
  });
  const found = problems.map(
    ({ file: at, line, column, code, message }) =>
      `    ${printable(`${at}:${line}:${column}  ${code}: ${message.split('\n')[0]}`)}\n`,
  );
  return `${printable(`${folder}/${path}`)}, from ${printable(file)}\n${notes.join('')}${found.length > 0 ? `  what the check tells\n${found.join('')}` : ''}`;
}
