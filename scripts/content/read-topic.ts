import type { Outline } from '../markdown/outline.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { addressOfTopic } from './addresses.ts';
import type { TextFile, Topic } from './content.ts';
import { invalidValue } from './invalid-value.ts';
import { publish } from './publish.ts';
import { type Matter, readMatter, unknownWord } from './read-matter.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import type { Surroundings } from './surroundings.ts';

/** Reads one topic: its front matter, its text, and what is wrong with either by itself. */
export function readTopic(
  { file, path, text }: TextFile,
  around: Surroundings,
): { topic: Topic; problems: Problem[] } {
  const { words, texts, language } = around.language;
  const split = splitFrontMatter(text);
  const matter = readMatter(split, file, around);
  const aliases = matter.aliases ?? new Map();
  const base = around.operator?.site.base ?? '/';
  const publication = { base, downloads: around.downloads, tag: language.tag };
  const { html, outline, written } = readMarkdown(split.body, {
    file,
    firstLine: split.bodyLine,
    words,
    texts,
    aliases,
    publish: (href) => publish(href, path, publication),
  });
  const problems = [...matter.problems, ...danglingAliases(matter, outline)];
  if (around.operator) {
    for (const { word, place } of outline.unknownWords) problems.push(unknownWord(word, words, place));
  }
  const topic: Topic = {
    path,
    file,
    language: language.code,
    address: addressOfTopic(path),
    matter: matter.value,
    complete: matter.aliases !== undefined,
    html,
    outline,
    written,
    topIds: (matter.aliases?.get('top') ?? []).map(({ id }) => id),
  };
  return { topic, problems };
}

/** Aliases that are keyed by an anchor which the page does not have. */
function* danglingAliases({ aliases, placeOf }: Matter, outline: Outline): Generator<Problem> {
  const own = new Set(outline.anchors.filter(({ kind }) => kind !== 'alias').map(({ id }) => id));
  for (const anchor of aliases?.keys() ?? []) {
    if (anchor === 'top' || own.has(anchor)) continue;
    const suggestion = nearest(anchor, own);
    const detail = `the page has no anchor \`${anchor}\` to hold these old ids`;
    yield invalidValue('front-matter', ['aliases', anchor], placeOf, detail, suggestion);
  }
}
