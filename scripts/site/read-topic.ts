import { hash } from 'node:crypto';
import { nearest } from '../nearest.ts';
import type { Place, Problem } from '../problem.ts';
import { detached } from '../text/decode-bytes.ts';
import { type Markdown, parseAlone, readMarkdown } from '../text/markdown/read-markdown.ts';
import { sectionsOf } from '../text/markdown/sections.ts';
import type { Outline, Section } from '../text/outline.ts';
import { particularsIn } from '../text/particulars/section-particulars.ts';
import { splitFrontMatter } from '../text/split-front-matter.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import { addressOfTopic, readReference } from './addresses.ts';
import type { Gist, KnownTopic, ReadText, TextFile, Topic, TopicText } from './content.ts';
import { publish } from './publish.ts';
import { headTexts, type Matter, readMatter, type TopicContext } from './read-matter.ts';
import { frontMatter, invalidValue, unknownWord } from './schema.ts';
import { unsourcedSections } from './sources.ts';
import { stageOf } from './stage.ts';
import { hasTwin } from './twins.ts';

/** Reads the front matter of one topic, and finds what is wrong with it by itself; its text is left for when it is needed. */
export function readTopic(
  source: TextFile,
  around: TopicContext,
): { topic: Topic; problems: readonly Problem[] } {
  const { file, path, stamp, text } = source;
  const address = addressOfTopic(path);
  const hashed = hashOf(text);
  const split = splitFrontMatter(text);
  const { problems, ...matter } = readMatter(
    { ...split, yaml: detached(split.yaml) },
    { file, address },
    around,
  );
  const { aliases } = matter.spoken;
  const topic: Topic = {
    ...{ path, file, stamp, address, hash: hashed },
    language: around.language.language.code,
    ...matter,
    stage: stageOf(matter.matter, around.day),
    complete: aliases !== undefined,
    topIds: (aliases?.get('top') ?? []).map(({ id }) => id),
    ...textOf(source, hashed, () => matter, around),
  };
  return { topic, problems };
}

/** A topic that was read before, and has not changed since; undefined where it has. */
export function knownTopic(source: TextFile, known: KnownTopic, around: TopicContext): Topic | undefined {
  const { file, path, stamp } = source;
  const isSame = stamp !== undefined && stamp === known.stamp;
  if (!isSame && hashOf(source.text) !== known.hash) return undefined;
  const address = addressOfTopic(path);
  const matter = (): Matter => readMatter(splitFrontMatter(source.text), { file, address }, around);
  const hasClaims = Object.values(known.matter.aliases).some((old) => old.some((id) => id.startsWith('/')));
  const placeOf = (keys: readonly PropertyKey[]): Place => matter().placeOf(keys);
  const ofText = (): MatterOfText => (known.spoken ? { spoken: known.spoken, placeOf } : matter());
  const found = textOf(source, known.hash, ofText, around);
  return {
    ...known,
    ...{ path, file, stamp, address, placeOf },
    language: around.language.language.code,
    oneLanguage: known.matter.one_language,
    stage: stageOf(known.matter, around.day),
    claims: hasClaims ? matter().claims : [],
    ...found,
    gist: () => (!known.gist || lacksSections(known.gist, path, around) ? found.gist() : known.gist),
  };
}

/** Whether what was read as a topic without a twin has one by now. */
function lacksSections(
  { sections }: { readonly sections: readonly unknown[] },
  path: string,
  { published, languages }: TopicContext,
): boolean {
  return sections.length === 0 && hasTwin(path, published, languages);
}

/** What a text is read with, and where that stands. */
type MatterOfText = Pick<Matter, 'spoken' | 'placeOf'>;

/** Two texts of one hash are one text. */
export function hashOf(text: string): string {
  return hash('sha1', text, 'base64');
}

/** The ways to a topic's text; its first HTML is handed out once. @param hashed the file's hash when its front matter was read */
function textOf(
  source: TextFile,
  hashed: string,
  matterOf: () => MatterOfText,
  around: TopicContext,
): Pick<Topic, 'gist' | 'text' | 'html' | 'again' | 'isSettled' | 'judged'> {
  let text: TopicText | undefined;
  let gist: Gist | undefined;
  let html: ReturnType<Topic['html']> | undefined;
  const again = (): Markdown => readWhole(source, source.text, matterOf(), around);
  const read = (): TopicText => {
    const given = around.ahead?.take(source.path);
    if (given?.text.hash === hashed && !lacksSections(given.text, source.path, around)) {
      html = { html: given.html, hash: hashed, ...(given.said && { said: given.said }) };
      gist ??= given.gist;
      text ??= withOutline(given.text, again);
      return text;
    }
    const found = readText(source, matterOf(), around);
    html = { html: found.html, hash: found.text.hash };
    text ??= found.text;
    const { outline: _, ...kept } = found.text;
    around.ahead?.keep?.(source.path, {
      html: found.html,
      text: kept,
      gist: gistOf(found.text, source.path),
    });
    return text;
  };
  const held = (): TopicText => text ?? read();
  const gistNow = (): Gist => {
    gist ??= gistOf(held(), source.path);
    return gist;
  };
  return {
    text: held,
    again,
    judged(isSound, isKept) {
      const { outline, ...found } = { ...held(), isSound };
      // The gist is made from the outline. One with a fault is judged once more, to tell it at its place.
      gist = isKept ? gistNow() : undefined;
      text = isKept ? (isSound ? withOutline(found, again) : { ...found, outline }) : undefined;
      return found;
    },
    isSettled: () => text === undefined || text.hash === hashed,
    gist: gistNow,
    html() {
      if (!html) read();
      const given = html as ReturnType<Topic['html']>;
      html = undefined;
      return given;
    },
  };
}

