import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editorSchemas, schemaLine, schemaPathOf } from '../../scripts/edit/fields/editor-schemas.ts';
import { SNIPPETS_FILE } from '../../scripts/edit/fields/front-matter-snippets.ts';
import { checkFolder } from '../../scripts/publish/build-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { frontMatter } from '../../scripts/site/schema.ts';
import { root } from '../support/command.ts';
import { siteWith, someDay } from '../support/fixture.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const ajv = new Ajv({ strict: false, allErrors: true });
const schemas = new Map(
  [...editorSchemas()].map(([path, text]) => [path, ajv.compile(JSON.parse(text) as object)]),
);

/** What a program finds wrong in a data file, as it would tell it. */
function wrongIn(path: string, value: unknown): string[] {
  const validate = schemas.get(schemaPathOf(path) ?? '');
  if (!validate) throw new Error(`${path} has no schema`);
  return validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

describe('The schemas for editors', () => {
  test('take every data file of ours', () => {
    const folders = [
      'content',
      'scripts/manual',
      ...globSync('test/fixtures/sites/*', { cwd: root, exclude: ['**/broken'] }),
    ];
    const files = folders.flatMap((folder) =>
      globSync('_data/**/*.yaml', { cwd: join(root, folder) }).map((path) => [folder, path] as const),
    );
    expect(files.length).toBeGreaterThan(30);
    const wrong = files.map(([folder, path]) => wrongIn(path, parse(read(`${folder}/${path}`)) ?? []));
    expect(wrong.flat()).toEqual([]);
  });

  test('tell a field that is unknown, one that is missing, and a value that is none', () => {
    const entry = { titel: 'A', kind: 'lawyer', read: '2026-1-2' };
    expect(wrongIn('_data/sources.yaml', { a: entry }).sort()).toEqual([
      '/a must NOT have additional properties',
      "/a must have required property 'title'",
      '/a/kind must be equal to one of the allowed values',
      '/a/read must match pattern "^(?:\\d{4}-\\d\\d-\\d\\d)$"',
    ]);
  });

  test('are what the first line of each data file leads to', () => {
    const files = globSync('_data/**/*.yaml', { cwd: join(root, 'content') });
    expect(files.length).toBeGreaterThan(10);
    for (const path of files) {
      const [line = ''] = read(`content/${path}`).split(/(?<=\n)/);
      expect([path, line]).toEqual([path, schemaLine(path)]);
      const [, target = ''] = /\$schema=(\S+)/.exec(line) ?? [];
      const schema = relative(root, join(root, 'content', dirname(path), target));
      expect([...schemas.keys()].map((name) => `content/${name}`)).toContain(schema);
    }
  });
});

interface Snippet {
  readonly prefix: string;
  readonly body: string | readonly string[];
}

/** What VS Code makes of a snippet where nothing is written over. */
function inserted({ body }: Snippet): string {
  const defaults = new Map<string, string>();
  return [body]
    .flat()
    .join('\n')
    .replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', someDay)
    .replace(/\$\{(\d):((?:[^}\\]|\\.)*)\}/g, (_, number: string, text: string) => {
      defaults.set(number, text);
      return text.replace(/\\(.)/g, '$1');
    })
    .replace(/\$\{\d\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace('$0', 'Words.');
}

const snippetsIn = (path: string): Snippet[] =>
  Object.values(JSON.parse(read(path)) as Record<string, Snippet>);

describe('The snippets of VS Code', () => {
  test('for front matter are fields with values that are right', () => {
    const needed = { title: 'T', summary: 'S', owner: 'O', reviewed: someDay };
    for (const snippet of snippetsIn(SNIPPETS_FILE)) {
      const matter = parse(inserted(snippet)) as object;
      expect(Object.keys(matter)).toEqual([snippet.prefix]);
      expect(frontMatter.safeParse({ ...needed, ...matter }).error).toBeUndefined();
    }
  });

  test('for topics make a page in which nothing is wrong but the names that are to be written', async () => {
    const [topic, ...others] = snippetsIn('.vscode/topics.code-snippets');
    const parts = others.map(
      (snippet) => `${snippet.prefix === 'id' ? 'A paragraph. ' : ''}${inserted(snippet)}`,
    );
    const text = [topic ? inserted(topic) : '', ...parts, '[^note]: A note.'].join('\n\n');
    const content = siteWith({ 'en/privacy/new.md': `${text}\n` });
    const { problems } = await checkFolder(content, someDay, new Stopwatch());
    const own = problems.filter(({ file }) => file.endsWith('new.md'));
    expect(own.map(({ code, message }) => `${code} ${message.match(/`.*?`/)?.[0]}`)).toEqual([
      'missing-anchor `index.md#id`',
      'missing-page `../../downloads/file.pdf`',
      'missing-page `../../downloads/picture.png`',
      'unknown-word `subcontractors`',
    ]);
  });
});
