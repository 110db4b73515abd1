import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Memory, readMemory, writeMemory } from './survey-memory.ts';

/** Reads what was found lately; a file that is not there, or is damaged, holds nothing. */
export function loadMemory(file: string, now: number): Memory {
  return readMemory(textOf(file), now);
}

/** Writes what was found, as a whole. Where that is not possible, a line on stderr says so: the next run asks again. */
export function saveMemory(file: string, memory: Memory): void {
  const text = writeMemory(memory);
  if (text === textOf(file) || (memory.size === 0 && textOf(file) === '')) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    process.stderr.write(`what was found is not remembered: cannot write ${file} (${code})\n`);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
