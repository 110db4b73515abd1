import { CannotRun } from '../cannot-run.ts';
import { nearest } from '../nearest.ts';
import type { Topic } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import {
  isUpToDate,
  type SectionHashes,
  sectionHashes,
  shortHash,
  TRANSLATIONS_PATH,
} from '../site/translations.ts';
import { isPublished, type Twins, twinPath } from '../site/twins.ts';
import { translatedTwins } from './due-items.ts';

/**
 * Marks sections of translations as up to date with what their originals say now.
 * @param targets `zh/privacy/access.md#limits`, without an id for every section of the page, or `all`
 * @returns the new record, the targets that were due and are up to date now, and those that were up to date already
 * @throws CannotRun where one of them is not there, or has a fault that leaves open what was compared
 */
export function markDone(targets: readonly string[], content: Site) {
  const fault = content.problems.find(({ place }) => place.file === `${content.folder}/${TRANSLATIONS_PATH}`);
  if (fault)
    throw new CannotRun(
      `\`${fault.place.file}\` has a damaged line (${fault.place.line}): mend or remove it first`,
    );
  const twins = new Map(translatedTwins(content).map((one) => [one.translation.path, one]));
  const wanted = targets.includes('all')
    ? [...twins.keys()]
    : targets.map((target) => withoutFolder(target, content));
  if (wanted.length === 0) throw new CannotRun('there is no translation to mark');
  const record = new Map(content.translations);
  const marked: string[] = [];
  const unchanged: string[] = [];
  for (const target of wanted) {
    const [, path = '', id] = /^([^#]*)(?:#(.*))?$/s.exec(target) ?? [];
    const found = twins.get(path);
    if (!found) throw new CannotRun(whyNone(path, [...twins.keys()], content));
    for (const key of mark(found, id, record)) marked.push(key);
    if (!marked.some((key) => key === target || key.startsWith(`${target}#`))) unchanged.push(target);
  }
  return { record, marked, unchanged };
}

function withoutFolder(target: string, { folder }: Site): string {
  const plain = target.replace(/^\.\//, '');
  return plain.startsWith(`${folder}/`) ? plain.slice(folder.length + 1) : plain.replace(/^content\//, '');
}

/** Writes the present hashes of sections into the record. @returns the keys of those that were not up to date */
function mark(twins: Twins, id: string | undefined, record: Map<string, ReadonlySet<string>>): string[] {
  const { original, translation } = twins;
  const { path } = translation;
  const theirs = soundHashes(original);
  const fault = faultOf(twins, id, [...theirs.keys()], [...soundHashes(translation).keys()]);
  if (fault) throw new CannotRun(fault);
  const due: string[] = [];
  for (const [one, hash] of theirs) {
    const key = `${path}#${one}`;
    if (id !== undefined && id !== one) continue;
    if (!record.get(key)?.has(hash)) due.push(key);
    record.set(key, new Set([hash]));
  }
  for (const key of record.keys())
    if (key.startsWith(`${path}#`) && !theirs.has(key.slice(path.length + 1))) record.delete(key);
  // The whole original is only what was translated where each of its sections is.
  if (isUpToDate(path, theirs, record)) record.set(path, new Set([shortHash(original.hash)]));
  else record.delete(path);
  return due;
}

/** @throws CannotRun where an id stands twice, so that its section is not known */
function soundHashes(topic: Topic): SectionHashes {
  const { anchors } = topic.text().outline;
  const ids = anchors.filter(({ kind }) => kind === 'heading').map(({ id }) => id);
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double !== undefined)
    throw new CannotRun(`the id \`${double}\` stands twice in \`${topic.file}\`: mend that first`);
  return sectionHashes(topic);
}

/** Why a section, or all of them, cannot be marked. @param theirs the ids of the original's */
function faultOf(
  { original, translation: { path } }: Twins,
  id: string | undefined,
  theirs: readonly string[],
  ours: readonly string[],
): string | undefined {
  if (id === undefined)
    return theirs.join('\n') === ours.join('\n')
      ? undefined
      : `\`${path}\` has other sections than its original: mend what \`npm run check\` tells first`;
  const both = theirs.filter((one) => ours.includes(one));
  if (both.includes(id)) return undefined;
  if (theirs.includes(id)) return `\`${path}\` lacks the section \`#${id}\` of its original`;
  if (ours.includes(id)) return `\`${original.path}\`, the original, has no section \`#${id}\``;
  const meant = nearest(id, both);
  const all = both.map((one) => `\`#${one}\``).join(', ');
  const hint = meant ? `did you mean \`#${meant}\`?` : `it has ${all}`;
  return `\`${path}\` has no section \`#${id}\`: ${hint}`;
}

/** Why a path names no translation that could be marked. */
function whyNone(path: string, known: readonly string[], { topics, defaultLanguage, folder }: Site): string {
  const topic = topics.find((one) => one.path === path);
  if (!topic) {
    const meant = nearest(path, known);
    return `\`${folder}/${path}\` is no translation${meant ? `: did you mean \`${meant}\`?` : ''}`;
  }
  const { file, language } = topic;
  const twin = twinPath(path, defaultLanguage);
  const original = topics.find((one) => one.path === twin);
  const faulty = [topic, original].find((one) => one && !one.matter);
  if (faulty) return `the front matter of \`${faulty.file}\` has faults: mend them first`;
  if (language === defaultLanguage)
    return `\`${file}\` is an original: mark its translation in the folder of another language`;
  if (!isPublished(topic)) return `\`${file}\` is not published: only what readers see is compared`;
  return `\`${file}\` has no published original \`${folder}/${twin}\``;
}
