import { nearest } from '../nearest.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { SplitTopic } from '../text/split-front-matter.ts';
import { type ReadYaml, readYaml } from '../text/yaml/read-yaml.ts';
import { type Claim, claimsOf } from './claims.ts';
import { invalidValue } from './invalid-value.ts';
import { type FrontMatter, frontMatter } from './schema.ts';
import type { Surroundings } from './surroundings.ts';

/** An old id that still works, and where it was declared. */
export interface Alias {
  readonly id: string;
  readonly place: Place;
}

/** A topic's front matter. */
export interface Matter {
  /** Undefined where it has faults. */
  readonly value: FrontMatter | undefined;
  /** The old ids of the page, by the anchor that holds their statement; undefined where they cannot be read. */
  readonly aliases: ReadonlyMap<string, readonly Alias[]> | undefined;
  /** The old addresses that it answers for. */
  readonly claims: readonly Claim[];
  /** Whether the topic declares itself for one language, whatever else is at fault. */
  readonly oneLanguage: boolean;
  readonly problems: readonly Problem[];
  readonly placeOf: ReadYaml<FrontMatter>['placeOf'];
}

const TEXTS = ['title', 'short', 'question', 'summary', 'owner'] as const;

/**
 * Reads the front matter of a topic; a fault of one value hides no other.
 * @param address where the topic is published
 */
export function readMatter(
  { yaml, fault }: SplitTopic,
  { file, address }: { readonly file: string; readonly address: string },
  around: Surroundings,
): Matter {
  const start = { file, line: 1, column: 1 };
  if (fault !== undefined) {
    const problems = [problem('front-matter', start, { key: '', fault: 'syntax', detail: fault })];
    return {
      value: undefined,
      aliases: undefined,
      claims: [],
      oneLanguage: false,
      problems,
      placeOf: () => start,
    };
  }
  const { value, raw, problems, placeOf } = readYaml('front-matter', yaml, file, 2, frontMatter);
  const found = Object(raw) as Record<string, unknown>;
  const declared = raw === undefined ? undefined : frontMatter.shape.aliases.safeParse(found.aliases).data;
  const all = claimsOf(declared ?? {}, placeOf);
  const isOwn = (claim: Claim): boolean => claim.address === address && claim.id !== null;
  const aliases = Object.entries(declared ?? {}).map(([anchor, ids]): [string, Alias[]] => [
    anchor,
    [
      ...ids.flatMap((id, index) =>
        id.startsWith('/') ? [] : [{ id, place: placeOf(['aliases', anchor, index]) }],
      ),
      ...all.flatMap((claim) =>
        isOwn(claim) && claim.anchor === anchor ? [{ id: claim.id ?? '', place: claim.place }] : [],
      ),
    ],
  ]);
  return {
    value: value && withWords(value, around.language.words),
    aliases: declared && new Map(aliases),
    claims: all.filter((claim) => !isOwn(claim)),
    oneLanguage: found.one_language === true,
    problems: [
      ...problems,
      ...unknownWords(found, placeOf, around),
      ...unknownSources(found, placeOf, around),
    ],
    placeOf,
  };
}

function withWords(matter: FrontMatter, words: ReadonlyMap<string, string>): FrontMatter {
  const filled = { ...matter };
  for (const key of TEXTS) {
    const value = matter[key];
    if (value?.includes('{')) filled[key] = fillWords(value, words).text;
  }
  return filled;
}

type Raw = Readonly<Record<string, unknown>>;

function* unknownWords(
  raw: Raw,
  placeOf: Matter['placeOf'],
  { operator, language }: Surroundings,
): Generator<Problem> {
  for (const key of operator ? TEXTS : []) {
    const text = raw[key];
    if (typeof text !== 'string' || !text.includes('{')) continue;
    for (const word of fillWords(text, language.words).unknown)
      yield unknownWord(word, language.words, placeOf([key]));
  }
}

function* unknownSources(
  { sources }: Raw,
  placeOf: Matter['placeOf'],
  { sourceIds }: Surroundings,
): Generator<Problem> {
  for (const [index, id] of (Array.isArray(sources) ? sources : []).entries()) {
    if (typeof id !== 'string' || !sourceIds || sourceIds.has(id)) continue;
    const suggestion = nearest(id, sourceIds);
    const detail = `\`${id}\` is not in _data/sources.yaml`;
    yield invalidValue('front-matter', ['sources', index], placeOf, detail, suggestion);
  }
}

/** The problem of a `{word}` that the operator does not define. */
export function unknownWord(word: string, words: ReadonlyMap<string, string>, place: Place): Problem {
  const suggestion = nearest(word, words.keys());
  return problem('unknown-word', place, { word, ...(suggestion && { suggestion }) });
}
