import { findAddresses, type WrittenAddress } from '../../text/markdown/find-addresses.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';
import { type Applied, applyEdits } from './apply-edits.ts';
import type { Edit } from './edit.ts';
import { plainText, type SourceText } from './source-text.ts';

/**
 * Applies edits to a file, and reads a topic again: a change of one address could make other words around it a link, or a
 * link words (a backtick that finds a second one). Edits that would are left out.
 */
export function applySafely(file: string, source: SourceText, edits: readonly Edit[]): Applied {
  const whole = applyEdits(source, edits);
  if (!file.endsWith('.md') || whole.done.length === 0) return whole;
  const before = addressesOf(file, source);
  const isSafe = ({ source: after, done }: Applied): boolean =>
    areAsPlanned(before, addressesOf(file, after), done);
  if (isSafe(whole)) return whole;
  const harmless = whole.done.filter((edit) => isSafe(applyEdits(source, [edit])));
  const rest = applyEdits(source, harmless);
  return isSafe(rest) ? rest : { source, done: [] };
}

function addressesOf(file: string, source: SourceText): WrittenAddress[] {
  const { body, bodyLine } = splitFrontMatter(plainText(source));
  return findAddresses(body, file, bodyLine);
}

/** Whether the addresses are those that were there, but for the edits. */
function areAsPlanned(
  before: readonly WrittenAddress[],
  after: readonly WrittenAddress[],
  edits: readonly Edit[],
): boolean {
  const written = new Map(edits.map(({ place, is }) => [`${place.line}:${place.column}`, is]));
  const isAsPlanned = ({ place, raw, form }: WrittenAddress, index: number): boolean => {
    const expected = written.get(`${place.line}:${place.column}`) ?? raw;
    return after[index]?.raw === expected && after[index].form === form;
  };
  return before.length === after.length && before.every(isAsPlanned);
}
