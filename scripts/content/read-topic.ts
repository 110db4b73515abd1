import { readMarkdown } from '../markdown/read-markdown.ts';
import { fillWords } from '../markdown/words.ts';
import { nearest } from '../nearest.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { addressOfTopic, publishedAddress } from './addresses.ts';
import type { Download, LanguageContent, TextFile, Topic } from './content.ts';
import type { Operator, Source } from './data-schema.ts';
import { describeFile } from './describe-file.ts';
import { type FrontMatter, frontMatter } from './schema.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { readYaml } from './yaml.ts';

/** What a topic is read against. */
export interface Surroundings {
  readonly operator: Operator | undefined;
  readonly language: LanguageContent;
  readonly sources: ReadonlyMap<string, Source>;
  readonly downloads: ReadonlyMap<string, Download>;
}

/** Reads one topic: its front matter, its text, and what is wrong with either by itself. */
export function readTopic(source: TextFile, around: Surroundings): { topic: Topic; problems: Problem[] } {
  const { file, path } = source;
  const { words, texts, language } = around.language;
  const split = splitFrontMatter(source.text);
  const read = split.fault
    ? {
        value: undefined,
        problems: [yamlSyntax(file, split.fault)],
        placeOf: () => ({ file, line: 1, column: 1 }),
      }
    : readYaml('front-matter', split.yaml, file, 2, frontMatter);
  const problems: Problem[] = [...read.problems];
  if (read.value) problems.push(...unknownSources(read.value, around.sources, read.placeOf));
  const matter =
    read.value &&
    withWords(read.value, words, (key, word) => {
      if (around.operator) problems.push(unknownWord(word, words, read.placeOf([key])));
    });
  const aliases = new Map(Object.entries(matter?.aliases ?? {}));
  const base = around.operator?.site.base ?? '/';
  const { html, outline } = readMarkdown(split.body, {
    file,
    firstLine: split.bodyLine,
    words,
    texts,
    aliases,
    address: (href) => publishedAddress(href, path, base),
    facts: (href) => describeDownload(publishedAddress(href, path, '/'), around.downloads, language.tag),
  });
  for (const [anchor, ids] of aliases) {
    for (const [index, id] of ids.entries()) {
      outline.anchors.push({ id, kind: 'alias', place: read.placeOf(['aliases', anchor, index]) });
    }
    if (anchor !== 'top' && !outline.anchors.some(({ id, kind }) => id === anchor && kind !== 'alias')) {
      problems.push(
        danglingAlias(
          anchor,
          outline.anchors.filter(({ kind }) => kind !== 'alias').map(({ id }) => id),
          read.placeOf(['aliases', anchor]),
        ),
      );
    }
  }
  if (around.operator) {
    for (const { word, place } of outline.unknownWords) problems.push(unknownWord(word, words, place));
  }
  const topic: Topic = {
    path,
    file,
    language: language.code,
    address: addressOfTopic(path),
    matter,
    html,
    outline,
    topIds: aliases.get('top') ?? [],
  };
  return { topic, problems };
}

function withWords(
  matter: FrontMatter,
  words: ReadonlyMap<string, string>,
  report: (key: string, word: string) => void,
): FrontMatter {
  const filled = { ...matter };
  for (const key of ['title', 'short', 'question', 'summary', 'owner'] as const) {
    const value = matter[key];
    if (value === undefined) continue;
    const { text, unknown } = fillWords(value, words);
    filled[key] = text;
    for (const word of unknown) report(key, word);
  }
  return filled;
}

function* unknownSources(
  matter: FrontMatter,
  sources: ReadonlyMap<string, Source>,
  placeOf: (path: readonly PropertyKey[]) => Place,
): Generator<Problem> {
  for (const [index, id] of matter.sources.entries()) {
    if (sources.has(id)) continue;
    const suggestion = nearest(id, sources.keys());
    const detail = `\`${id}\` is not in _data/sources.yaml`;
    yield problem('front-matter', placeOf(['sources', index]), {
      key: `sources.${index}`,
      fault: 'invalid',
      detail,
      ...(suggestion && { suggestion }),
    });
  }
}

function danglingAlias(anchor: string, anchors: readonly string[], place: Place): Problem {
  const suggestion = nearest(anchor, anchors);
  const detail = `the page has no anchor \`${anchor}\` to hold these old ids`;
  return problem('front-matter', place, {
    key: `aliases.${anchor}`,
    fault: 'invalid',
    detail,
    ...(suggestion && { suggestion }),
  });
}

function unknownWord(word: string, words: ReadonlyMap<string, string>, place: Place): Problem {
  const suggestion = nearest(word, words.keys());
  return problem('unknown-word', place, { word, ...(suggestion && { suggestion }) });
}

function yamlSyntax(file: string, detail: string): Problem {
  return problem('front-matter', { file, line: 1, column: 1 }, { key: '', fault: 'syntax', detail });
}

function describeDownload(
  address: string,
  downloads: ReadonlyMap<string, Download>,
  tag: string,
): string | undefined {
  const download = downloads.get(address.replace(/[?#].*$/, ''));
  return download && describeFile(download, tag);
}
