import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemsInSources } from '../../scripts/checks/find-problems.ts';
import type { ContentFiles } from '../../scripts/site/content.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { site, someDay, topic } from '../support/fixture.ts';
import { runs } from '../support/full.ts';
import { at, marked } from '../support/markdown.ts';

/** Blocks of a topic that are in order; `LINK` is where a link may stand. */
const block = fc.constantFrom(
  'Words and LINK more words.',
  'A line\nand a second line with LINK.',
  '- one\n- two LINK\n  - three',
  '1. one\n\n   LINK',
  '> LINK\n> and **LINK**',
  '> [!TIP]\n> See LINK.',
  '| LINK | b |\n| --- | ---: |\n|   | c \\| LINK |\n| LINK | `d` |',
  'Term LINK\n: Text LINK\n\n  More',
  '数据LINK。**然后**',
  '```\n[a](b.md)\n```',
  '<!-- [a](b.md) -->',
  '---',
  'With a [good link](privacy/access.md#customer) and LINK.',
);
const body = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .filter((blocks) => blocks.join().includes('LINK'));

const clean = loadContent(site('clean'), someDay);

function placesTold(text: string): string[] {
  const files: ContentFiles = {
    ...clean,
    topics: [...clean.topics, { path: 'en/x.md', file: 'en/x.md', text: topic(text) }],
  };
  return [...problemsInSources(readContent(files))].map((found) => {
    expect(found).toMatchObject({ code: 'missing-anchor', place: { file: 'en/x.md' } });
    return at(found);
  });
}

test('A broken link planted anywhere in a topic is told at exactly its place, and nothing else is', () => {
  fc.assert(
    fc.property(body, fc.nat(), (blocks, choice) => {
      const pieces = blocks.join('\n\n').split('LINK');
      const planted = choice % (pieces.length - 1);
      const text = pieces
        .map(
          (piece, index) => (index === 0 ? '' : index - 1 === planted ? '▸[a](#broken)' : '[a](#)') + piece,
        )
        .join('');
      const { text: written, places } = marked(topic(`${text}\n`));
      expect(placesTold(written.slice(topic('').length))).toEqual(places);
    }),
    { numRuns: runs(60) },
  );
});
