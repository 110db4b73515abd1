import type { z } from 'zod';
import { localised } from './schema.ts';

/** A value of a data file that is given once for each language. */
export interface LocalisedValue {
  readonly path: readonly (string | number)[];
  readonly values: Readonly<Record<string, string>>;
}

type Schema = z.core.$ZodType;

/** What zod knows of a schema, as far as it holds others. */
interface Definition {
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly catchall?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
}

/** Finds the values of a data file that its schema lets be given once for each language, and that are. */
export function* localisedValues(
  schema: Schema,
  value: unknown,
  path: LocalisedValue['path'] = [],
): Generator<LocalisedValue> {
  if (typeof value !== 'object' || value === null) return;
  const { innerType, options, shape, catchall, element, valueType } = schema._zod.def as Definition;
  if (schema === localised) yield { path, values: value as LocalisedValue['values'] };
  else if (innerType) yield* localisedValues(innerType, value, path);
  else if (options) for (const option of options) yield* localisedValues(option, value, path);
  else
    for (const [key, item] of Object.entries(value)) {
      const inner = element ?? shape?.[key] ?? catchall ?? valueType;
      if (inner) yield* localisedValues(inner, item, [...path, element ? Number(key) : key]);
    }
}
