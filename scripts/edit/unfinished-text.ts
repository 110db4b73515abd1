import { printable } from '../report/printable.ts';

/**
 * What is told where a move was not written whole: every file, by what became of it.
 * @param head why it was not, in a line
 * @param folder the content folder, as shown
 * @param reasons why a file is as it was, where that has a reason of its own, as a clause
 */
export function unfinishedText(
  head: string,
  folder: string,
  done: readonly string[],
  reasons: ReadonlyMap<string, string | undefined>,
): string {
  const line = (path: string, reason?: string): string =>
    `  ${printable(`${folder}/${path}${reason === undefined ? '' : `: ${reason}`}`)}\n`;
  const not = [...reasons].map(([path, reason]) => line(path, reason));
  const were = done.map((path) => line(path));
  const back = were.length > 0 ? 'To begin anew, put these back as git has them.\n' : '';
  return `move: ${head}\nNot written:\n${not.join('')}Written:\n${were.join('') || '  none\n'}${back}`;
}
