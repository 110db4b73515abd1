/** A value, and all that is in it at whatever depth, each with the keys that lead there. */
export function* valuesIn(
  value: unknown,
  path: readonly string[] = [],
): Generator<{ path: readonly string[]; value: unknown }> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* valuesIn(item, [...path, key]);
}
