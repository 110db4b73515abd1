import { type Place, type Problem, problem } from '../problem.ts';
import type { Spelling, Topic } from '../site/content.ts';
import { isInDictionary, misspelled } from '../site/load-dictionary.ts';
import type { Site } from '../site/site.ts';
import { tellWords } from '../text/markdown/spelled-words.ts';
import { placeOf } from '../text/markdown/text-ranges.ts';
import { oneSlipFrom } from './one-slip.ts';
import type { SiteRule } from './rule.ts';

/** How many words something is suggested for: it takes a while, and who has more has another language, or no list of words. */
const MOST = 100;

/** `spelling`: words are in the dictionary, or in the site's own list. Each distinct word is looked up once. */
export const spelling: SiteRule = function* (site, { isKnown }) {
  for (const [code, own] of site.spelling) {
    const topics = site.topics.filter((topic) => topic.language === code && !isKnown(topic));
    const texts = [...topics.flatMap(headOf), ...dataIn(site, code)];
    const said = new Set(topics.flatMap((topic) => topic.text().spelled.split(' ')));
    for (const { text } of texts) tellWords(text, (word) => said.add(word));
    said.delete('');
    const wrong = misspelled(
      [...said].filter((word) => !isListed(word, own.words)),
      own.tag,
    );
    if (wrong.length > 0) yield* told(wrong, topics, texts, own);
  }
};

/** Whether the site knows a word, at the head of a sentence, or several of its kind. */
function isListed(word: string, words: ReadonlySet<string>): boolean {
  const small = word.toLowerCase();
  return [word, small].some((form) => words.has(form) || words.has(form.replace(/s$/, '')));
}

/** A text, and where it stands: that is asked for of few, and takes a front matter to be read again. */
type PlacedText = Readonly<{ text: string; file: string; place: () => Place }>;

function headOf({ matter, file, placeOf: placeIn }: Topic): PlacedText[] {
  return (['title', 'short', 'summary'] as const).flatMap((key) => {
    const text = matter?.[key];
    return text === undefined ? [] : [{ text, file, place: () => placeIn([key]) }];
  });
}

function dataIn({ dataTexts }: Site, code: string): PlacedText[] {
  const texts = [...dataTexts()].filter(({ language }) => language === code);
  return texts.map(({ text, place }) => ({ text, file: place.file, place: () => place }));
}

/** Every word that is wrong, once a file. */
function* told(
  wrong: readonly string[],
  topics: readonly Topic[],
  texts: readonly PlacedText[],
  { words, tag }: Spelling,
): Generator<Problem> {
  const isRight = (word: string): boolean => isListed(word, words) || isInDictionary(word, tag);
  const meant = new Map(wrong.slice(0, MOST).map((word) => [word, oneSlipFrom(word).find(isRight)]));
  const places = new Map<string, { word: string; place: Place; times: number }>();
  const all = new Set(wrong);
  const note = (word: string, place: () => Place, file: string): void => {
    if (!all.has(word)) return;
    const key = `${file}\n${word}`;
    const found = places.get(key);
    if (found) found.times++;
    else places.set(key, { word, place: place(), times: 1 });
  };
  for (const { text, file, place } of texts) tellWords(text, (word) => note(word, place, file));
  for (const topic of topics.filter((one) =>
    one
      .text()
      .spelled.split(' ')
      .some((word) => all.has(word)),
  ))
    topic.again().tellSpelled((word, at, token) => note(word, () => placeOf(token, at), topic.file));
  for (const { word, place, times } of places.values()) {
    const suggestion = meant.get(word);
    yield problem('spelling', place, { word, times, ...(suggestion && { suggestion }) });
  }
}
