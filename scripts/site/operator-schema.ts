import { z } from 'zod';
import { day } from './day-schema.ts';
import { field, kind } from './field.ts';
import { isTimeZone } from './is-day.ts';
import { languageCode, line, localeLike, localised, secure } from './schema.ts';
import { siteHostFault } from './special-addresses.ts';

const WORD = /^[a-z][a-z0-9_]*$/;

const reachable = kind(
  z
    .string({ error: 'write an address' })
    .regex(/^(?:https|mailto|tel):\S+$/, 'an address that begins with `https:`, `mailto:` or `tel:`'),
  'address',
);

const wayToMark = kind(z.string({ error: 'write the path of a topic' }), 'path of a topic');

const site = z.strictObject({
  url: field(
    kind(
      z.string({ error: 'write an address' }).refine((url) => siteHostFault(url) === undefined, {
        error: ({ input }) => siteHostFault(String(input)) ?? '',
      }),
      'address',
      {
        pattern: '^https:\\/\\/[^/\\s@]+$',
        patternErrorMessage:
          'scheme and host only, such as `https://trust.example.com`; the path that a site lives under is its `base`',
      },
    ),
    'Scheme and host of the site, without a path.',
    'https://trust.example.com',
  ),
  base: field(
    z
      .string()
      .regex(
        /^\/(?:(?!\.{1,2}\/)[\w.~-]+\/)*$/,
        'a path that begins and ends with `/`, of letters, digits and `-` `.` `_` `~`',
      )
      .default('/'),
    'The path that the site lives under.',
    '/trust/',
  ),
  default_language: field(languageCode, 'The language of `/`, and of the originals of translations.', 'en'),
  current_since: field(
    day.optional(),
    'The first day whose statements count as current. With it each section says what it rests on, and shows its status.',
    '2024-01-01',
  ),
  keep_versions: field(
    z.boolean().optional(),
    'Whether each release keeps what every page says, as versions at addresses of their own, and wants a change of a statement to be announced.',
    true,
  ),
  time_zone: field(
    z.string().refine(isTimeZone, 'the name of a time zone (IANA), such as `Asia/Shanghai`').optional(),
    'Where the operator is: its midnight begins a day. Without it, that is UTC.',
    'Asia/Shanghai',
  ),
  one_page: field(
    z.boolean().optional(),
    'Whether one more page of each language holds all others, to search, print and keep; of thousands it would be too long.',
    true,
  ),
});

/** Words that the texts of the interface use; what they say with one that is not there is left out. */
export const words = z
  .object({
    operator: field(localised.optional(), 'Who speaks.', 'Example'),
    company: field(localised.optional(), 'The name of the company in full.', 'Example Ltd.'),
    services: field(localised.optional(), 'What the site is about.', { en: 'Example Cloud', zh: '示例云' }),
    site_name: field(localised, 'What the site is called.', { en: 'Trust Center', zh: '信任中心' }),
  })
  .catchall(localised)
  .refine(
    (given) => Object.keys(given).every((word) => WORD.test(word)),
    'a word is of small letters, digits and `_`',
  );

const way = z.strictObject({
  label: field(localised, 'What way it is.', { en: 'Hotline', zh: '热线' }),
  value: field(localised, 'What readers see of it.', '{hotline}'),
  href: field(reachable.optional(), 'Where it leads: `https:`, `mailto:` or `tel:`.', 'tel:+86-400-000-0000'),
  note: field(localised.optional(), 'What is to be known of it.', { en: 'On working days', zh: '工作日' }),
});

const security = z.strictObject({
  contact: field(
    z.array(reachable, { error: 'write a list of addresses' }).min(1, 'name one address at least'),
    'Ways to tell it, the best one first.',
    ['https://example.com/report', 'mailto:security@example.com'],
  ),
  expires: field(day, 'The last day on which this is to be relied on, a year ahead at most.', '2027-05-31'),
  languages: field(
    z.array(localeLike('zh-Hans')).optional(),
    'The tags of the languages that reports can be in; those of the site where they are left out.',
    ['en', 'zh-Hans'],
  ),
  policy: field(
    secure.optional(),
    'The address of a page that says what happens to a report.',
    'https://example.com/policy',
  ),
  owner: field(
    line.optional(),
    'The role that looks after it: `npm run review` lists it there.',
    'Security team',
  ),
});

const filing = z
  .strictObject({
    text: field(localised, 'The number, or what the page is called.', '京ICP备00000000号-1', {
      de: 'Impressum',
      en: 'Legal notice',
    }),
    href: field(secure.optional(), 'Where it leads on another host.', 'https://beian.miit.gov.cn/'),
    to: field(
      wayToMark.optional(),
      'In the place of `href`: the path of a topic in the folder of each language.',
      'about/legal-notice.md',
    ),
    icon: field(
      z
        .string()
        .regex(/^images\//, 'the path of a picture, such as `images/filing.png`')
        .optional(),
      'A picture in `images/` of the content, shown 20 pixels high.',
      'images/public-security.png',
    ),
  })
  .refine(({ href, to }) => (href === undefined) !== (to === undefined), {
    error: ({ input }) =>
      (input as { href?: string }).href === undefined
        ? 'say where it leads: `href` on another host, or `to` on this site'
        : 'it leads to two places: leave `href` or `to` out',
  });

/** Where readers are told what the marks of sections mean. */
const marks = z.strictObject({
  current: field(wayToMark.optional(), 'What is current.', 'transparency/index.md#mark-current'),
  stated: field(
    wayToMark.optional(),
    'What was stated in an earlier year.',
    'transparency/index.md#mark-stated',
  ),
  law: field(wayToMark.optional(), 'What a law or standard sets.', 'transparency/index.md#mark-law'),
  history: field(wayToMark.optional(), 'What is withdrawn.', 'transparency/index.md#mark-history'),
  'not-published': field(
    wayToMark.optional(),
    'What nobody has published.',
    'transparency/index.md#mark-not-published',
  ),
});

/** `_data/operator.yaml`. */
export const operator = field(
  z.strictObject({
    site: field(site, 'Where the site is, and how it is built.'),
    words: field(
      words,
      'What `{word}` stands for in texts; any further word of small letters, digits and `_` may stand here.',
    ),
    contact: field(z.array(way).default([]), 'Ways to reach the operator.'),
    security: field(
      security.optional(),
      'Where faults in the security of this host are reported: `/.well-known/security.txt` (RFC 9116) is made of it.',
    ),
    filings: field(
      z.array(filing).default([]),
      'What the law of a country wants to be shown at the foot of every page, such as the number of a registration, or a page that says who is liable.',
    ),
    marks: field(
      marks.optional(),
      'Where readers are told what the marks of sections mean: paths of topics in the folder of each language, with an anchor.',
    ),
    repository: field(
      secure
        .regex(/[^/]$/, 'an address without `/` at its end, such as `https://github.com/o/r/blob/main`')
        .optional(),
      'Where the files of the generator can be read, branch included: reports lead to the manual there.',
      'https://github.com/OWNER/NAME/blob/main',
    ),
    notice: field(
      z.union([z.literal(''), localised]).default(''),
      'The line at the head of every page; empty switches it off.',
      { en: 'This is a draft.', zh: '本站为草稿。' },
    ),
  }),
  'Who speaks on this site: all that is particular to the operator.',
);

export type Operator = z.infer<typeof operator>;
