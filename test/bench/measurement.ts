import type { Round } from './round.ts';

/** What can be known of a thing that was measured once. */
export interface Sample {
  /** Seconds. */
  readonly wall?: number;
  /** Seconds of processor time. */
  readonly cpu?: number;
  /** Peak of resident memory in MB. */
  readonly memory?: number;
  /** Wall time as a multiple of the bare pass of the same run. */
  readonly toBare?: number;
  /** Wall time as a share of our cold build of the same run. */
  readonly toCold?: number;
  /** Wall time as a multiple of Node's own start in the same run. */
  readonly toNode?: number;
  /** Wall time as a multiple of the build that shows the same change. */
  readonly toBuild?: number;
  /** Seconds of a full build of the same. */
  readonly full?: number;
  readonly files?: number;
  readonly bytes?: number;
  /** Bytes of what git keeps. */
  readonly packed?: number;
  /** Bytes of the HTML files. */
  readonly html?: number;
  /** Bytes of the HTML files, each compressed with gzip. */
  readonly gzip?: number;
  /** How many questions search was asked, how many it answered first, and how many among the first three results. */
  readonly questions?: number;
  readonly first?: number;
  readonly among?: number;
}

/** The medians of all runs for one row of a measurement. */
export interface Figure extends Sample {
  readonly measurement: string;
  readonly name: string;
  /** How many topics; not given where it does not matter. */
  readonly pages?: number;
}

/** A column of the table; it gets the figures of one row, one for each number of topics, the most topics last. */
export interface Column {
  readonly head: string;
  readonly cell: (row: readonly Figure[]) => string;
}

/** A part of the bench. */
export interface Measurement {
  /** As in `--only NAME`. */
  readonly name: string;
  /** What is measured and how to read it, in a line. */
  readonly explains: string;
  /** The topics do not matter, so that one number of them is enough. */
  readonly once?: true;
  /** What of it is not measured here, and why. */
  readonly missing?: () => readonly string[];
  /** Measures once: the rows in the order of the table. It leaves the sources as they were. */
  readonly run: (round: Round) => AsyncGenerator<readonly [name: string, sample: Sample]>;
  /** @param counts the numbers of topics, ascending as asked for */
  readonly columns: (counts: readonly number[]) => readonly Column[];
}

/** A column for each number of topics. */
export function eachCount(counts: readonly number[], cell: (figure: Figure) => string): Column[] {
  return counts.map((count) => ({
    head: `${count.toLocaleString('en')} topics`,
    cell: (row) => {
      const figure = row.find(({ pages }) => pages === count);
      return figure ? cell(figure) : '';
    },
  }));
}

/** A column with what holds for the most topics. */
export function atMost(head: string, cell: (figure: Figure) => string): Column {
  return {
    head,
    cell: (row) => {
      const figure = row.at(-1);
      return figure ? cell(figure) : '';
    },
  };
}

/** The columns of every measurement of processes. */
export const processColumns: readonly Column[] = [
  atMost('CPU s', ({ cpu }) => fixed(cpu, 2)),
  atMost('peak MB', ({ memory }) => fixed(memory, 0)),
];

/** A number with so many digits behind the point; empty where it is not known. */
export function fixed(value: number | undefined, digits: number): string {
  return value ? value.toFixed(digits) : '';
}

/** `0.25` as `25.0 %`. */
export function percent(share: number | undefined): string {
  return share === undefined ? '' : `${(share * 100).toFixed(1)} %`;
}
