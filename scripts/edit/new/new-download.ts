import { existsSync } from 'node:fs';
import { basename, extname, relative } from 'node:path';
import { CannotRun } from '../../cannot-run.ts';
import { nameFor } from '../../site/addresses.ts';
import { romanisedName } from '../../site/romanised-name.ts';
import type { Making, NewPlan } from './making.ts';
import { lastSteps } from './next-steps.ts';

/** What a topic shows instead of offering it. */
const PICTURE = /\.(?:png|svg|jpe?g|webp|gif|avif)$/;

/**
 * A file to be offered, under a name that makes an address.
 * @param file its path, from where the command runs
 * @throws CannotRun where it is no file to be offered, or its name makes no address or is taken
 */
export function newDownload({ site, files, given }: Making, file: string): NewPlan {
  const ending = extname(file).toLowerCase();
  if (['', '.md', '.html', '.htm'].includes(ending))
    throw new CannotRun(`\`${file}\` is no file to be offered: a download has an ending such as \`.pdf\``);
  const path = `downloads/${nameOf(file, ending, given.name)}`;
  if (!existsSync(file)) throw new CannotRun(`\`${file}\` is not there`);
  if (files.downloads.some((one) => one.path === path))
    throw new CannotRun(`\`${path}\` is there already, and is never overwritten; nothing was written`);
  const way = PICTURE.test(ending)
    ? `shows it with \`![What is to be seen](../../${path})\``
    : `links to it with \`[What it is](../../${path})\``;
  return {
    folder: site.folder,
    changes: [{ path, was: undefined, is: null, like: relative(files.folder, file) }],
    told: [`a topic in a section ${way}`, ...lastSteps(site)],
  };
}

function nameOf(file: string, ending: string, given: string | undefined): string {
  const called = given ?? basename(file);
  const bare = `${basename(called, extname(called))}.md`;
  const withEnding = (name: string | undefined): string | undefined => name?.replace(/\.md$/, ending);
  const wanted = withEnding(nameFor(bare));
  const proposed = `\`--name ${wanted ?? withEnding(romanisedName(bare)) ?? `agreement${ending}`}\``;
  if (extname(called).toLowerCase() !== ending)
    throw new CannotRun(`the ending of \`${file}\` must stay \`${ending}\`: ${proposed}`);
  if (wanted === undefined || (given !== undefined && given !== wanted))
    throw new CannotRun(`\`${called}\` makes no address: give it another name with ${proposed}`);
  return wanted;
}
