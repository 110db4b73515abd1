import type { z } from 'zod';

/**
 * A field of a file, with what the manual and the programs of editors say of it.
 * @param says a sentence of Markdown
 * @param examples values as they would be written
 */
export function field<S extends z.ZodType>(type: S, says: string, ...examples: z.input<S>[]): S {
  return type.meta({ description: says, ...(examples.length > 0 && { examples }) });
}

/**
 * A type with what it is called where fields of it are told.
 * @param called such as `a day`
 * @param form for programs that know no more of it than a pattern, and what they say where that does not fit
 */
export function kind<S extends z.ZodType>(
  type: S,
  called: string,
  form: { readonly pattern?: string; readonly patternErrorMessage?: string } = {},
): S {
  return type.meta({ title: called, ...form });
}
