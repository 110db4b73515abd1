import { CannotRun } from '../../cannot-run.ts';
import { addressOfSource } from '../../site/addresses.ts';
import { destinationOf, type Gone, isDownload } from '../../site/old-entries.ts';
import { recordKey } from '../../site/record.ts';
import type { MovingSite } from './moving-site.ts';
import type { Moved, Relocate, Spot } from './next-href.ts';
import type { Request } from './request.ts';
import { expectNoLinks, expectSee, written } from './take-away.ts';

/**
 * Gives a download another name: the file itself, the links to it, and what is said of its old names. Where it has its new
 * name already, all else is done.
 * @param from its path below the content folder
 * @throws CannotRun where it cannot have that name
 */
export function moveFile(site: MovingSite, from: string, to: string, day: string): Relocate {
  const { downloads, folder } = site.content;
  const [old, address] = [from, to].map(addressOfSource) as [string, string];
  const isDone = !downloads.has(old) && downloads.has(address);
  if (!isDone) {
    expectFile(site, from);
    expectFree(site, from, to);
    Object.assign(site.file, { goes: from, comes: to });
    site.models.set(to, from);
  }
  const relocate: Relocate = (path, id) => (path === from ? { path: to, id } : undefined);
  const back = oldNames(site, from).filter(({ path }) => path === to);
  for (const entry of back) site.unsaid.add(entry);
  site.mendLinks(relocate);
  const now = `../${to.replace(/[%#?\\]/g, encodeURIComponent)}`;
  site.gone = { page: from, on: day, now, also: back.flatMap(({ also }) => also.map(keyOf)) };
  site.promised.add(old);
  site.done.push(`${folder}/${from} → ${folder}/${to}${isDone ? ', as it was by hand' : ''}`);
  return relocate;
}

/**
 * Takes a download off the site, and says what became of it and its old names.
 * @throws CannotRun where links lead to it and nothing takes its place
 */
export function takeFileAway(
  site: MovingSite,
  { from, to: see, why }: Extract<Request, { kind: 'gone' }>,
  day: string,
): Moved {
  expectFile(site, from.path);
  const isGone: Moved['isGone'] = (path) => path === from.path;
  const old = oldNames(site, from.path);
  for (const entry of old) site.unsaid.add(entry);
  if (see) leadTo(site, from.path, see);
  else expectNoLinks(site, from, isGone);
  const also = old.flatMap(({ path, also: others }) => [addressOfSource(path), ...others.map(keyOf)]);
  const instead = see && (isDownload(see.path) ? `../${see.path}` : written(see));
  site.gone = { page: from.path, on: day, why, see: instead, also };
  site.file.goes = from.path;
  site.promised.add(addressOfSource(from.path));
  site.done.push(`${site.content.folder}/${from.path} is gone`);
  return { relocate: () => undefined, isGone };
}

/**
 * Has the links of each language lead to what takes a file's place there.
 * @throws CannotRun where nothing stands there
 */
function leadTo(site: MovingSite, from: string, see: Spot): void {
  const codes = [...site.content.languages.keys()];
  const isFile = isDownload(see.path);
  if (isFile) expectFile(site, see.path);
  else for (const language of codes) expectSee(site, { language }, see, () => false);
  for (const path of [...site.texts.keys()].sort()) {
    // What data say is read from the folder of the first language.
    const code = codes.find((one) => path.startsWith(`${one}/`)) ?? codes[0];
    const spot = isFile ? see : { ...see, path: `${code}/${see.path}` };
    site.take(
      path,
      site.withLinks(path, (one) => (one === from ? spot : undefined)),
    );
  }
}

/** What is said of the names that a download had before. */
function oldNames({ content }: MovingSite, path: string): Gone[] {
  const address = addressOfSource(path);
  const leads = ({ now }: Gone): boolean =>
    now !== undefined && destinationOf(now, content.defaultLanguage).address === address;
  return content.gone.filter(leads);
}

function keyOf({ address, id }: Gone['also'][number]): string {
  return recordKey(address, id);
}

/** @throws CannotRun where no such download is there */
function expectFile({ content }: MovingSite, path: string): void {
  if (!content.downloads.has(addressOfSource(path)))
    throw new CannotRun(`there is no file \`${content.folder}/${path}\``);
}

/** @throws CannotRun where something stands at a path already, or stood there and was another file */
function expectFree({ content }: MovingSite, from: string, to: string): void {
  const address = addressOfSource(to);
  if (content.downloads.has(address))
    throw new CannotRun(`\`${content.folder}/${to}\` stands there already, and is never overwritten`);
  const claim = content.old.byKey.get(recordKey(address));
  const isOwn = claim?.to?.address === addressOfSource(from);
  if (!isOwn && (claim || content.record?.entries.has(address)))
    throw new CannotRun(
      `\`${address}\` was published, and those who cited it meant another file: choose another name`,
    );
}
