import type { ReportedProblem } from '../../report/report.ts';
import { findAddresses, type WrittenAddress } from '../../text/markdown/find-addresses.ts';
import { rewriteAddress } from '../../text/markdown/rewrite-address.ts';
import type { Edit } from './edit.ts';
import { type IsKnown, rightAnswer } from './right-answer.ts';
import { spacingEdit } from './spacing-edit.ts';

/** A Markdown text, and where in its file it begins. */
interface MarkdownText {
  readonly file: string;
  readonly body: string;
  readonly firstLine: number;
}

/** The edits that mend problems in a topic's text. A definition that is used three times gives the same edit three times. */
export function editsInMarkdown(
  { file, body, firstLine }: MarkdownText,
  problems: readonly ReportedProblem[],
  isKnown: IsKnown,
): Edit[] {
  if (problems.length === 0) return [];
  const lines = body.split('\n');
  const addresses = Map.groupBy(findAddresses(body, file, firstLine), ({ use }) => keyOf(use));
  return problems.flatMap((found) => {
    if (found.code === 'spacing') return spacingEdit(found, lines[found.line - firstLine]);
    const next = rightAnswer(found, isKnown);
    const address = addresses.get(keyOf(found))?.find(({ href }) => href === found.href);
    return next === undefined || !address ? [] : addressEdit(found, address, next);
  });
}

function addressEdit({ code }: ReportedProblem, address: WrittenAddress, next: string): Edit[] {
  const is = rewriteAddress(address, next);
  return is === undefined ? [] : [{ code, place: address.place, was: address.raw, is }];
}

function keyOf({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}
