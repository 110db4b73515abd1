import { join } from 'node:path';
import { checkPage } from '../checks/check-page.ts';
import { assetsFolder, fromHere } from '../pages/folders.ts';
import type { SiteProject } from '../pages/site-project.ts';
import type { Problem } from '../problem.ts';
import { builtPage } from '../site/built-graph.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { sheetOutline } from '../text/html/css-addresses.ts';

/**
 * What is wrong with the addresses in the style sheets of the layouts, each told where it was written. They start from the
 * sheet that a page loads.
 * @param siteOf makes the site, if there is something to judge
 */
export function checkSheets({ assets }: SiteProject, siteOf: () => SiteGraph): Problem[] {
  let site: SiteGraph | undefined;
  return [...assets.values()].flatMap(({ address, sheets = [] }) =>
    sheets.flatMap(({ path, css }) => {
      const outline = sheetOutline(css, fromHere(join(assetsFolder, path)));
      if (outline.links.length === 0) return [];
      site ??= siteOf();
      return [...checkPage(builtPage(address, outline, site.base), site)];
    }),
  );
}
