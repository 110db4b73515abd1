import { z } from 'zod';
import { dataFiles, languageFile } from '../../site/data-schema.ts';
import { frontMatter } from '../../site/schema.ts';

/** What the fields of files are told of: front matter, the data files by their names, and a language. */
export const described = { 'front-matter': frontMatter, ...dataFiles, language: languageFile };

/** The name of a schema: that of its file, without the ending. */
export type SchemaName = keyof typeof described;

export const schemaNames = Object.keys(described) as SchemaName[];

/** A schema as programs read it. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What a file of a name may hold, as JSON Schema (draft 7, which every editor knows): what an editor writes, before defaults. */
export function jsonSchema(name: SchemaName): JsonSchema {
  return z.toJSONSchema(described[name], {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      // No bound that an editor could meet.
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
      if (made.minimum === Number.MIN_SAFE_INTEGER) delete made.minimum;
      // Left out by the library where we make something else of a value.
      const { examples } = z.globalRegistry.get(zodSchema as unknown as z.ZodType) ?? {};
      if (Array.isArray(examples)) made.examples = examples;
      // Extensions of the programs of editors, which show the marks of Markdown, and the pattern, without them.
      if (made.description?.match(/[`[]/)) made.markdownDescription = made.description;
      const words = wordsOfPattern(zodSchema);
      if (words !== undefined) made.patternErrorMessage = words;
    },
  });
}

/** What our schema says where a text has not the form that it is held to. */
function wordsOfPattern({ _zod }: z.core.$ZodType): string | undefined {
  const forms = (_zod.def.checks ?? []).map((check) => check._zod.def as z.core.$ZodCheckRegexDef);
  const { error } = forms.find(({ pattern }) => pattern !== undefined) ?? {};
  const told = error?.({ code: 'invalid_format', format: 'regex', input: '' } as never);
  return typeof told === 'string' ? told : told?.message;
}
