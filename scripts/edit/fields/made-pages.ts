import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { EXPLANATIONS } from '../../cli/explain.ts';
import { generatorRoot } from '../../pages/folders.ts';
import { codesPage } from '../../report/explanations.ts';
import { CODES_PAGE } from '../../report/setting.ts';
import { referencePages } from './reference-pages.ts';

/** The pages of the manual that are made of what the generator knows itself, by their paths from its root. */
export function madePages(): Map<string, string> {
  const english = readFileSync(join(generatorRoot, 'scripts/manual/_data/languages/en.yaml'), 'utf8');
  const { texts } = parse(english) as { texts: Record<string, string> };
  return new Map([[CODES_PAGE, codesPage(readFileSync(EXPLANATIONS, 'utf8'))], ...referencePages(texts)]);
}
