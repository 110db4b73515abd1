import { join } from 'node:path';
import Eleventy, { type EleventyConfig } from '@11ty/eleventy';
import { CannotRun } from '../cannot-run.ts';
import type { Outline } from '../markdown/outline.ts';
import type { PlannedPage } from './site-plan.ts';
import { fromHere, generatorRoot, layoutsFolder, type SiteProject } from './site-project.ts';

/** A page as it is published. */
export interface RenderedPage {
  readonly planned: PlannedPage;
  readonly html: string;
  readonly outline: Outline;
}

/**
 * Renders every page through Eleventy.
 * @param output the folder to write to; without one nothing is written
 * @throws CannotRun where a layout is at fault
 */
export async function renderSite(project: SiteProject, output?: string): Promise<RenderedPage[]> {
  const eleventy = new Eleventy(fromHere(layoutsFolder), fromHere(output ?? join(generatorRoot, '_site')), {
    configPath: fromHere(join(generatorRoot, '.eleventy.ts')),
    quietMode: true,
    config: (config: EleventyConfig) => config.addGlobalData('project', project),
  });
  const byPath = new Map(project.plan.pages.map((planned) => [planned.outputPath, planned]));
  try {
    eleventy.disableLogger();
    await eleventy.init();
    const written = output === undefined ? await eleventy.toJSON() : (await eleventy.write())[1];
    const pages = written.flatMap(({ url, content }) => {
      const planned = byPath.get(url.slice(1) + (url.endsWith('/') ? 'index.html' : ''));
      const outline = planned && project.outlines.get(planned);
      return outline ? [{ planned, html: content, outline }] : [];
    });
    // A page that got lost on the way would not be checked.
    if (pages.length === byPath.size) return pages;
    throw new Error(`Eleventy gave ${pages.length} of ${byPath.size} pages`);
  } catch (error) {
    throw new CannotRun(`a layout cannot be rendered: ${causeOf(error)}`);
  }
}

/** What went wrong, without the path that the error took: the last words of the innermost message, on one line. */
function causeOf(error: unknown): string {
  const inner = (error as { originalError?: unknown }).originalError ?? (error as Error).cause;
  if (inner instanceof Error) return causeOf(inner);
  const message = error instanceof Error ? error.message : String(error);
  return (
    message
      .split(/\n\s*(?:Template render error|Error):?/)
      .at(-1)
      ?.replace(/\s+/g, ' ')
      .trim() ?? message
  );
}
