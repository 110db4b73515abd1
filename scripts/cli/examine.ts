import { CannotRun } from '../cannot-run.ts';
import { checkContent } from '../checks/check-content.ts';
import { inOrder } from '../checks/in-order.ts';
import type { Content } from '../content/content.ts';
import { loadContent } from '../content/load.ts';
import { readContent } from '../content/read-content.ts';
import type { Place, Problem } from '../problem.ts';
import { type Report, reportOf } from '../report/report.ts';
import { severities } from '../report/severity.ts';
import { loadAssets } from '../site/assets.ts';
import { type RenderedPage, renderSite } from '../site/render-site.ts';
import { planSite } from '../site/site-plan.ts';
import { assetsFolder, SiteProject } from '../site/site-project.ts';
import { checkBuilt } from './check-built.ts';
import type { Stopwatch } from './stopwatch.ts';

/** A site as its sources say it: what is wrong with them, and what can be rendered. */
export interface Examined {
  readonly content: Content;
  readonly problems: readonly Problem[];
  /** Undefined where the operator's data has faults. */
  readonly project: SiteProject | undefined;
}

/** A site as it was rendered. */
export interface Rendered {
  readonly pages: readonly RenderedPage[];
  readonly report: Report;
}

/**
 * Reads and checks the sources of a site.
 * @throws CannotRun where the folder is missing, or holds nothing to check
 */
export function examineSources(folder: string, watch?: Stopwatch): Examined {
  const files = loadContent(folder);
  watch?.lap('read files');
  const content = readContent(files);
  watch?.lap('read topics and data');
  if (files.data.length === 0 && files.topics.length === 0) {
    throw new CannotRun(
      `\`${files.folder}\` holds no topic and no data: content has a folder \`_data\`, and one a language`,
    );
  }
  if (files.topics.length === 0 && content.problems.every(({ code }) => code === 'data-file')) {
    throw new CannotRun(
      `\`${files.folder}\` holds no topic: a topic is a Markdown file such as \`${files.folder}/en/index.md\``,
    );
  }
  const plan = planSite(content);
  const project = plan && new SiteProject(content, plan, loadAssets(assetsFolder));
  watch?.lap('plan pages');
  const problems = checkContent(content);
  watch?.lap('check sources');
  return { content, problems, project };
}

/** Renders what can be rendered, into a folder where one is given, and checks the pages; sources' problems are told once. */
export async function renderAndCheck(
  { content, project, problems }: Examined,
  output?: string,
  watch?: Stopwatch,
): Promise<Rendered> {
  if (!project) return { pages: [], report: reportOf(problems, { pages: 0, links: 0, anchors: 0 }) };
  const pages = await renderSite(project, output);
  watch?.lap(output === undefined ? 'render pages' : 'render and write pages');
  const built = checkBuilt(content, project, pages);
  watch?.lap('check pages');
  const known = new Set(problems.flatMap(causesOf));
  const isNew = (found: Problem): boolean =>
    !known.has(placeKey(found.code, found.place)) && !known.has(idKey(found.facts));
  const all = [...problems, ...built.problems.filter(isNew)];
  return { pages, report: reportOf(inOrder(all), built.counts) };
}

/** Whether anything stands in the way of publishing. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => severities[code] === 'error');
}

/**
 * How the built pages may show the cause of a problem again: at its place; of two equal ids at either; a link to a draft
 * as one to nothing; an id that is taken from the generator as one that stands twice.
 */
function causesOf({ code, place, facts }: Problem): string[] {
  const { first } = facts as { first?: Place };
  const shown = code === 'unpublished-target' ? 'missing-page' : code;
  const keys = [place, ...(first ? [first] : [])].map((at) => placeKey(shown, at));
  return code === 'bad-id' ? [...keys, idKey(facts)] : keys;
}

function idKey(facts: Problem['facts']): string {
  return `id\0${(facts as { id?: string }).id ?? '\0'}`;
}

function placeKey(code: string, place: Place): string {
  return `${code}\0${place.file}\0${place.line}\0${place.column}`;
}
