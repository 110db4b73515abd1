import { nearest } from '../nearest.ts';
import type { Topic } from '../site/content.ts';
import { withinLanguage } from '../site/twins.ts';

/** A section that a path would stand in, and that the site has not. */
export interface MissingSection {
  /** Its folder, inside that of each language. */
  readonly folder: string;
  /** The path in the section that was meant, where the name of one is near. */
  readonly meant: string | undefined;
}

/** The first section above a path that has no page of its own in any language. @param path inside the folder of each language */
export function missingSection(path: string, topics: readonly Topic[]): MissingSection | undefined {
  const sections = new Set(
    topics.flatMap((topic) => /^(.+)\/index\.md$/.exec(withinLanguage(topic))?.[1] ?? []),
  );
  const parts = path
    .replace(/\/index\.md$/, '')
    .split('/')
    .slice(0, -1);
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const folder = folders.find((one) => !sections.has(one));
  if (folder === undefined) return undefined;
  const near = nearest(folder, sections, parts.at(folder.split('/').length - 1)?.length);
  return { folder, meant: near === undefined ? undefined : near + path.slice(folder.length) };
}
