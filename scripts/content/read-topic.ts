import type { Published } from '../markdown/context.ts';
import type { Outline } from '../markdown/outline.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { addressOfTopic, publishedAddress, withoutBase } from './addresses.ts';
import type { TextFile, Topic } from './content.ts';
import { describeFile } from './describe-file.ts';
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
  const { html, outline, written } = readMarkdown(split.body, {
    file,
    firstLine: split.bodyLine,
    words,
    texts,
    aliases,
    publish: (href) => publish(href, path, around),
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
    const facts = {
      key: `aliases.${anchor}`,
      fault: 'invalid',
      detail,
      ...(suggestion && { suggestion }),
    } as const;
    yield problem('front-matter', placeOf(['aliases', anchor]), facts);
  }
}

/** The address to publish, and type and size where it is a download's. */
function publish(href: string, path: string, { operator, downloads, language }: Surroundings): Published {
  const base = operator?.site.base ?? '/';
  const address = publishedAddress(href, path, base);
  if (downloads.size === 0) return { address };
  const download = downloads.get((withoutBase(address, base) ?? '').replace(/[?#].*$/, ''));
  return download ? { address, facts: describeFile(download, language.language.tag) } : { address };
}
