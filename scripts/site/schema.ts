import { z } from 'zod';
import { tried } from '../cannot-run.ts';
import { nearest } from '../nearest.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { day, dayOr } from './day-schema.ts';
import { field, kind } from './field.ts';
// Sets the words in which schemas tell faults.
import '../text/yaml/read-yaml.ts';
import { isMeantAsAddress, readOldAddress } from './old-address.ts';

/** What stands where a day is still to come, in a draft. */
const DAY_TO_COME = 'TODO';

const TEXT = 'write a text; in quotes, where YAML would take it for something else';

/** A text for readers. Characters that are not to be seen act on terminals and hide in addresses. */
export const line = lineOr(TEXT);

/** @param missing what is said where there is none */
function lineOr(missing: string) {
  const type = z
    .string({ error: ({ input }) => (input === undefined ? missing : TEXT) })
    .trim()
    .min(1, 'the text is empty')
    .regex(
      /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|\n)*$/u,
      'there is a character in the text that cannot be seen',
    );
  return kind(type, 'text');
}
const whole = z.int({ error: 'write a whole number' });
const truth = z.boolean({ error: 'write true or false' });
const anchor = kind(z.string(), 'anchor');
const id = kind(
  z.string({ error: 'write an id' }).min(1, 'the id is empty').regex(/^\S*$/, 'an id has no spaces'),
  'id of a source',
);
/** An id of an old page, which may have any form that an address can name. */
const oldId = z
  .string({ error: 'write an id' })
  .min(1, 'the id is empty')
  .regex(/^(?! )[^\p{Cc}]*(?<! )$/u, 'an id has no spaces at its ends, and no line breaks');
/** An old id of the page itself, or an address that begins with `/`, with the old id behind `#` where it had one. */
const alias = kind(oldId, 'old id or address').refine(
  (text) => (text.startsWith('/') ? readOldAddress(text) !== undefined : !isMeantAsAddress(text)),
  {
    error: ({ input }) =>
      String(input).startsWith('#')
        ? 'write an old id without `#`'
        : 'write an old address as `/en/old-name/` or `/old/page.html#old-id`: a page, without scheme, host, query and `//`, and not too long',
  },
);

/** One text a language, by their codes. */
export class ByLanguage {
  readonly [code: string]: string;

  constructor(texts: Readonly<Record<string, string>>) {
    Object.assign(this, texts);
  }
}

/** A text for readers of every language. */
export const localised = localisedOr('write a text, or one text a language such as `{ en: … }`');

/** The same with other words for what is neither. */
export function localisedOr(error: string) {
  const byLanguage = z.record(z.string(), line).transform((texts) => new ByLanguage(texts));
  return kind(z.union([line, byLanguage], { error }), 'text or texts by language');
}

/** One text for all languages, or one a language. */
export type Localised = z.infer<typeof localised>;

/** The value for a language; where it has none, that of the default language, else the first. */
export function localise(value: Localised, language: string, fallback: string): string {
  if (typeof value === 'string') return value;
  return value[language] ?? value[fallback] ?? Object.values(value)[0] ?? '';
}

const CODE = /^[a-z]{2,3}$/;

/** The code of a language, as addresses have it. */
export const languageCode = kind(
  z.string().regex(CODE, {
    error: ({ input }) => {
      const small = String(input).toLowerCase();
      return CODE.test(small) ? `write it in small letters: \`${small}\`` : 'a language code such as `en`';
    },
  }),
  'code of a language',
);

/** An address of another host. */
export const secure = kind(
  z.string().regex(/^https:\/\/\S+$/, 'an address that begins with `https://`'),
  'address',
);

/** The tag of a language (BCP 47). @param like one, for who wrote another thing */
export function localeLike(like: string) {
  const isLocale = (tag: string): boolean =>
    tried(() => Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0) ?? false;
  return kind(z.string().refine(isLocale, `a language tag such as \`${like}\``), 'tag of a language');
}

const sourceIds = z.array(id, { error: 'write a list of ids from _data/sources.yaml' });

/** What a section rests on. */
const basis = z.union(
  [
    z.enum(['none', 'not-published', 'TODO']),
    sourceIds,
    z.strictObject({
      from: field(sourceIds.default([]), 'The sources that say what it says.', ['overview']),
      also: field(sourceIds.default([]), 'Further ones, which have no part in its status.', ['faq']),
      history: field(
        z
          .tuple([day, day], { error: 'write the first and the last day: `[2016-05-28, 2016-05-31]`' })
          .optional(),
        'The first and the last day on which what it tells of was stated; it is withdrawn since.',
        ['2016-05-28', '2016-05-31'],
      ),
    }),
  ],
  {
    error:
      'write a list of sources, `none` where nothing is stated, `not-published`, `TODO` in a draft, or `{ from: […], also: […] }`',
  },
);

const basisOf = field(
  basis,
  'What the section rests on: sources, `none` where nothing is stated, `not-published` where nobody says it, `TODO` in a draft.',
  ['operator-privacy'],
);

