import { join } from 'node:path';
import { defineCommand, runCommand } from './cli/command-line.ts';

export const command = defineCommand({
  name: 'manual',
  does: 'Writes the pages of the manual that are made of the code: what each problem means, and every field of front matter and data; and the same for the programs of editors.',
  options: {},
  async act() {
    const { madeFiles } = await import('./edit/fields/made-files.ts');
    const { writeText } = await import('./files.ts');
    const { generatorRoot } = await import('./folders.ts');
    for (const [path, text] of madeFiles()) writeText(join(generatorRoot, path), text);
    return 0;
  },
});

if (import.meta.main) await runCommand(command);
