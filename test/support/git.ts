import { spawnSync } from 'node:child_process';
import { describe, test } from 'vitest';

/** Where there is no git and none could be fetched, tests that need it fail in CI; elsewhere each is counted as skipped. */
const isSkipped = !process.env.CI && spawnSync('git', ['--version']).status !== 0;

export const describeWithGit = describe.skipIf(isSkipped);
export const testWithGit = test.skipIf(isSkipped);
