import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { tried } from '../../cannot-run.ts';
import type { Ask } from '../../cli/ask.ts';
import { createFiles, type NewFile, writeText } from '../../files.ts';
import { hearSignals } from '../../signals.ts';
import { RECORD_PATH } from '../../site/record.ts';
import { TRANSLATIONS_PATH } from '../../site/translations.ts';
import { CHANGELOG_PATH, VERSIONS_FOLDER } from '../../site/versions/version-lines.ts';
import { beginningOf, type GivenBeginning, recipesOf } from './beginning.ts';
import { generatorSpec, packageFile } from './package-file.ts';
import { recipeFiles } from './recipes.ts';
import { type Beginning, starterSite } from './starter-site.ts';

/** A site that has begun. */
export interface BegunSite {
  readonly folder: string;
  readonly beginning: Beginning;
  /** The paths of the files that were made, and what is kept as it was, a clause each. */
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

const IGNORE = `# What npm installs, and what builds write\nnode_modules/\n_site/\n.cache/\n# What a command was writing that was killed\n.writing-*\n`;
const MERGE = `# Two branches that both add to what commands record keep the entries of both\n${[
  RECORD_PATH,
  TRANSLATIONS_PATH,
  CHANGELOG_PATH,
  `${VERSIONS_FOLDER}**/*.jsonl`,
]
  .map((path) => `content/${path} merge=union\n`)
  .join('')}`;

/**
 * Begins a site: writes all of its files, or none.
 * @param folder absolute, without a `content/`
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where something given is not possible, or a file cannot be written
 */
export async function initSite(
  folder: string,
  given: GivenBeginning,
  day: string,
  ask: Ask,
): Promise<BegunSite> {
  const wanted = recipesOf(given);
  const beginning = await beginningOf(given, ask);
  const recipes = wanted.flatMap((recipe) => [...recipeFiles(recipe, beginning.base)]);
  const stopped = () => 'init: stopped; nothing was written\n';
  return hearSignals(stopped, async () => {
    const content = [...starterSite(beginning, day)].map(([path, text]): [string, NewFile] => [
      `content/${path}`,
      { text },
    ]);
    // A signal that came while it was planned is heard here; from here on everything is written at once.
    await setImmediate();
    const files = new Map<string, NewFile>([
      ['.gitignore', { text: IGNORE }],
      ['.gitattributes', { text: MERGE }],
      ...recipes,
      ...content,
    ]);
    return { folder, beginning, ...write(folder, files) };
  });
}

/** @param files those of the site but `package.json`; one that is there is left */
function write(folder: string, files: ReadonlyMap<string, NewFile>): Pick<BegunSite, 'made' | 'kept'> {
  const isNew = !existsSync(folder);
  const isThere = (path: string): boolean => existsSync(join(folder, path));
  const made = new Map([...files].filter(([path]) => !isThere(path)));
  const kept = [...files.keys()]
    .filter(isThere)
    .map((path) => `\`${path}\` is there already, and stays as it is`);
  const was = isThere('package.json') ? readFileSync(join(folder, 'package.json'), 'utf8') : undefined;
  const { text, kept: scripts } = packageFile(was, generatorSpec(folder));
  for (const name of scripts) kept.push(`the script \`${name}\` in \`package.json\` stays as it is`);
  mkdirSync(folder, { recursive: true });
  try {
    if (was === undefined) createFiles(folder, new Map([['package.json', { text }], ...made]));
    else writeAround(join(folder, 'package.json'), was, text, () => createFiles(folder, made));
  } catch (error) {
    if (isNew) tried(() => rmdirSync(folder));
    throw error;
  }
  return { made: ['package.json', ...made.keys()], kept };
}

/** Replaces a file, and puts it back where what follows fails. */
function writeAround(path: string, was: string, is: string, act: () => void): void {
  writeText(path, is);
  try {
    act();
  } catch (error) {
    writeText(path, was);
    throw error;
  }
}
