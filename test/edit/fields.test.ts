import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldRows } from '../../scripts/edit/fields/field-rows.ts';
import {
  described,
  type JsonSchema,
  jsonSchema,
  schemaNames,
} from '../../scripts/edit/fields/json-schemas.ts';

/** What is within a schema, itself first, each with the keys that lead there. */
function* within(value: unknown, path: string): Generator<[string, JsonSchema]> {
  if (typeof value !== 'object' || value === null) return;
  yield [path, value as JsonSchema];
  for (const [key, inner] of Object.entries(value)) yield* within(inner, `${path}.${key}`);
}

describe.each(schemaNames)('The fields of %s', (name) => {
  test('say each what they are', () => {
    const schema = jsonSchema(name);
    const silent = [...within(schema, name)].flatMap(([path, { properties }]) =>
      Object.entries(properties ?? {}).flatMap(([key, of]) =>
        (of as JsonSchema).description ? [] : [`${path}.${key}`],
      ),
    );
    expect(schema.description).toMatch(/\.$/);
    expect(silent).toEqual([]);
  });

  test('have examples that are right', () => {
    const wrong: unknown[] = [];
    let tried = 0;
    z.toJSONSchema(described[name], {
      unrepresentable: 'any',
      io: 'input',
      override: ({ zodSchema }) => {
        const type = zodSchema as unknown as z.ZodType;
        const { examples = [] } = (z.globalRegistry.get(type) ?? {}) as { examples?: unknown[] };
        tried += examples.length;
        wrong.push(...examples.filter((example) => !type.safeParse(example).success));
      },
    });
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(0);
  });
});

test('A field is told with its kind, whether it is needed, what counts without it, and an example', () => {
  const rows = [...fieldRows(jsonSchema('sources')), ...fieldRows(jsonSchema('front-matter'))];
  const row = (path: string) => rows.find((one) => one.path === path);
  expect(row('<id>.kind')).toEqual({
    path: '<id>.kind',
    kind: '`operator`, `law`, `standard` or `other`',
    isNeeded: false,
    byDefault: 'other',
    says: "Whose word it is: the operator's, a law, a standard, or another's.",
    example: 'kind: operator',
  });
  expect(row('<id>.title')).toMatchObject({
    kind: 'text or texts by language',
    isNeeded: true,
    example: 'title: { en: Privacy statement, zh: 隐私声明 }',
  });
  expect(row('sources.<anchor>')).toMatchObject({
    kind: '`none`, `not-published`, `TODO`, list (id of a source) or fields',
    example: '[operator-privacy]',
  });
  expect(row('sources.<anchor>.history')).toMatchObject({ kind: 'list of 2 (day)' });
});
