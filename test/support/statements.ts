import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { readRecordKey, recordText } from '../../scripts/site/record.ts';
import type { Site } from '../../scripts/site/site.ts';
import { newFolder, site, topic } from './fixture.ts';

/** A topic of which each statement says its number and language, `Statement 12 (en)`. */
function numbered(code: string, first: number, links: string): string {
  const say = (number: number): string => `Statement ${first + number} (${code})`;
  return topic(
    `
${links}

## ${say(1)} {#s${first + 1}}

Of ${say(1)}, with a note[^1] and a [reference][x${first}].

### ${say(2)} {#s${first + 2}}

${say(3)}. {#s${first + 3}}

- ${say(4)} {#s${first + 4}}

## ${say(5)} {#s${first + 5}}

Another note[^1], the [same reference][x${first}], and [its own section](#s${first + 1}).

${say(6)} {#s${first + 6}}
: Means something.

[^1]: The note of ${first}, which leads to [statement 5](#s${first + 5}).

[x${first}]: #s${first + 2}
`,
    `Title ${first} (${code})`,
  );
}

/** The day of everything that is done to the site. */
export const DAY = '2026-03-01';

/** Paths that topics of the site have, or can be moved to, inside the folder of a language. */
export const PATHS = ['a.md', 'b.md', 'c/index.md', 'c/d.md', 'e.md', 'f/g.md', 'c/h.md'];

/** One of a list, by any number. */
export function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

/** Records what is published, as a release does. */
export function recordAll(folder: string): void {
  const { content } = checkSite(examineSources(folder), DAY);
  const fresh = [...content.published.keys()].map((key): [string, { day: string }] => [key, { day: DAY }]);
  const all = new Map([...fresh, ...(content.record?.entries ?? [])]);
  writeFileSync(join(folder, '_data/record.txt'), recordText(all));
}

/** The topics of the site, by their paths inside the folder of a language. */
const TOPICS = ['a.md', 'b.md', 'c/index.md', 'c/d.md'];

/** Writes a site of two languages whose statements are numbered. @returns its content folder */
export function numberedSite(): string {
  const folder = join(newFolder(), 'content');
  cpSync(join(site('two-languages'), '_data'), join(folder, '_data'), { recursive: true });
  cpSync(join(site('two-languages'), 'downloads'), join(folder, 'downloads'), { recursive: true });
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('_data/acceptances.yaml', '[]\n');
  put('_data/translations.txt', '');
  put('_data/panels.yaml', '- id: p\n  title: P\n  links:\n    - text: A\n      to: a.md#s11\n');
  put(
    '_data/legacy.yaml',
    'forms:\n  en: ["/old/*.html"]\n  zh: ["/old/*-cn.html"]\npages:\n  x:\n    to: b.md\n    anchors: { y: c/d.md#s41 }\n',
  );
  for (const code of ['en', 'zh']) {
    put(
      `${code}/index.md`,
      numbered(code, 0, 'See [A](a.md), [B](b.md#s22), [C](c/index.md) and [D](c/d.md#s46).'),
    );
    for (const [index, path] of TOPICS.entries()) {
      const up = path.includes('/') ? '../' : '';
      const links = `See [the home page](${up}index.md#s5), [A](${up}a.md#s13) and [D](<${up}c/d.md>).`;
      put(`${code}/${path}`, numbered(code, 10 * (index + 1), links));
    }
  }
  return folder;
}

/** Every statement that stands on the site, from its files. */
export function standing(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  const texts = files.map((path) => readFileSync(join(folder, path), 'utf8'));
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(STATEMENT)].filter(([all]) => all.includes('{#')).map(([, said = '']) => said),
    ),
  );
}

const STATEMENT = /(Statement \d+ \(..\))\.? \{#/g;

/**
 * The statement that an address of the record leads to; `gone` where that is said of it, `page` where a whole page takes its
 * place, undefined where it leads nowhere.
 */
export function statementAt(content: Site, key: string, steps = 0): string | undefined {
  const { address: written, id } = readRecordKey(key);
  if (steps > 5 || id === null) return undefined;
  const home = `/${content.operator?.site.default_language}/`;
  const address = written === '/' ? home : written;
  const topic = content.topics.find((one) => one.address === address);
  const anchors = topic?.text().outline.anchors ?? [];
  const anchor = anchors.find((one) => one.id === id);
  if (topic && anchor) {
    const held = anchors.find((one) => one.id === (anchor.of ?? id));
    const line = readFileSync(topic.file, 'utf8').split('\n')[(held?.place.line ?? 0) - 1] ?? '';
    return /Statement \d+ \(..\)/.exec(line)?.[0];
  }
  const { movedOff, pages } = content.old;
  const old = (movedOff.get(address) ?? pages.get(address)?.anchors)?.find((one) => one.id === id);
  if (old?.gone) return 'gone';
  if (old?.to?.id === null)
    return content.topics.some((one) => one.address === old.to?.address) ? 'page' : undefined;
  return old?.to && statementAt(content, `${old.to.address}#${old.to.id}`, steps + 1);
}
