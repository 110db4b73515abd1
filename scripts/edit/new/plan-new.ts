import { posix } from 'node:path';
import { CannotRun } from '../../cannot-run.ts';
import type { Ask } from '../../cli/ask.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import { freshAfter, presentSite } from '../planned-files.ts';
import { unfinishedText, type WrittenChanges } from '../write-changes.ts';
import type { GivenNew, Making, NewPlan } from './making.ts';
import { newDownload } from './new-download.ts';
import { newLanguage } from './new-language.ts';
import { isOverlayKind, newOverlay } from './new-overlay.ts';
import { newPages } from './new-pages.ts';
import { newSchemas, withSchemas } from './new-schemas.ts';
import { newSource } from './new-source.ts';

const KINDS =
  'a topic (`privacy/incidents`), a section (`security/`), `source NAME`, `download FILE`, `language CODE`, `layout NAME`, `component NAME` or `schemas`';

/**
 * Works out what is to be made, and checks the site as it would be.
 * @param folder the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @param ask gives what is missing
 * @throws CannotRun where it cannot be made, or the site would have errors that it does not have
 */
export async function planNew(folder: string, given: GivenNew, day: string, ask: Ask): Promise<NewPlan> {
  const present = presentSite(folder, day);
  const words = given.words.length > 0 ? given.words : await askWhat(ask);
  const [what = '', name, ...others] = words;
  const isNamed = ['source', 'download', 'language'].includes(what) || isOverlayKind(what);
  if (others.length > 0 || isNamed !== (name !== undefined))
    throw new CannotRun(`give one thing to be made: ${KINDS}`);
  const { site, files } = present;
  const making: Making = { site, files, given, day, ask };
  if (what === 'download') return newDownload(making, name ?? '');
  if (isOverlayKind(what)) return newOverlay(making, what, name ?? '');
  const plan = withSchemas(await planOf(what, name ?? '', making));
  const read = plan.changes.filter(({ path }) => !path.includes('/.'));
  const wrong = freshAfter(present, read).find(({ severity }) => severity === 'error');
  if (wrong) throw new CannotRun(`nothing was written: ${wrong.message.split('\n').join(' ')}`);
  return plan;
}

async function planOf(what: string, name: string, making: Making): Promise<NewPlan> {
  if (what === 'language') return newLanguage(making, name);
  if (what === 'schemas') return newSchemas(making);
  return what === 'source' ? newSource(making, name) : newPages(making, what);
}

async function askWhat(ask: Ask): Promise<string[]> {
  const answer = await ask({
    text: `What is to be made: ${KINDS.replaceAll('`', '')}?`,
    option: 'npm run new -- privacy/incidents',
    fault: (given) => (given === '' ? 'write one of them' : undefined),
  });
  return answer.split(/\s+/);
}

/**
 * Tells what was made.
 * @param written undefined where nothing was to be written
 * @returns the exit code: 2 where a file could not be written
 */
export function announceNew({ folder, changes, told }: NewPlan, written: WrittenChanges | undefined): number {
  if (written && written.refused.size > 0) {
    process.stderr.write(unfinishedText('new: not all files could be written.', folder, changes, written));
    return 2;
  }
  const files = changes.map(
    ({ path, was }) => `  ${printable(posix.join(folder, path))}${was === undefined ? '' : ' (changed)'}\n`,
  );
  const next = told.map((line) => `  ${line}\n`);
  if (changes.length === 0) {
    process.stdout.write(`Nothing is new.\nNext:\n${next.join('')}`);
    return 0;
  }
  const head = written ? 'Made:\n' : 'Nothing is written; this is what would be made.\nMade:\n';
  process.stdout.write(
    `${head}${files.join('')}Next:\n${next.join('')}${count(changes.length, 'file')} ${written ? 'written' : 'to write'}.\n`,
  );
  return 0;
}
