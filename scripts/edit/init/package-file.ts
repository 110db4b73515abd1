import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { CannotRun, tried } from '../../cannot-run.ts';
import { generatorRoot, siteRoot } from '../../folders.ts';
import { generatorVersion } from '../fields/version-file.ts';

const { commands } = createRequire(import.meta.url)('../../trust-center.cjs') as { commands: object };
/** The commands of the package that a site has as npm scripts, by the names of these: all but that which it begins with. */
export const SCRIPTS: readonly string[] = Object.keys(commands).filter((name) => name !== 'init');

/**
 * How a site in a folder names the generator among what it depends on: as who installed the one that runs.
 * @param folder absolute
 * @returns undefined where the generator runs from its own repository, in which nothing is to be installed from
 */
export function generatorSpec(folder: string): string | undefined {
  const [ours, ...homes] = [generatorRoot, join(generatorRoot, '../..'), siteRoot].map((home) => {
    const manifest = tried(() => JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
    return { home, manifest };
  });
  if (ours?.manifest?.devDependencies) return undefined;
  for (const { home, manifest } of homes) {
    const spec: unknown = { ...manifest?.devDependencies, ...manifest?.dependencies }['trust-center'];
    if (typeof spec !== 'string') continue;
    const [, path] = /^file:(.*)/.exec(spec) ?? [];
    return path === undefined ? spec : `file:${relative(folder, resolve(home, path)).replaceAll('\\', '/')}`;
  }
  return `^${generatorVersion()}`;
}

/** What a site's `package.json` says, and what of it was there already and is left. */
export interface PackageFile {
  readonly text: string;
  /** The scripts that have one of these names and do something else. */
  readonly kept: readonly string[];
}

/**
 * A `package.json` with the commands as scripts, and the generator among what the site depends on.
 * @param was its text; undefined where there is none
 * @param spec how it names the generator; undefined where that is not known yet
 * @throws CannotRun where it is no JSON object
 */
export function packageFile(was: string | undefined, spec: string | undefined): PackageFile {
  const found = was === undefined ? { private: true } : tried(() => JSON.parse(was.replace(/^\uFEFF/, '')));
  if (!isRecord(found)) throw new CannotRun('`package.json` holds no JSON object: mend it first');
  const { scripts = {}, dependencies, devDependencies } = found;
  if (!isRecord(scripts)) throw new CannotRun('`scripts` in `package.json` is no object: mend it first');
  const ours = Object.fromEntries(SCRIPTS.map((name) => [name, `trust-center ${name}`]));
  const kept = SCRIPTS.filter((name) => name in scripts && scripts[name] !== ours[name]);
  const isThere = [dependencies, devDependencies].some((all) => isRecord(all) && 'trust-center' in all);
  const made = {
    ...found,
    scripts: { ...scripts, ...ours, ...Object.fromEntries(kept.map((name) => [name, scripts[name]])) },
    ...(!isThere &&
      spec !== undefined && {
        dependencies: { ...(isRecord(dependencies) && dependencies), 'trust-center': spec },
      }),
  };
  const [, indent = '  '] = /^([ \t]+)"/m.exec(was ?? '') ?? [];
  return { text: `${JSON.stringify(made, null, indent)}\n`, kept };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
