import { z } from 'zod';
import { interfaceTexts } from './interface-texts.ts';
import { day, line, localised } from './schema.ts';

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, `-` and `_`, beginning with a letter');
const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'a language code such as `en`');
const secure = z.string().regex(/^https:\/\/\S+$/, 'an address that begins with `https://`');

/** `_data/operator.yaml`: who speaks on this site. */
export const operator = z.strictObject({
  site: z.strictObject({
    /** Scheme and host, without a path. */
    url: z.string().regex(/^https:\/\/[^/\s]+$/, 'scheme and host only, such as `https://trust.example.com`'),
    /** The path that the site lives under. */
    base: z
      .string()
      .regex(
        /^\/(?:(?!\.{1,2}\/)[\w.~-]+\/)*$/,
        'a path that begins and ends with `/`, of letters, digits and `-` `.` `_` `~`',
      )
      .default('/'),
    /** The language of `/`. */
    default_language: languageCode,
  }),
  /** What `{word}` stands for in texts. `operator`, `company`, `services` and `site_name` are used by layouts. */
  words: z
    .object({ operator: localised, company: localised, services: localised, site_name: localised })
    .catchall(localised)
    .refine(
      (words) => Object.keys(words).every((word) => WORD.test(word)),
      'a word is of small letters, digits and `_`',
    ),
  /** Ways to reach the operator. */
  contact: z
    .array(
      z.strictObject({
        label: localised,
        value: localised,
        href: z
          .string()
          .regex(/^(?:https|mailto|tel):\S+$/, 'an address that begins with `https:`, `mailto:` or `tel:`')
          .optional(),
        note: localised.optional(),
      }),
    )
    .default([]),
  /** Where the generator's files can be read, branch included: reports lead to the manual there. */
  repository: secure
    .regex(/[^/]$/, 'an address without `/` at its end, such as `https://github.com/o/r/blob/main`')
    .optional(),
  /** Shown at the head of every page; empty switches it off. */
  notice: z.union([z.literal(''), localised]).default(''),
});

const WORD = /^[a-z][a-z0-9_]*$/;

/** `_data/sources.yaml`: where statements come from, by id. */
export const sources = z.record(
  key,
  z
    .strictObject({
      title: localised,
      publisher: localised.optional(),
      url: secure.optional(),
      /** The day it was read. */
      read: day.optional(),
      /** The year or day on which it was stated. */
      stated: z.union([z.string().regex(/^\d{4}$/, 'a year in quotes, or a day'), day]).optional(),
      note: localised.optional(),
    })
    .refine((source) => source.read ?? source.stated, {
      error: 'give the day it was `read`, or when it was `stated`',
    }),
);

/** `_data/panels.yaml`: lists of links that stand on every topic's page. */
export const panels = z.array(
  z.strictObject({
    id: key,
    title: localised,
    links: z.array(
      z.strictObject({
        text: localised,
        /** Path of a topic inside the language's folder, or of a download, with an anchor where wanted. */
        to: z.string({ error: 'write the path of a topic' }),
      }),
    ),
  }),
);

/** `_data/glossary.yaml`: words and phrases, each with the tag (BCP 47) of its language. */
export const glossary = z.record(line, z.string().refine(isLocale, 'a language tag such as `zh-Hans`'));

/** `_data/languages/<code>.yaml`: a language of the site. */
export const language = z.strictObject({
  code: languageCode,
  /** BCP 47. */
  tag: z.string().refine(isLocale, 'a language tag such as `zh-Hans`'),
  direction: z.enum(['ltr', 'rtl'], { error: '`ltr` or `rtl`' }),
  /** In the language itself. */
  name: line,
  /** Whose way of writing dates is followed, where the tag alone does not say it: `en-GB`. */
  date_locale: z.string().refine(isLocale, 'a language tag such as `en-GB`').optional(),
  /** Options of Intl.DateTimeFormat. */
  date: z
    .record(z.string(), z.string())
    .refine(isDateForm, 'options of Intl.DateTimeFormat, such as `{ dateStyle: long }`'),
  quotes: z.tuple([z.string(), z.string()]),
  /** What links say in it that do not say where they lead, apart from what is known of English and Chinese. */
  vague_link_texts: z.array(line, { error: 'write a list of texts' }).default([]),
  /** Interface texts. */
  texts: interfaceTexts,
});

function isDateForm(options: Readonly<Record<string, string>>): boolean {
  try {
    new Intl.DateTimeFormat('en', options);
    return true;
  } catch {
    return false;
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** One value for all languages, or one a language by its code. */
export type Localised = z.infer<typeof localised>;
export type Operator = z.infer<typeof operator>;
export type Source = z.infer<typeof sources>[string];
export type Language = z.infer<typeof language>;
