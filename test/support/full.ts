/** Whether everything is looked at (`npm run test:full`), and not a sample that has each kind of it. */
export const isFull = process.env.FULL === '1';

/** How many times more often than usual a property is tried. */
const more = Number(process.env.RUNS ?? 1);

/**
 * Where the tries of properties begin: always at the same, so that a test fails for the change it is run for; in the night
 * elsewhere each time. A property that fails names the seed, which the variable `SEED` gives again.
 */
export const seed = Number(process.env.SEED ?? (more === 1 ? 1 : Math.floor(Math.random() * 2 ** 31)));

/** How often a property is tried that is usually tried so often: many times more in the night, by the variable `RUNS`. */
export function runs(usual: number): number {
  return Math.ceil(usual * more);
}

/**
 * All of a list in a full run; else one of each kind, always the same: of the first kind the first one, of the second kind
 * its second one, and so on, so that what kinds have in common (a language, a form) differs in the sample too.
 */
export function sample<T>(list: readonly T[], kindOf: (one: T) => string): readonly T[] {
  if (isFull) return list;
  const kinds = [...Map.groupBy(list, kindOf).values()];
  return kinds.map((alike, index) => alike[index % alike.length] as T);
}
