import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { generatorRoot } from '../folders.ts';
import { nearest } from '../nearest.ts';
import type { Code } from '../problem.ts';
import { codes } from '../report/codes.ts';
import { explanationOf } from '../report/explanations.ts';
import { codesHint } from './option-values.ts';
import { terminalColumns } from './terminal.ts';

/** The file of the texts that the page of codes is made from. */
export const EXPLANATIONS = join(generatorRoot, 'scripts/report/explanations.md');

/** Tells on standard output what a code means. @returns the exit code @throws CannotRun where there is no such code */
export function explain(name: string): number {
  if (!Object.hasOwn(codes, name)) {
    const meant = nearest(name, Object.keys(codes));
    const hint = meant ? `did you mean \`${meant}\`?` : codesHint;
    throw new CannotRun(`there is no code \`${name}\`: ${hint}`);
  }
  process.stdout.write(explanationOf(name as Code, readFileSync(EXPLANATIONS, 'utf8'), terminalColumns()));
  return 0;
}
