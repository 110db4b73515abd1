import { readdirSync, statSync } from 'node:fs';
import { CannotRun } from '../../cannot-run.ts';
import { siteRoot } from '../../folders.ts';
import { mayWrite, standing } from '../write-changes.ts';

/** What may stand in a folder in which a site begins: what npm, git and editors leave there, and what is told about it. */
const KNOWN =
  /^(?:\..*|package(?:-lock)?\.json|node_modules|(?:README|LICENSE|LICENCE|CHANGELOG|CONTRIBUTING|SECURITY)(?:\..*)?|.*\.tgz|(?:npm|yarn|pnpm)-.*|yarn\.lock|Dockerfile|compose\.ya?ml)$/i;

/**
 * The folder in which a site is to begin; it need not be there.
 * @param words what the command was given
 * @param isToAdd what is asked for can be added to a site that is there
 * @throws CannotRun where no site can begin there
 */
export function folderOf(
  words: readonly string[],
  resolve: (path: string) => string,
  isToAdd: boolean,
): string {
  const [word, ...others] = words;
  if (others.length > 0) throw new CannotRun('give one folder, or none for this one');
  const folder = word === undefined ? siteRoot : resolve(word);
  const shown = word ?? '.';
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new CannotRun(`\`${shown}\` is no folder`);
  const names = found ? readdirSync(folder).sort() : [];
  const isSite = names.includes('content');
  if (isSite && !isToAdd)
    throw new CannotRun(
      `there is a \`content/\` in \`${shown}\` already: a site begins in a folder without one, and \`--container\` and \`--ci SERVICE\` add their files to one; nothing was written`,
    );
  const other = names.find((name) => !KNOWN.test(name));
  if (other !== undefined && !isSite)
    throw new CannotRun(
      `\`${shown}\` holds other things, such as \`${other}\`: give the name of a new folder, as in \`npx trust-center init trust-site\`; nothing was written`,
    );
  if (!mayWrite(standing(folder)))
    throw new CannotRun(`\`${shown}\` is read-only, or the folder above it; nothing was written`);
  return folder;
}
