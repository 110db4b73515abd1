import type { z } from 'zod';
import { nearest } from '../../nearest.ts';

/** What is wrong at a path of keys. */
interface Fault {
  path: readonly PropertyKey[];
  key: string;
  fault: 'missing' | 'unknown' | 'invalid';
  detail: string;
  suggestion?: string;
}

/** The faults that a schema's issue stands for: one for each unknown key. */
export function* faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType): Generator<Fault> {
  const key = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    for (const unknown of issue.keys) {
      const path = [...issue.path, unknown];
      const known = keysAt(schema, issue.path);
      const suggestion = nearest(unknown, known);
      const detail = `known: ${known.join(', ')}`;
      yield { path, key: path.join('.'), fault: 'unknown', detail, ...(suggestion && { suggestion }) };
    }
  } else if (issue.input === undefined && issue.code !== 'custom') {
    yield { path: issue.path, key, fault: 'missing', detail: issue.message };
  } else {
    yield { path: issue.path, key, fault: 'invalid', detail: issue.message };
  }
}

/** The keys that the schema knows at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) at = inside(at, key);
  const definition = unwrap(at)?._zod.def as { shape?: object } | undefined;
  return Object.keys(definition?.shape ?? {});
}

function inside(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  const def = unwrap(schema)?._zod.def as
    | { shape?: Record<PropertyKey, z.core.$ZodType>; element?: z.core.$ZodType; valueType?: z.core.$ZodType }
    | undefined;
  return def?.shape?.[key] ?? def?.element ?? def?.valueType;
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const inner = (schema?._zod.def as { innerType?: z.core.$ZodType } | undefined)?.innerType;
  return inner ? unwrap(inner) : schema;
}
