import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { freeze } from '../../scripts/site/versions/freeze.ts';
import { keyOf, sealedLine } from '../../scripts/site/versions/sealed-lines.ts';
import { CHANGELOG_PATH, type VersionLine, versionsPath } from '../../scripts/site/versions/version-lines.ts';
import { siteWith, someDay, topic } from './fixture.ts';
import { keeping } from './release-days.ts';

/** What is said of a version that is kept. */
interface Kept {
  /** Its name, which begins with the day of its release. */
  readonly version: string;
  /** The first day on which it is in force; without it that of its release. */
  readonly from?: string;
  /** What the topic said. */
  readonly text: string;
  readonly more?: Partial<VersionLine['statements'][number]>;
}

/**
 * Keeps versions of a topic in a content folder; the topic is left as the last one has it.
 * @param folder the content folder
 * @param path of the topic, relative to it
 */
export function keepVersions(folder: string, path: string, versions: readonly Kept[]): void {
  const store = join(folder, versionsPath(path));
  mkdirSync(dirname(store), { recursive: true });
  let follows: string[] = [];
  for (const { version, from, text, more } of versions) {
    writeFileSync(join(folder, path), text);
    const content = readContent(loadContent(folder, someDay));
    const topic = content.publishedTopics.find((one) => one.path === path);
    if (!topic) throw new Error(`${path} is not published`);
    const frozen = freeze(topic, topic.html().html, content.base);
    const texts = frozen.map(({ id: _, heading, sha256, markdown }) =>
      sealedLine({ sha256, heading, markdown }),
    );
    const { title, summary, owner, reviewed } = topic.matter;
    const released = version.slice(0, 10);
    const line = sealedLine({
      ...{ version, release: version, from: from ?? released, released, address: topic.address },
      ...{ title, summary, owner, reviewed, file: '', around: '', follows },
      statements: frozen.map(({ id }, index) => {
        return { id, text: keyOf(texts[index] ?? ''), sources: [], ...(id !== 'top' && more) };
      }),
    } satisfies VersionLine);
    follows = [keyOf(line)];
    appendFileSync(store, [...texts, line, ''].join('\n'));
  }
}

/** What the topic `en/keep.md` of the site with versions said first. */
export const first = topic(
  '\n## How long {#long}\n\nData stay for 90 days. See [old](old.md#gone_section) and [home](index.md).\n\n## Backups {#backups}\n\nNone.[^1]\n\n[^1]: A note.\n',
  'Keeping & deleting',
);
const second = first.replace('90 days', '60 days').replace('[old](old.md#gone_section) and ', '');
/** What the topic `en/keep.md` of that site says in the end. */
export const third = second.replace('## Backups {#backups}\n\nNone.[^1]\n\n[^1]: A note.\n', '');

/** A site with four versions of a page, of which the last one is in force from a day to come. */
export function siteWithVersions(): string {
  const other = topic('\n## A section {#gone_section}\n\nText.\n', 'Other');
  const folder = siteWith({ ...keeping, 'en/old.md': other, 'en/keep.md': first });
  const rests = {
    status: 'stated',
    status_text: 'Stated in 2019',
    sources: [{ title: 'A law', publisher: 'A state', stated: '2019' }],
  };
  keepVersions(folder, 'en/keep.md', [
    { version: '2026-01-31', text: first, more: rests },
    { version: '2026-03-01', text: second },
    { version: '2026-03-01-2', text: second.replace('60', '61') },
    { version: '2026-12-01', from: '2027-01-01', text: third },
  ]);
  const begun = { version: '2026-01-01', released: '2026-01-01', kind: 'first', statements: [] };
  const log = { version: '2026-03-01', released: '2026-03-01', kind: 'changed', summary: { en: 'Shorter.' } };
  const lines = [begun, { ...log, statements: [{ address: '/en/keep/#long' }] }].map(sealedLine);
  appendFileSync(join(folder, CHANGELOG_PATH), `${lines.join('\n')}\n`);
  return folder;
}
