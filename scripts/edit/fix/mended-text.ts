import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import type { Edit } from './edit.ts';
import { mendable } from './right-answer.ts';

/** What was wrong, as the heading of a group. */
const KINDS: Readonly<Record<(typeof mendable)[number], string>> = {
  'own-address': 'Addresses of this site, now the path of the file',
  'case-mismatch': 'Small and capital letters',
  'alias-link': 'Old addresses, now the present ones',
  'insecure-link': 'http, now https as elsewhere in the content',
  spacing: 'Doubled spaces',
};

/** One change as programs read it: part of the interface. */
export interface Mended {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly was: string;
  readonly is: string;
}

/** An edit with the words around it, where it has them. */
export function mendedOf({ code, place, was, is, around: [before, after] = ['', ''] }: Edit): Mended {
  return { code, ...place, was: before + was + after, is: before + is + after };
}

/**
 * What was mended, by kind: `file:line:column  was → is`.
 * @param isTrial nothing was written
 */
export function mendedText(edits: readonly Edit[], isTrial: boolean): string {
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

function line(edit: Edit): string {
  const { file, line, column, was, is } = mendedOf(edit);
  return printable(`  ${file}:${line}:${column}  ${was} → ${is}`);
}
