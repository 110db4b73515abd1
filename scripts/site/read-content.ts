import { type Problem, problem } from '../problem.ts';
import type { Content, ContentFiles, Download, KnownTopic, Topic } from './content.ts';
import { guestTopics, twinPath } from './guest-topics.ts';
import { invalidValue } from './invalid-value.ts';
import { knownTopic, readTopic } from './read-topic.ts';
import { Site } from './site.ts';
import { readSiteData } from './site-data.ts';

/** What is known of topics, by their paths. It must have been read beside the same data files and downloads. */
export type KnownTopics = ReadonlyMap<string, KnownTopic>;

/**
 * Reads everything that editors wrote, and finds what is wrong with each file by itself.
 * @param knownTopics topics whose front matter need not be read again where their files have not changed
 */
export function readContent(files: ContentFiles, knownTopics: KnownTopics = new Map()): Site {
  const {
    operator,
    languages,
    described,
    sources,
    sourceIds,
    problems: dataProblems,
    ...lists
  } = readSiteData(files);
  const problems: Problem[] = [...files.problems, ...dataProblems];
  const downloads = new Map(
    files.downloads.map((file): [string, Download] => [encodeURI(`/${file.path}`), file]),
  );
  const topics: Topic[] = [];
  const published = new Map<string, string>();
  for (const source of files.topics) {
    const [code = ''] = source.path.split('/');
    const language = languages.get(code);
    if (language) {
      const around = { operator, language, languages, sourceIds, downloads, published };
      const known = knownTopics.get(source.path);
      const unchanged = known && knownTopic(source, known, around);
      const result = unchanged ? { topic: unchanged, problems: [] } : readTopic(source, around);
      const { topic } = result;
      topics.push(topic);
      if (topic.matter && !topic.matter.draft) published.set(topic.path, topic.address);
      problems.push(...result.problems);
    } else if (!described.has(code)) {
      const place = { file: source.file, line: 1, column: 1 };
      problems.push(problem('unreadable-file', place, { reason: 'no-language', detail: code }));
    }
  }
  for (const { path, address, matter } of guestTopics({ topics, languages }))
    if (matter && !matter.draft) published.set(path, address);
  problems.push(...withoutHome(topics, files.folder), ...translatedAllTheSame(topics, languages));
  return new Site({
    folder: files.folder,
    operator,
    languages,
    sources,
    ...lists,
    topics,
    downloads,
    problems,
  });
}

/** A topic that declares itself for one language, and has a translation. */
function* translatedAllTheSame(
  topics: readonly Topic[],
  languages: Content['languages'],
): Generator<Problem> {
  const declared = topics.filter(({ oneLanguage }) => oneLanguage);
  if (declared.length === 0) return;
  const paths = new Set(topics.map(({ path }) => path));
  for (const { path, language, placeOf } of declared) {
    const twins = [...languages.keys()].map((code) => twinPath(path, code));
    const twin = twins.find((other) => other !== twinPath(path, language) && paths.has(other));
    if (twin === undefined) continue;
    const detail = `the topic has a translation, \`${twin}\``;
    yield invalidValue('front-matter', ['one_language'], placeOf, detail);
  }
}

/** A language whose topics have no home page to stand below. */
function* withoutHome(topics: readonly Topic[], folder: string): Generator<Problem> {
  for (const code of new Set(topics.map(({ language }) => language))) {
    const home = `${code}/index.md`;
    if (topics.some(({ path }) => path === home)) continue;
    yield problem(
      'unreadable-file',
      { file: `${folder}/${home}`, line: 1, column: 1 },
      { reason: 'no-home' },
    );
  }
}