/** A text that was judged: few ask for more of it than its headings and anchors. */
function withOutline(text: ReadText['text'], again: () => Markdown): TopicText {
  let outline: Outline | undefined;
  return {
    ...text,
    get outline() {
      outline ??= again().outline;
      return outline;
    },
  };
}

function readWhole(
  { path, file }: TextFile,
  text: string,
  { spoken: { aliases, head } }: MatterOfText,
  around: TopicContext,
): Markdown {
  const split = splitFrontMatter(text);
  const { published, languages, language } = around;
  return readMarkdown(split.body, {
    ...language,
    file,
    firstLine: split.bodyLine,
    aliases: aliases ?? new Map(),
    head: hasTwin(path, published, languages) ? head : undefined,
    publish: (href) => publish(href, path, around),
  });
}

/** A text, and what is kept of it and wrong with it by itself. */
function readText(
  source: TextFile,
  matter: MatterOfText,
  around: TopicContext,
): { html: string; text: TopicText } {
  const { text } = source;
  const { html, outline, links, sections, tellSpelled } = readWhole(source, text, matter, around);
  const { operator, language } = around;
  const unknown = operator ? outline.unknownWords : [];
  const told = unknown.map(({ word, register, place }) =>
    unknownWord(word, register ? language.registers : language.words, place, register),
  );
  const { cited } = matter.spoken;
  const asksForSources = operator?.site.current_since !== undefined && cited !== undefined;
  const unsourced = asksForSources ? unsourcedSections(cited, outline, matter.placeOf) : [];
  const problems = [...danglingAliases(matter, outline), ...told, ...unsourced];
  const kept = sections.map((section) => {
    const { id, place, hash: of } = section;
    return { id, place, hash: of, ...particularsIn(section, language.language.tag) };
  });
  const whole = { hash: hashOf(text), outline, headings: outline.headings, anchors: outline.anchors };
  const words = new Set<string>();
  if (around.spelling.has(language.language.code)) tellSpelled((word) => words.add(word));
  const spelled = detached([...words].join(' '));
  return {
    html,
    text: {
      ...whole,
      links: links.length,
      sections: kept,
      spelled,
      problems,
    },
  };
}

function gistOf({ outline: { anchors, links }, sections }: TopicText, path: string): Gist {
  const isAsked = (href: string): boolean => {
    const reference = readReference(href, path);
    return reference.kind === 'address' || (reference.kind === 'source' && reference.path !== path);
  };
  return {
    anchors: anchors.map(({ id, kind, of }) => ({ id, kind, ...(of !== undefined && { of }) })),
    hrefs: [...new Set(links.map(({ href }) => href))].filter(isAsked).map(detached),
    sections: sections.map(({ id, hash: of }) => [id, of]),
  };
}

/** Aliases that are keyed by an anchor which the page does not have. */
function* danglingAliases(
  { spoken: { aliases }, placeOf }: MatterOfText,
  outline: Outline,
): Generator<Problem> {
  if (!aliases?.size) return;
  const own = new Set(outline.anchors.filter(({ kind }) => kind !== 'alias').map(({ id }) => id));
  for (const anchor of aliases.keys()) {
    if (anchor === 'top' || own.has(anchor)) continue;
    const suggestion = nearest(anchor, own);
    const detail = `the page has no anchor \`${anchor}\` to hold these old ids`;
    yield invalidValue('front-matter', ['aliases', anchor], placeOf, detail, suggestion);
  }
}

/** The sections of a topic's file by its text alone, as it was at any time: nothing around it has a say in them. */
export function readSections(text: string, file: string): readonly Section[] {
  const { yaml, body, bodyLine } = splitFrontMatter(text);
  const { tokens } = parseAlone(body, { file, firstLine: bodyLine });
  return sectionsOf(tokens, headTexts(readYaml('front-matter', yaml, file, 2, frontMatter)));
}
