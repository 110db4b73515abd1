import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutsFolder } from '../folders.ts';
import type { TextFile } from './content.ts';

/** What comes with the generator of languages: their tags, how they write dates, the texts of the interface. */
export function loadShipped(): TextFile[] {
  const folder = join(layoutsFolder, 'languages');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({
    path: name.replace('.yaml', ''),
    file: `layouts/languages/${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
}
