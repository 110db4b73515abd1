import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { recordText } from '../../scripts/site/record.ts';
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
  const { content } = checkSite(examineSources(folder, DAY));
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
