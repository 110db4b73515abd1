import { z } from 'zod';
import { tried } from '../cannot-run.ts';
import { nearest } from '../nearest.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { isDay } from './is-day.ts';
import '../text/yaml/read-yaml.ts';
import { isMeantAsAddress, readOldAddress } from './old-address.ts';

/** A day, `YYYY-MM-DD`, that exists in the calendar. A string: YAML's own dates turn 2026-02-30 into March. */
export const day = dayOr('write a day as YYYY-MM-DD');

/** What stands where a day is still to come, in a draft. */
const DAY_TO_COME = 'TODO';

/** @param missing what is said where there is none @param isTaken whether a text is right that is no day */
function dayOr(missing: string, isTaken: (text: string) => boolean = () => false) {
  return z
    .string({ error: ({ input }) => (input === undefined ? missing : `write a day as ${dayMeant(input)}`) })
    .refine((text) => isDay(text) || isTaken(text), {
      error: ({ input }) => {
        const meant = dayMeant(input);
        return meant === FORM_OF_DAY
          ? `\`${input}\` is not a day of the calendar (${FORM_OF_DAY})`
          : `write \`${input}\` as \`${meant}\``;
      },
    });
}

const FORM_OF_DAY = 'YYYY-MM-DD';

/** The day that was meant by one in another form, where that can mean one day alone; else the form. */
function dayMeant(input: unknown): string {
  const text = String(input).trim();
  const iso = (year: string, month: string, date: string): string =>
    [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-');
  const [, y = '', m = '', d = ''] = /^(\d{4})[-/.年 ]*(\d\d?)[-/.月 ]*(\d\d?)日?(?:T.*)?$/.exec(text) ?? [];
  if (isDay(iso(y, m, d))) return iso(y, m, d);
  const [, first = '', sign, second = '', year = ''] =
    /^(\d\d?)([-/.]) ?(\d\d?)\2 ?(\d{4})$/.exec(text) ?? [];
  const days = [iso(year, second, first), iso(year, first, second)].filter(isDay);
  // With points the day comes first; with other signs that depends on the country.
  if (days.length === 1 || (sign === '.' && days.length > 0)) return days[0] ?? FORM_OF_DAY;
  const isInWords =
    /^(?:\d\d?(?:st|nd|rd|th)?\.? )?[a-z]{3,9}\.?,? (?:\d\d?(?:st|nd|rd|th)?,? )?\d{4}$/i.test(text) &&
    /\b\d\d?\D/.test(text);
  const time = isInWords ? Date.parse(`${text.replace(/(\d)(?:st|nd|rd|th)/, '$1')} UTC`) : Number.NaN;
  return Number.isNaN(time) ? FORM_OF_DAY : new Date(time).toISOString().slice(0, 10);
}

const TEXT = 'write a text; in quotes, where YAML would take it for something else';

/** A text for readers. Characters that are not to be seen act on terminals and hide in addresses. */
export const line = lineOr(TEXT);

/** @param missing what is said where there is none */
function lineOr(missing: string) {
  return z
    .string({ error: ({ input }) => (input === undefined ? missing : TEXT) })
    .trim()
    .min(1, 'the text is empty')
    .regex(
      /^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|\n)*$/u,
      'there is a character in the text that cannot be seen',
    );
}
const whole = z.int({ error: 'write a whole number' });
const id = z.string({ error: 'write an id' }).min(1, 'the id is empty').regex(/^\S*$/, 'an id has no spaces');
/** An id of an old page, which may have any form that an address can name. */
const oldId = z
  .string({ error: 'write an id' })
  .min(1, 'the id is empty')
  .regex(/^(?! )[^\p{Cc}]*(?<! )$/u, 'an id has no spaces at its ends, and no line breaks');
/** An old id of the page itself, or an address that begins with `/`, with the old id behind `#` where it had one. */
const alias = oldId.refine(
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
  return z.union([line, byLanguage], { error });
}

/** One text for all languages, or one a language. */
export type Localised = z.infer<typeof localised>;

/** The value for a language; where it has none, that of the default language, else the first. */
export function localise(value: Localised, language: string, fallback: string): string {
  if (typeof value === 'string') return value;
  return value[language] ?? value[fallback] ?? Object.values(value)[0] ?? '';
}

/** The code of a language, as addresses have it. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'a language code such as `en`');

/** An address of another host. */
export const secure = z.string().regex(/^https:\/\/\S+$/, 'an address that begins with `https://`');

/** Whether a text is a tag of a language (BCP 47). */
export function isLocale(tag: string): boolean {
  return tried(() => Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0) ?? false;
}

const sourceIds = z.array(id, { error: 'write a list of ids from _data/sources.yaml' });

/** What a section rests on. */
const basis = z.union(
  [
    z.enum(['none', 'not-published', 'TODO']),
    sourceIds,
    z.strictObject({
      /** The sources that say what it says. */
      from: sourceIds.default([]),
      /** Further ones, which have no part in its status. */
      also: sourceIds.default([]),
      /** The first and the last day on which what it tells of was stated; it is withdrawn since. */
      history: z
        .tuple([day, day], { error: 'write the first and the last day: `[2016-05-28, 2016-05-31]`' })
        .optional(),
    }),
  ],
  {
    error:
      'write a list of sources, `none` where nothing is stated, `not-published`, `TODO` in a draft, or `{ from: […], also: […] }`',
  },
);

/** What the sections of a topic rest on, by their anchors (`top` is the head of the page); a list is for all of them. */
const citations = z.union([sourceIds, z.record(z.string(), basis)], {
  error: 'write what each section rests on, such as `{ leave_service: [handbook], overview: none }`',
});

/** What a section rests on, as it was written. */
export type Basis = z.infer<typeof basis>;
export type Citations = z.infer<typeof citations>;

/** What stands between the `---` lines of a topic. */
export const frontMatter = z
  .strictObject({
    /** The page's h1: what a visitor asks that the page answers. */
    title: lineOr('add `title: …`, the heading of the page'),
    /** Its short name: in menus, breadcrumbs and lists, and in the title of the window. */
    short: line.optional(),
    /** One or two sentences that answer what the title asks. */
    summary: lineOr('add `summary: …`, one or two sentences that say what the page says'),
    /** The role that answers for the page. */
    owner: lineOr('add `owner: …`, the role that answers for the page'),
    /** The day on which its statements were last held against their sources; `TODO` in a draft. */
    reviewed: dayOr(
      'add `reviewed: YYYY-MM-DD`, the day on which its statements were last held against their sources',
      (text) => text === DAY_TO_COME,
    ),
    /** Months until the next review. */
    review_every: whole.min(1, 'at least one month').default(12),
    /** Place among its siblings; lower comes first. */
    order: whole.default(1000),
    /** What its sections rest on: ids from `_data/sources.yaml`. */
    sources: citations.default([]),
    /** Old ids and addresses that still work, by the anchor that holds their statement now; `top` is the page itself. */
    aliases: z
      .record(z.string(), z.array(alias, { error: 'write a list of old ids and addresses' }))
      .default({}),
    /** It is for readers of every language, and will not be translated: the other languages show it as it is. */
    one_language: z.boolean({ error: 'write true or false' }).default(false),
    /** A draft is checked, and not published. */
    draft: z.boolean({ error: 'write true or false' }).default(false),
    /** The first day on which it is published; before it is like a draft. */
    publish: day.optional(),
    /** The last day on which it is published; afterwards its address tells readers that it is gone. */
    expires: day.optional(),
  })
  .refine(({ publish = '', expires }) => expires === undefined || publish <= expires, {
    error: 'it ends before it is published',
    path: ['expires'],
  });

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
