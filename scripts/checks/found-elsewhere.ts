import { posix } from 'node:path';
import type { Facts, Problem } from '../problem.ts';
import { isPublishable } from '../site/addresses.ts';
import type { Page } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { twinPath } from '../site/twins.ts';

/** A file that is there, and not where texts can name it: among the pictures of the layouts, or beside topics. */
export function misplacedFile(path: string, { content }: SiteGraph): Facts['missing-page']['misplaced'] {
  const file = `${content?.folder}/${path}`;
  const isOther = ({ code, place, facts }: Problem): boolean =>
    code === 'unreadable-file' && place.file === file && facts.reason === 'not-a-topic';
  const isThere = content?.images.some((image) => image.path === path) || content?.problems.some(isOther);
  return isThere && !/\.md$/i.test(path) ? { file, folder: `${content?.folder}/downloads/` } : undefined;
}

/** The path that a file will have which is there, and whose name makes no address: it is told what it could be called. */
export function newName(path: string, { content }: SiteGraph): string | undefined {
  if (!content || isPublishable(path)) return undefined;
  const file = `${content.folder}/${path}`;
  const found = content.problems.find(({ code, place }) => code === 'unreadable-file' && place.file === file);
  const { reason, detail } = (found?.facts ?? {}) as Partial<Facts['unreadable-file']>;
  return reason === 'topic-name' && detail ? posix.join(posix.dirname(path), detail) : undefined;
}

/** The names of the languages that have a topic which a page looks for in its own. */
export function languagesWith(path: string, page: Page, { content, files }: SiteGraph): string[] {
  const [code] = page.base.split('/');
  if (!path.startsWith(`${code}/`)) return [];
  const others = [...(content?.languages ?? [])].filter(
    ([other]) => other !== code && files.has(twinPath(path, other)),
  );
  return others.map(([, { language }]) => language.name);
}
