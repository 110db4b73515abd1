import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand, runCommand } from './cli/command-line.ts';
import { generatorRoot } from './pages/folders.ts';

export const command = defineCommand({
  name: 'manual',
  does: 'Writes the page of codes of the manual from the table of codes and their explanations.',
  options: {},
  async act() {
    const { EXPLANATIONS } = await import('./cli/explain.ts');
    const { writeText } = await import('./files.ts');
    const { codesPage } = await import('./report/explanations.ts');
    const { CODES_PAGE } = await import('./report/setting.ts');
    writeText(join(generatorRoot, CODES_PAGE), codesPage(readFileSync(EXPLANATIONS, 'utf8')));
    return 0;
  },
});

if (import.meta.main) await runCommand(command);
