import { CannotRun } from '../../cannot-run.ts';
import { type Announcement, announce, announceBeside } from '../../cli/announce.ts';
import { expectReport } from '../../cli/outputs.ts';
import { today } from '../../cli/today.ts';
import { placeText } from '../../problem.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import type { Mend } from './edits-of.ts';
import { mendSite } from './mend-site.ts';
import { mendable } from './right-answer.ts';

/** What `check --fix` was asked for. */
export interface FixOptions {
  readonly content: string;
  readonly fix: boolean;
  /** Show what would be mended, and write nothing. */
  readonly isTrial: boolean;
}

/** One change as programs read it: part of the interface. */
export interface Mended {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly was: string;
  readonly is: string;
}

/**
 * Mends what has exactly one right answer, tells it, and then what is left as every check does.
 * @returns the exit code: that of the check; 2 where a file could not be written
 * @throws CannotRun before anything is written, where the site cannot be checked or a report could not be written
 */
export async function fixSite({ content, fix, isTrial }: FixOptions, told: Announcement): Promise<number> {
  if (!fix) throw new CannotRun('`--dry-run` shows what `--fix` would do: give both');
  for (const { file } of told.outputs ?? []) if (file !== undefined) expectReport(file);
  const { edits, refused, report } = await mendSite(content, isTrial, today(), told.watch);
  announceBeside(`${mendedText(edits, isTrial)}\n`, told.outputs);
  for (const [file, reason] of refused)
    process.stderr.write(`check: ${printable(file)} is not mended: ${reason}\n`);
  // A report for programs has what was mended, or what would have been, as a field more: part of the interface.
  const whole = { ...report, [isTrial ? 'mendable' : 'mended']: edits.map(mendedOf) };
  const code = announce(whole, told);
  return refused.size > 0 ? 2 : code;
}

/** An edit with the words around it, where it has them. */
export function mendedOf({ code, place, was, is, around: [before, after] = ['', ''] }: Mend): Mended {
  return { code, ...place, was: before + was + after, is: before + is + after };
}

/** What was wrong, as the heading of a group. */
const KINDS: Readonly<Record<(typeof mendable)[number], string>> = {
  'own-address': 'Addresses of this site, now the path of the file',
  'case-mismatch': 'Small and capital letters',
  'alias-link': 'Old addresses, now the present ones',
  'insecure-link': 'http, now https as elsewhere in the content',
  spacing: 'Doubled spaces',
};

/**
 * What was mended, by kind: `file:line:column  was → is`.
 * @param isTrial nothing was written
 */
export function mendedText(edits: readonly Mend[], isTrial: boolean): string {
  if (edits.length === 0) return 'Nothing can be mended without you.\n';
  const files = new Set(edits.map(({ place }) => place.file)).size;
  const where = `${count(edits.length, 'place')} in ${count(files, 'file')}`;
  const head = isTrial ? `Would mend ${where}; nothing is written.` : `Mended ${where}.`;
  const groups = mendable.flatMap((code) => {
    const found = edits.filter((edit) => edit.code === code);
    return found.length === 0 ? [] : [[`\n${KINDS[code]}`, ...found.map(line)].join('\n')];
  });
  return `${[head, ...groups].join('\n')}\n`;
}

function line(edit: Mend): string {
  const { was, is } = mendedOf(edit);
  return printable(`  ${placeText(edit.place)}  ${was} → ${is}`);
}
