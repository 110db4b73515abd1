import { isScalar, parseDocument } from 'yaml';
import { plainOrQuoted } from '../../report/kinds/kind.ts';

/**
 * Has entries of the list of what is gone speak of pages by their new names; nothing else in the file changes.
 * @param renamed the new name of the page, by the place of its entry in the list
 */
export function renameNotices(text: string, renamed: ReadonlyMap<number, string>): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  const edits = [...renamed].flatMap(([index, page]) => {
    const node = document.getIn([index, 'page'], true);
    return isScalar(node) && node.range ? [{ start: node.range[0], end: node.range[1], page }] : [];
  });
  // From the end, so that the places before stay what they are.
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, page }) => now.slice(0, start) + plainOrQuoted(page) + now.slice(end), text);
}
