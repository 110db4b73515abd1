import type { SitePlan } from '../site-plan.ts';
import type { OutputFile } from './output.ts';
import { registerFiles } from './registers.ts';

/** What writes files for machines: a view of the site each. */
const outputs: readonly ((plan: SitePlan) => Iterable<OutputFile>)[] = [registerFiles];

/** The files for machines that say nothing of the texts of topics. */
export function outputFiles(plan: SitePlan): readonly OutputFile[] {
  return outputs.flatMap((output) => [...output(plan)]);
}
