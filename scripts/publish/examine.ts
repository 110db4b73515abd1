import { CannotRun } from '../cannot-run.ts';
import type { Earlier } from '../checks/check-record.ts';
import { assetsFolder } from '../folders.ts';
import { loadAssets } from '../pages/assets.ts';
import { overlayProblems } from '../pages/overlay-problems.ts';
import { pictureFaults } from '../pages/picture-faults.ts';
import { planSite } from '../pages/site-plan.ts';
import { SiteProject } from '../pages/site-project.ts';
import type { Problem } from '../problem.ts';
import { severityOf } from '../report/codes.ts';
import type { ContentFiles } from '../site/content.ts';
import { loadContent } from '../site/load.ts';
import { readContent } from '../site/read-content.ts';
import type { Site } from '../site/site.ts';
import type { KeptTexts } from './kept-texts.ts';
import type { SiteMemory } from './memory.ts';
import type { Stopwatch } from './stopwatch.ts';
import { surroundingsKey } from './surroundings-key.ts';
import type { TextThread } from './text-thread.ts';

/** A site as its sources say it, their texts not yet read. */
export interface Examined {
  readonly content: Site;
  /** What can be rendered; undefined where the operator's data, or a layout of the site, has faults. */
  readonly project: SiteProject | undefined;
  /** What is wrong with the layouts and the assets of the site. */
  readonly faults: readonly Problem[];
  /** What it was read from. */
  readonly files: ContentFiles;
  /** Tells one state of all that is not a topic from another; undefined where the next time is not to know of this one. */
  readonly surroundings: string | undefined;
  /** What is known of it from the last time, where that still holds. */
  readonly memory: SiteMemory | undefined;
  /** One that reads texts while this one renders. */
  readonly thread?: TextThread | undefined;
  /** What the record is compared with, where there is something. */
  readonly earlier?: Earlier | undefined;
  /** Whether somebody is writing it: then its PDFs are not held against it, which would render all of it at each change. */
  readonly isBeingWritten?: true;
  /** Whether some warnings count as errors. */
  readonly isStrict?: boolean | undefined;
}

/** What is known of a site from the last time, where the next time is to know of this one. */
export interface Known {
  readonly last?: SiteMemory | undefined;
  /** Texts that were read for checks before this one; none is taken where something around them has changed. */
  readonly texts?: KeptTexts | undefined;
}

/**
 * Reads the sources of a site.
 * @param day `YYYY-MM-DD`, by which it is decided what is published, and judged what is due
 * @param known topics that have not changed are not read again
 * @param thread one that reads texts
 * @throws CannotRun where the folder is missing, or holds nothing to check
 */
export function examineSources(
  folder: string,
  day: string,
  watch?: Stopwatch,
  known?: Known,
  thread?: TextThread,
): Examined {
  const files = loadContent(folder, day, (path, stamp) => known?.last?.topics.get(path)?.stamp === stamp);
  watch?.lap('read files');
  return examineFiles(files, watch, known, thread);
}

/**
 * The same of files that were read already, or that are only planned.
 * @throws CannotRun where they hold nothing to check
 */
export function examineFiles(
  files: ContentFiles,
  watch?: Stopwatch,
  known?: Known,
  thread?: TextThread,
): Examined {
  const surroundings = known && surroundingsKey(files);
  const memory = known?.last?.surroundings === surroundings ? known?.last : undefined;
  if (!memory) known?.texts?.forget();
  const content = readContent(files, memory?.topics, thread ?? (memory && known?.texts));
  watch?.lap('read front matter and data');
  refuseEmpty(files, content);
  const plan = planSite(content);
  const faults = [...overlayProblems(content)];
  // What is wrong with a layout is told once, and not by each page that it cannot make.
  const project =
    plan && faults.every((found) => severityOf(found) !== 'error')
      ? new SiteProject(content, plan, loadAssets(assetsFolder, content))
      : undefined;
  if (project) faults.push(...pictureFaults(content, project.assets));
  watch?.lap('plan pages');
  return { content, project, faults, files, surroundings, memory, thread };
}

function refuseEmpty({ folder, data, topics }: ContentFiles, { problems }: Site): void {
  if (data.length === 0 && topics.length === 0) {
    throw new CannotRun(
      `\`${folder}\` holds no topic and no data: content has a folder \`_data\`, and one a language`,
    );
  }
  if (topics.length === 0 && problems.every(({ code }) => code === 'data-file')) {
    throw new CannotRun(
      `\`${folder}\` holds no topic: a topic is a Markdown file such as \`${folder}/en/index.md\``,
    );
  }
}

/** Whether sources are in such a state that pages can be published. */
export function arePublishable({ content, project }: Examined): boolean {
  return project !== undefined && !content.problems.some((found) => severityOf(found) === 'error');
}
