import { isMap, isPair, isScalar, parseDocument, Scalar, visit } from 'yaml';
import { CannotRun, tried } from '../../cannot-run.ts';
import { filesOf, inFolder } from '../../files.ts';
import type { Facts } from '../../problem.ts';
import { examineFiles } from '../../publish/examine.ts';
import { count } from '../../report/report.ts';
import { shippedLanguage } from '../../site/shipped-languages.ts';
import type { Site } from '../../site/site.ts';
import { withinLanguage } from '../../site/twins.ts';
import { starterFolder, starterLanguage } from '../init/starter-languages.ts';
import { plannedFiles, textsIn } from '../planned-files.ts';
import type { Making, NewPlan } from './making.ts';

/** What a language's file has that is about the words of one site, or of one language. */
const NOT_OF_A_MODEL = [
  'unbroken',
  'search_words',
  'vague_link_texts',
  'units',
  'spaces',
  'date_locale',
  'code',
];

/**
 * The file of a language: a small one where its texts come with the generator, else with `TODO` for each, and what the
 * default language says beside it. Where it is there already, it stays, and what is left to be written is told again.
 * @param name its code, or its tag, such as `pt-BR`
 * @throws CannotRun where there is no such language
 */
export function newLanguage(making: Making, name: string): NewPlan {
  const { site, files } = making;
  const { code, tag } = languageNamed(name);
  const path = `_data/languages/${code}.yaml`;
  const known = files.data.find((file) => file.path === path)?.text;
  expectOneKind(site, code, tag, path);
  const isShipped = shippedLanguage(tag, files.shipped) !== undefined;
  const made = isShipped ? smallText(nameOf(code, 'en'), tag) : emptyText(making, code, tag);
  const is = known ?? made;
  const changes = known === undefined ? [{ path, was: undefined, is }] : [];
  const kept = known === undefined ? [] : [`\`${path}\` is there already, and stays as it is`];
  const told = [...kept, ...leftFor(making, code, path, is)];
  return { folder: site.folder, changes, told };
}

function languageNamed(name: string): { code: string; tag: string } {
  const locale = tried(() => new Intl.Locale(name));
  const code = locale?.language ?? '';
  const isKnown = /^[a-z]{2,3}$/.test(code) && nameOf(code, 'en') !== code;
  if (!locale || !isKnown)
    throw new CannotRun(
      `\`${name}\` is no code of a language: give one such as \`de\`, or a tag such as \`pt-BR\``,
    );
  return { code, tag: locale.toString() };
}

/** @throws CannotRun where the language is there in another kind: a folder has one code, and a code one tag */
function expectOneKind({ languages, folder }: Site, code: string, tag: string, path: string): void {
  const own = languages.get(code)?.language.tag;
  if (own === undefined || tag === code || whole(tag) === whole(own)) return;
  throw new CannotRun(
    `\`${code}\` is there already, as \`${own}\`, and a site has one kind of each language, in the folder \`${code}/\`: to write \`${tag}\` instead, change \`tag\` and the texts in \`${folder}/${path}\`; to have both, make a site of its own for \`${tag}\`, with a content folder of its own (\`--content DIR\`)`,
  );
}

/** A tag with what it leaves open: `zh-CN` and `zh-Hans` are one. */
function whole(tag: string): string {
  return new Intl.Locale(tag).maximize().toString();
}

/** What a language is called in another one; its code where it has no name. */
function nameOf(code: string, tongue: string): string {
  return tried(() => new Intl.DisplayNames([tongue], { type: 'language' }).of(code)) ?? code;
}

/** The small file of a language of which the rest comes with the generator. */
function smallText(name: string, tag: string): string {
  return `# ${name}. The texts of the interface come with the generator; here stands what this site says otherwise.
tag: ${tag}
# Names that no line ends in: unbroken: [Example Cloud]
# Texts, by their keys: texts: { owner: … }
`;
}

