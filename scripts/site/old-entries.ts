import { z } from 'zod';
import type { Place } from '../problem.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import { addressOfSource, decodePath, isPublishable, type Reference, readReference } from './addresses.ts';
import { day } from './day-schema.ts';
import { field, kind } from './field.ts';
import { readOldAddress, type Whereabouts } from './old-address.ts';
import { readRecordKey } from './record.ts';
import { line, localised } from './schema.ts';

const oldAddress = kind(line, 'old address').refine(
  (text) => readOldAddress(text)?.id === null,
  'write the address of a page without its host, such as `/en-us/`',
);
const form = kind(line, 'address with `*`').refine(
  (text) => /^\/[^*]*\*[^*]*$/.test(text) && readOldAddress(text.replace('*', 'x')) !== undefined,
  'write an address with one `*` in place of the name, such as `/en-us/*.html`',
);
const pageName = kind(
  z.string().regex(/^[^/\s*?#\\][^\s*?#\\]*$/, 'a name such as `privacy/default`, without `/` at its head'),
  'name',
);
const PATH =
  'write the path of a topic inside the folder of a language, such as `privacy/data-retention.md#timeline`';
const target = kind(z.string({ error: PATH }).refine(isPath, { error: PATH }), 'path of a topic');
const oldId = kind(
  z.string().regex(/^[^\s#]\S*$/, 'an old id has no spaces, and no `#` at its head'),
  'old id',
);
const byLanguage = <T extends z.ZodType>(type: T) =>
  z.record(kind(z.string(), 'language'), z.array(type, { error: 'write a list of addresses' }));

const oldPage = z.strictObject({
  to: field(target, 'Where the page leads.', 'privacy/data-retention.md'),
  anchors: field(z.record(oldId, target).default({}), 'Where each id that it had leads.', {
    _You_control: 'privacy/data-retention.md#leave_service',
  }),
});

/** `_data/legacy.yaml`. */
export const legacy = field(
  z.strictObject({
    forms: field(
      byLanguage(form).default({}),
      'By the code of the language that they lead into: how an address is made of a name; `*` stands for the name.',
      { en: ['/en-us/*.html'] },
    ),
    homes: field(
      byLanguage(oldAddress).default({}),
      'By the code of the language: addresses that lead to its home page.',
      { en: ['/en-us/'] },
    ),
    pages: field(z.record(pageName, oldPage).default({}), 'The old pages, by their names.'),
  }),
  'Addresses of the site that stood here before, in all their forms.',
);

/** An entry of what is gone. */
const goneEntry = z
  .strictObject({
    page: field(
      z
        .string({ error: 'write the path that the topic had' })
        .refine(
          (text) => isDownload(text) || isPublishable(text.replace(/#\S+$/, '')),
          'a path such as `privacy/old-topic.md`, `privacy/old-topic.md#old-id` or `downloads/old-report.pdf`',
        ),
      'The path that the topic had inside the folder of each language, with `#id` a statement on a page that still stands; with the folder of a language before it, in that one alone. Of a download, its path below the content folder.',
      'offers/winter.md',
      'downloads/old-report.pdf',
    ),
    on: field(day, 'The first day on which it was there no more.', '2026-12-31'),
    why: field(
      localised.optional(),
      'What happened, in a sentence or two, in each language in which it stood. Needed, but where `now` is given.',
      { en: 'The offer has ended.', zh: '此优惠已结束。' },
    ),
    see: field(
      target.optional(),
      'Where readers find what takes its place: the path of a topic inside the folder of a language.',
      'offers/index.md',
    ),
    now: field(
      target
        .refine(
          (text) => text.startsWith('../downloads/'),
          'write the path of the file from the folder of a language, such as `../downloads/new-name.pdf`',
        )
        .optional(),
      'Where the same file is under another name, by its path from the folder of a language.',
      '../downloads/new-name.pdf',
    ),
    version: field(
      z
        .string({ error: 'write it between quotes' })
        .regex(
          /^[0-9a-f]{12,64}$/,
          'at least the first 12 signs of a hash, as the message of the problem has them',
        )
        .optional(),
      'How the hash of its bytes begins, where the file still stands and holds something else.',
      'b2cfb32f56b2',
    ),
    also: field(
      z
        .array(
          kind(z.string({ error: 'write an old address' }), 'old address').refine(
            (text) => readOldAddress(text) !== undefined,
            {
              error:
                'write an old address as `/en/old-name/` or `/old/page.html#old-id`: a page, without scheme, host and query',
            },
          ),
          { error: 'write a list of old addresses' },
        )
        .default([]),
      'Other old addresses, with `#id` where they had one, that led to what is gone; they begin with `/`.',
      ['/en/special-offer/'],
    ),
  })
  .refine(({ why, now }) => why !== undefined || now !== undefined, {
    error: 'say what happened',
    path: ['why'],
  })
  .refine(({ page, now }) => now === undefined || isDownload(page), {
    error: 'only a download has it: a topic keeps its old address itself, below `aliases`',
    path: ['now'],
  })
  .refine(({ page, version }) => version === undefined || isDownload(page), {
    error: 'only a download has it',
    path: ['version'],
  });

/** `_data/gone.yaml`. */
export const gone = field(
  z.array(goneEntry, { error: 'write a list of what is gone' }),
  'What was taken off the site, and what readers are told of it.',
);

/** Whether a path is that of a download; one that ends in `.md` is that of a topic. */
export function isDownload(path: string): boolean {
  return path.startsWith('downloads/') && !path.endsWith('.md') && !/[\s\p{Cc}]$|\/$|\/\//u.test(path);
}

/** The language in whose folder a path begins; undefined of one that counts for all of them. */
export function languageInPath(
  path: string,
  languages: Pick<ReadonlySet<string>, 'has'>,
): string | undefined {
  const [first = '', ...rest] = path.split('/');
  return rest.length > 0 && languages.has(first) ? first : undefined;
}

/** Whether a text leads to something below the content folder, by a path from the folder of a language. */
function isPath(text: string): boolean {
  return !/^#|[?]/.test(text) && readReference(text, 'en/legacy.yaml').kind === 'source';
}

/** Where a path inside the folder of a language leads. @param written as the schemas of the data files take it */
export function destinationOf(written: string, language: string): Whereabouts {
  const reference = readReference(written, `${language}/legacy.yaml`);
  const { path, fragment } = reference as Extract<Reference, { kind: 'source' }>;
  return { address: addressOfSource(path), id: fragment ? decodePath(fragment) : null };
}

/** What somebody declared of an old address, or of an id that stood there. */
export interface OldClaim extends Whereabouts {
  /** The code of the language that readers of it are spoken to in. */
  readonly language: string;
  /** Where it leads now; undefined for what is gone. */
  readonly to: Whereabouts | undefined;
  readonly gone?: Gone;
  readonly place: Place;
}

/** What the legacy data declare of an address of the site that stood here before. */
export interface LegacyClaim extends OldClaim {
  /** Where it leads, as written: a path inside the folder of its language. */
  readonly href: string;
}

/** Every address that the legacy data stand for: each name in each of its forms, and each id on it. */
export function legacyClaims({ value, placeOf }: ReadYaml<z.infer<typeof legacy>>): LegacyClaim[] {
  const all: LegacyClaim[] = [];
  const { forms = {}, homes = {}, pages = {} } = value ?? {};
  const add = (
    language: string,
    from: string,
    id: string | null,
    href: string,
    path: PropertyKey[],
  ): void => {
    const address = readOldAddress(from)?.address;
    const to = destinationOf(href, language);
    if (address !== undefined) all.push({ address, id, language, href, to, place: placeOf(path) });
  };
  for (const [language, list] of Object.entries(homes))
    for (const [index, home] of list.entries())
      add(language, home, null, 'index.md', ['homes', language, index]);
  for (const [language, list] of Object.entries(forms))
    for (const [name, { to, anchors }] of Object.entries(pages))
      for (const address of list.map((form) => form.replace('*', () => name))) {
        add(language, address, null, to, ['pages', name, 'to']);
        for (const [id, target] of Object.entries(anchors))
          add(language, address, id, target, ['pages', name, 'anchors', id]);
      }
  return all;
}

/** Something that was taken off the site: a topic in all languages, a statement of one that still stands, or a download. */
export interface Gone extends Omit<z.infer<typeof goneEntry>, 'page' | 'also'> {
  /** The path of the topic inside the folder of each language, or of the download. */
  readonly path: string;
  /** The code of the one language in which it is gone; undefined where it is in all of them. */
  readonly only: string | undefined;
  /** The anchor, decoded; null is the whole page. */
  readonly id: string | null;
  /** Old addresses that led to it, each with its place. */
  readonly also: readonly (Whereabouts & { readonly place: Place })[];
  readonly place: Place;
  readonly onPlace: Place;
  readonly seePlace: Place;
  readonly nowPlace: Place;
  readonly whyPlace: Place;
}

/** What the data say is gone, each with its place. @param languages the codes of the site's languages */
export function goneEntries(
  { value, placeOf }: ReadYaml<z.infer<typeof gone>>,
  languages: Pick<ReadonlySet<string>, 'has'>,
): Gone[] {
  return (value ?? []).map(({ page, also, ...said }, index) => {
    const only = languageInPath(page, languages);
    const within = only === undefined ? page : page.slice(only.length + 1);
    const { address: path, id } = isDownload(page) ? { address: page, id: null } : readRecordKey(within);
    return {
      ...said,
      path,
      only,
      id,
      also: also.flatMap((written, at) => {
        const old = readOldAddress(written);
        return old ? [{ ...old, place: placeOf([index, 'also', at]) }] : [];
      }),
      place: placeOf([index, 'page']),
      onPlace: placeOf([index, 'on']),
      seePlace: placeOf([index, 'see']),
      nowPlace: placeOf([index, 'now']),
      whyPlace: placeOf([index, 'why']),
    };
  });
}
