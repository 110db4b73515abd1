import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './cli/command-line.ts';
import { EXPLANATIONS } from './cli/explain.ts';
import { writeText } from './files.ts';
import { generatorRoot } from './pages/folders.ts';
import { codesPage } from './report/explanations.ts';
import { CODES_PAGE } from './report/report.ts';

await runCommand({
  name: 'manual',
  does: 'Writes the page of codes of the manual from the table of codes and their explanations.',
  options: {},
  async act() {
    writeText(join(generatorRoot, CODES_PAGE), codesPage(readFileSync(EXPLANATIONS, 'utf8')));
    return 0;
  },
});
