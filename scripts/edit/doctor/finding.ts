import { printable } from '../../report/printable.ts';
import { count, type Report } from '../../report/report.ts';
import type { ContentFiles } from '../../site/content.ts';
import type { Site } from '../../site/site.ts';

/** What was found out about one thing; it is as it should be where nothing mends it. */
export interface Finding {
  readonly about: string;
  readonly says: string;
  /** The command, or what is to be written where, as a clause. */
  readonly mend?: string;
}

/** A site that is looked at. */
export interface Patient {
  /** The folder of the site, and of its content, absolute. */
  readonly folder: string;
  readonly content: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly site: Site;
  readonly files: ContentFiles;
  /** What the whole check tells of it. */
  readonly report: Report;
}

/** What is told of findings: a line each, what is well first, and how much is to be done. */
export function findingsText(findings: readonly Finding[]): string {
  const due = findings.filter(({ mend }) => mend !== undefined);
  const width = Math.max(...findings.map(({ about }) => about.length));
  const line = ({ about, says, mend }: Finding): string =>
    printable(
      `${mend === undefined ? 'ok   ' : 'to do'}  ${about.padEnd(width)}  ${says}${mend === undefined ? '' : ` → ${mend}`}`,
    );
  const well = findings.filter(({ mend }) => mend === undefined);
  const closing = due.length === 0 ? 'Nothing is to be done.' : `${count(due.length, 'thing')} to do.`;
  return `${[...well, ...due].map(line).join('\n')}\n\n${closing}\n`;
}
