import { type FieldRow, fieldRows } from './field-rows.ts';
import { jsonSchema } from './json-schemas.ts';

/** The snippets of VS Code for the fields of front matter, from the root of the generator. */
export const SNIPPETS_FILE = '.vscode/front-matter.code-snippets';

const TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

/** A snippet for each field. VS Code takes what stands between the lines `---` for YAML, and knows no schema of it. */
export function frontMatterSnippets(): string {
  const rows = [...fieldRows(jsonSchema('front-matter'))].filter(({ path }) => !path.includes('.'));
  const snippets = rows.map((row) => [
    `Front matter: ${row.path}`,
    {
      scope: 'markdown,yaml',
      prefix: row.path,
      body: `${row.path}: ${placeholder(row)}`,
      description: row.isNeeded ? `Needed. ${row.says}` : row.says,
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`;
}

/** What is to be written over, or today. */
function placeholder({ path, kind, example = '' }: FieldRow): string {
  if (kind === 'day') return TODAY;
  return `\${1:${example.slice(path.length + 2).replace(/[$}\\]/g, '\\$&')}}`;
}
