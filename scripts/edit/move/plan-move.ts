import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import { readRecordKey } from '../../site/record-key.ts';
import { aliasFor, withAlias } from './alias-table.ts';
import { moveSection } from './move-section.ts';
import { moveTopic } from './move-topic.ts';
import type { MovingSite } from './moving-site.ts';
import type { Relocate } from './relocation.ts';
import { renameAnchor } from './rename-anchor.ts';
import type { Request } from './request.ts';
import { takeAway } from './take-away.ts';
import { whereIs } from './where-is.ts';

/** How what stood somewhere is found again once a move is done. */
export interface Moved {
  readonly relocate: Relocate;
  readonly isGone?: (path: string, id: string | null) => boolean;
}

/**
 * Works out what the files of a site will be.
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where it cannot be done, in one line
 */
export function planMove(site: MovingSite, request: Request, day: string): Moved {
  const path = request.kind === 'anchor' ? request.path : spotOf(request.from);
  if (site.twins(path).length === 0) throw new CannotRun(`there is no topic \`${path}\` in any language`);
  const moved = carryOut(site, request, day);
  site.finish(day);
  return moved;
}

function spotOf(from: string | { readonly path: string }): string {
  return typeof from === 'string' ? from : from.path;
}

function carryOut(site: MovingSite, request: Request, day: string): Moved {
  if (request.kind === 'topic') return { relocate: moveTopic(site, request) };
  if (request.kind === 'anchor') return { relocate: renameAnchor(site, request) };
  if (request.kind === 'section') return { relocate: moveSection(site, request) };
  return takeAway(site, request, day);
}

/**
 * Has recorded addresses that a plan would lose lead to where their statements are: they followed another address until now.
 * @param lost by their names in the record
 */
export function keepAlive(
  site: MovingSite,
  lost: readonly string[],
  { relocate, isGone }: Moved,
  day: string,
): void {
  for (const key of lost) {
    const { address, id } = readRecordKey(key);
    const spot = whereIs(site, address, id);
    if (spot === undefined || spot === 'gone') continue;
    if (isGone?.(spot.path, spot.id)) site.gone?.also.push(key);
    else {
      const now = relocate(spot.path, spot.id) ?? spot;
      const alias = aliasFor({ address, id }, addressOfTopic(now.path));
      site.setTable(now.path, withAlias(site.table(now.path), now.id ?? 'top', alias));
    }
  }
  site.finish(day);
}
