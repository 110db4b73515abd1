import { z } from 'zod';
import { tried } from '../cannot-run.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import { interfaceTexts } from './interface-texts.ts';
import { gone, legacy } from './old-entries.ts';
import { operator } from './operator-schema.ts';
import { day, isLocale, languageCode, line, localised, localisedOr, secure } from './schema.ts';

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, `-` and `_`, beginning with a letter');

const yearOrDay = z.union([z.string().regex(/^\d{4}$/, 'a year in quotes, or a day'), day]);

/** `_data/sources.yaml`: where statements come from, by id. */
const sources = z.record(
  key,
  z
    .strictObject({
      title: localised,
      publisher: localised.optional(),
      url: secure.optional(),
      /** Whose word it is: the operator's, a law, a standard, or another's. */
      kind: z
        .enum(['operator', 'law', 'standard', 'other'], {
          error: 'write `operator`, `law`, `standard` or `other`',
        })
        .default('other'),
      /** Where it is a file of a repository: its path, and the commit that was read. */
      file: line.optional(),
      commit: z
        .string()
        .regex(/^[0-9a-f]{7,40}$/, 'a commit: 7 to 40 of the digits 0-9 and a-f, in quotes')
        .optional(),
      /** The day it was read. */
      read: day.optional(),
      /** The year or day on which it was stated. */
      stated: yearOrDay.optional(),
      note: localised.optional(),
    })
    .refine((source) => source.read ?? source.stated, {
      error: 'give the day it was `read`, or when it was `stated`',
    }),
);

/** What a reader would look for and the operator has not published; a field that does not apply is left out. */
const notPublished = z.literal('not-published');
const sourceId = z.string({ error: 'write the id of a source from _data/sources.yaml' });
/** `_data/subcontractors.yaml`: who else works on the services. What no source says is left out. */
const subcontractors = z.array(
  z.strictObject({
    name: localised,
    /** Which list it stands on, where there are several. */
    list: line.optional(),
    /** These three may be `not-published`. */
    purpose: localised.optional(),
    place: localised.optional(),
    since: notPublished.or(yearOrDay).optional(),
    source: sourceId,
  }),
  { error: 'write a list of subcontractors' },
);

/** `_data/certificates.yaml`: what was certified, or attested. What no source says is left out. */
const certificates = z.array(
  z.strictObject({
    standard: localised,
    /** Which list it stands on, where there are several. */
    list: line.optional(),
    /** The scheme, the level or the type. */
    level: localised.optional(),
    /** These four may be `not-published`. */
    services: localised.optional(),
    scope: localised.optional(),
    issuer: localised.optional(),
    valid_until: notPublished.or(day).optional(),
    /** The edition that took the place of the one that was certified. */
    newer: localised.optional(),
    /** The role that renews it: `npm run review` lists it there. */
    owner: line.optional(),
    source: sourceId,
  }),
  { error: 'write a list of certificates' },
);

/** `_data/panels.yaml`: lists of links that stand on every topic's page. */
const panels = z.array(
  z.strictObject({
    id: key,
    title: localised,
    links: z.array(
      z.strictObject({
        /** The name of the topic where it is not given. */
        text: localised.optional(),
        /** Path of a topic inside the language's folder, or of a download, with an anchor where wanted; one a language where they differ. */
        to: localisedOr('write the path of a topic, or one a language such as `{ en: … }`'),
      }),
    ),
  }),
);

const insteadByLanguage = z.record(
  z.string(),
  z.record(line, line, { error: 'write words, each with what to write instead' }),
  { error: 'write words by language, such as `{ en: { sub-processor: subprocessor } }`' },
);

const wordsByLanguage = z.record(z.string(), z.array(line).min(1, 'write a word'), {
  error: 'write lists of words by language, such as `{ en: [word, words] }`',
});

