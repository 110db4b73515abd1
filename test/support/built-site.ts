import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder that holds this repository's own site, built for this run. */
    builtSite: string;
  }
}

/** Vitest's global setup: builds the repository's own content once, through the command that everybody uses. */
export default function buildSite(project: TestProject): () => void {
  const parent = mkdtempSync(join(tmpdir(), 'trust-center-site-'));
  const folder = join(parent, 'site');
  const command = ['run', '-s', 'build', '--', '--output', folder];
  const { status, stdout, stderr } = spawnSync('npm', command, {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
  });
  const clear = (): void => rmSync(parent, { recursive: true, force: true });
  if (status !== 0) {
    clear();
    throw new Error(`the site does not build (exit ${status}):\n${stdout}${stderr}`);
  }
  project.provide('builtSite', folder);
  return clear;
}
