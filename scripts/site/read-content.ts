import { type Problem, problem } from '../problem.ts';
import { addressOfFile } from './addresses.ts';
import type { Content, ContentFiles, Download, KnownTopic, Topic } from './content.ts';
import { languagesMet } from './language-gaps.ts';
import type { TopicContext } from './read-matter.ts';
import { knownTopic, readTopic } from './read-topic.ts';
import { invalidValue } from './schema.ts';
import { Site } from './site.ts';
import { readSiteData } from './site-data.ts';
import { basesOf, idsIn } from './sources.ts';
import { guestTopics, isPublished, twinPath } from './twins.ts';

/**
 * Reads everything that editors wrote, and finds what is wrong with each file by itself.
 * @param known topics, by their paths, whose front matter need not be read again where their files have not changed; read
 * beside the same data files and downloads
 * @param ahead gives texts that somebody else has read
 */
export function readContent(
  files: ContentFiles,
  known: ReadonlyMap<string, KnownTopic> = new Map(),
  ahead?: TopicContext['ahead'],
): Site {
  const { described, misnamed, sourceIds, faultsIn, ...data } = readSiteData(files);
  const { operator, base, languages, met, sources, spelling } = data;
  const { folder, day } = files;
  const problems: Problem[] = [...files.problems, ...data.problems];
  const downloads = new Map(
    files.downloads.map((file): [string, Download] => [addressOfFile(file.path), file]),
  );
  const topics: Topic[] = [];
  const published = new Set<string>();
  const strays = new Set<string>();
  for (const source of files.topics) {
    const [code = ''] = source.path.split('/');
    const language = languages.get(code);
    if (language) {
      const around = {
        ...{ operator, base, day, language, languages },
        sources,
        sourceIds,
        spelling,
        downloads,
        published,
        ahead,
      };
      const last = known.get(source.path);
      const unchanged = last && knownTopic(source, last, around);
      const read = unchanged ? { topic: unchanged, problems: [] } : readTopic(source, around);
      topics.push(read.topic);
      problems.push(...read.problems);
    } else if (!described.has(code) && !strays.has(code)) {
      strays.add(code);
      const place = { file: source.file, line: 1, column: 1 };
      const suggestion = misnamed.get(code);
      const facts = { reason: 'no-language', detail: code, ...(suggestion && { suggestion }) } as const;
      problems.push(problem('unreadable-file', place, facts));
    }
  }
  for (const code of languagesMet(data.defaultLanguage, described, languages, topics)) met.add(code);
  for (const topic of [...topics, ...guestTopics({ topics, languages, met })])
    if (isPublished(topic)) published.add(topic.path);
  problems.push(...faultsIn(), ...faultsOfPaths(topics, met, languages, folder));
  const lost = lostSources(data, sourceIds, topics, folder);
  problems.push(...lost);
  return new Site({
    ...data,
    unread: lost.length > 0 ? data.unread.union(new Set(['sources'])) : data.unread,
    folder,
    day,
    topics,
    downloads,
    images: files.images,
    overlays: files.overlays,
    problems: problems.map(withOwners(topics)),
  });
}

/** Tells those who have not named the owner of a topic whom others of its language name, the most frequent first. */
function withOwners(topics: readonly Topic[]): (found: Problem) => Problem {
  return (found) => {
    if (found.code !== 'front-matter' || found.facts.key !== 'owner') return found;
    const own = topics.find(({ file }) => file === found.place.file)?.language;
    const owners = topics.flatMap(({ language, matter }) => (language === own && matter?.owner) || []);
    const times = [...Map.groupBy(owners, (owner) => owner)].map(
      ([owner, all]) => [owner, all.length] as const,
    );
    const known = times.sort(([, a], [, b]) => b - a).map(([owner]) => owner);
    return problem(found.code, found.place, { ...found.facts, known });
  };
}

/** The file of sources, where something names one and there is none. @param sourceIds undefined where it is not there, or cannot be read */
function lostSources(
  { unread, registers }: Pick<Content, 'unread' | 'registers'>,
  sourceIds: ReadonlySet<string> | undefined,
  topics: readonly Topic[],
  folder: string,
): Problem[] {
  const isNamed = ({ matter }: Topic): boolean =>
    basesOf(matter?.sources ?? [])
      .values()
      .some((basis) => idsIn(basis).length > 0);
  if (sourceIds || unread.has('sources') || !(registers.size > 0 || topics.some(isNamed))) return [];
  const place = { file: `${folder}/_data/sources.yaml`, line: 1, column: 1 };
  const detail = 'topics and registers name sources, and this file is not there';
  return [problem('data-file', place, { key: '', fault: 'missing', detail })];
}

/** A language whose published topics have no home page to stand below, and a topic for one language that has a translation. */
function* faultsOfPaths(
  topics: readonly Topic[],
  met: ReadonlySet<string>,
  languages: Content['languages'],
  folder: string,
): Generator<Problem> {
  const paths = new Set(topics.map(({ path }) => path));
  for (const code of new Set(topics.map(({ language }) => language)).intersection(met)) {
    const home = `${code}/index.md`;
    const place = { file: `${folder}/${home}`, line: 1, column: 1 };
    if (!paths.has(home)) yield problem('unreadable-file', place, { reason: 'no-home' });
  }
  for (const { path, oneLanguage, placeOf } of topics) {
    const twins = oneLanguage ? [...languages.keys()].map((code) => twinPath(path, code)) : [];
    const twin = twins.find((other) => other !== path && paths.has(other));
    const detail = `the topic has a translation, \`${twin}\``;
    if (twin !== undefined) yield invalidValue('front-matter', ['one_language'], placeOf, detail);
  }
}
