import type { Assets } from '../assets.ts';
import type { SitePlan } from '../site-plan.ts';
import { llmsFile } from './llms.ts';
import { manifestFiles } from './manifests.ts';
import type { OutputFile } from './output.ts';
import { securityFile } from './security-txt.ts';
import { sitemapFiles } from './sitemap.ts';
import { schemaFile } from './statements.ts';

/** What writes files for machines: a view of the site each. */
const outputs: readonly ((plan: SitePlan, assets: Assets) => Iterable<OutputFile>)[] = [
  ({ registers }) => registers,
  schemaFile,
  llmsFile,
  sitemapFiles,
  securityFile,
  manifestFiles,
];

/** The files for machines that say nothing of the texts of topics. */
export function outputFiles(plan: SitePlan, assets: Assets): readonly OutputFile[] {
  return outputs.flatMap((output) => [...output(plan, assets)]);
}
