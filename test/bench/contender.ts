import { spawnSync } from 'node:child_process';
import type { CorpusTopic } from './corpus.ts';
import type { Program } from './processes.ts';

/** A generator of the bench. */
export interface Contender {
  readonly name: string;
  readonly version?: string;
  /** Why it is not measured here, where it is not. */
  readonly missing?: string;
  /** Writes what it needs into an empty folder, for a corpus. */
  readonly prepare: (folder: string, topics: readonly CorpusTopic[]) => void;
  /** Builds from that folder into another. */
  readonly build: (folder: string, output: string) => Program;
}

/** Asks a command for its version. @returns the version, or why there is none to be had */
export function askVersion(command: string, question: string): { version: string } | { missing: string } {
  const { status, stdout } = spawnSync(command, [question], { encoding: 'utf8' });
  if (status !== 0) return { missing: `\`${command}\` is not installed` };
  return { version: /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? 'of unknown version' };
}
