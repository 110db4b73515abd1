import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { freeze } from '../../scripts/site/versions/freeze.ts';
import { keyOf, sealedLine } from '../../scripts/site/versions/sealed-lines.ts';
import { type VersionLine, versionsPath } from '../../scripts/site/versions/version-lines.ts';
import { someDay } from './fixture.ts';

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
