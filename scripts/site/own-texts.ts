import { parse } from 'yaml';
import { type Place, type Problem, problem } from '../problem.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { LanguageContent, TextFile } from './content.ts';
import type { Language } from './data-schema.ts';
import { namesIn, PLURAL } from './interface-texts.ts';
import { unknownWord } from './schema.ts';
import { shippedLanguage } from './shipped-languages.ts';

/** The texts of the interface in a language, whoever wrote them. */
interface Spoken {
  /** BCP 47. */
  readonly tag: string;
  readonly language: string;
  readonly script: string | undefined;
  readonly isShipped: boolean;
  /** Whether it says a text under a key, word for word. */
  readonly says: (key: string, text: string) => boolean;
}

/** From how many words on a text that two languages share was taken over from one of them: `Services` is a word of many. */
const TAKEN_OVER = 3;

/**
 * What is wrong with the texts of the interface that a site says itself: a `{name}` that nothing fills in, and words of
 * another language, which were copied and left.
 * @param files of languages
 * @param shipped what comes with the generator of languages
 */
export function* faultsOfTexts(
  files: readonly ReadYaml<Language>[],
  languages: ReadonlyMap<string, LanguageContent>,
  shipped: readonly TextFile[],
): Generator<Problem> {
  if (files.every(({ raw }) => ownTexts(raw).length === 0)) return;
  const lines = new Map(shipped.map((file) => [file.path, linesOf(file)]));
  const spoken: Spoken[] = [
    ...[...lines].map(([tag, written]) => ({
      ...spokenBy(tag, true),
      says: (key: string, text: string) => isWritten(text, written.get(key)),
    })),
    ...[...languages.values()].map(({ language: { tag, texts } }) => ({
      ...spokenBy(tag, false),
      says: (key: string, text: string) => (texts as Readonly<Record<string, string>>)[key] === text,
    })),
  ];
  const english = lines.get(shippedLanguage('en', shipped)?.path ?? '');
  for (const { value, raw, placeOf } of files) {
    const words = languages.get(value?.code ?? '')?.words;
    if (!value || !words) continue;
    const ships = shippedLanguage(value.tag, shipped);
    const written = ships && lines.get(ships.path);
    const own = wholeTag(value.tag);
    const others = spoken.filter((one) => one.language !== own.language || one.script !== own.script);
    for (const [key, text] of ownTexts(raw)) {
      if (isWritten(text, written?.get(key))) continue;
      const place = placeOf(['texts', key]);
      yield* unknownNames(text, namesIn(key, englishText(key, english)), words, place);
      const said = text.replace(/\{\w+\}/g, ' ').match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
      const other = others.find(
        (one) => one.says(key, text) && said >= leastOf(text, one, own, ships !== undefined),
      );
      if (!other) continue;
      const suggestion = parsed(written?.get(key) ?? '');
      const language = new Intl.DisplayNames('en', { type: 'language' }).of(other.tag) ?? other.tag;
      yield problem('foreign-text', place, { key, text, language, ...(suggestion && { suggestion }) });
    }
  }
}

function spokenBy(tag: string, isShipped: boolean): Omit<Spoken, 'says'> {
  const { language, script } = wholeTag(tag);
  return { tag, language, script, isShipped };
}

/** A tag with what it leaves open: `zh-TW` is in traditional characters. */
function wholeTag(tag: string): Intl.Locale {
  return new Intl.Locale(tag).maximize();
}

function* unknownNames(
  text: string,
  names: ReadonlySet<string>,
  words: ReadonlyMap<string, string>,
  place: Place,
): Generator<Problem> {
  const known = new Map([...words, ...[...names].map((name) => [name, ''] as const)]);
  for (const word of fillWords(text, known).unknown) yield unknownWord(word, known, place);
}

function englishText(key: string, english: ReadonlyMap<string, string> | undefined): string {
  return [key, key.replace(PLURAL, '')].map((one) => english?.get(one) ?? '').join(' ');
}

/** The texts that come with the generator as they are written, by their keys: its files have a line for each, and reading ten of them whole takes 0.1 s. */
function linesOf({ text }: TextFile): Map<string, string> {
  return new Map(
    [...text.matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, key = '', written = '']) => [key, written]),
  );
}

/** Whether a value says a text. What does not hold its first word is not read. */
function isWritten(text: string, written = ''): boolean {
  const [word = ''] = text.match(/[\p{L}\p{M}]+/u) ?? [];
  return written.includes(word) && parsed(written) === text;
}

/** What a value says: without quotes that is how it is written. */
function parsed(written: string): string {
  return /^["']/.test(written) ? String(parse(written)) : written;
}

/** The texts that stand in the file itself. */
function ownTexts(raw: unknown): [key: string, text: string][] {
  const { texts } = (raw ?? {}) as { texts?: Readonly<Record<string, unknown>> };
  return Object.entries(texts ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

/**
 * From how many words on a text that another language has too was taken over from it: what is one word in both may be right;
 * where the language is of another script, it hardly is. @param ships whether the own language comes with the generator
 */
function leastOf(text: string, { isShipped, script }: Spoken, own: Intl.Locale, ships: boolean): number {
  const isForeign = own.script !== script && !/^[\P{L}\p{sc=Latin}]*$/u.test(text);
  return (isShipped && ships) || isForeign ? 1 : TAKEN_OVER;
}
