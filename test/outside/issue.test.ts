import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { issueText } from '../../scripts/outside/announce-external.ts';
import type { ExternalReport } from '../../scripts/outside/external-report.ts';
import { problem } from '../../scripts/problem.ts';
import { reportOf } from '../../scripts/report/report.ts';
import { runs } from '../support/full.ts';

const place = { file: 'content/en/a.md', line: 7, column: 3 };

/** A report with an unreachable address in a file, and one that could not be verified. */
function report(href: string, file = place.file, times = 1): ExternalReport {
  const found = problem('unreachable', { ...place, file }, { href, cause: 'status', detail: '404' });
  const unverified = { ...place, file, href, message: 'No whole answer came within 20 s.' };
  return {
    ...reportOf(Array(times).fill(found), { pages: 1, links: 1, anchors: 0 }),
    external: { ok: 3, moved: 0, broken: 1, unverifiable: 1, remembered: 0, unverified: [unverified] },
  };
}

test('The text says what to mend, what to look at by hand, and how many are well', () => {
  expect(
    issueText(report('https://a.example/x')),
  ).toBe(`External links, as \`npm run check:external\` found them: 5 addresses: 3 ok · 0 moved · 1 broken · 1 unverifiable.

## To be mended

- **unreachable** at \` content/en/a.md:7:3 \`
  \`\`\`text
  \`https://a.example/x\` cannot be reached: the host answers 404 (not found).
  Open it in a browser: if it is gone, link to what takes its place, or take the link away.
  \`\`\`

## To be looked at by hand

- **unverifiable** at \` content/en/a.md:7:3 \`
  \`\`\`text
  https://a.example/x
  No whole answer came within 20 s.
  \`\`\`

The manual’s page of codes says what each name means. The next run changes this text, and closes the issue when nothing is left to mend.
`);
});

test('Where nothing is to be mended there is no text', () => {
  const { external, ...rest } = report('https://a.example/x');
  expect(issueText({ ...rest, problems: [], external })).toBe('');
});

test('Very many problems are cut short, and counted', () => {
  const text = issueText(report('https://a.example/x', place.file, 5000));
  expect(text.length).toBeLessThan(65_536);
  const shown = text.match(/\*\*unreachable\*\*/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(100);
  expect(text).toContain(`And ${5000 - shown} more: the log of the run has all.`);
});

describe('What editors wrote stands in code alone', () => {
  // Stricter than GitHub: everything that could become a link or an element does.
  const md = new MarkdownIt({ html: true, linkify: true });

  /** The texts in code, and whatever is left outside of them. */
  function rendered(text: string): { code: string[]; outside: string } {
    const html = md.render(text);
    const decode = (part: string): string =>
      part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const code = [...html.matchAll(/<code[^>]*>([^<]*)<\/code>/g)].map(([, part = '']) => decode(part));
    return { code, outside: html.replace(/<code[^>]*>[^<]*<\/code>/g, '') };
  }

  const plain = rendered(issueText(report('x', 'x'))).outside;
  const hostile = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '`',
          '``',
          '\n',
          '\r',
          ' ',
          '@user',
          '#1',
          '<b>',
          '-',
          '\t',
          '~~~',
          'https://x.example',
        ),
      )
      .map((parts) => parts.join('')),
  );

  test('whatever it is', () => {
    fc.assert(
      fc.property(hostile, hostile, (href, file) => {
        const { code, outside } = rendered(issueText(report(href, file)));
        expect(outside).toBe(plain);
        expect(code).toHaveLength(5);
      }),
      { numRuns: runs(500) },
    );
  });

  test('and unchanged', () => {
    const { code } = rendered(issueText(report('a``b@user#1<b>', '`x`')));
    expect(code).toContain('`x`:7:3');
    expect(code.filter((part) => part.includes('a``b@user#1<b>'))).toHaveLength(2);
  });
});