/** A file of a language with everything left to be written that is said in it; behind each text what the default language says. */
function emptyText({ site, files }: Making, code: string, tag: string): string {
  const { defaultLanguage: home, languages } = site;
  const own = languages.get(home)?.language;
  const ownFile = files.data.find(({ path }) => path === `_data/languages/${home}.yaml`);
  const model = shippedLanguage(own?.tag ?? home, files.shipped) ?? ownFile;
  const document = parseDocument(model?.text ?? '');
  document.commentBefore = null;
  for (const key of NOT_OF_A_MODEL) document.delete(key);
  const { direction } = directionOf(tag);
  const name = nameOf(code, tag);
  const head = { tag, direction, name };
  for (const [key, value] of Object.entries(head)) document.set(key, value);
  document.set('quotes', document.createNode(['TODO', 'TODO'], { flow: true }));
  const said: Readonly<Record<string, string | undefined>> = own?.texts ?? {};
  const texts = document.get('texts');
  visit(isMap(texts) ? texts : null, {
    Pair: (_, pair) => {
      if (!isPair(pair) || !isScalar(pair.value)) return;
      pair.value = leftToWrite(said[String(pair.key)] ?? String(pair.value.value));
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** @param said what the default language says */
function leftToWrite(said: string): Scalar {
  const scalar = new Scalar('TODO');
  scalar.comment = ` ${said.replaceAll('\n', ' ')}`;
  return scalar;
}

function directionOf(tag: string): { direction: string } {
  // Node 22 has it by its former name.
  const locale = new Intl.Locale(tag) as Intl.Locale & {
    getTextInfo?(): { direction: string };
    textInfo: { direction: string };
  };
  return locale.getTextInfo?.() ?? locale.textInfo;
}

/** How many pages are named. */
const NAMED = 20;

/** What is left to be written before a language is published. */
function* leftFor({ site, files, day }: Making, code: string, path: string, text: string): Generator<string> {
  const todos = text.match(/\bTODO\b(?=\s*(?:#|[\],]|$))/gm)?.length ?? 0;
  if (todos > 0)
    yield `\`${path}\`: write ${count(todos, 'text')} in place of \`TODO\`, behind which stands what the default language says`;
  const home = `---\ntitle: T\nsummary: S\nowner: O\nreviewed: ${day}\n---\n`;
  const then = new Map([...textsIn(files), [path, text], [`${code}/index.md`, home]]);
  const { problems } = examineFiles(plannedFiles(files, then)).content;
  const missing = problems.filter((found) => found.code === 'data-file' && isValueOf(code, found.facts));
  for (const [file, values] of Map.groupBy(missing, ({ place }) => place.file)) {
    const lines = [...new Set(values.map(({ place }) => place.line))].sort((a, b) => a - b);
    yield `\`${file}\`: add a \`${code}\` to ${count(values.length, 'value')}, in line ${lines.join(', ')}`;
  }
  const known = new Set(site.topics.map((topic) => topic.path));
  const pages = site.publishedTopics
    .filter(({ language, matter }) => language === site.defaultLanguage && !matter.one_language)
    .map((topic) => `${code}/${withinLanguage(topic)}`)
    .filter((page) => !known.has(page));
  const more = pages.length > NAMED ? ` and ${pages.length - NAMED} more` : '';
  if (pages.length > 0)
    yield `translate ${count(pages.length, 'page')}, as drafts (\`draft: true\`): ${pages.slice(0, NAMED).join(', ')}${more}`;
  const begun = new Set(filesOf(starterFolder).map((file) => withoutFolder(inFolder(starterFolder, file))));
  if (starterLanguage(code) && pages.some((page) => begun.has(withoutFolder(page))))
    yield `where pages and data are still as \`init\` wrote them, copy what \`npx trust-center init FOLDER --language ${code}\` writes of them elsewhere`;
  if (!site.met.has(code))
    yield `nothing of it is published or missed before a page in \`${code}/\` is no draft; from then on all of this is asked for`;
}

/** The path of a page within the folder of its language. */
function withoutFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

function isValueOf(code: string, { fault, key }: Facts['data-file']): boolean {
  return fault === 'missing' && key.endsWith(`.${code}`);
}
