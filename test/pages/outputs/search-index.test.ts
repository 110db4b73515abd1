import { expect, test } from 'vitest';
import { openProject } from '../../../scripts/pages/site-project.ts';
import { siteWith, someDay, topic } from '../../support/fixture.ts';
import { toldOfSite } from '../../support/told.ts';

const text = `Before all.[^1]

## Keeping &amp; deleting {#keep}

| Day | Data |
| --- | --- |
| 90 | *gone* |

### Back-ups {#backups}

- one
- two

## After {#after}

\`<b>\` stays.

[^1]: Told at the foot.
`;

/** The index of a site with this topic, as it is and as it is told. */
function indexOf(body: string, last?: string) {
  const { search } = openProject(siteWith({ 'en/x.md': topic(body) }), someDay);
  const json = search.textOf('en', last);
  return { json, pages: JSON.parse(json) as { page: string; sections: unknown[] }[] };
}

test('The index has the head and each section of a page, with the words that readers see', () => {
  const { pages } = indexOf(text);
  expect(pages.find(({ page }) => page === '/en/x/')?.sections).toEqual([
    { text: expect.stringMatching(/ Before all\.$/) },
    { id: 'keep', heading: 'Keeping & deleting', text: 'Day · Data · 90 · gone' },
    { id: 'backups', heading: 'Back-ups', above: 'Keeping & deleting', text: 'one · two' },
    { id: 'after', heading: 'After', text: expect.stringMatching(/^<b> stays\. .*Told at the foot\./) },
  ]);
});

test('What has not changed is taken over from the last index, a page a line', () => {
  const { json } = indexOf(text);
  const marked = json.replaceAll('"Back-ups"', '"Taken over"');
  expect(indexOf(text, marked).json).toBe(marked);
  expect(indexOf(text.replace('two', 'three'), marked).json).toBe(indexOf(text.replace('two', 'three')).json);
});

test('A page in two places is listed where its language has it', () => {
  const addresses = indexOf(text).pages.map(({ page }) => page);
  expect(addresses).not.toContain('/');
  expect(new Set(addresses).size).toBe(addresses.length);
});

test.each([
  ['/en/search.json', ['en/x.md:7:7 front-matter']],
  ['/en/search.html', []],
])('An old page at %s, where the index may be, is told', (address, told) => {
  const taking = topic('\n## X {#x}\n').replace('\n---', `\naliases:\n  x: [${address}]\n---`);
  expect(toldOfSite(siteWith({ 'en/x.md': taking }))).toEqual(told);
});
