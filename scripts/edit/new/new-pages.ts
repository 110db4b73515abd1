import { stringify } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import { isPublishable } from '../../site/addresses.ts';
import { romanisedPath } from '../../site/romanised-name.ts';
import type { Site } from '../../site/site.ts';
import type { Change } from '../write-changes.ts';
import { codesOf, type Making, type NewPlan, textsOf } from './making.ts';

/**
 * A topic, or the first page of a section, in every language: a draft that says where something is to be written.
 * @param what a path inside the folder of each language; that of a section ends in `/`
 * @throws CannotRun where the path makes no address, or there is no such section
 */
export async function newPages(making: Making, what: string): Promise<NewPlan> {
  const { site } = making;
  const path = pathOf(what, site);
  const titles = await textsOf(making, 'title', 'What does the page answer? Best is the question itself');
  const owners = await textsOf(making, 'owner', 'Which role answers for the page?', (code) =>
    ownerBeside(site, code, path),
  );
  const changes = codesOf(site).map((code): Change => {
    const twin = `${code}/${path}`;
    return { path: twin, was: undefined, is: draft(making, titles.get(code) ?? '', owners.get(code) ?? '') };
  });
  return {
    folder: site.folder,
    changes,
    told: [
      'write what stands for each `TODO`: `npm start` shows the drafts, `npm run check` lists what is left',
      'take `draft: true` away: the page of its section lists it from then on',
      '`npm run release` records its address before it is published',
    ],
  };
}

function pathOf(what: string, site: Site): string {
  const bare = what.replace(/^\.\//, '').replace(/(?:\/index)?(?:\.md)?$/, '');
  const isSection = what.endsWith('/') || /(?:^|\/)index(?:\.md)?$/.test(what);
  const name = bare.replace(/\/+$/, '');
  const path = isSection ? `${name}/index.md` : `${name}.md`;
  const [first = ''] = path.split('/');
  if (site.languages.has(first) && path.includes('/'))
    throw new CannotRun(
      `leave the language out: \`npm run new -- ${what.slice(first.length + 1)}\` makes the page in each`,
    );
  if (name === '' || !isPublishable(path)) {
    const named = romanisedPath(`${name}.md`)?.replace(/\.md$/, isSection ? '/' : '');
    const hint = named === undefined ? '' : `: \`npm run new -- ${named}\``;
    throw new CannotRun(
      `\`${what}\` makes no address, which has small letters, digits, \`-\` and \`_\` between \`/\`${hint}`,
    );
  }
  expectSection(path, isSection, site);
  const taken = site.topics.find((topic) => topic.path === `${topic.language}/${path}`);
  if (taken) throw new CannotRun(`\`${taken.file}\` is there already, and is never overwritten`);
  return path;
}

function expectSection(path: string, isSection: boolean, site: Site): void {
  const above = path.split('/').slice(0, isSection ? -2 : -1);
  const folder = above.join('/');
  const isThere = site.topics.some((topic) => topic.path.endsWith(`/${folder}/index.md`));
  if (above.length > 0 && !isThere)
    throw new CannotRun(
      `there is no section \`${folder}/\` yet: \`npm run new -- ${folder}/\` makes it, then come back`,
    );
}

/** Who answers for most pages of a language in the same section, or else in all of them. */
function ownerBeside(site: Site, code: string, path: string): string | undefined {
  const folder = `${code}/${path.split('/').slice(0, -1).join('/')}`;
  const all = site.topics.filter((topic) => topic.language === code);
  const beside = all.filter((topic) => topic.path.startsWith(`${folder}/`));
  const owners = (beside.length > 0 ? beside : all).flatMap(({ matter }) => matter?.owner ?? []);
  const times = Map.groupBy(owners, (owner) => owner);
  return [...times].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** What a page begins as; every section of a site that tells its sources tells them. */
function draft({ site, day }: Making, title: string, owner: string): string {
  const sources = site.operator?.site.current_since && { sources: { overview: 'TODO' } };
  const matter = { title, summary: 'TODO', owner, reviewed: day, ...sources, draft: true };
  return `---\n${stringify(matter, { lineWidth: 0 })}---\n\n## TODO {#overview}\n\nTODO\n`;
}
