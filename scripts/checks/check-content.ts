import type { Content } from '../content/content.ts';
import { sourceGraph } from '../links/source-pages.ts';
import { type Problem, problem } from '../problem.ts';
import { checkGraph } from './check-graph.ts';
import { inOrder } from './in-order.ts';

/** Everything that is wrong with what editors wrote. Topics whose front matter cannot be read are still linked to. */
export function checkContent(content: Content): Problem[] {
  return inOrder([...content.problems, ...duplicateAddresses(content), ...checkGraph(sourceGraph(content))]);
}

function* duplicateAddresses({ topics }: Content): Generator<Problem> {
  const first = new Map<string, string>();
  for (const { address, file } of topics) {
    const other = first.get(address);
    if (other) yield problem('duplicate-address', { file, line: 1, column: 1 }, { address, other });
    else first.set(address, file);
  }
}
