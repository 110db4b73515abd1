import { relative, resolve, sep } from 'node:path';
import { CODES_PAGE } from '../folders.ts';
import type { Report } from './report.ts';

/** Where a report is read: what it says nothing about itself. */
export interface Setting {
  /** Colours: only where a person reads it. */
  readonly colour: boolean;
  /** How wide the terminal is; undefined where lines are not to be broken. */
  readonly columns: number | undefined;
  /** Where the page of codes is, as the reader may open it. */
  readonly manual: string;
  /** The address of the generator's files, where the surroundings tell one. */
  readonly repository: string | undefined;
  /** What the addresses of the site's own repository begin with, where the generator is not in it. */
  readonly own?: string | undefined;
  /** The folder that files are named from, and the one that services name them from; both absolute. */
  readonly folder: string;
  readonly workspace: string;
  /** The address of the repository's files at this commit, with `/` at its end; undefined where it is not known. */
  readonly blob: string | undefined;
  /** When the report was made, in UTC: `2026-11-22T09:30:00`. */
  readonly now: string;
}

/** The address of the manual's section on a code; undefined where neither the operator nor the surroundings tell it. */
export function sectionOf(code: string, report: Report, setting: Setting): string | undefined {
  const repository = homeOf(report, setting);
  return repository && `${repository}/${CODES_PAGE}#${code}`;
}

/** The address of the generator's files: what an operator says of it, unless that is the site's own repository, which has none of them. */
export function homeOf(report: Report, { repository, own }: Setting): string | undefined {
  const isOwn = own !== undefined && report.repository?.startsWith(own);
  return isOwn ? undefined : (report.repository ?? repository);
}

/** A file's path from the root of the repository: with `../` before it where it stands outside. */
export function pathInRepository(file: string, { folder, workspace }: Setting): string {
  return relative(workspace, resolve(folder, file)).split(sep).join('/');
}

/** A path as a relative address (RFC 3986): all but `/` and the plainest characters are percent-encoded. */
export function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
