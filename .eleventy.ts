import type { EleventyConfig } from '@11ty/eleventy';
import { writeAssets } from './scripts/site/assets.ts';
import { openProject } from './scripts/site/open-project.ts';
import { pagesTemplate } from './scripts/site/pages-template.ts';
import { SiteProject } from './scripts/site/site-project.ts';

/**
 * Eleventy's part of the house. The site model reads `content/`; Eleventy gets the pages as global data, turns them
 * into files through one paginated template, and copies what is published as it is.
 */
export default function trustCenter(config: EleventyConfig): object {
  const given = config.globalData.project;
  const project = given instanceof SiteProject ? given : openProject();
  config.addGlobalData('project', project);
  config.addTemplate('pages.11ty.js', pagesTemplate);
  config.addPassthroughCopy(project.copies);
  config.on('eleventy.after', ({ directories, outputMode }) => {
    if (outputMode === 'fs') writeAssets(project.assets, directories.output);
  });
  config.setUseGitIgnore(false);
  return {
    dir: { input: 'layouts', includes: 'components', data: 'data' },
    templateFormats: ['11ty.js'],
    // Nunjucks reads `{#id}` as the start of a comment, so Markdown never goes through it.
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
