import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: one temporary folder for what they write. After them it is removed, whatever happened. */
export default function temporaryFolder(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trust-center-test-'));
  process.env.TRUST_CENTER_TEST_FOLDER = folder;
  // Thousands of small sites: vitest ends its workers meanwhile.
  return () => rm(folder, { recursive: true, force: true });
}
