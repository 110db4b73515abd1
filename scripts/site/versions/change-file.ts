import { z } from 'zod';
import type { Place, Problem } from '../../problem.ts';
import { type ReadYaml, readYaml } from '../../text/yaml/read-yaml.ts';
import { day } from '../day-schema.ts';
import { field, kind } from '../field.ts';
import { type Localised, localised } from '../schema.ts';
import type { HistoryFile } from './sealed-lines.ts';
import { CHANGELOG_PATH, type ChangeKind, changeKinds, VERSIONS_FOLDER } from './version-lines.ts';

/** Where the changes stand that wait to be released, a file each, below the content folder. */
export const CHANGES_FOLDER = '_data/changes/';

const STATEMENT = /^[^#\s]+\.md#\S+$/;

const statement = kind(
  z
    .string({ error: 'write the path of a topic with an anchor' })
    .regex(
      STATEMENT,
      'the path of a topic with an anchor, such as `en/privacy/access.md#customer`; `#top` is the head of the page',
    ),
  'path with anchor',
);

/** `_data/changes/<name>.yaml`. */
export const changeFile = field(
  z.strictObject({
    kind: field(
      z.enum(changeKinds, { error: `one of ${changeKinds.map((one) => `\`${one}\``).join(', ')}` }),
      'What kind of change it is. `editorial` (spelling, spacing, where links lead) is in the log and nowhere else: what is said stays what was said.',
      'changed',
    ),
    summary: field(
      localised,
      'What changed, in a sentence for readers; a text for each language in which one of the statements stands.',
      { en: 'Deleted data stay for 60 days, not 90.', zh: '已删除的数据保留60天，而非90天。' },
    ),
    effective: field(
      day.optional(),
      'The first day on which it holds, where that is to come: until then what was said before holds.',
      '2027-01-01',
    ),
    statements: field(
      z.array(statement, { error: 'write a list of statements' }).min(1, 'name one statement at least'),
      'The statements that changed, as paths from the folder of the content with their anchors; `#top` is the head of a page, its title and summary.',
      ['en/privacy/data-retention.md#leave_service'],
    ),
  }),
  'A change that waits to be released: `npm run change` writes such a file, and `npm run release` takes it into the log.',
);

/** A statement that a change file lists, and where. */
export interface ListedStatement {
  /** Of the topic. */
  readonly path: string;
  readonly id: string;
  readonly place: Place;
}

/** A change that waits to be released. */
export interface WaitingChange {
  /** Relative to the content folder. */
  readonly path: string;
  readonly file: string;
  readonly kind: ChangeKind;
  readonly summary: Localised;
  readonly effective?: string;
  readonly statements: readonly ListedStatement[];
  readonly placeOf: ReadYaml<unknown>['placeOf'];
}

/** Reads the change files; what is wrong with each by itself is told. */
export function readChanges(files: readonly HistoryFile[]): {
  changes: readonly WaitingChange[];
  problems: readonly Problem[];
} {
  const read = files.map(({ path, file, text }) => ({
    path,
    file,
    ...readYaml('data-file', text, file, 1, changeFile),
  }));
  const changes = read.flatMap(({ path, file, value, placeOf }): WaitingChange[] => {
    if (!value) return [];
    const { statements, effective, ...said } = value;
    const listed = statements.map((text, index) => {
      const cut = text.indexOf('#');
      return { path: text.slice(0, cut), id: text.slice(cut + 1), place: placeOf(['statements', index]) };
    });
    return [{ path, file, ...said, ...(effective && { effective }), statements: listed, placeOf }];
  });
  return { changes, problems: read.flatMap(({ problems }) => problems) };
}

/** What editors' commands have kept of the history of a site, as files. */
export interface HistoryFiles {
  readonly versions: readonly HistoryFile[];
  readonly changelog: HistoryFile | undefined;
  readonly changes: readonly WaitingChange[];
}

/** Whether a data file keeps the history of the site, or waits to become a part of it. */
export function isOfHistory(path: string): boolean {
  return path === CHANGELOG_PATH || path.startsWith(VERSIONS_FOLDER) || path.startsWith(CHANGES_FOLDER);
}

/** The files of the history among those of the data. */
export function historyFiles(data: readonly HistoryFile[], changes: readonly WaitingChange[]): HistoryFiles {
  return {
    versions: data.filter(({ path }) => path.startsWith(VERSIONS_FOLDER)),
    changelog: data.find(({ path }) => path === CHANGELOG_PATH),
    changes,
  };
}
