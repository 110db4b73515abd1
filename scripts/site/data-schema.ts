import { z } from 'zod';
import { tried } from '../cannot-run.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import { day } from './day-schema.ts';
import { field, kind } from './field.ts';
import { interfaceTexts } from './interface-texts.ts';
import { gone, legacy } from './old-entries.ts';
import { operator } from './operator-schema.ts';
import { languageCode, line, localeLike, localised, localisedOr } from './schema.ts';
import { certificates, key, sources, subcontractors, subprocessors } from './source-schemas.ts';
import { theme } from './theme-schema.ts';
import { glossary, spelling, terms } from './word-schemas.ts';

const panelLink = z.strictObject({
  text: field(localised.optional(), 'What the link says: the name of the topic where it is left out.', {
    en: 'Our certificate',
    zh: '我们的证书',
  }),
  to: field(
    kind(
      localisedOr('write the path of a topic, or one a language such as `{ en: … }`'),
      'path or paths by language',
    ),
    'Path of a topic inside the folder of a language, or of a download, with an anchor where wanted; one a language where they differ.',
    'privacy/data-retention.md#leave_service',
  ),
});

const panel = z.strictObject({
  id: field(key, 'Its name among the panels.', 'key-information'),
  title: field(localised, 'What stands above it.', { en: 'Key information', zh: '重要信息' }),
  links: field(z.array(panelLink), 'Its links, in their order.'),
});

/** `_data/panels.yaml`. */
const panels = field(z.array(panel), "Lists of links that stand on every topic's page.");

const spacesOfSigns = z.record(
  kind(z.string().length(1, { error: 'write one sign' }), 'sign'),
  kind(z.string().regex(/^\s$/, { error: 'write one space, such as "\\u00a0"' }), 'space'),
  { error: 'write signs, each with its space' },
);

/** `_data/languages/<code>.yaml`. */
export const language = field(
  z.strictObject({
    code: field(languageCode, 'Its code, as the file is called and addresses have it.', 'en'),
    tag: field(localeLike('zh-Hans'), 'Its tag for browsers (BCP 47).', 'zh-Hans'),
    direction: field(
      z.enum(['ltr', 'rtl'], { error: '`ltr` or `rtl`' }),
      'Which way it is written: from left to right or from right to left.',
      'ltr',
    ),
    name: field(line, 'What it is called, in itself.', 'English'),
    date_locale: field(
      localeLike('en-GB').optional(),
      'Whose way of writing dates is followed, where the tag alone does not say it.',
      'en-GB',
    ),
    date: field(
      z
        .record(kind(z.string(), 'option'), z.string())
        .refine(isDateForm, 'options of Intl.DateTimeFormat, such as `{ dateStyle: long }`'),
      'How dates are written: options of [Intl.DateTimeFormat](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Intl/DateTimeFormat/DateTimeFormat).',
      { dateStyle: 'long' },
    ),
    first_of_month: field(
      line.optional(),
      'The first day of a month, where dates call it otherwise than other days, as French does.',
      '1er',
    ),
    quotes: field(
      z.tuple([line, line], {
        error: 'write the opening and the closing mark of a quotation, as in `quotes: ["“", "”"]`',
      }),
      'The opening and the closing mark of a quotation.',
      ['“', '”'],
    ),
    vague_link_texts: field(
      z.array(line, { error: 'write a list of texts' }).default([]),
      'What links say in it that do not say where they lead, apart from what is known of English and Chinese.',
      ['en savoir plus'],
    ),
    unbroken: field(
      z.array(line, { error: 'write a list of words' }).default([]),
      'Words that no line ends in, such as names; `{words}` are filled in.',
      ['Office 365', '{company}'],
    ),
    units: field(
      z.array(line, { error: 'write a list of units' }).default([]),
      'What a number is not parted from that stands in front of it, as in 90 days.',
      ['days', 'months'],
    ),
    spaces: field(
      z
        .strictObject({
          before: field(spacesOfSigns, 'In front of which signs, and which space.', { ';': '\u202f' }),
          after: field(spacesOfSigns, 'Behind which signs, and which space.', { '«': '\u00a0' }),
        })
        .optional(),
      'The spaces that the language has beside signs, as French has in front of `;`: whichever space was typed there is made this one. None is put where none was typed.',
    ),
    search_words: field(
      z.record(kind(line, 'word'), line, { error: 'write words, each with those of the pages' }).default({}),
      'What visitors search for that the pages call otherwise, and the words of the pages.',
      { pentest: 'penetration tests' },
    ),
    texts: field(interfaceTexts, 'The texts of the interface.'),
  }),
  'A language of the site; the file has its code as its name.',
);

/** What a site writes of it: all, where the language does not come with the generator. */
export const languageFile = field(
  language
    .partial()
    .extend({ texts: field(interfaceTexts.partial().optional(), 'The texts of the interface.') }),
  'A language of the site; the file has its code as its name. Of a language that comes with the generator, it holds what the site says otherwise.',
);

const host = kind(
  z
    .string({ error: 'write the name of a host' })
    .regex(
      /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
      'the name of a host in small letters, such as `dev.example.com`, without scheme and path',
    ),
  'host',
);
const hostList = z.array(host, { error: 'write a list of hosts' }).default([]);

/** `_data/hosts.yaml`. */
const hosts = field(
  z
    .strictObject({
      allow: field(
        hostList,
        'Hosts that readers may be sent to although their names sound like those of tests.',
        ['dev.azure.com'],
      ),
      deny: field(hostList, 'Hosts that no page may link to.', ['old.example.com']),
      former_hosts: field(
        hostList,
        'Hosts on which this site, or the one before it, stood earlier: they are no source of its statements.',
        ['trust.example.net'],
      ),
    })
    .prefault({}),
  'What the site knows of other hosts. An entry stands for the hosts below it too.',
);

const acceptance = z.strictObject({
  code: field(line, 'The name of the problem.', 'insecure-link'),
  file: field(
    line,
    'The file that it is told in, from the content folder or as it is told.',
    'en/privacy/access.md',
  ),
  what: field(
    line.optional(),
    'What of the file it is about: the address, the id, the key or the words that it names.',
    'http://old.example.com/',
  ),
  reason: field(line, 'Why that is right for now.', 'The host moves to HTTPS in March.'),
  until: field(day, 'The last day on which it is not told.', '2027-03-31'),
  owner: field(
    line.optional(),
    'The role that mends it until then, where it is not that of the page.',
    'Web team',
  ),
});

/** `_data/acceptances.yaml`. */
const acceptances = field(
  z.array(acceptance, { error: 'write a list of problems' }),
  'Problems that are not told for a time.',
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
  subprocessors,
  certificates,
  theme,
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
  operator: (keys) => keys[0] === 'marks' || (keys[0] === 'filings' && keys.at(-1) === 'to'),
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
