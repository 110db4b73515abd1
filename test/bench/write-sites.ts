import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parse, stringify } from 'yaml';
import { generatorRoot } from '../../scripts/folders.ts';
import { hashOf, readSections } from '../../scripts/site/read-topic.ts';
import { shortHash, TRANSLATIONS_PATH, writeTranslationRecord } from '../../scripts/site/translations.ts';
import type { CorpusTopic, WriteLink } from './corpus.ts';

const PANELS = `- id: key
  title: Key information
  links:
    - { text: Privacy in short, to: "privacy/index.md#in-short" }
    - { text: Limits, to: "privacy/index.md#limits" }
    - { text: Compliance in short, to: "compliance/index.md#in-short" }
`;

const SOURCES = `handbook:
  title: Handbook
  url: https://example.com/handbook
  read: 2026-11-22
`;

/** The corpus as content of this generator, with the repository's own operator and interface texts. */
export function writeOurs(folder: string, topics: readonly CorpusTopic[]): void {
  writeAll(
    folder,
    topics.map((topic, index) => [`${topic.language}/${topic.path}.md`, ourTopic(topic, index)]),
  );
  // What says of our own pages where they are, or were, is not about these.
  for (const name of ['operator.yaml', 'hosts.yaml', 'languages/en.yaml', 'languages/zh.yaml'])
    cpSync(join(generatorRoot, 'content/_data', name), join(folder, '_data', name));
  writeFileSync(join(folder, '_data/sources.yaml'), SOURCES);
  writeFileSync(join(folder, TRANSLATIONS_PATH), recordOf(topics));
  writeFileSync(join(folder, '_data/panels.yaml'), PANELS);
  inEnglish(join(folder, '_data/operator.yaml'));
}

/** What our own pages have, and the corpus has not: statuses, the page that explains them, and the page that holds all others. */
const OWN = new Set<unknown>(['current_since', 'marks', 'one_page']);

/** Writes a data file anew with its English values for every language. */
function inEnglish(file: string): void {
  const english = (key: unknown, value: unknown): unknown =>
    OWN.has(key) ? undefined : ((Object(value) as { en?: unknown }).en ?? value);
  writeFileSync(file, stringify(parse(readFileSync(file, 'utf8'), english)));
}

/** What `npm run review -- --done all` would write: every translation says what its original says. */
function recordOf(topics: readonly CorpusTopic[]): string {
  const record = new Map<string, Set<string>>();
  for (const [index, topic] of topics.entries()) {
    if (topic.language !== 'en') continue;
    const path = `zh/${topic.path}.md`;
    const text = ourTopic(topic, index);
    record.set(path, new Set([shortHash(hashOf(text))]));
    for (const { id, hash } of readSections(text, path)) record.set(`${path}#${id}`, new Set([hash]));
  }
  return writeTranslationRecord(record);
}

function ourTopic(topic: CorpusTopic, index: number): string {
  const from = posix.dirname(topic.path);
  const link: WriteLink = (text, target, anchor) =>
    `[${text}](${posix.relative(from, target.path)}.md#${anchor})`;
  const matter = [
    `title: "${topic.title}"`,
    `summary: "${topic.summary}"`,
    'owner: Privacy office',
    'reviewed: 2026-11-22',
    `order: ${index}`,
    'sources: [handbook]',
  ];
  return `---\n${matter.join('\n')}\n---\n${topic.body(link)}`;
}

/** How a generator wants its Markdown. */
export interface PlainForm {
  /** The file name of a page that has others below it, without ending. */
  readonly index: string;
  readonly matter?: 'yaml' | 'toml';
}

/** The corpus as Markdown with the addresses that will be published, for generators that resolve no links themselves. */
export function writePlain(
  folder: string,
  topics: readonly CorpusTopic[],
  { index, matter = 'yaml' }: PlainForm,
): void {
  const link: WriteLink = (text, target, anchor) => `[${text}](${addressOf(target)}#${anchor})`;
  writeAll(
    folder,
    topics.map((topic, place) => [
      `${topic.language}/${topic.path.replace(/(^|\/)index$/, `$1${index}`)}.md`,
      `${plainMatter(topic, place + 1, matter)}${topic.body(link)}`,
    ]),
  );
}

function plainMatter({ title, summary, path }: CorpusTopic, weight: number, form: 'yaml' | 'toml'): string {
  if (form === 'yaml') return `---\ntitle: "${title}"\ndescription: "${summary}"\nweight: ${weight}\n---\n`;
  const sorted = path.endsWith('index') ? 'sort_by = "weight"\n' : '';
  return `+++\ntitle = "${title}"\ndescription = "${summary}"\nweight = ${weight}\n${sorted}+++\n`;
}

/** Where a topic of the corpus is published, by every generator. */
export function addressOf({ language, path }: Pick<CorpusTopic, 'language' | 'path'>): string {
  return `/${language}/${path.replace(/(^|\/)index$/, '$1')}`.replace(/([^/])$/, '$1/');
}

/** Writes files into an empty folder, by their paths below it. */
export function writeAll(folder: string, files: Iterable<readonly [path: string, text: string]>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
