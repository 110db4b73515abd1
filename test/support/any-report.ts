import fc from 'fast-check';
import { inOrder } from '../../scripts/checks/in-order.ts';
import { type Code, type Facts, type Place, type Problem, problem } from '../../scripts/problem.ts';
import { withExcerpts } from '../../scripts/report/excerpt.ts';
import { type Report, reportOf } from '../../scripts/report/report.ts';
import type { Setting } from '../../scripts/report/setting.ts';

/** For each kind of problem, facts that hold a text wherever they can: what an editor, or somebody else, wrote. */
export const someFacts: { readonly [C in Code]: (text: string, place: Place) => Facts[C] } = {
  'missing-page': (text) => ({ href: text, suggestion: text }),
  'missing-anchor': (text) => ({ href: text, anchors: [text], elsewhere: [text], suggestion: text }),
  'case-mismatch': (text) => ({ href: text, part: 'page', suggestion: text }),
  'alias-link': (text) => ({ href: text, part: 'anchor', suggestion: text }),
  'vague-link-text': (text) => ({ href: text, text }),
  'malformed-link': (text) => ({ href: text, flaw: 'host', suggestion: text }),
  'own-address': (text) => ({ href: text, suggestion: text }),
  'forbidden-host': (text) => ({ href: text, host: text, reason: 'label', label: text }),
  'insecure-link': (text) => ({ href: text, suggestion: text }),
  'remote-asset': (text) => ({ href: text, host: text }),
  'other-language': (text) => ({ href: text, language: text }),
  'orphan-page': (text) => ({ address: text }),
  'unsourced-section': (text) => ({ id: text }),
  'circular-source': (text) => ({ href: text, host: text }),
  'unused-source': (text) => ({ id: text }),
  spelling: (text) => ({ word: text, times: 2, suggestion: text }),
  term: (text) => ({ word: text, suggestion: text }),
  spacing: (text) => ({ fault: 'double-space', text }),
  'security-expires': (text) => ({ key: text, expires: text, when: 'over' }),
  'missing-notice': (text) => ({ page: text, expires: text, on: text, languages: [text] }),
  'review-overdue': (text) => ({ reviewed: text, due: text }),
  'lost-page': (text) => ({ address: text, day: text, isFile: false, file: text, line: text }),
  'download-changed': (text) => ({ path: text, day: text, version: text, languages: [text] }),
  'download-unreadable': (text) => ({ path: text }),
  'download-stale': (text) => ({ path: text, address: text }),
  'lost-anchor': (text) => ({ address: text, id: text, day: text, anchors: [text] }),
  picture: () => ({ fault: 'no-box' }),
  'moved-site': (text) => ({ was: text, now: text }),
  'record-not-compared': (text) => ({ reason: 'refused', detail: text }),
  unrecorded: (text) => ({ count: 2, keys: [text] }),
  'unannounced-change': (text) => ({ count: 2, ids: [text], file: text }),
  'change-file': (text, place) => ({ fault: 'twice', text, first: { ...place, file: text } }),
  'not-editorial': (text) => ({ statement: text, number: text, count: 2 }),
  'damaged-history': (text, place) => ({ fault: 'twice', name: text, first: { ...place, file: text } }),
  'release-interrupted': (text) => ({ release: text }),
  'bad-name': (text) => ({ name: text, reason: 'day' }),
  'alias-conflict': (text) => ({ address: text, reason: 'alias', other: text }),
  'translation-missing': (text) => ({ languages: [text], files: [text], drafts: [text] }),
  'translation-anchors': (text, place) => ({
    id: text,
    missing: [text],
    extra: [text],
    moved: { anchor: text, after: text, original: place },
    original: { ...place, file: text },
  }),
  'translation-differs': (text, place) => ({
    text,
    side: 'other',
    instead: text,
    section: text,
    original: { ...place, file: text },
  }),
  'translation-stale': (text, place) => ({
    reason: 'changed',
    id: text,
    target: text,
    original: { ...place, file: text },
  }),
  'stale-acceptance': (text) => ({ kind: text, what: text, found: [text], suggestion: text }),
  'duplicate-anchor': (text, place) => ({ id: text, first: { ...place, file: `${text}.md` } }),
  'missing-id': (text) => ({ heading: text, suggestion: text }),
  'bad-id': (text) => ({ id: text, reason: 'form', suggestion: text }),
  'broken-reference': (text) => ({ id: text, attribute: text, suggestion: text }),
  'empty-link': (text) => ({ text }),
  'empty-link-text': (text) => ({ href: text }),
  'unsafe-link': (text) => ({ href: text, scheme: text }),
  'raw-html': (text) => ({ html: text }),
  'image-alt': (text) => ({ src: text }),
  'readers-see-markup': (text) => ({ flaw: 'heading', text, suggestion: text }),
  todo: (text) => ({ text }),
  'foreign-text': (text) => ({ key: text, text, language: 'English', suggestion: text }),
  'heading-order': (text) => ({ heading: text, level: 4, previous: 2 }),
  'empty-heading': (text) => ({ id: text }),
  'unpublished-target': (text) => ({ href: text }),
  'front-matter': (text) => ({ key: text, fault: 'invalid', detail: text, suggestion: text }),
  'data-file': (text) => ({ key: text, fault: 'unknown', detail: text }),
  'unknown-word': (text) => ({ word: text, suggestion: text }),
  'layout-fault': (text) => ({ fault: 'block', name: text, suggestion: text }),
  'stale-overlay': (text) => ({ reason: 'changed', ours: text, changes: [text] }),
  'low-contrast': (text) => ({
    ...{ key: text, front: text, back: text, frontColour: text, backColour: text },
    ...{ ratio: text, needed: text, suggestion: text },
  }),
  'duplicate-address': (text) => ({ address: text, other: text }),
  'unreadable-file': (text) => ({ reason: 'no-language', detail: text, suggestion: text }),
  unreachable: (text) => ({ href: text, cause: 'failed', detail: text, at: text }),
  redirected: (text) => ({ href: text, suggestion: text }),
  'external-anchor': (text) => ({ href: text, anchors: [text], suggestion: text }),
};

