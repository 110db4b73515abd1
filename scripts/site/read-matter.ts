import { type Place, type Problem, problem } from '../problem.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { Anchor, HeadText } from '../text/outline.ts';
import type { SplitTopic } from '../text/split-front-matter.ts';
import { type ReadYaml, readYaml } from '../text/yaml/read-yaml.ts';
import type { Content, LanguageContent, ReadText, Topic } from './content.ts';
import { readOldAddress } from './old-address.ts';
import type { OldClaim } from './old-entries.ts';
import { type FrontMatter, frontMatter, unknownWord } from './schema.ts';
import type { SiteData } from './site-data.ts';
import { faultsOfCitations } from './sources.ts';

/** What a topic is read against. */
export interface TopicContext
  extends Pick<SiteData, 'operator' | 'base' | 'languages' | 'sources' | 'sourceIds' | 'spelling'>,
    Pick<Content, 'downloads'> {
  readonly language: LanguageContent;
  /** The command's day, `YYYY-MM-DD`. */
  readonly day: string;
  /** The paths of the topics that are published; whole when texts are read. */
  readonly published: ReadonlySet<string>;
  /** Gives the texts that somebody else has read, by the paths of their topics. */
  readonly ahead?: TextsAhead | undefined;
}

/** Texts that need not be read here. */
export interface TextsAhead {
  take(path: string): ReadText | undefined;
  /** Is given what was read here all the same. */
  keep?(path: string, text: ReadText): void;
}

/** A topic's front matter. */
export interface Matter
  extends Required<Pick<Topic, 'matter' | 'oneLanguage' | 'claims' | 'placeOf' | 'spoken'>> {
  readonly problems: readonly Problem[];
}

const TEXTS = ['title', 'short', 'summary', 'owner'] as const;
const HEAD = ['title', 'summary'] as const;

/** Reads the front matter of a topic; a fault of one value hides no other. @param address where the topic is published */
export function readMatter(
  { yaml, fault }: SplitTopic,
  { file, address }: { readonly file: string; readonly address: string },
  around: TopicContext,
): Matter {
  const start = { file, line: 1, column: 1 };
  if (fault !== undefined)
    return {
      ...{ matter: undefined, oneLanguage: false, claims: [], placeOf: () => start },
      spoken: { aliases: undefined, head: [] },
      problems: [problem('front-matter', start, { key: '', fault: 'syntax', detail: fault })],
    };
  const read = readYaml('front-matter', yaml, file, 2, frontMatter);
  const { value, raw, problems, placeOf } = read;
  const found = Object(raw) as Raw;
  const aliases = raw === undefined ? undefined : frontMatter.shape.aliases.safeParse(found.aliases).data;
  const cited = raw === undefined ? undefined : frontMatter.shape.sources.safeParse(found.sources).data;
  const { own, claims } = oldOf(aliases ?? {}, { address, language: around.language.language.code, placeOf });
  return {
    matter: value && withWords(value, around.language.words),
    oneLanguage: found.one_language === true,
    claims,
    placeOf: placesIn(yaml, file, placeOf(['title'])),
    spoken: { aliases: aliases && own, head: headTexts(read), cited },
    problems: [...problems, ...unknownNames(found, placeOf, around)],
  };
}

type Alias = Pick<Anchor, 'id' | 'place'>;

/** The aliases of a topic: the old ids of its own page by the anchors that hold them now, and what it claims elsewhere. */
function oldOf(
  aliases: FrontMatter['aliases'],
  { address, language, placeOf }: Pick<Topic, 'address' | 'language' | 'placeOf'>,
): { own: Map<string, Alias[]>; claims: OldClaim[] } {
  const own = new Map<string, Alias[]>();
  const claims: OldClaim[] = [];
  for (const [anchor, list] of Object.entries(aliases)) {
    const to = { address, id: anchor === 'top' ? null : anchor };
    const plain: Alias[] = [];
    const whole: Alias[] = [];
    for (const [index, written] of list.entries()) {
      const place = placeOf(['aliases', anchor, index]);
      const old = written.startsWith('/') ? readOldAddress(written) : undefined;
      if (!written.startsWith('/')) plain.push({ id: written, place });
      else if (old?.address === address && old.id !== null) whole.push({ id: old.id, place });
      else if (old) claims.push({ ...old, language, to, place });
    }
    own.set(anchor, [...plain, ...whole]);
  }
  return { own, claims };
}

/**
 * Of thousands of topics, the text of each front matter is kept, not what it was parsed to: only titles are asked for often.
 * Who asks for the places of a thousand sections in a row has it parsed once.
 */
function placesIn(yaml: string, file: string, title: Place): Topic['placeOf'] {
  let parsed: WeakRef<Topic['placeOf']> | undefined;
  return (path) => {
    if (path.join('.') === 'title') return title;
    const placeOf = parsed?.deref() ?? readYaml('front-matter', yaml, file, 2, frontMatter).placeOf;
    parsed = new WeakRef(placeOf);
    return placeOf(path);
  };
}

/** What a front matter says to the readers of its page. */
export function headTexts({ raw, placeOf }: Pick<ReadYaml<unknown>, 'raw' | 'placeOf'>): HeadText[] {
  const values = Object(raw) as Raw;
  return HEAD.flatMap((key) => {
    const text = values[key];
    return typeof text === 'string' ? [{ text, place: placeOf([key]) }] : [];
  });
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

/** The `{words}` that the operator does not define, and the sources that are not in the list. */
function* unknownNames(raw: Raw, placeOf: Topic['placeOf'], around: TopicContext): Generator<Problem> {
  const { operator, language } = around;
  const { words } = language;
  for (const key of operator ? TEXTS : []) {
    const text = raw[key];
    const unknown = typeof text === 'string' ? fillWords(text, words).unknown : [];
    for (const word of unknown) yield unknownWord(word, words, placeOf([key]));
  }
  yield* faultsOfCitations(raw.sources, placeOf, around);
}
