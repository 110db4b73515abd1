import { placeText } from '../../problem.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import { readRecordKey } from '../../site/record.ts';
import { unfinishedText, type WrittenChanges } from '../write-changes.ts';
import type { MovePlan } from './plan-move.ts';

/** How many of a kind are named. */
const FEW = 12;

/**
 * Tells what was moved, what was mended, and what is to be looked at.
 * @param written undefined where nothing was to be written
 * @returns the exit code: 1 where a check tells new errors, 2 where a file could not be written
 */
export function announceMove(plan: MovePlan, written: WrittenChanges | undefined): number {
  const { site, changes, fresh } = plan;
  if (written && written.refused.size > 0) {
    const head = 'move: not all files could be written.';
    process.stderr.write(unfinishedText(head, site.content.folder, changes, written));
    return 2;
  }
  const closing = `${count(changes.length, 'file')} written; \`npm run check\` looks at the whole site.\n`;
  const opening = 'Nothing is written; this is what would be done.\n';
  process.stdout.write(written ? textOf(plan) + closing : opening + textOf(plan));
  return fresh.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function textOf({ site, fresh, before }: MovePlan): string {
  const { folder, record } = site.content;
  const mended = site.mended.map((place) => `${folder}/${placeText(place)}`);
  const kept = promisesText(site.promised);
  const look = [
    ...site.look,
    ...(site.gone && mended.length > 0
      ? [
          'the words of the links that were mended: they name what is gone, and a list or a panel may name what takes its place twice now',
        ]
      : []),
    ...fresh.map((found) => `${placeText(found)}  ${found.code}: ${found.message.split('\n')[0]}`),
    ...(record || kept.length === 0
      ? []
      : ['the record begins with these addresses; `npm run release` records all others']),
    ...(before > 0 ? [`\`npm run check\` told ${count(before, 'error')} before, and still does`] : []),
  ];
  return [
    list(site.gone && site.gone.now === undefined ? 'Taken off' : 'Moved', site.done),
    list(`Mended ${count(mended.length, 'link')}`, mended),
    list('Kept alive', kept),
    list('Look at', look),
  ].join('');
}

/** A line a page: `/en/privacy/old/, with 3 ids`. */
function promisesText(promised: ReadonlySet<string>): string[] {
  const pages = Map.groupBy(promised, (key) => readRecordKey(key).address);
  return [...pages].sort().map(([address, keys]) => {
    const ids = keys.filter((key) => key !== address);
    if (ids.length === keys.length) return ids.join(', ');
    return ids.length === 0 ? address : `${address}, with ${count(ids.length, 'id')}`;
  });
}

function list(head: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > FEW ? [`and ${(items.length - FEW).toLocaleString('en')} more`] : [];
  const lines = [...items.slice(0, FEW), ...more].map((item) => `  ${printable(item)}\n`);
  return `${head}:\n${lines.join('')}`;
}
