import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { filesOf } from '../files.ts';
import { assetsFolder, generatorRoot, layoutsFolder, siteRoot } from '../folders.ts';
import type { ContentFiles } from '../site/content.ts';
import { RECORD_PATH } from '../site/record.ts';
import { TRANSLATIONS_PATH } from '../site/translations.ts';
import { isOfHistory } from '../site/versions/change-file.ts';

/** The files of which the program was loaded that runs, and the list of what npm (or pnpm) installed for the site. */
const PROGRAM = [
  join(generatorRoot, 'scripts'),
  join(generatorRoot, `.eleventy${extname(import.meta.filename)}`),
  join(generatorRoot, 'package.json'),
  join(siteRoot, 'node_modules/.package-lock.json'),
  join(siteRoot, 'node_modules/.pnpm/lock.yaml'),
];

/**
 * Tells one state of all that is not a topic from another: the generator, the day, the data files, the downloads, the images, the overlays.
 * @throws the system's error where one of them cannot be read
 */
export function surroundingsKey(files: ContentFiles): string {
  const { day, data, downloads, images, overlays, folder } = files;
  // One that cannot be read is told where it is copied.
  const beside = [...downloads, ...images].map(({ path, bytes, sha256 }) => `${path}\0${bytes}${sha256}`);
  // What pages say of their history, and of what they translate, is compared page by page; of the record they say nothing.
  const texts = data
    .filter(({ path }) => path !== TRANSLATIONS_PATH && path !== RECORD_PATH && !isOfHistory(path))
    .map(({ path, text }) => `${path}\0${text}`);
  // What was taken out of the history is to be on no page.
  const redacted = data.flatMap(({ path, text }) => (isOfHistory(path) ? (text.match(REDACTED) ?? []) : []));
  const own = [...overlays.layouts.values(), ...overlays.assets.values()].map(
    ({ file, bytes, base = '' }) =>
      `${file}\0${hash('sha1', bytes, 'base64')}${hash('sha1', base, 'base64')}`,
  );
  return hash(
    'sha1',
    [generatorKey(), day, folder, ...beside, ...texts, ...redacted, ...own].join('\0'),
    'base64',
  );
}

/** A line of the history that stands for a text that was taken out. */
const REDACTED = /^\{"key":"[0-9a-f]{16}","redacts":.*/gm;

let ofProgram: string | undefined;

/** Tells one generator from another: by its program, which stays what it is while it runs, layouts, assets, dependencies, and Node. */
function generatorKey(): string {
  ofProgram ??= keyOf(PROGRAM);
  return [process.version, process.arch, ofProgram, keyOf([layoutsFolder, assetsFolder])].join('\0');
}

function keyOf(parts: readonly string[]): string {
  const texts = parts.flatMap((part) => filesOf(part)).map((path) => path + readFileSync(path, 'latin1'));
  return hash('sha1', texts.join('\0'), 'base64');
}
