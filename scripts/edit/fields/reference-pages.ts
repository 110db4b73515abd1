import { stringify } from 'yaml';
import { PAGE, SITE } from '../../pages/layout-names.ts';
import { type FieldRow, fieldRows } from './field-rows.ts';
import { jsonSchema, type SchemaName, schemaNames } from './json-schemas.ts';

/** The pages of the manual that are made of the schemas, from the root of the generator. */
export const REFERENCE_PAGES = {
  all: 'scripts/manual/en/fields/index.md',
  topics: 'scripts/manual/en/fields/topics.md',
  data: 'scripts/manual/en/fields/data.md',
  languages: 'scripts/manual/en/fields/languages.md',
  layouts: 'scripts/manual/en/fields/layouts.md',
} as const;

/** Where the manual tells more of a file. */
const MORE: Partial<Record<SchemaName, string>> = {
  'front-matter': '../writing.md#front-matter',
  operator: '../data.md#operator',
  sources: '../data.md#sources',
  panels: '../data.md#panels',
  terms: '../data.md#terms',
  glossary: '../data.md#glossary',
  spelling: '../data.md#spelling',
  hosts: '../data.md#hosts',
  acceptances: '../checking.md#acceptances',
  legacy: '../moving.md#legacy',
  gone: '../moving.md#gone',
  subcontractors: '../data.md#registers',
  subprocessors: '../data.md#registers',
  certificates: '../data.md#registers',
  theme: '../adopting.md#look',
  language: '../languages.md#languages',
};

const READING = `A field that is in no list is refused by name. What counts where a field is left out stands beside its kind; **needed** is
one that cannot be. What stands between \`<\` and \`>\` is a name of your own.`;

/**
 * The pages, by their paths.
 * @param texts of an interface, as examples
 */
export function referencePages(texts: Readonly<Record<string, string>>): Map<string, string> {
  const ofData = schemaNames.filter((name) => name !== 'front-matter' && name !== 'language');
  const { all, topics, data, languages, layouts } = REFERENCE_PAGES;
  return new Map([
    [
      all,
      page(
        ['Which fields are there?', 'Fields', 91],
        'Every field that can stand at the head of a topic or in a data file, with its kind, whether it is needed, and an example.',
        [READING],
      ),
    ],
    [
      topics,
      page(
        ['Which fields can stand at the head of a topic?', 'Of topics', 10],
        'Every field of the front matter of a topic: its kind, whether it is needed, and an example.',
        [READING, section('front-matter', '`content/<language>/….md`')],
      ),
    ],
    [
      data,
      page(
        ['Which fields do the data files have?', 'Of data files', 20],
        'Every field of each file in the folder _data: its kind, whether it is needed, and an example.',
        [READING, ...ofData.map((name) => section(name, `\`${name}.yaml\``))],
      ),
    ],
    [
      languages,
      page(
        ['Which fields does the file of a language have?', 'Of languages', 30],
        'Every field of a file in the folder _data/languages, and every text of the interface, with where it is read.',
        [READING, ...languageSections(texts)],
      ),
    ],
    [
      layouts,
      page(
        ['What are layouts given?', 'Of layouts', 40],
        'Everything that the layouts of a site can show: what they know of a page, and of the site around it.',
        [LAYOUTS, given('page', 'Of a page', PAGE), given('site', 'Of the site', SITE)],
        'tables in scripts/pages/layout-names.ts',
      ),
    ],
  ]);
}

function page(
  [title, short, order]: readonly [string, string, number],
  summary: string,
  parts: string[],
  from = 'schemas in scripts/site/',
): string {
  const owned = { owner: 'Maintainers', reviewed: '2026-11-28', review_every: 24, order };
  const head = stringify({ title, short, summary, ...owned }, { lineWidth: 0 });
  const made = `<!-- \`npm run manual\` makes this page of the ${from}. -->`;
  return `---\n${head}---\n\n${made}\n\n${parts.join('\n\n')}\n`;
}

const LAYOUTS = `[A layout of yours](../adopting.md#overlays) knows these by name, \`t\` with [the texts of the interface](languages.md#texts) beside them; another
name [is told](../codes.md#layout-fault). What a page does not have is empty. A component is given what its macro is called with, and no more.`;

/** What layouts know by a name. */
function given(name: string, heading: string, members: Readonly<Record<string, string>>): string {
  const rows = Object.entries(members).map(([key, says]) => `| \`${name}.${key}\` | ${inCell(says)} |`);
  return `## ${heading} {#${name}}\n\n| Name | What it is |\n|---|---|\n${rows.join('\n')}`;
}

function section(name: SchemaName, heading: string): string {
  const schema = jsonSchema(name);
  return `## ${heading} {#${name}}\n\n${schema.description ?? ''} [More on it](${MORE[name]}).\n\n${table([...fieldRows(schema)])}`;
}

/** The texts of the interface have a table of their own: of each there is where it is read, and what it is in English. */
function languageSections(texts: Readonly<Record<string, string>>): string[] {
  const schema = jsonSchema('language');
  const rows = [...fieldRows(schema)];
  const isText = ({ path }: FieldRow): boolean => path.startsWith('texts.');
  const lines = rows.filter(isText).map(({ path, says }) => {
    const key = path.slice('texts.'.length);
    return `| \`${key}\` | ${inCell(says)} | ${inCell(codeMark(texts[key]))} |`;
  });
  const head = '| Text | Where it is read | In English |\n|---|---|---|\n';
  return [
    `## \`languages/<code>.yaml\` {#language}\n\n${schema.description} [More on it](${MORE.language}).\n\n${table(rows.filter((row) => !isText(row)))}`,
    `## The texts of the interface {#texts}\n\nThey stand below \`texts\`, those that the site says otherwise than the generator. Of a language that does not come with it, all are needed but the plurals (\`_zero\`, \`_two\`, \`_few\`, \`_many\`). \`{words}\` of the operator are filled in too.\n\n${head}${lines.join('\n')}`,
  ];
}

function table(rows: readonly FieldRow[]): string {
  const lines = rows.map(({ path, kind, isNeeded, byDefault, says, example }) => {
    const left = isNeeded ? '**needed**' : codeMark(byDefault);
    const told = [says, ...(example === undefined ? [] : [`Such as ${codeMark(example)}`])].join(' ');
    return `| ${[codeMark(path), kind, left, told].map(inCell).join(' | ')} |`;
  });
  return ['| Field | Kind | Left out | What it says |', '|---|---|---|---|', ...lines].join('\n');
}

function codeMark(text: string | undefined): string {
  return text === undefined ? '' : `\`${text}\``;
}

/** A bar would begin another cell. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
