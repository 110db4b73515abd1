import type { PlannedPage } from './site-plan.ts';
import type { SiteProject } from './site-project.ts';

/** What Eleventy hands to a template. */
interface TemplateData {
  readonly project: SiteProject;
  readonly planned: PlannedPage;
}

/** The one template that every page comes from: Eleventy paginates it over the pages that are due. */
export const pagesTemplate = {
  data: {
    pagination: { data: 'project.due', size: 1, alias: 'planned' },
    eleventyExcludeFromCollections: true,
    permalink: ({ planned }: TemplateData): string => planned.outputPath,
  },
  render: ({ project, planned }: TemplateData): string => project.page(planned),
};
