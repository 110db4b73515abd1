import { parse } from 'yaml';
import { type Place, type Problem, problem } from '../problem.ts';
import { literalPattern } from '../text/literal-pattern.ts';
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
  readonly isShipped: boolean;
  readonly textOf: (key: string) => string | undefined;
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
  const spoken: Spoken[] = [
    ...shipped.map((file) => ({
      ...{ tag: file.path, isShipped: true },
      textOf: (key: string) => shippedText(file, key),
    })),
    ...[...languages.values()].map(({ language: { tag, texts } }) => ({
      ...{ tag, isShipped: false },
      textOf: (key: string) => (texts as Readonly<Record<string, string | undefined>>)[key],
    })),
  ];
  for (const { value, raw, placeOf } of files) {
    const words = languages.get(value?.code ?? '')?.words;
    if (!value || !words) continue;
    const ships = shippedLanguage(value.tag, shipped);
    for (const [key, text] of ownTexts(raw)) {
      const suggestion = ships && shippedText(ships, key);
      if (text === suggestion) continue;
      const place = placeOf(['texts', key]);
      yield* unknownNames(text, namesIn(key, englishText(key, shipped)), words, place);
      const other = spoken.find((one) => isTakenFrom(one, key, text, value.tag, ships !== undefined));
      if (!other) continue;
      const language = new Intl.DisplayNames('en', { type: 'language' }).of(other.tag) ?? other.tag;
      yield problem('foreign-text', place, { key, text, language, ...(suggestion && { suggestion }) });
    }
  }
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

function englishText(key: string, shipped: readonly TextFile[]): string {
  const plain = key.replace(PLURAL, '');
  const english = shippedLanguage('en', shipped);
  return english ? [key, plain].map((one) => shippedText(english, one)).join(' ') : '';
}

/** A text that comes with the generator; its files have a line for each, and reading ten of them whole takes 0.1 s. */
function shippedText({ text }: TextFile, key: string): string | undefined {
  const [, written] = new RegExp(`^ {2}${literalPattern(key)}: (.*)$`, 'm').exec(text) ?? [];
  return written === undefined ? undefined : String(parse(written));
}

/** The texts that stand in the file itself. */
function ownTexts(raw: unknown): [key: string, text: string][] {
  const { texts } = (raw ?? {}) as { texts?: Readonly<Record<string, unknown>> };
  return Object.entries(texts ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

/** Whether a text is that of another language, word for word. @param ships whether its own language comes with the generator */
function isTakenFrom(
  { tag, isShipped, textOf }: Spoken,
  key: string,
  text: string,
  own: string,
  ships: boolean,
): boolean {
  const [is, other] = [own, tag].map((one) => new Intl.Locale(one).maximize());
  if (is?.language === other?.language && is?.script === other?.script) return false;
  const said = text.replace(/\{\w+\}/g, ' ').match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  // What is one word in both may be right; where ours is another, it hardly is.
  const isForeign = is?.script !== other?.script && !/^[\P{L}\p{sc=Latin}]*$/u.test(text);
  const least = (isShipped && ships) || isForeign ? 1 : TAKEN_OVER;
  return said >= least && textOf(key) === text;
}
