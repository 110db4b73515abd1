import type { Place } from '../../problem.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import { readRecordKey } from '../../site/record-key.ts';
import { unfinishedText } from '../unfinished-text.ts';
import type { Written } from '../write-changes.ts';
import type { SiteMove } from './plan-site-move.ts';

/** How many of a kind are named. */
const FEW = 12;

/**
 * Tells what was moved, what was mended, and what is to be looked at.
 * @param written undefined where nothing was to be written
 * @returns the exit code: 1 where a check tells new errors, 2 where a file could not be written
 */
export function announceMove(move: SiteMove, written: Written | undefined): number {
  const { site, changes } = move;
  const { folder } = site.content;
  const isWhole = written !== undefined && written.refused.size === 0;
  if (written && !isWhole)
    process.stderr.write(
      unfinishedText('not all files could be written.', folder, written.done, written.refused),
    );
  if (!written || isWhole) process.stdout.write(textOf(move, written === undefined));
  if (isWhole)
    process.stdout.write(
      `${count(changes.length, 'file')} written; \`npm run check\` looks at the whole site.\n`,
    );
  if (written && !isWhole) return 2;
  return move.fresh.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function textOf({ site, fresh, before }: SiteMove, isTrial: boolean): string {
  const { folder } = site.content;
  const mended = placesText(site.mended, folder);
  const kept = promisesText(site.promised);
  const look = [
    ...site.look,
    ...fresh.map(
      ({ file, line, column, code, message }) =>
        `${file}:${line}:${column}  ${code}: ${message.split('\n')[0]}`,
    ),
    ...(site.content.record || kept.length === 0
      ? []
      : ['the record begins with these addresses; `npm run release` records all others']),
    ...(before > 0 ? [`\`npm run check\` told ${count(before, 'error')} before, and still does`] : []),
  ];
  return [
    ...(isTrial ? ['Nothing is written; this is what would be done.\n'] : []),
    list('Moved', site.gone ? [] : site.done),
    list('Taken off', site.gone ? site.done : []),
    list(`Mended ${count(site.mended.length, 'link')}`, mended),
    list('Kept alive', kept),
    list('Look at', look),
  ].join('');
}

function placesText(places: readonly Place[], folder: string): string[] {
  const shown = places.map(({ file, line, column }) => {
    const name = file.startsWith(`${folder}/`) ? file : `${folder}/${file}`;
    return `${name}:${line}:${column}`;
  });
  return [...new Set(shown)];
}

/** A line a page: `/en/privacy/old/, with 3 ids`. */
function promisesText(promised: ReadonlySet<string>): string[] {
  const pages = Map.groupBy(promised, (key) => readRecordKey(key).address);
  return [...pages].sort().map(([address, keys]) => {
    const ids = keys.filter((key) => key !== address);
    if (ids.length === keys.length) return ids.map((key) => key).join(', ');
    return ids.length === 0 ? address : `${address}, with ${count(ids.length, 'id')}`;
  });
}

function list(head: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > FEW ? [`and ${(items.length - FEW).toLocaleString('en')} more`] : [];
  return `${head}:\n${[...items.slice(0, FEW), ...more].map(line).join('')}`;
}

function line(item: string): string {
  return `  ${printable(item)}\n`;
}
