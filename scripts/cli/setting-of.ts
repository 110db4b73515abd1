import { join, relative, sep } from 'node:path';
import { CODES_PAGE, encodePath, type Setting } from '../report/report.ts';

/** What a command knows of where it runs. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that it runs in: files are named from it. */
  readonly folder: string;
  /** The folder of the generator, where the manual is. */
  readonly root: string;
  /** The width of the terminal that the report goes to; undefined where it goes to none. */
  readonly columns: number | undefined;
  readonly now: Date;
}

/** Where a report is read. In GitHub Actions its links lead to the files of the repository. */
export function settingOf({ env, folder, root, columns, now }: Surroundings): Setting {
  const workspace = env.GITHUB_ACTIONS === 'true' ? env.GITHUB_WORKSPACE : undefined;
  const repository = workspace && env.GITHUB_SERVER_URL && env.GITHUB_REPOSITORY;
  const files = repository ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/blob` : undefined;
  const page = workspace && pathWithin(workspace, join(root, CODES_PAGE));
  const manual = files && page && `${files}/HEAD/${encodePath(page)}`;
  const prefix = workspace && pathWithin(workspace, folder);
  return {
    colour: columns !== undefined && !env.NO_COLOR,
    columns,
    manual: manual || relative(folder, join(root, CODES_PAGE)).split(sep).join('/'),
    repository: manual ? manual.slice(0, -`/${CODES_PAGE}`.length) : undefined,
    prefix: prefix ? `${prefix}/` : '',
    blob: files && env.GITHUB_SHA ? `${files}/${env.GITHUB_SHA}/` : undefined,
    now: now.toISOString().slice(0, 19),
  };
}

/** The way from a folder to what stands in it, with `/`; undefined for what stands elsewhere. */
function pathWithin(folder: string, path: string): string | undefined {
  const way = relative(folder, path).split(sep).join('/');
  return /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(way) ? undefined : way;
}
