import { posix } from 'node:path';
import { type JsonSchema, jsonSchema, type SchemaName, schemaNames } from './json-schemas.ts';

/** Where the programs of editors find what data files may hold: hidden beside them, so that a copy of the content has it too. */
const FOLDER = '_data/.schemas';

/** The schemas as files, by their paths inside the content folder. */
export function editorSchemas(): Map<string, string> {
  const ofData = schemaNames.filter((name) => name !== 'front-matter');
  return new Map(ofData.map((name) => [pathOf(name), jsonText(jsonSchema(name))]));
}

/**
 * The first line of a data file, by which programs find its schema.
 * @param path inside the content folder
 * @returns undefined of a file that has none
 */
export function schemaLine(path: string): string | undefined {
  const name = nameFor(path);
  return name && `# yaml-language-server: $schema=${posix.relative(posix.dirname(path), pathOf(name))}\n`;
}

/** The path of the schema of a data file, inside the content folder; undefined of a file that has none. */
export function schemaPathOf(path: string): string | undefined {
  const name = nameFor(path);
  return name && pathOf(name);
}

function nameFor(path: string): SchemaName | undefined {
  if (/^_data\/languages\/[^/]+\.ya?ml$/.test(path)) return 'language';
  const [, file] = /^_data\/([a-z]+)\.ya?ml$/.exec(path) ?? [];
  return schemaNames.find((name) => name === file && name !== 'language');
}

function pathOf(name: SchemaName): string {
  return `${FOLDER}/${name}.json`;
}

function jsonText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 1)}\n`;
}
