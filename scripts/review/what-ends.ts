import { withBase } from '../site/addresses.ts';
import type { Acceptance } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { DueEnd } from './due.ts';

/** Everything but reviews and translations that ends on a day. */
export function* endsOf(site: Site): Generator<Omit<DueEnd, 'overdue'>, undefined> {
  const owner = ownerOfSite(site);
  for (const topic of site.publishedTopics) {
    const { matter, path, placeOf } = topic;
    if (matter.expires !== undefined)
      yield {
        ...{ kind: 'last-day', ...aboutPage(topic, site), what: path, due: matter.expires },
        place: placeOf(['expires']),
      };
  }
  for (const entry of site.acceptances) yield acceptanceEnd(entry, site, owner);
  for (const { name, until, place, ...given } of site.certificateDays)
    yield { kind: 'certificate', owner, ...given, place, what: name, due: until };
  if (!site.securityExpires) return;
  const { day, place, ...given } = site.securityExpires;
  yield { kind: 'security', owner, ...given, place, what: 'security.txt', due: day };
}

/** What is told of a page that something is due on. */
export function aboutPage({ matter, address, language }: PublishedTopic, site: Site) {
  const { owner, title } = matter;
  const words = site.languages.get(language)?.words ?? new Map<string, string>();
  const host = site.operator?.site.url;
  const url = host === undefined ? {} : { url: host + withBase(address, site.base) };
  return { owner, title: fillWords(title, words).text, ...url };
}

/** What nobody is named for is left to who answers for the home page. */
function ownerOfSite({ topics, defaultLanguage, languages }: Site): string {
  const home = topics.find(({ path }) => path === `${defaultLanguage}/index.md`);
  const words = languages.get(defaultLanguage)?.words;
  return home?.matter?.owner ?? words?.get('operator') ?? words?.get('site_name') ?? '';
}

function acceptanceEnd(entry: Acceptance, site: Site, other: string): Omit<DueEnd, 'overdue'> {
  const { code, file, what, owner, until, place } = entry;
  const topic = site.publishedTopics.find((one) => one.file === file || one.path === file);
  const page = topic && aboutPage(topic, site);
  const about = { owner: other, ...page, ...(owner !== undefined && { owner }) };
  const subject = what === undefined ? '' : ` (${what})`;
  return { kind: 'acceptance', ...about, place, what: `${code} in ${file}${subject}`, due: until };
}
