import { stringify } from 'yaml';
import type { JsonSchema } from './json-schemas.ts';

/** A field as the manual tells it. */
export interface FieldRow {
  /** The keys that lead to it; those that the editor chooses between `<` and `>`. */
  readonly path: string;
  readonly kind: string;
  readonly isNeeded: boolean;
  /** What counts where it is left out; undefined for nothing. */
  readonly byDefault: string | undefined;
  readonly says: string;
  /** As it would be written. */
  readonly example: string | undefined;
}

/** Every field that a schema describes, those within others behind them. @param keys that lead to what it is the schema of */
export function* fieldRows(schema: JsonSchema, keys: readonly string[] = []): Generator<FieldRow> {
  for (const form of [schema, ...schemasIn(schema.anyOf)]) {
    // What has a name is told by it.
    if (form.title !== undefined) continue;
    for (const [key, of] of Object.entries(form.properties ?? {}))
      yield* rowAndBelow(asSchema(of), [...keys, key], form.required?.includes(key) ?? false);
    const { propertyNames, additionalProperties: value } = form;
    if (typeof value === 'object') yield* rowAndBelow(value, [...keys, `<${keyName(propertyNames)}>`], false);
    if (form.items && !Array.isArray(form.items)) yield* fieldRows(asSchema(form.items), keys);
  }
}

function* rowAndBelow(schema: JsonSchema, keys: readonly string[], isNeeded: boolean): Generator<FieldRow> {
  const { description: says, default: byDefault, examples: [example] = [] } = schema;
  const key = keys.at(-1) ?? '';
  const isOwn = key.startsWith('<');
  if (says !== undefined)
    yield {
      path: keys.join('.'),
      kind: kindOf(schema),
      isNeeded,
      byDefault: isEmpty(byDefault) ? undefined : inLine(byDefault),
      says,
      example: example === undefined ? undefined : (isOwn ? '' : `${key}: `) + inLine(example),
    };
  yield* fieldRows(schema, keys);
}

/** What is to be written there, in a few words. */
function kindOf(schema: JsonSchema): string {
  return [...new Set(kindsOf(schema))].join(', ').replace(/, ([^,]*)$/, ' or $1');
}

function kindsOf(schema: JsonSchema): string[] {
  const { title, type, items, properties, additionalProperties, propertyNames, anyOf } = schema;
  if (title !== undefined) return [title];
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  if (values.length > 0) return values.map((value) => `\`${value}\``);
  if (anyOf) return schemasIn(anyOf).filter(isSaid).flatMap(kindsOf);
  if (type === 'array') return [kindOfList(items)];
  if (type === 'object' && properties) return ['fields'];
  if (type === 'object') {
    const value = asSchema(additionalProperties);
    return [`${value.description === undefined ? kindOf(value) : 'fields'} by ${keyName(propertyNames)}`];
  }
  return [type === 'integer' ? 'whole number' : type === 'boolean' ? '`true` or `false`' : 'text'];
}

function kindOfList(items: JsonSchema['items']): string {
  if (Array.isArray(items)) return `list of ${items.length} (${kindOf({ anyOf: items as JsonSchema[] })})`;
  const kind = kindOf(asSchema(items));
  return kind === 'fields' ? 'list of entries' : `list (${kind})`;
}

function keyName(names: unknown): string {
  return asSchema(names as JsonSchema | undefined).title ?? 'key';
}

/** An empty text stands for a field that says nothing. */
function isSaid({ const: value, type }: JsonSchema): boolean {
  return value !== '' && type !== 'null';
}

const ONE_LINE = { collectionStyle: 'flow', lineWidth: 0 } as const;

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(Object(value)).length === 0)
  );
}

/** A value as YAML in one line. */
function inLine(value: unknown): string {
  return stringify(value, ONE_LINE)
    .trim()
    .replace(/\[ (.*?) \]/g, '[$1]');
}

function schemasIn(list: JsonSchema['anyOf']): JsonSchema[] {
  return (list ?? []).map(asSchema);
}

/** JSON Schema knows `true` for what may be anything. */
function asSchema(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === 'object' ? schema : {};
}
