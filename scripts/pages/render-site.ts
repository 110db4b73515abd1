import { extname, join } from 'node:path';
import type { EleventyConfig } from '@11ty/eleventy';
import { CannotRun } from '../cannot-run.ts';
import { fromHere, generatorRoot, layoutsFolder } from '../folders.ts';
import { type Place, type Problem, placeText, problem } from '../problem.ts';
import type { SiteProject } from './site-project.ts';
import { placeOfFailure } from './trace-templates.ts';

/**
 * Renders the pages that are due through Eleventy, and writes them.
 * @param output the folder to write to
 * @throws CannotRun where a layout is at fault
 */
export async function renderSite(project: SiteProject, output: string): Promise<void> {
  // Loaded when there is something to write: checks and previews do without it.
  const { default: Eleventy } = await import('@11ty/eleventy');
  const eleventy = new Eleventy(fromHere(layoutsFolder), fromHere(output), {
    configPath: fromHere(join(generatorRoot, `.eleventy${extname(import.meta.filename)}`)),
    quietMode: true,
    config: (config: EleventyConfig) => config.addGlobalData('project', project),
  });
  const written = await inLayouts(async () => {
    eleventy.disableLogger();
    await eleventy.init();
    return (await eleventy.write())[1];
  });
  // A page that got lost on the way would not be checked.
  const due = new Set(project.due.map(({ outputPath }) => outputPath));
  for (const { url } of written) due.delete(url.slice(1) + (url.endsWith('/') ? 'index.html' : ''));
  if (due.size > 0) throw new CannotRun(`Eleventy did not write ${[...due].join(', ')}`);
}

/**
 * Runs what renders layouts.
 * @throws CannotRun with what went wrong in a line; of an overlay LayoutFailure
 */
export function inLayouts<T>(render: () => T): T {
  try {
    const rendered = render();
    return rendered instanceof Promise ? (rendered.catch(tell) as T) : rendered;
  } catch (error) {
    return tell(error);
  }
}

/** A layout of the site failed while a page was made of it. */
export class LayoutFailure extends CannotRun {
  readonly problem: Problem;

  constructor(place: Place, reason: string) {
    super(`${placeText(place)}: a layout cannot be rendered: ${reason}`);
    this.problem = problem('layout-fault', place, { fault: 'render', name: reason });
  }
}

function tell(error: unknown, known?: Place): never {
  const place = placeOfFailure(error) ?? known;
  const inner = innerOf(error);
  if (inner instanceof Error) return tell(inner, place);
  if (error instanceof CannotRun) throw error;
  const reason = messageOf(error);
  throw place ? new LayoutFailure(place, reason) : new CannotRun(`a layout cannot be rendered: ${reason}`);
}

/** What an error was made from on its way. */
function innerOf(error: unknown): unknown {
  return (error as { originalError?: unknown }).originalError ?? (error as Error).cause;
}

/** What went wrong, without the path that the error took: the last words of the innermost message, on one line. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    message
      .split(/\n\s*(?:Template render error|Error):?/)
      .at(-1)
      ?.replace(/^\([^()]*\)|\s+/g, ' ')
      .trim() ?? message
  );
}
