import { z } from 'zod';
import { isDay } from '../is-day.ts';

// What stands in the files of history. Machines write them, and read them for as long as the site stands: a key may be
// added, none may change what it means.

const key = z.string().regex(/^[0-9a-f]{16}$/);
const day = z.string().refine(isDay);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** What versions are called, and so the pages that show them: a day, and from the second version of a day on its number. */
export const VERSION_NAME = /^\d{4}-\d\d-\d\d(?:-[1-9]\d*)?$/;
const name = z.string().regex(VERSION_NAME);

/** Where the versions of pages are kept, below the content folder. */
export const VERSIONS_FOLDER = '_data/versions/';
/** What was announced and released. */
export const CHANGELOG_PATH = '_data/changelog.jsonl';

/** What a release writes, before it writes it: whoever finds this file finishes what was interrupted. */
export const JOURNAL_PATH = '_data/.release-journal';

/** The file that keeps the versions of a topic. @param path of the topic */
export function versionsPath(path: string): string {
  return `${VERSIONS_FOLDER}${path.replace(/\.md$/, '')}.jsonl`;
}

/** The path of the topic whose versions a file keeps. */
export function topicOfVersions(path: string): string {
  return `${path.slice(VERSIONS_FOLDER.length).replace(/\.jsonl$/, '')}.md`;
}

/** A text of a statement; its key is the name by which versions call it. */
const textLine = z.strictObject({ sha256, heading: z.string(), markdown: z.string() });

const source = z.strictObject({
  title: z.string(),
  publisher: z.string().optional(),
  url: z.string().optional(),
  stated: z.string().optional(),
  read: z.string().optional(),
});

/** A statement of a version: which text it has, and what that rests on, as `statements.json` says it. */
const placedText = z.strictObject({
  id: z.string(),
  text: key,
  status: z.string().optional(),
  status_text: z.string().optional(),
  sources: z.array(source).default([]),
});

/** A version of a page. */
const versionLine = z.strictObject({
  version: name,
  /** The release that made it. */
  release: name,
  /** The first day on which it is in force. */
  from: day,
  /** The day of the release. */
  released: day,
  /** Of the page when it was released, without base path. */
  address: z.string().startsWith('/'),
  title: z.string(),
  short: z.string().optional(),
  summary: z.string(),
  owner: z.string(),
  reviewed: z.string(),
  /** Of the topic's file, and of what is filled into it: while both are as they were, nothing need be compared. */
  file: z.string(),
  around: z.string(),
  /** The keys of those of the same page that it follows: of branches that were merged, several. */
  follows: z.array(key),
  /** None where the page was taken off the site. */
  statements: z.array(placedText),
  /** How many lines of the log its release wrote: one that is missing there is seen. */
  logged: z.int().optional(),
});

/** Gives another name to one of two versions that branches made under the same name. */
const nameLine = z.strictObject({ names: key, version: name });

/** What is left of a text that was taken out for a lawful reason: versions call it by its key as before. */
const redactedLine = z.strictObject({ redacts: key, sha256, day, why: z.string() });

/** What is left of a version whose head was taken out, with its title: others follow it by its key as before. */
const redactedVersion = versionLine
  .omit({ title: true, short: true, summary: true })
  .extend({ redacts: key });

/** A line of a file below `_data/versions/`. */
export const historyLine = z.union([textLine, versionLine, nameLine, redactedLine, redactedVersion]);

/** A statement that a change is about. */
const changedStatement = z.strictObject({
  /** `/en/privacy/access/#customer`; the head of a page is `#top`. */
  address: z.string().startsWith('/'),
  /** The keys of its texts; the old one is missing of a new statement, the new one of one that was withdrawn. */
  old: key.optional(),
  new: key.optional(),
});

/** What a change file says of a change. */
export const changeKinds = ['new', 'changed', 'corrected', 'withdrawn', 'editorial'] as const;

/** A line of the log of changes: what a change file said; `first`, the release that began the history; or that texts were `redacted`. */
export const logLine = z.strictObject({
  /** The name of the release. */
  version: name,
  released: day,
  kind: z.enum([...changeKinds, 'first', 'redacted']),
  summary: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  effective: day.optional(),
  statements: z.array(changedStatement),
});

export type TextLine = z.infer<typeof textLine>;
export type VersionLine = z.infer<typeof versionLine>;
export type NameLine = z.infer<typeof nameLine>;
export type RedactedLine = z.infer<typeof redactedLine>;
export type PlacedText = z.infer<typeof placedText>;
export type LogLine = z.infer<typeof logLine>;
export type ChangedStatement = z.infer<typeof changedStatement>;
export type ChangeKind = (typeof changeKinds)[number];

/** The address of the page in that of a statement. */
export function pageOf(address: string): string {
  return address.slice(0, address.indexOf('#'));
}

/** Compares names of versions and releases: by their days, and then by their numbers. */
export function compareNames(a: string, b: string): number {
  const [dayA, numberA] = partsOf(a);
  const [dayB, numberB] = partsOf(b);
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return numberA - numberB;
}

/** The first name for a day that is not taken. */
export function freeName(onDay: string, isTaken: (name: string) => boolean): string {
  let free = onDay;
  for (let number = 2; isTaken(free); number++) free = `${onDay}-${number}`;
  return free;
}

function partsOf(version: string): [day: string, number: number] {
  return [version.slice(0, 10), Number(version.slice(11) || 1)];
}
