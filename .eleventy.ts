import type { EleventyConfig } from '@11ty/eleventy';
import { today } from './scripts/cli/today.ts';
import { contentFolder, fromHere, layoutsFolder } from './scripts/folders.ts';
import { openProject, pagesTemplate, SiteProject } from './scripts/pages/site-project.ts';
import { writeFiles } from './scripts/publish/write-files.ts';

/**
 * Eleventy's part of the house. The site model reads `content/`; Eleventy gets the pages as global data, turns them
 * into files through one paginated template. Run by itself (`npx eleventy`), it copies assets and downloads too, by name:
 * Eleventy takes names for patterns.
 */
export default function trustCenter(config: EleventyConfig): object {
  const given = config.globalData.project;
  const isAlone = !(given instanceof SiteProject);
  const project = isAlone ? openProject(contentFolder, today(contentFolder)) : given;
  config.addGlobalData('project', project);
  config.addTemplate('pages.11ty.js', pagesTemplate);
  config.on('eleventy.after', ({ directories, outputMode }) => {
    if (isAlone && outputMode === 'fs') writeFiles(project, directories.output);
  });
  config.setUseGitIgnore(false);
  return {
    dir: { input: fromHere(layoutsFolder), includes: 'components', data: 'data' },
    templateFormats: ['11ty.js'],
    // Nunjucks reads `{#id}` as the start of a comment, so Markdown never goes through it.
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