/** A problem of a kind, with a text wherever it can hold one. */
export function problemWith(code: Code, text: string, place: Place): Problem {
  return { ...problem(code, place, someFacts[code](text, place)), page: `/${text}/` };
}

/** Text that tries to get out of wherever it is put: into a terminal, a log, Markdown, XML, SARIF. */
export const evilText = fc
  .array(
    fc.oneof(
      { arbitrary: fc.string({ unit: 'binary', maxLength: 3 }), weight: 2 },
      fc.constantFrom('\u001b[2J', '\u009b31m', '\u0007', '\r', '\n', '\t', '\u2028', '\u202e', '\u200b'),
      fc.constantFrom(
        '`',
        '```',
        '~~~',
        '``` \n',
        '</code>',
        '<img src=x onerror=y>',
        '[a](b)',
        '](',
        '![',
        '@',
      ),
      fc.constantFrom(
        '::error::x',
        '##[add-mask]x',
        '%0A',
        '%',
        ',',
        ':',
        ']]>',
        '&amp;',
        '"',
        "'",
        '{0}',
        '\\',
      ),
      fc.constantFrom('数据', '👩‍👩‍👧', 'é', 'www.example.com', '\ud800', '\ufffe', '| a |', '# h'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const place = fc.record({
  file: fc.oneof(
    fc.constantFrom('content/en/a.md', 'content/zh/乙.md', '../x/b.md'),
    evilText.map((text) => `content/${text}`),
  ),
  line: fc.integer({ min: 1, max: 4 }),
  column: fc.integer({ min: 1, max: 60 }),
});
const codes = Object.keys(someFacts) as Code[];
const anyProblem = fc
  .tuple(fc.constantFrom(...codes), evilText, place)
  .map(([code, text, at]) => problemWith(code, text, at));

/** Problems in two orders, with the text of the files that they stand in. */
export const anyProblems = fc.array(anyProblem, { maxLength: 12 }).chain((problems) =>
  fc.record({
    problems: fc.constant(problems),
    shuffled: fc.shuffledSubarray(problems, { minLength: problems.length }),
    source: fc.array(evilText, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n')),
  }),
);

/** A report on problems as a command makes it. */
export function reportOn(problems: readonly Problem[], source: string | undefined): Report {
  return withExcerpts(reportOf(inOrder(problems), { pages: 1, links: 2, anchors: 3 }), () => source);
}

/** A report on any problems. */
export const anyReport = anyProblems.map(({ problems, source }) => reportOn(problems, source));

/** What must reach no terminal, log or page from what an editor wrote; ends of lines aside. */
export const hiddenCharacter =
  /[^\n\P{Cc}]|[\u2028\u2029\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/u;

/** A setting outside of a terminal and of GitHub. */
export const setting: Setting = {
  colour: false,
  columns: undefined,
  manual: 'scripts/manual/en/codes.md',
  repository: 'https://example.com',
  folder: '/srv',
  workspace: '/srv',
  blob: undefined,
  now: '2026-11-22T09:30:00',
};

/** A report whose problems are all warnings, whatever their codes. */
export function withWarnings(report: Report): Report {
  const problems = report.problems.map((found) => ({ ...found, severity: 'warning' as const }));
  return { problems, summary: { ...report.summary, errors: 0, warnings: problems.length } };
}

/** A report with so many errors and warnings, a line each. */
export function reportWith(errors: number, warnings: number): Report {
  const found = (length: number) =>
    Array.from({ length }, (_, index) =>
      problemWith('missing-page', 'x.md', { file: 'en/a.md', line: index + 1, column: 1 }),
    );
  const counts = { pages: 1, links: 1, anchors: 1 };
  return {
    problems: [
      ...reportOf(found(errors), counts).problems,
      ...withWarnings(reportOf(found(warnings), counts)).problems,
    ],
    summary: { ...counts, accepted: 0, errors, warnings },
  };
}