/** `_data/terms.yaml`: words whose first use on a page shows what they mean, and words to be avoided. */
const terms = z.array(
  z
    .strictObject({
      /** Path of a topic inside the language's folder, with the anchor under which the meaning is told; none for words that are only to be avoided. */
      to: z
        .string({ error: 'write the path of a topic' })
        .regex(/^[^#\s]+#\S+$/, 'the path of a topic and an anchor, such as `privacy/definitions.md#data`')
        .optional(),
      /** All forms of the term, by the codes of languages; the first one names it. */
      words: wordsByLanguage.default({}),
      /** What holds one of the words, or of those to be avoided, and is something else, such as the name of a law. */
      except: wordsByLanguage.default({}),
      /** Words that are not used for it, each with what to write instead, by the codes of languages. */
      avoid: insteadByLanguage.default({}),
    })
    .refine(({ to, words }) => to !== undefined || Object.keys(words).length === 0, {
      error: 'add `to: …`, the path of the topic that says what the words mean, with its anchor',
    })
    .refine(({ to, words }) => to === undefined || Object.keys(words).length > 0, {
      error: 'add `words: …`, the forms of the term by language',
    }),
  { error: 'write a list of terms' },
);

/** `_data/spelling.yaml`: words that are right although no dictionary has them, by the languages whose spelling is judged. */
const spelling = z.record(
  languageCode,
  z
    .array(line, { error: 'write a list of words' })
    .nullable()
    .transform((words) => words ?? []),
  { error: 'write words by language, such as `{ en: [subprocessor] }`' },
);

/** `_data/glossary.yaml`: words and phrases, each with the tag (BCP 47) of its language. */
const glossary = z.record(line, z.string().refine(isLocale, 'a language tag such as `zh-Hans`'));

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
  quotes: z.tuple([line, line], {
    error: 'write the opening and the closing mark of a quotation, as in `quotes: ["“", "”"]`',
  }),
  /** What links say in it that do not say where they lead, apart from what is known of English and Chinese. */
  vague_link_texts: z.array(line, { error: 'write a list of texts' }).default([]),
  /** Words that no line ends in, such as names; `{words}` are filled in. */
  unbroken: z.array(line, { error: 'write a list of words' }).default([]),
  /** What a number is not parted from that stands in front of it, as in `90天`. */
  units: z.array(line, { error: 'write a list of units' }).default([]),
  /** What visitors search for that the pages call otherwise, and the words of the pages: `pentest: penetration test`. */
  search_words: z.record(line, line, { error: 'write words, each with those of the pages' }).default({}),
  /** Interface texts. */
  texts: interfaceTexts,
});

const host = z
  .string({ error: 'write the name of a host' })
  .regex(
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    'the name of a host in small letters, such as `dev.example.com`, without scheme and path',
  );
const hostList = z.array(host, { error: 'write a list of hosts' }).default([]);

/** `_data/hosts.yaml`: what the site knows of other hosts. An entry stands for the hosts below it too. */
const hosts = z
  .strictObject({
    /** Hosts that readers may be sent to although their names sound like those of tests. */
    allow: hostList,
    /** Hosts that no page may link to. */
    deny: hostList,
    /** Hosts on which this site, or the one before it, stood earlier: they are no source of its statements. */
    former_hosts: hostList,
  })
  .prefault({});

/** `_data/acceptances.yaml`: problems that are not told for a time. */
const acceptances = z.array(
  z.strictObject({
    /** The name of the problem. */
    code: line,
    /** The file that it is told in, from the content folder or as it is told. */
    file: line,
    /** What of the file it is about: the address, the id, the key or the words that it names. */
    what: line.optional(),
    /** Why that is right for now. */
    reason: line,
    /** The last day on which it is not told. */
    until: day,
    /** The role that mends it until then, where it is not that of the page. */
    owner: line.optional(),
  }),
  { error: 'write a list of problems' },
);

function isDateForm(options: Readonly<Record<string, string>>): boolean {
  return tried(() => new Intl.DateTimeFormat('en', options)) !== undefined;
}

/** The files under `_data/` by their names without the ending; languages, the record and translations aside. */
export const dataFiles = {
  operator,
  sources,
  panels,
  terms,
  glossary,
  spelling,
  hosts,
  acceptances,
  legacy,
  gone,
  subcontractors,
  certificates,
};

/** These files as they were read. */
export type DataFiles = {
  readonly [Name in keyof typeof dataFiles]: ReadYaml<z.infer<(typeof dataFiles)[Name]>>;
};

export type Source = z.infer<typeof sources>[string];
export type Language = z.infer<typeof language>;
export type Hosts = z.infer<typeof hosts>;
export type AcceptanceEntry = z.infer<typeof acceptances>[number];

/** The data files that name topics and downloads by their paths from the folder of a language, and the keys that do. */
const PATHS: Readonly<Record<string, (keys: readonly string[]) => boolean>> = {
  operator: ([head]) => head === 'marks',
  panels: (keys) => keys.includes('to'),
  terms: (keys) => keys.at(-1) === 'to',
  legacy: ([head, , kind]) => head === 'pages' && (kind === 'to' || kind === 'anchors'),
  gone: (keys) => keys.at(-1) === 'see' || keys.at(-1) === 'now',
};

/** Whether a value of a data file at some path is that of a topic. @param keys that lead to the value, lists left out */
export function isTopicPath(file: string, keys: readonly string[]): boolean {
  const [, name = ''] = /(?:^|\/)([a-z]+)\.ya?ml$/.exec(file) ?? [];
  return PATHS[name]?.(keys) ?? false;
}
