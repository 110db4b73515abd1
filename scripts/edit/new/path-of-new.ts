import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic, isPublishable } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { romanisedPath } from '../../site/romanised-name.ts';
import type { Site } from '../../site/site.ts';
import { missingSection } from '../missing-section.ts';
import { belowLanguage } from '../move/request.ts';

/**
 * The path of a new page inside the folder of each language.
 * @param what as it was given: such a path, that of a section ending in `/`; each with or without `.md`
 * @throws CannotRun where it makes no address, something stands there, or there is no such section; what it proposes leads on
 */
export function pathOfNew(what: string, site: Site): string {
  const below = belowLanguage(what, site);
  const isAddress = /^\/|^[a-z]+:/.test(what);
  const isSection = /(?:^|\/)index(?:\.md)?$/.test(below) || (below.endsWith('/') && !isAddress);
  const name = below.replace(/(?:(?:^|\/)index)?(?:\.md)?$/, '').replace(/\/+$/, '');
  const path = isSection ? `${name}/index.md` : `${name}.md`;
  if (name === '')
    throw new CannotRun(
      `\`${what}\` names no page: \`npm run new -- new-topic\` makes a topic, \`npm run new -- new-section/\` a section`,
    );
  if (!isPublishable(path)) throw new CannotRun(noAddress(what, name, isSection));
  const there = standsAt(path, site);
  if (there) throw new CannotRun(`\`${there.file}\` is there already, and is never overwritten`);
  expectSection(path, site);
  if (below !== what.replace(/^(?:\.\/)+/, ''))
    throw new CannotRun(
      `give it without the folder of a language: \`npm run new -- ${wordFor(path)}\` makes the page in each`,
    );
  return path;
}

function noAddress(what: string, name: string, isSection: boolean): string {
  const named = name.includes(':')
    ? undefined
    : romanisedPath(`${name}.md`)?.replace(/\.md$/, isSection ? '/' : '');
  const hint = named === undefined ? '' : `: \`npm run new -- ${named}\``;
  return `\`${what}\` makes no address, which has small letters, digits, \`-\` and \`_\` between \`/\`${hint}`;
}

/** As somebody writes a path: a section by its folder. */
function wordFor(path: string): string {
  return path.replace(/(?<=\/)index\.md$|\.md$/, '');
}

/** What has a path, or its address, in any language. */
function standsAt(path: string, { topics }: Site): Topic | undefined {
  return topics.find(({ language, address }) => address === addressOfTopic(`${language}/${path}`));
}

function expectSection(path: string, site: Site): void {
  const missing = missingSection(path, site.topics);
  if (!missing) return;
  const { folder, meant } = missing;
  const make = `\`npm run new -- ${folder}/\` makes it, then come back`;
  if (meant === undefined) throw new CannotRun(`there is no section \`${folder}/\` yet: ${make}`);
  const there = standsAt(meant, site);
  const way = there ? `\`${there.file}\`, which is there already` : `\`npm run new -- ${wordFor(meant)}\``;
  throw new CannotRun(`there is no section \`${folder}/\`: did you mean ${way}? If it is a new one, ${make}`);
}
