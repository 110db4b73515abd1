import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { recordKey } from '../../site/record.ts';
import { aliasesOf, anchorsOf, type KeptAlias, keptAlias, stoodAt } from './kept-aliases.ts';
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
  const languages = new Map(topics.map(({ path, language }) => [path, language]));
  const relocate: Relocate = (path, id) =>
    languages.has(path) ? { path: `${languages.get(path)}/${to}`, id } : undefined;
  site.mendLinks(relocate);
  for (const topic of topics) {
    const home = `${topic.language}/${to}`;
    const address = addressOfTopic(home);
    site.texts.set(home, site.text(topic.path));
    site.models.set(home, topic.path);
    site.texts.delete(topic.path);
    site.done.push(`${topic.file} → ${site.content.folder}/${home}`);
    takeClaims(site, address, anchorsOf(topic), topic);
    site.setAliases(home, movedAliases(topic, address));
    if (site.isCited(topic) && topic.address !== address) site.keepAlias(home, 'top', topic.address);
    site.promise(topic);
  }
  return relocate;
}

/**
 * @param but a topic that may stand there: `x.md` and `x/index.md` have one address
 * @throws CannotRun where something stands at a path or its address already
 */
export function expectFree(site: MovingSite, path: string, but?: Topic): void {
  const address = addressOfTopic(path);
  const there = site.content.topics.find(
    (topic) => topic !== but && (topic.path === path || topic.address === address),
  );
  if (there) throw new CannotRun(`\`${there.file}\` stands there already, and is never overwritten`);
  const claim = site.content.old.byKey.get(recordKey(address));
  if (claim?.gone)
    throw new CannotRun(
      `\`${address}\` is the address of a page that is gone (${claim.place.file}:${claim.place.line}): those who cited it meant that one, so choose another`,
    );
}

/**
 * Topics no longer answer for an address at which a page stands again, nor for the ids that it has.
 * @param except a topic whose aliases are seen to elsewhere
 */
export function takeClaims(site: MovingSite, address: string, ids: readonly string[], except?: Topic): void {
  const taken = new Set([null, ...ids].map((id) => recordKey(address, id)));
  for (const topic of site.content.topics) {
    const claims = topic.claims.filter((claim) => taken.has(recordKey(claim.address, claim.id)));
    if (topic === except || claims.length === 0) continue;
    const kept = site.aliases(topic.path).filter(({ alias }) => {
      const stood = stoodAt(alias, topic.address);
      return !alias.startsWith('/') || !taken.has(recordKey(stood.address, stood.id));
    });
    site.setAliases(topic.path, kept);
    site.look.push(`${address} led to ${topic.file} until now; a page of its own stands there again`);
  }
}

/** The aliases of a topic that moves to an address: each once, and none for what stands there. */
function movedAliases(topic: Topic, address: string): KeptAlias[] {
  const own = new Set([address, ...anchorsOf(topic)]);
  const moved = aliasesOf(topic).map(({ anchor, alias }) => ({
    anchor,
    alias: alias.startsWith('/') ? keptAlias(alias, topic.address, address) : alias,
  }));
  return moved.filter(
    ({ alias }, index) => !own.has(alias) && moved.findIndex((one) => one.alias === alias) === index,
  );
}
