import type { Code } from '../problem.ts';
import { codes } from './codes.ts';
import type { Severity } from './kinds/kind.ts';

/** How much each kind of problem weighs. */
export const severities = Object.fromEntries(
  Object.entries(codes).map(([code, { severity }]) => [code, severity]),
) as Readonly<Record<Code, Severity>>;
