import fc from 'fast-check';

/** Vitest's setup: the properties of a run begin with one seed, which vitest.config.ts chooses. */
fc.configureGlobal({ seed: Number(process.env.SEED) });
