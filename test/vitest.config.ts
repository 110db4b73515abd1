import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/temporary-folder.ts', 'test/support/built-site.ts'],
    // Node runs the TypeScript itself, as it does in the commands: Eleventy's configuration and the tests then share
    // one copy of each module.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // The commands that tests start load one core each.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