/** What the sections of a topic rest on, by their anchors (`top` is the head of the page); a list is for all of them. */
const citations = z.union([sourceIds, z.record(anchor, basisOf)], {
  error: 'write what each section rests on, such as `{ leave_service: [handbook], overview: none }`',
});

/** What a section rests on, as it was written. */
export type Basis = z.infer<typeof basis>;
export type Citations = z.infer<typeof citations>;

const matter = z
  .strictObject({
    title: field(
      lineOr('add `title: …`, the heading of the page'),
      'The h1 of the page: what a visitor asks that the page answers.',
      'Can I get deleted data back?',
    ),
    short: field(
      line.optional(),
      'Its short name: in menus, breadcrumbs and lists, and in the title of the window. The title where it is left out.',
      'Restoring data',
    ),
    summary: field(
      lineOr('add `summary: …`, one or two sentences that say what the page says'),
      'One or two sentences that answer what the title asks.',
      'For 90 days after you leave, on request; then it is gone for good.',
    ),
    owner: field(
      lineOr('add `owner: …`, the role that answers for the page'),
      'The role that answers for the page.',
      'Privacy office',
    ),
    reviewed: field(
      dayOr(
        'add `reviewed: YYYY-MM-DD`, the day on which its statements were last held against their sources',
        DAY_TO_COME,
      ),
      'The day on which its statements were last held against their sources; `TODO` in a draft.',
      '2026-11-22',
    ),
    review_every: field(whole.min(1, 'at least one month').default(12), 'Months until the next review.', 6),
    order: field(whole.default(1000), 'The place among its siblings; lower comes first.', 45),
    sources: field(
      citations.default([]),
      'What its sections rest on, by their anchors (`top` is the head of the page): ids from `_data/sources.yaml`, `none` where nothing is stated, `not-published`, or `TODO` in a draft. A plain list is for a page of one section.',
      { 'after-deletion': ['operator-privacy'], overview: 'none' },
      ['operator-privacy'],
    ),
    aliases: field(
      z.record(anchor, z.array(alias, { error: 'write a list of old ids and addresses' })).default({}),
      'Old ids and addresses that still work, by the anchor that holds their statement now; `top` is the page itself.',
      { top: ['/en/privacy/old-name/'], 'after-deletion': ['undelete'] },
    ),
    one_language: field(
      truth.default(false),
      'It is for readers of every language, and will not be translated: the other languages show it as it is.',
      true,
    ),
    draft: field(truth.default(false), 'A draft is checked, and not published.', true),
    publish: field(
      day.optional(),
      'The first day on which it is published; before it is like a draft.',
      '2026-12-01',
    ),
    expires: field(
      day.optional(),
      'The last day on which it is published; afterwards its address tells readers that it is gone.',
      '2026-12-31',
    ),
  })
  .refine(({ publish = '', expires }) => expires === undefined || publish <= expires, {
    error: 'it ends before it is published',
    path: ['expires'],
  });

/** What stands between the `---` lines of a topic. */
export const frontMatter = field(matter, 'What stands between the lines `---` at the head of a topic.');

/** The front matter of a topic, defaults filled in. */
export type FrontMatter = z.infer<typeof frontMatter>;

/** The last day before the next review, `YYYY-MM-DD`: the same day some months later, or the last of a month without such a day; none is due before the first. */
export function reviewDue({ reviewed, review_every: months }: FrontMatter): string {
  if (reviewed === DAY_TO_COME) return '9999-12-31';
  const [year = 0, month = 1, date = 1] = reviewed.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(index / 12), index % 12];
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(inYear).padStart(4, '0')}-${two(inMonth + 1)}-${two(Math.min(date, last))}`;
}

/** The problem of a line of a file that has the form of no entry. */
export function damagedLine(file: string, line: number, detail: string): Problem {
  return problem('data-file', { file, line, column: 1 }, { key: '', fault: 'syntax', detail });
}

/** What is wrong with the code of a language that nobody described. */
export const NO_LANGUAGE = 'this language has no file in _data/languages/';

/** The problem of a value that its schema takes, and the rest of the site does not. */
export function invalidValue(
  code: 'front-matter' | 'data-file',
  path: readonly (string | number)[],
  placeOf: (path: readonly PropertyKey[]) => Place,
  detail: string,
  suggestion?: string,
  known?: readonly string[],
): Problem {
  const facts = { key: path.join('.'), fault: 'invalid', detail } as const;
  const more = { ...(suggestion && { suggestion }), ...(known && { known }) };
  return problem(code, placeOf(path), { ...facts, ...more });
}

/** The problem of a `{word}` that the operator does not define, or of a register that has no rows. @param known what there is */
export function unknownWord(
  word: string,
  known: ReadonlyMap<string, unknown>,
  place: Place,
  register?: true,
): Problem {
  const suggestion = nearest(word.trim().replace(/[ -]+/g, register ? '-' : '_'), known.keys());
  return problem('unknown-word', place, {
    word,
    ...(register && { register }),
    ...(suggestion && suggestion !== word && { suggestion }),
  });
}
