/** One thing that was published: a page, a file, or an anchor. */
export interface RecordEntry {
  /** The first day on which it was recorded, `YYYY-MM-DD`. */
  readonly day: string;
  /** The line of the record that says so, from 1. */
  readonly line: number;
}

/** What has ever been published, by `recordKey`. */
export interface PublishedRecord {
  /** As shown in places. */
  readonly file: string;
  readonly entries: ReadonlyMap<string, RecordEntry>;
}
