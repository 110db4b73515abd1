import type { SitePlan } from '../site-plan.ts';
import { llmsFile } from './llms.ts';
import type { OutputFile } from './output.ts';
import { registerFiles } from './registers.ts';
import { sitemapFiles } from './sitemap.ts';
import { schemaFile } from './statements.ts';

/** What writes files for machines: a view of the site each. */
const outputs: readonly ((plan: SitePlan) => Iterable<OutputFile>)[] = [
  registerFiles,
  schemaFile,
  llmsFile,
  sitemapFiles,
];

/** The files for machines that say nothing of the texts of topics. */
export function outputFiles(plan: SitePlan): readonly OutputFile[] {
  return outputs.flatMap((output) => [...output(plan)]);
}
