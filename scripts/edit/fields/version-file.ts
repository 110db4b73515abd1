import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tried } from '../../cannot-run.ts';
import { generatorRoot } from '../../folders.ts';

/** Where a site says of which version of the generator its schemas are: the last one that it was brought up to. */
export const VERSION_PATH = '_data/.schemas/version.json';

/** The version of the generator that runs. */
export function generatorVersion(): string {
  return JSON.parse(readFileSync(join(generatorRoot, 'package.json'), 'utf8')).version;
}

/** What stands in that file now. */
export function versionText(): string {
  return `${JSON.stringify({ version: generatorVersion() })}\n`;
}

/** The version that a site says; undefined where it says none. @param content its content folder */
export function siteVersion(content: string): string | undefined {
  const file = join(content, VERSION_PATH);
  if (!existsSync(file)) return undefined;
  const found = tried(() => JSON.parse(readFileSync(file, 'utf8')).version);
  return typeof found === 'string' ? found : undefined;
}
