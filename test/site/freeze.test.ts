import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemsOnPage } from '../../scripts/checks/find-problems.ts';
import type { ContentFiles } from '../../scripts/site/content.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { topicPage } from '../../scripts/site/page.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import type { Site } from '../../scripts/site/site.ts';
import type { PublishedTopic } from '../../scripts/site/twins.ts';
import { citedHash, freeze, thaw } from '../../scripts/site/versions/freeze.ts';
import { plainText } from '../../scripts/text/html/own-tree.ts';
import { fileText } from '../support/any-markdown.ts';
import { site, someDay, topic as textOfTopic } from '../support/fixture.ts';
import { runs } from '../support/full.ts';

const root = join(import.meta.dirname, '../..');

/** The statements of a topic as they are kept, and as they are read again. */
function keptAndRead(topic: PublishedTopic, content: Site) {
  const language = content.languages.get(topic.language);
  if (!language) throw new Error('no language');
  const frozen = freeze(topic, topic.html().html, content.base);
  const thawed = thaw(frozen, language, content);
  const tablesOf = (html: string): string[] => html.match(/<table\b[^>]*>/g) ?? [];
  return {
    kept: frozen.map(({ id, heading, sha256 }) => [id, heading, sha256]),
    read: thawed.sections.map(({ id, heading, nodes }) => [id, heading, citedHash(plainText(nodes))]),
    tables: [tablesOf(topic.html().html), tablesOf(thawed.html)],
    texts: frozen.map(({ markdown }) => markdown),
    again: freeze({ matter: { ...topic.matter, ...thawed.head } }, thawed.html, content.base).map(
      ({ markdown }) => markdown,
    ),
  };
}

test.each([
  join(root, 'content'),
  join(root, 'scripts/manual'),
  ...['clean', 'two-languages', 'three-languages', 'twins'].map(site),
])('What is kept of a page is read again as what it said: %s', (folder) => {
  const content = readContent(loadContent(folder, someDay));
  expect(content.publishedTopics.length).toBeGreaterThan(2);
  for (const topic of content.publishedTopics) {
    const { kept, read, texts, again, tables } = keptAndRead(topic, content);
    expect([topic.path, read]).toEqual([topic.path, kept]);
    expect([topic.path, again]).toEqual([topic.path, texts]);
    // A register is no more than a table in what is kept.
    expect([topic.path, tables[1]]).toEqual([topic.path, tables[0]]);
  }
});

const files = loadContent(site('clean'), someDay);

/** The site `clean` with one more topic. */
function siteWithText(text: string): { topic: PublishedTopic; content: Site } {
  const source = { path: 'en/more.md', file: 'content/en/more.md', text: textOfTopic(text) };
  const planned: ContentFiles = { ...files, topics: [...files.topics, source] };
  const content = readContent(planned);
  const topic = content.publishedTopics.find(({ path }) => path === source.path);
  if (!topic) throw new Error('it is not published');
  return { topic, content };
}

test('Whatever a topic without errors says, what is kept of it says the same', () => {
  let sound = 0;
  fc.assert(
    fc.property(fc.array(fileText, { minLength: 1, maxLength: 4 }), (parts) => {
      const body = parts
        .map((part, index) => `${part}\n\n## Section ${index} {#s${index}}\n\nWords.\n\n`)
        .join('');
      const { topic, content } = siteWithText(body);
      if (topic.text().problems.length > 0 || !problemsOnPage(topicPage(topic), content.graph).next().done)
        return;
      sound++;
      const { kept, read, texts, again } = keptAndRead(topic, content);
      expect([body, read]).toEqual([body, kept]);
      expect([body, again]).toEqual([body, texts]);
    }),
    { numRuns: runs(100) },
  );
  expect(sound).toBeGreaterThan(10);
});
