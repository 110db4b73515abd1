import { join } from 'node:path';
import { defineCommand, runCommand } from './cli/command-line.ts';

export const command = defineCommand({
  name: 'manual',
  does: 'Writes the pages of the manual that are made of the code: what each problem means, and every field of front matter and data.',
  options: {},
  async act() {
    const { madePages } = await import('./edit/fields/made-pages.ts');
    const { writeText } = await import('./files.ts');
    const { generatorRoot } = await import('./pages/folders.ts');
    for (const [path, text] of madePages()) writeText(join(generatorRoot, path), text);
    return 0;
  },
});

if (import.meta.main) await runCommand(command);
