import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CannotRun, tried } from '../../cannot-run.ts';
import type { Ask } from '../../cli/ask.ts';
import { createFiles, type NewFile, writeText } from '../../files.ts';
import { hearSignals } from '../../signals.ts';
import { RECORD_PATH } from '../../site/record.ts';
import { TRANSLATIONS_PATH } from '../../site/translations.ts';
import { CHANGELOG_PATH, VERSIONS_FOLDER } from '../../site/versions/version-lines.ts';
import { beginningOf, type GivenBeginning, recipesOf } from './beginning.ts';
import { generatorSpec, packageFile } from './package-file.ts';
import { baseOf, recipeFiles } from './recipes.ts';
import { type Beginning, starterSite } from './starter-site.ts';

/** A site that has begun. */
export interface BegunSite {
  readonly folder: string;
  readonly beginning: Beginning;
  /** The paths of the files that were made, and what is kept as it was, a clause each. */
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

/** What npm installs and builds write, which is in no repository. */
export const LEFT_OUT = ['node_modules/', '_site/', '.cache/'];
const IGNORE = `# What npm installs, and what builds write\n${LEFT_OUT.join('\n')}\n# What a command was writing that was killed\n.writing-*\n`;
/** What commands record, of which git keeps the entries of two branches. */
export const MERGED = [RECORD_PATH, TRANSLATIONS_PATH, CHANGELOG_PATH, `${VERSIONS_FOLDER}**/*.jsonl`];
const MERGE = `# Two branches that both add to what commands record keep the entries of both\n${MERGED.map((path) => `content/${path} merge=union\n`).join('')}`;

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

/**
 * Gives a site that is there what CI or a container needs.
 * @throws CannotRun where something given is for a new site alone, or a file cannot be written
 */
export function addToSite(folder: string, given: GivenBeginning): Pick<BegunSite, 'made' | 'kept'> {
  const { ci = 'none', container, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new CannotRun(
      `there is a \`content/\` already, and \`--${other}\` is for a new site: leave it out; nothing was written`,
    );
  const wanted = recipesOf({ ci, container }).filter((recipe) => recipe !== 'hook');
  const base = baseOf(join(folder, 'content'));
  const { made, kept } = sorted(folder, new Map(wanted.flatMap((recipe) => [...recipeFiles(recipe, base)])));
  createFiles(folder, made);
  return { made: [...made.keys()], kept };
}

/** Files that can be made, and a clause of each that is there. */
function sorted(
  folder: string,
  files: ReadonlyMap<string, NewFile>,
): { made: Map<string, NewFile>; kept: string[] } {
  const isThere = (path: string): boolean => existsSync(join(folder, path));
  const made = new Map([...files].filter(([path]) => !isThere(path)));
  const kept = [...files].flatMap(([path, { text }]) =>
    isThere(path) ? [keptClause(path, readFileSync(join(folder, path), 'utf8'), text)] : [],
  );
  return { made, kept };
}

/** @param is the text of a file that stays @param ours what it would be */
function keptClause(path: string, is: string, ours: string): string {
  const clause = `\`${path}\` is there already, and stays as it is`;
  if (is === ours) return clause;
  if (!path.startsWith('.gitignore') && !path.startsWith('.gitattributes'))
    return `${clause}: \`npx trust-center doctor --show ${path}\` prints what would have been written`;
  const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => !/^(?:#|\s*$)/.test(line));
  const bare = (line: string): string => line.trim().replace(/^\/|\/$/g, '');
  const own = new Set(linesOf(is).map(bare));
  const left = linesOf(ours).filter((line) => !own.has(bare(line)));
  return left.length === 0
    ? clause
    : `${clause}: write ${left.map((line) => `\`${line}\``).join(', ')} into it`;
}

/** @param files those of the site but `package.json`; one that is there is left */
function write(folder: string, files: ReadonlyMap<string, NewFile>): Pick<BegunSite, 'made' | 'kept'> {
  const isNew = !existsSync(folder);
  const { made, kept } = sorted(folder, files);
  const was = existsSync(join(folder, 'package.json'))
    ? readFileSync(join(folder, 'package.json'), 'utf8')
    : undefined;
  const { text, kept: scripts } = packageFile(was, generatorSpec(folder));
  for (const name of scripts)
    kept.push(
      `the script \`${name}\` in \`package.json\` stays as it is: \`npx trust-center ${name}\` runs ours`,
    );
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
