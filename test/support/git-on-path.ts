import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findProgram } from './find-program.ts';

/**
 * Vitest's global setup: where no git is installed, one that can be fetched is put on the path of all that tests start.
 * It comes behind the temporary folder, and before anything is built.
 */
export default function gitOnPath(): void {
  const git = findProgram('git');
  if ('missing' in git || Object.keys(git.environment).length === 0) return;
  const folder = join(process.env.TRUST_CENTER_TEST_FOLDER ?? '', 'bin');
  const settings = Object.entries(git.environment).map(([name, value]) => `${name}='${value}'`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${settings.join(' ')} exec '${git.path}' "$@"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  process.env.PATH = [folder, process.env.PATH].join(delimiter);
}
