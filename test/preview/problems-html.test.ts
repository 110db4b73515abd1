import { expect, test } from 'vitest';
import { withProblems } from '../../scripts/preview/problems-html.ts';
import { problem } from '../../scripts/problem.ts';
import { type ReportedProblem, reportOf } from '../../scripts/report/report.ts';

const place = { file: 'en/a.md', line: 7, column: 3 };
const { problems } = reportOf(
  [problem('missing-page', place, { href: 'x.md' }), problem('orphan-page', place, { address: '/en/a/' })],
  { pages: 1, links: 1, anchors: 1 },
);

/** What is put at the head of a page: the kind and title of the list, and the kind and name of each problem. */
function shown(found: readonly ReportedProblem[]): string[] {
  const html = withProblems('<head></head><body>', found);
  return [
    ...html.matchAll(/<div class="([^"]+)"|<h2>([^<]+)|<li( class="warning")?>.*?<\/code> ([^\n]+)/g),
  ].map((match) => match.slice(1).filter(Boolean).join('|').trim());
}

test('A warning in the preview looks like a warning', () => {
  expect(shown(problems)).toEqual([
    'preview-problems',
    '2 problems on this page',
    'missing-page',
    'class="warning"|orphan-page (warning)',
  ]);
  expect(shown(problems.slice(1))).toEqual([
    'preview-problems warning',
    'A warning on this page',
    'class="warning"|orphan-page (warning)',
  ]);
  expect(shown([])).toEqual([]);
});
