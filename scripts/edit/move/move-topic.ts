import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { reasonFor } from '../../site/expired-claims.ts';
import { recordKey } from '../../site/record.ts';
import { type MissingSection, missingSection } from '../missing-section.ts';
import { aliasesOf, anchorsOf, type KeptAlias, keptAlias } from './kept-aliases.ts';
import type { MovingSite } from './moving-site.ts';
import type { Relocate } from './next-href.ts';

/**
 * Moves a topic in every language that has it: its file, the links to it and in it, and its old address as an alias.
 * @param from the path inside the folder of each language
 * @throws CannotRun where it cannot go there
 */
export function moveTopic(site: MovingSite, from: string, to: string): Relocate {
  if (from === 'index.md' || to === 'index.md')
    throw new CannotRun('the home page of a language stays where it is');
  const topics = site.twins(from);
  for (const topic of topics) expectFree(site, `${topic.language}/${to}`, topic);
  // Where another language shows it, links lead to it as if it stood there.
  const guests = site.content.guests.filter(({ original }) =>
    topics.some(({ path }) => path === original.path),
  );
  const languages = new Map([...topics, ...guests].map(({ path, language }) => [path, language]));
  const relocate: Relocate = (path, id) =>
    languages.has(path) ? { path: `${languages.get(path)}/${to}`, id } : undefined;
  for (const topic of topics) {
    const notice = reasonFor(topic, site.content.gone);
    if (notice) site.renamed.set(notice, notice.only === undefined ? to : `${notice.only}/${to}`);
  }
  const missing = missingSection(to, site.content.topics);
  if (missing) site.look.push(noSection(missing, from));
  site.mendLinks(relocate);
  for (const topic of topics) {
    const home = `${topic.language}/${to}`;
    const address = addressOfTopic(home);
    site.texts.set(home, site.text(topic.path));
    site.models.set(home, topic.path);
    site.texts.delete(topic.path);
    const byHand = site.byHand.has(home) ? ', as it was by hand' : '';
    site.done.push(`${topic.file} → ${site.content.folder}/${home}${byHand}`);
    // Other languages that show it have it at the same path.
    const shown = guests.filter(({ original }) => original.path === topic.path);
    const addresses: [string, ...string[]] = [
      address,
      ...shown.map(({ language }) => addressOfTopic(`${language}/${to}`)),
    ];
    site.setAliases(home, movedAliases(topic, addresses));
    for (const old of [topic, ...shown])
      if (site.isCited(topic) && !addresses.includes(old.address)) site.keepAlias(home, 'top', old.address);
    site.promise(topic);
  }
  return relocate;
}

function noSection({ folder, meant }: MissingSection, from: string): string {
  const make = `\`npm run new -- ${folder}/\` makes the page that it lacks`;
  if (meant === undefined || meant === from) return `there is no section \`${folder}/\` yet: ${make}`;
  return `there is no section \`${folder}/\`: did you mean \`${meant}\`? Else ${make}`;
}

/**
 * @param but a topic that may stand there: `x.md` and `x/index.md` have one address, and it may take an old one of its own
 * @throws CannotRun where something stands at a path or its address already, or once stood there
 */
export function expectFree(site: MovingSite, path: string, but?: Topic): void {
  const address = addressOfTopic(path);
  const there = site.content.topics.find(
    (topic) => topic !== but && (topic.path === path || topic.address === address),
  );
  if (there) throw new CannotRun(`\`${there.file}\` stands there already, and is never overwritten`);
  for (const id of [null, ...(but ? anchorsOf(but) : [])]) {
    const key = recordKey(address, id);
    const claim = site.content.old.byKey.get(key);
    if (!claim || claim.place.file === but?.file) continue;
    const of = claim.to ? `what is at \`${recordKey(claim.to.address, claim.to.id)}\` now` : 'what is gone';
    throw new CannotRun(
      `\`${key}\` is an old address of ${of} (${claim.place.file}:${claim.place.line}): those who cited it meant that, so choose another`,
    );
  }
}

/** The aliases of a topic that moves to an address, and to others where other languages show it: each once, and none for what stands there. */
function movedAliases(topic: Topic, addresses: readonly [string, ...string[]]): KeptAlias[] {
  const [address] = addresses;
  const ids = anchorsOf(topic);
  const own = new Set([...ids, ...addresses.flatMap((one) => [one, ...ids.map((id) => recordKey(one, id))])]);
  const moved = aliasesOf(topic).map(({ anchor, alias }) => ({
    anchor,
    alias: alias.startsWith('/') ? keptAlias(alias, topic.address, address) : alias,
  }));
  return moved.filter(
    ({ alias }, index) => !own.has(alias) && moved.findIndex((one) => one.alias === alias) === index,
  );
}
