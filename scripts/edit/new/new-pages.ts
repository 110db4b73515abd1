import { stringify } from 'yaml';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import type { Site } from '../../site/site.ts';
import { withinLanguage } from '../../site/twins.ts';
import type { Change } from '../write-changes.ts';
import { codesOf, type Making, type NewPlan, textsOf } from './making.ts';
import { stepsToPublish } from './next-steps.ts';
import { pathOfNew } from './path-of-new.ts';

/**
 * A topic, or the first page of a section, in every language: a draft that says where something is to be written.
 * @param what a path inside the folder of each language; that of a section ends in `/`
 * @throws CannotRun where the path makes no address, or there is no such section
 */
export async function newPages(making: Making, what: string): Promise<NewPlan> {
  const { site } = making;
  const path = pathOfNew(what, site);
  const titles = await textsOf(making, 'title', 'What does the page answer? Best is the question itself');
  const owners = await textsOf(making, 'owner', 'Which role answers for the page?', (code) =>
    ownerBeside(site, code, path),
  );
  const changes = codesOf(site).map((code): Change => {
    const twin = `${code}/${path}`;
    return {
      path: twin,
      was: undefined,
      is: draft(making, twin, titles.get(code) ?? '', owners.get(code) ?? ''),
    };
  });
  return {
    folder: site.folder,
    changes,
    told: stepsToPublish(site, path),
  };
}

/** The topics of a language in the same section, or else all of them. @param path inside the folder of each language */
function topicsBeside(site: Site, code: string, path: string): Topic[] {
  const folder = `${code}/${path.split('/').slice(0, -1).join('/')}`;
  const all = site.topics.filter((topic) => topic.language === code);
  const beside = all.filter((topic) => topic.path.startsWith(`${folder}/`));
  return beside.length > 0 ? beside : all;
}

/** Who answers for most of them. */
function ownerBeside(site: Site, code: string, path: string): string | undefined {
  const owners = topicsBeside(site, code, path).flatMap(({ matter }) => matter?.owner ?? []);
  const times = Map.groupBy(owners, (owner) => owner);
  return [...times].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** What a page begins as; every section of a site that tells its sources tells them. */
function draft({ site, day }: Making, path: string, title: string, owner: string): string {
  const sources = site.operator?.site.current_since && { sources: { overview: 'TODO' } };
  const own = {
    title,
    ...shortFor(site, path),
    summary: 'TODO',
    owner,
    reviewed: day,
    ...orderFor(site, path),
  };
  const matter = { ...own, ...sources, draft: true };
  return `---\n${stringify(matter, { lineWidth: 0 })}---\n\n## TODO {#overview}\n\nTODO\n`;
}

/** A name for menus, where most pages beside it have one. */
function shortFor(site: Site, path: string): { short?: string } {
  const beside = topicsBeside(site, path.split('/', 1)[0] ?? '', withinLanguage({ path }));
  const named = beside.filter(({ matter }) => matter?.short !== undefined);
  return named.length * 2 > beside.length ? { short: 'TODO' } : {};
}

/** Its place behind all others in its list, where each of those has a place. */
function orderFor(site: Site, path: string): { order?: number } {
  const parent = parentOf(addressOfTopic(path));
  const siblings = site.topics.filter(({ address }) => parentOf(address) === parent);
  const orders = siblings.map(({ matter }) => matter?.order ?? LAST);
  const next = 10 * Math.floor(Math.max(...orders) / 10) + 10;
  return orders.length > 0 && next < LAST ? { order: next } : {};
}

/** Where a page stands that has no place of its own. */
const LAST = 1000;

function parentOf(address: string): string {
  return address.replace(/[^/]+\/$/, '');
}
