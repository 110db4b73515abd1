import type { z } from 'zod';
import { fillWords } from '../markdown/words.ts';
import { type Problem, problem } from '../problem.ts';
import type { Content, ContentFiles, Download, LanguageContent, Panel, TextFile, Topic } from './content.ts';
import * as schema from './data-schema.ts';
import { localise } from './localise.ts';
import { readTopic } from './read-topic.ts';
import { type ReadYaml, readYaml } from './yaml.ts';

/** Reads everything that editors wrote, and finds what is wrong with each file by itself. */
export function readContent(files: ContentFiles): Content {
  const problems: Problem[] = [...files.problems];
  const data = new Map(files.data.map((file) => [file.path.replace(/\.ya?ml$/, ''), file]));
  const read = <S extends z.ZodType>(name: string, type: S): ReadYaml<z.infer<S>> => {
    const result = readData(files.folder, name, data.get(name), type);
    problems.push(...result.problems);
    return result;
  };
  const operator = read('_data/operator', schema.operator).value;
  const sources = new Map(
    Object.entries((data.has('_data/sources') && read('_data/sources', schema.sources).value) || {}),
  );
  const panels = data.has('_data/panels') ? read('_data/panels', schema.panels) : undefined;
  const languages = new Map<string, LanguageContent>();
  for (const name of data.keys()) {
    const code = /^_data\/languages\/([^/]+)$/.exec(name)?.[1];
    const language = code === undefined ? undefined : read(name, schema.language).value;
    if (language) languages.set(language.code, inLanguage(language, operator, panels));
  }
  const downloads = new Map(
    files.downloads.map((file) => [encodeURI(`/${file.path}`), file] as [string, Download]),
  );
  const topics: Topic[] = [];
  for (const source of files.topics) {
    const [code = ''] = source.path.split('/');
    const language = languages.get(code);
    if (!language) {
      if (!data.has(`_data/languages/${code}`))
        problems.push(
          problem(
            'unreadable-file',
            { file: source.file, line: 1, column: 1 },
            { reason: 'no-language', detail: code },
          ),
        );
      continue;
    }
    const result = readTopic(source, { operator, language, sources, downloads });
    topics.push(result.topic);
    problems.push(...result.problems);
  }
  return { folder: files.folder, operator, languages, sources, topics, downloads, problems };
}

function readData<S extends z.ZodType>(
  folder: string,
  name: string,
  source: TextFile | undefined,
  type: S,
): ReadYaml<z.infer<S>> {
  if (source) return readYaml('data-file', source.text, source.file, 1, type);
  const place = { file: `${folder}/${name}.yaml`, line: 1, column: 1 };
  const missing = problem('data-file', place, {
    key: '',
    fault: 'missing',
    detail: 'the site needs this file',
  });
  return { value: undefined, problems: [missing], placeOf: () => place };
}

function inLanguage(
  language: schema.Language,
  operator: schema.Operator | undefined,
  panels: ReadYaml<z.infer<typeof schema.panels>> | undefined,
): LanguageContent {
  const fallback = operator?.site.default_language ?? language.code;
  const local = (value: schema.Localised): string => localise(value, language.code, fallback);
  const words = new Map(Object.entries(operator?.words ?? {}).map(([word, value]) => [word, local(value)]));
  const fill = (text: string): string => fillWords(text, words).text;
  const texts = Object.fromEntries(Object.entries(language.texts).map(([key, text]) => [key, fill(text)]));
  const inPanels = (panels?.value ?? []).map(
    (panel, i): Panel => ({
      id: panel.id,
      title: fill(local(panel.title)),
      links: panel.links.map((link, k) => ({
        text: fill(local(link.text)),
        to: link.to,
        place: panels?.placeOf([i, 'links', k, 'to']) ?? { file: '', line: 1, column: 1 },
      })),
    }),
  );
  return { language, words, texts, panels: inPanels };
}
