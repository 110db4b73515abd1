import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: one temporary folder for what they write. After them it is removed, whatever happened. */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'trust-center-test-'));
  process.env.TRUST_CENTER_TEST_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
