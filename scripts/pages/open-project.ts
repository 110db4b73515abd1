import { CannotRun } from '../cannot-run.ts';
import { loadContent } from '../site/load.ts';
import { readContent } from '../site/read-content.ts';
import { loadAssets } from './assets.ts';
import { assetsFolder } from './folders.ts';
import { planSite } from './site-plan.ts';
import { SiteProject } from './site-project.ts';

/**
 * Reads the site of a content folder for Eleventy's own command line, which knows no checks.
 * @throws CannotRun where the operator's data cannot be read
 */
export function openProject(folder = 'content'): SiteProject {
  const content = readContent(loadContent(folder));
  const plan = planSite(content);
  if (!plan) throw new CannotRun('the operator data has faults: `npm run check` tells them');
  return new SiteProject(content, plan, loadAssets(assetsFolder));
}
