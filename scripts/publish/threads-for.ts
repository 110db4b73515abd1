import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** How many files make a site that a second thread pays for itself on. */
const LARGE = 600;

/** How many threads a site is worth: one, or two where it is large and the machine has as many. */
export function threadsFor(content: string): 1 | 2 {
  try {
    return readdirSync(content, { recursive: true }).length > LARGE && availableParallelism() > 1 ? 2 : 1;
  } catch {
    return 1;
  }
}
