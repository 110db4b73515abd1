import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { EXPLANATIONS } from '../../cli/explain.ts';
import { CODES_PAGE, layoutsFolder } from '../../folders.ts';
import { codesPage } from '../../report/explanations.ts';
import { editorSchemas } from './editor-schemas.ts';
import { frontMatterSnippets, SNIPPETS_FILE } from './front-matter-snippets.ts';
import { referencePages } from './reference-pages.ts';

/** The files that are made of what the generator knows itself, by their paths from its root: of the manual, and for editors. */
export function madeFiles(): Map<string, string> {
  const english = readFileSync(join(layoutsFolder, 'languages/en.yaml'), 'utf8');
  const { texts } = parse(english) as { texts: Record<string, string> };
  return new Map([
    [CODES_PAGE, codesPage(readFileSync(EXPLANATIONS, 'utf8'))],
    ...referencePages(texts),
    ...[...editorSchemas()].map(([path, text]) => [`content/${path}`, text] as const),
    [SNIPPETS_FILE, frontMatterSnippets()],
  ]);
}
