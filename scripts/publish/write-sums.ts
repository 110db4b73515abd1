import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteProject } from '../pages/site-project.ts';
import { hostedSite, hostFiles } from './hosts/host-files.ts';
import { outputPaths, SUMS_FILE, writeFile } from './write-files.ts';

/**
 * Writes the hashes of all that readers can get; what hosts are told is none of it.
 * @param output where the build wrote, and where they are written
 * @param last the folder of the last output, for what was left alone: of that its hashes are taken over
 */
export function writeSums(project: SiteProject, output: string, last?: string): string {
  const { plan, content } = project;
  const told = hostFiles(hostedSite(plan, content));
  const known = last === undefined ? new Map<string, string>() : sumsIn(join(last, SUMS_FILE));
  const paths = outputPaths(project).filter((path) => path !== SUMS_FILE && !told.has(path));
  const bytes = new Uint8Array(1 << 18);
  const lines = paths.sort().map((path) => {
    const fresh = join(output, path);
    const isFresh = last === undefined || existsSync(fresh);
    const name = inLine(path);
    return `${(isFresh ? undefined : known.get(name)) ?? hashOf(isFresh ? fresh : join(last, path), bytes)}  ${name}\n`;
  });
  // A name with a line break begins with a backslash, before the hash (GNU coreutils).
  const text = lines.map((line) => (/ {2}.*\\/.test(line) ? `\\${line}` : line)).join('');
  writeFile(join(output, SUMS_FILE), text);
  return SUMS_FILE;
}

/** The hashes that were written, by the names as they stand there. */
function sumsIn(file: string): Map<string, string> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return new Map(
    lines.map((line) => line.replace(/^\\/, '')).map((line) => [line.slice(66), line.slice(0, 64)]),
  );
}

function inLine(path: string): string {
  return path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** The hash of a file, whatever its size. @param bytes to read it by: made once, they cost nothing */
function hashOf(path: string, bytes: Uint8Array): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes))
      hash.update(bytes.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
