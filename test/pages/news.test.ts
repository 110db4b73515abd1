import { expect, test } from 'vitest';
import { openProject } from '../../scripts/pages/site-project.ts';
import { someDay } from '../support/fixture.ts';
import { siteWithNews } from '../support/news-site.ts';
import { toldOfSite } from '../support/told.ts';

const folder = siteWithNews();
const project = openProject(folder, someDay);
const page = (address: string) => project.plan.pages.find((one) => one.address === address);

test('What changed stands on one page, the newest release first, each change with an anchor of its own', () => {
  const planned = page('/en/what-changed/');
  const days = planned?.data.page.news ?? [];
  expect(days.map(({ day, entries }) => [day.iso, entries.map(({ id: _, ...rest }) => rest)])).toEqual([
    [
      '2026-12-01',
      [
        {
          kind: 'withdrawn',
          summary: 'Nothing is said of backups any more.',
          from: { iso: '2027-01-01', text: 'January 1, 2027' },
          pages: [
            {
              title: 'Keeping & deleting',
              statements: [
                // The last version that has it.
                { text: 'Backups', isTop: false, href: '/docs/en/keep/2026-03-01-2/#backups' },
              ],
              changed: '/docs/en/keep/2026-12-01/#tc-changed',
            },
          ],
        },
      ],
    ],
    [
      '2026-03-01',
      [
        expect.objectContaining({ kind: 'corrected', summary: '61 days, not 60.' }),
        {
          kind: 'changed',
          summary: 'Data stay for <60> days & not 90.',
          pages: [
            {
              title: 'Keeping & deleting',
              statements: [{ text: 'How long', isTop: false, href: '/docs/en/keep/#long' }],
              changed: '/docs/en/keep/2026-03-01/#tc-changed',
            },
          ],
        },
      ],
    ],
    ['2026-01-31', [{ kind: 'first', pages: [] }]],
  ]);
  const ids = days.flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(new Set(ids.map((id) => project.content.whereIs(`/en/what-changed/#${id}`))).size).toBe(4);
  expect(planned?.data.site.gathered.map(({ href }) => href)).toEqual(['/docs/en/what-changed/']);
  expect(toldOfSite(folder).filter((told) => /missing|lost|bad/.test(told))).toEqual([]);
});
