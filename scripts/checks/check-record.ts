import { type Problem, problem } from '../problem.ts';
import type { Content } from '../site/content.ts';
import { type PublishedRecord, RECORD_PATH } from '../site/record.ts';
import type { Site } from '../site/site.ts';
import { aliasConflicts } from './alias-conflicts.ts';
import { lostAddresses } from './lost-addresses.ts';
import { unrecorded } from './unrecorded.ts';

/** The record as a commit has it that others may have built from. */
export interface EarlierRecord extends Pick<PublishedRecord, 'entries'> {
  /** As git knows it, short. */
  readonly commit: string;
}

/**
 * Everything that is wrong between what a site publishes, what it ever published, and what it says of old addresses.
 * While a topic or a data file cannot be read, nothing can be said of what is lost.
 */
export function* checkRecord(site: Site, earlier?: EarlierRecord): Generator<Problem, undefined> {
  yield* aliasConflicts(site);
  const { record, published } = site;
  if (earlier) yield* goneEntries(site, earlier);
  if (!record || !isAllRead(site, record)) return;
  yield* lostAddresses({ content: site, record: withEarlier(record, earlier), site: published });
  yield* unrecorded(record, published);
}

/** Whether everything could be read that says what stands where; a damaged line of the record hides nothing but itself. */
function isAllRead({ topics, problems }: Content, record: PublishedRecord): boolean {
  const hides = ({ code, place }: Problem): boolean =>
    code === 'unreadable-file' || (code === 'data-file' && place.file !== record.file);
  return topics.every(({ matter }) => matter) && !problems.some(hides);
}

/** What the earlier record has and the present one has not counts as recorded. */
function withEarlier(record: PublishedRecord, earlier: EarlierRecord | undefined): PublishedRecord {
  if (!earlier) return record;
  const gone = [...earlier.entries].filter(([key]) => !record.entries.has(key));
  if (gone.length === 0) return record;
  const back = gone.map(([key, { day }]): [string, { day: string; line: number }] => [key, { day, line: 1 }]);
  return { ...record, entries: new Map([...record.entries, ...back]) };
}

/** Entries that the record has lost since an earlier commit: one problem, since they are put back together. */
function* goneEntries({ record, folder }: Content, { entries, commit }: EarlierRecord): Generator<Problem> {
  const gone = [...entries.keys()].filter((key) => !record?.entries.has(key));
  const [first, ...others] = gone;
  if (first === undefined) return;
  const file = `${folder}/${RECORD_PATH}`;
  const what = others.length === 0 ? `\`${first}\` is` : `\`${first}\` and ${others.length} more are`;
  const detail = `${what} no longer in it, and commit ${commit} has ${others.length === 0 ? 'it' : 'them'}: put ${others.length === 0 ? 'the line' : 'the lines'} back (\`git checkout ${commit} -- ${file}\` takes the whole file)`;
  yield problem('data-file', { file, line: 1, column: 1 }, { key: '', fault: 'invalid', detail });
}
