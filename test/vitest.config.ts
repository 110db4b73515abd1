import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { runs, seed } from './support/full.ts';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    env: { SEED: String(seed) },
    globalSetup: [
      'test/support/temporary-folder.ts',
      'test/support/git-on-path.ts',
      'test/support/built-site.ts',
    ],
    // Node runs the TypeScript itself, as it does in the commands: Eleventy's configuration and the tests then share
    // one copy of each module.
    // Tests share a process, its modules and its browser: none of them leaves anything behind in it.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // On two cores: browsers and servers wait for each other, and leave time for others.
    maxWorkers: 3,
    testTimeout: runs(60_000),
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine.
    expect: { poll: { timeout: 20_000 } },
  },
});
