import { z } from 'zod';
import { day, dayFault } from './day-schema.ts';
import { field, kind } from './field.ts';
import { line, localised, secure } from './schema.ts';

/** The id of an entry of a data file. */
export const key = kind(
  z.string().regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, `-` and `_`, beginning with a letter'),
  'id',
);

const yearOrDay = kind(
  z.union([z.string().regex(/^\d{4}$/, 'a year in quotes, or a day'), day], {
    error: ({ input }) => yearOrDayFault(input),
  }),
  'day or year',
);

function yearOrDayFault(input: unknown): string {
  const [year = '2021'] = /\b\d{4}\b/.exec(String(input)) ?? [];
  return dayFault(input, `a year in quotes, as in \`"${year}"\``);
}

const source = z
  .strictObject({
    title: field(localised, 'What it is called.', { en: 'Privacy statement', zh: '隐私声明' }),
    publisher: field(localised.optional(), 'Who published it.', '{operator}'),
    url: field(secure.optional(), 'Where it is read.', 'https://www.example.com/privacy'),
    kind: field(
      z
        .enum(['operator', 'law', 'standard', 'other'], {
          error: 'write `operator`, `law`, `standard` or `other`',
        })
        .default('other'),
      "Whose word it is: the operator's, a law, a standard, or another's.",
      'operator',
    ),
    file: field(line.optional(), 'Where it is a file of a repository: its path.', 'docs/privacy.md'),
    commit: field(
      z
        .string()
        .regex(/^[0-9a-f]{7,40}$/, 'a commit: 7 to 40 of the digits 0-9 and a-f, in quotes')
        .optional(),
      'The commit of that file that was read.',
      'fc5ba56',
    ),
    read: field(
      day.optional(),
      'The day on which it was read. One of `read` and `stated` is needed.',
      '2026-11-22',
    ),
    stated: field(
      yearOrDay.optional(),
      'The year or day on which it was stated; of a law, since which it is in force.',
      '2026-05-01',
    ),
    note: field(localised.optional(), 'What readers are to know of it.', 'In Chinese only.'),
  })
  .refine(({ read, stated }) => read ?? stated, {
    error: 'give the day it was `read`, or when it was `stated`',
  });

/** `_data/sources.yaml`. */
export const sources = field(
  z.record(key, source),
  'Where statements come from, by the ids that topics name.',
);

/** What a reader would look for and the operator has not published; a field that does not apply is left out. */
const notPublished = z.literal('not-published');
const sourceId = kind(
  z.string({ error: 'write the id of a source from _data/sources.yaml' }),
  'id of a source',
);
const list = field(line.optional(), 'Which list it stands on, where there are several.', 'core');
const itsSource = field(sourceId, 'Who says so: an id from `_data/sources.yaml`.', 'operator-privacy');

/** The days of a new one, in the order in which they come. */
const NOTICE = ['announced', 'object_until', 'effective'] as const;

const subcontractor = z
  .strictObject({
    name: field(localised, 'What it is called.', { en: 'Example Network Ltd.', zh: '示例网络有限公司' }),
    list,
    purpose: field(localised.optional(), 'What it does. May be `not-published`.', {
      en: 'Customer support',
      zh: '客户支持',
    }),
    place: field(localised.optional(), 'Where it is. May be `not-published`.', { en: 'China', zh: '中国' }),
    since: field(
      notPublished.or(yearOrDay).optional(),
      'Since when it has worked on the services.',
      '2026-05-01',
    ),
    announced: field(
      day.optional(),
      'Of a new one, the day on which customers were told of it.',
      '2026-12-01',
    ),
    effective: field(
      day.optional(),
      'Of a new one, the first day on which it works on the services.',
      '2027-01-01',
    ),
    object_until: field(
      day.optional(),
      'Of a new one, the last day on which customers can object to it, where a contract names one.',
      '2026-12-31',
    ),
    source: itsSource,
  })
  .superRefine((row, context) => {
    const days = NOTICE.flatMap((key) => {
      const value = row[key];
      return value === undefined ? [] : [{ key, value }];
    });
    const tell = (key: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [key], message });
    for (const [index, { key, value }] of days.entries()) {
      const before = days[index - 1];
      if (before && before.value > value) tell(key, `it is before \`${before.key}\`, ${before.value}`);
    }
    if (days.length > 0 && row.effective === undefined)
      tell('effective', 'say from which day on it works on the services');
  });

/** `_data/subcontractors.yaml`. */
export const subcontractors = field(
  z.array(subcontractor, { error: 'write a list of subcontractors' }),
  'Who else works on the services, a row each. What no source says is left out.',
);

/** `_data/subprocessors.yaml`. */
export const subprocessors = field(
  z.array(subcontractor, { error: 'write a list of subprocessors' }),
  'The same under the name that contracts give to those who get personal data. What no source says is left out.',
);

const certificate = z.strictObject({
  standard: field(localised, 'The standard, or what was certified.', 'ISO/IEC 27001'),
  list,
  level: field(localised.optional(), 'The scheme, the level or the type, shown with its name.', 'Type 2'),
  services: field(localised.optional(), 'What it is about. May be `not-published`.', 'Example Cloud'),
  scope: field(localised.optional(), 'What was looked at. May be `not-published`.', {
    en: 'Operations, security',
    zh: '运营、安全',
  }),
  issuer: field(localised.optional(), 'Who gave it. May be `not-published`.', 'Example Certification'),
  valid_until: field(
    z.union([notPublished, day], { error: ({ input }) => dayFault(input, '`not-published`') }).optional(),
    'Its last day.',
    '2027-05-31',
  ),
  newer: field(
    localised.optional(),
    'The edition that took the place of the one that was certified.',
    'ISO/IEC 27001:2022',
  ),
  owner: field(
    line.optional(),
    'The role that renews it: `npm run review` lists it there.',
    'Compliance office',
  ),
  source: itsSource,
});

/** `_data/certificates.yaml`. */
export const certificates = field(
  z.array(certificate, { error: 'write a list of certificates' }),
  'What was certified, or attested, a row each. What no source says is left out.',
);
