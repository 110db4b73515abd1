import { z } from 'zod';
import { day, isLocale, languageCode, line, localised, secure } from './schema.ts';

const WORD = /^[a-z][a-z0-9_]*$/;

const reachable = z
  .string({ error: 'write an address' })
  .regex(/^(?:https|mailto|tel):\S+$/, 'an address that begins with `https:`, `mailto:` or `tel:`');

const wayToMark = z.string({ error: 'write the path of a topic, with an anchor' }).optional();

/** `_data/operator.yaml`: who speaks on this site. */
export const operator = z.strictObject({
  site: z.strictObject({
    /** Scheme and host, without a path. */
    url: z
      .string()
      .regex(
        /^https:\/\/[^/\s]+$/,
        'scheme and host only, such as `https://trust.example.com`; the path that a site lives under is its `base`',
      ),
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
    /** The first day whose statements count as current. With it each section says what it rests on, and shows its status. */
    current_since: day.optional(),
    /** Whether one more page of each language holds all others, to search, print and keep; of thousands it would be too long. */
    one_page: z.boolean().optional(),
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
        href: reachable.optional(),
        note: localised.optional(),
      }),
    )
    .default([]),
  /** Where faults in the security of this host are reported, as `security.txt` says it (RFC 9116). */
  security: z
    .strictObject({
      /** The best way first. */
      contact: z.array(reachable, { error: 'write a list of addresses' }).min(1, 'name one address at least'),
      /** The last day on which this is to be relied on. */
      expires: day,
      /** The tags of the languages that reports can be in; those of the site where they are left out. */
      languages: z.array(z.string().refine(isLocale, 'a language tag such as `zh-Hans`')).optional(),
      policy: secure.optional(),
      /** The role that looks after it: `npm run review` lists it there. */
      owner: line.optional(),
    })
    .optional(),
  /** What the law of a country wants to be shown at the foot of every page, such as the number of a registration. */
  filings: z
    .array(
      z.strictObject({
        text: localised,
        href: secure,
        /** A picture in `images/` of the content. */
        icon: z
          .string()
          .regex(/^images\//, 'the path of a picture, such as `images/filing.png`')
          .optional(),
      }),
    )
    .default([]),
  /** Where readers are told what the marks of sections mean: paths of topics in each language's folder, with an anchor. */
  marks: z
    .strictObject({
      current: wayToMark,
      stated: wayToMark,
      law: wayToMark,
      history: wayToMark,
      'not-published': wayToMark,
    })
    .optional(),
  /** Where the generator's files can be read, branch included: reports lead to the manual there. */
  repository: secure
    .regex(/[^/]$/, 'an address without `/` at its end, such as `https://github.com/o/r/blob/main`')
    .optional(),
  /** Shown at the head of every page; empty switches it off. */
  notice: z.union([z.literal(''), localised]).default(''),
});

export type Operator = z.infer<typeof operator>;
