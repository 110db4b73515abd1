import { hash } from 'node:crypto';
import type { Outline } from '../markdown/outline.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { addressOfTopic } from './addresses.ts';
import type { KnownTopic, TextFile, Topic, TopicText } from './content.ts';
import { headTexts } from './head-texts.ts';
import { invalidValue } from './invalid-value.ts';
import { publish } from './publish.ts';
import { type Matter, readMatter, unknownWord } from './read-matter.ts';
import { type SplitTopic, splitFrontMatter } from './split-front-matter.ts';
import type { Surroundings } from './surroundings.ts';
import { hasTwin } from './twins.ts';

/** Reads the front matter of one topic, and finds what is wrong with it by itself; its text is left for when it is needed. */
export function readTopic(
  source: TextFile,
  around: Surroundings,
): { topic: Topic; problems: readonly Problem[] } {
  const { file, path, stamp, text } = source;
  const matter = readMatter(withoutText(splitFrontMatter(text)), file, around);
  const topic: Topic = {
    path,
    file,
    language: around.language.language.code,
    address: addressOfTopic(path),
    matter: matter.value,
    complete: matter.aliases !== undefined,
    topIds: (matter.aliases?.get('top') ?? []).map(({ id }) => id),
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
  const { file, stamp } = source;
  const isSame = stamp !== undefined && stamp === known.stamp;
  if (!isSame && hashOf(source.text) !== known.hash) return undefined;
  return {
    ...reviveTopic(source.path, known),
    file,
    stamp,
    placeOf: (keys) => readMatter(splitFrontMatter(source.text), file, around).placeOf(keys),
    read: () => readText(source, matterOf(source, known, around), around),
  };
}

/** A topic as far as it is known, without its text. */
export function reviveTopic(path: string, known: KnownTopic): Topic {
  return {
    ...known,
    path,
    file: path,
    language: path.slice(0, path.indexOf('/')),
    address: addressOfTopic(path),
    placeOf: () => ({ file: path, line: 1, column: 1 }),
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
  const { file } = source;
  if (Object.keys(matter.aliases).length === 0)
    return { aliases: NONE, placeOf: () => ({ file, line: 1, column: 1 }) };
  return readMatter(splitFrontMatter(source.text), file, around);
}

type AliasMatter = Pick<Matter, 'aliases' | 'placeOf'>;

function readText({ path, file, text }: TextFile, matter: AliasMatter, around: Surroundings): TopicText {
  const split = splitFrontMatter(text);
  const { words, texts, language } = around.language;
  const base = around.operator?.site.base ?? '/';
  const { downloads, published, languages } = around;
  const publication = { base, downloads, published, languages, code: language.code, tag: language.tag };
  const isTwin = hasTwin(path, published, languages);
  const { html, outline, written, sections } = readMarkdown(split.body, {
    file,
    firstLine: split.bodyLine,
    words,
    texts,
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
