import { hash } from 'node:crypto';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { readMarkdown } from '../text/markdown/read-markdown.ts';
import type { Outline } from '../text/outline.ts';
import { type SplitTopic, splitFrontMatter } from '../text/split-front-matter.ts';
import { addressOfTopic } from './addresses.ts';
import { claimsOf } from './claims.ts';
import type { KnownTopic, TextFile, Topic, TopicText } from './content.ts';
import { headTexts } from './head-texts.ts';
import { invalidValue } from './invalid-value.ts';
import { publish } from './publish.ts';
import { type Matter, readMatter, unknownWord } from './read-matter.ts';
import type { Surroundings } from './surroundings.ts';
import { hasTwin } from './twins.ts';

/** Reads the front matter of one topic, and finds what is wrong with it by itself; its text is left for when it is needed. */
export function readTopic(
  source: TextFile,
  around: Surroundings,
): { topic: Topic; problems: readonly Problem[] } {
  const { file, path, stamp, text } = source;
  const address = addressOfTopic(path);
  const matter = readMatter(withoutText(splitFrontMatter(text)), { file, address }, around);
  const topic: Topic = {
    path,
    file,
    language: around.language.language.code,
    address,
    matter: matter.value,
    complete: matter.aliases !== undefined,
    oneLanguage: matter.oneLanguage,
    topIds: (matter.aliases?.get('top') ?? []).map(({ id }) => id),
    claims: matter.claims,
    stamp,
    hash: hashOf(text),
    placeOf: matter.placeOf,
    read: () => readText(source, matter, around),
  };
  return { topic, problems: matter.problems };
}

/** The front matter alone, as a text of its own: a piece of a text keeps the whole of it in memory. */
function withoutText(split: SplitTopic): SplitTopic {
  return { ...split, yaml: Buffer.from(split.yaml).toString(), body: '' };
}

/** A topic that was read before, and has not changed since; undefined where it has. */
export function knownTopic(source: TextFile, known: KnownTopic, around: Surroundings): Topic | undefined {
  const { file, path, stamp } = source;
  const isSame = stamp !== undefined && stamp === known.stamp;
  if (!isSame && hashOf(source.text) !== known.hash) return undefined;
  const at = { file, address: addressOfTopic(path) };
  const placeOf: Topic['placeOf'] = (keys) =>
    readMatter(splitFrontMatter(source.text), at, around).placeOf(keys);
  return {
    ...reviveTopic(path, known, placeOf),
    file,
    stamp,
    read: () => readText(source, matterOf(source, known, around), around),
  };
}

/** A topic as far as it is known, without its text. */
export function reviveTopic(
  path: string,
  known: KnownTopic,
  placeOf: Topic['placeOf'] = () => ({ file: path, line: 1, column: 1 }),
): Topic {
  const address = addressOfTopic(path);
  const claims = claimsOf(known.matter.aliases, placeOf);
  return {
    ...known,
    path,
    file: path,
    language: path.slice(0, path.indexOf('/')),
    address,
    claims: claims.filter((claim) => claim.address !== address || claim.id === null),
    oneLanguage: known.matter.one_language,
    placeOf,
    read: () => {
      throw new Error(`the text of ${path} is not known`);
    },
  };
}

/** Two texts of one hash are one text. */
export function hashOf(text: string): string {
  return hash('sha1', text, 'base64');
}

/** What a text needs of a front matter that is known: its aliases, with their places where there are any. */
function matterOf(source: TextFile, { matter }: KnownTopic, around: Surroundings): AliasMatter {
  const { file, path } = source;
  if (Object.keys(matter.aliases).length === 0)
    return { aliases: NONE, placeOf: () => ({ file, line: 1, column: 1 }) };
  return readMatter(splitFrontMatter(source.text), { file, address: addressOfTopic(path) }, around);
}

type AliasMatter = Pick<Matter, 'aliases' | 'placeOf'>;

function readText({ path, file, text }: TextFile, matter: AliasMatter, around: Surroundings): TopicText {
  const split = splitFrontMatter(text);
  const { words, texts, findForeign } = around.language;
  const base = around.operator?.site.base ?? '/';
  const { downloads, published, languages } = around;
  const publication = { base, downloads, published, languages, speaker: around.language };
  const isTwin = hasTwin(path, published, languages);
  const { html, outline, written, sections } = readMarkdown(split.body, {
    file,
    firstLine: split.bodyLine,
    words,
    texts,
    findForeign,
    aliases: matter.aliases ?? NONE,
    head: isTwin ? headTexts(split.yaml, file) : undefined,
    publish: (href) => publish(href, path, publication),
  });
  const problems = [...danglingAliases(matter, outline)];
  if (around.operator) {
    for (const { word, place } of outline.unknownWords) problems.push(unknownWord(word, words, place));
  }
  return { hash: hashOf(text), html, outline, written, sections, problems };
}

const NONE: NonNullable<Matter['aliases']> = new Map();

/** Aliases that are keyed by an anchor which the page does not have. */
function* danglingAliases({ aliases, placeOf }: AliasMatter, outline: Outline): Generator<Problem> {
  if (!aliases?.size) return;
  const own = new Set(outline.anchors.filter(({ kind }) => kind !== 'alias').map(({ id }) => id));
  for (const anchor of aliases.keys()) {
    if (anchor === 'top' || own.has(anchor)) continue;
    const suggestion = nearest(anchor, own);
    const detail = `the page has no anchor \`${anchor}\` to hold these old ids`;
    yield invalidValue('front-matter', ['aliases', anchor], placeOf, detail, suggestion);
  }
}
