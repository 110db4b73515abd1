import { describe, expect, test } from 'vitest';
import { serverRedirects } from '../../../scripts/publish/hosts/host-files.ts';
import { loadContent } from '../../../scripts/site/load.ts';
import { readContent } from '../../../scripts/site/read-content.ts';
import { changed, siteWith, someDay } from '../../support/fixture.ts';

function redirectsOf(aliases: string, files: Record<string, string> = {}): string[] {
  const content = siteWith({
    ...changed('en/privacy/access.md', 'sources: [handbook]', `sources: [handbook]\naliases: ${aliases}`),
    ...files,
  });
  return serverRedirects(readContent(loadContent(content, someDay))).map(({ from, to }) => `${from} → ${to}`);
}

const recorded = (...keys: string[]): Record<string, string> => ({
  '_data/record.txt': keys.map((key) => `2026-11-25  ${key}\n`).join(''),
});

describe('A server redirects an old address', () => {
  test('of a page that moved as a whole', () => {
    expect(redirectsOf('{ top: [/old.html] }')).toEqual(['/old.html → /en/privacy/access/']);
  });

  test('of a folder, with and without its last slash', () => {
    expect(redirectsOf('{ top: [/en/old/] }')).toEqual([
      '/en/old → /en/privacy/access/',
      '/en/old/ → /en/privacy/access/',
    ]);
  });

  test('to an anchor, where the old page had none that is known', () => {
    expect(redirectsOf('{ customer: [/old.html] }')).toEqual(['/old.html → /en/privacy/access/#customer']);
  });

  test('with fragments that mean the same on the new page, or are old ids there', () => {
    expect(redirectsOf('{ top: [/old.html], customer: [/old.html#customer] }')).toHaveLength(1);
    expect(redirectsOf('{ top: [/old.html], customer: [client, /old.html#client] }')).toHaveLength(1);
    expect(redirectsOf('{ top: [/old.html] }', recorded('/old.html', '/old.html#customer'))).toHaveLength(1);
  });

  test('below the path that the site lives under', () => {
    const based = changed('_data/operator.yaml', 'default_language', 'base: /trust/\n  default_language');
    expect(redirectsOf('{ top: [/old.html] }', based)).toEqual([
      '/trust/old.html → /trust/en/privacy/access/',
    ]);
  });
});

describe('A server does not redirect', () => {
  test.each([
    ['where a fragment leads to another id', '{ top: [/old.html], customer: [/old.html#client] }'],
    ['where a fragment leads to another page', '{ top: [/old.html] }', '/old.html#x'],
    [
      'to an anchor, where the old page had ids: they would be dropped',
      '{ customer: [/old.html, /old.html#customer] }',
    ],
  ])('%s', (_, aliases, other = '') => {
    const elsewhere = other
      ? changed('en/privacy/retention.md', 'top: [retention]', `top: [retention, "${other}"]`)
      : {};
    expect(redirectsOf(aliases, elsewhere)).toEqual([]);
  });

  test('to what is gone', () => {
    const gone = { '_data/gone.yaml': '- { page: privacy/old.md, on: 2026-11-20, why: It is over. }\n' };
    expect(redirectsOf('{}', gone)).toEqual([]);
  });
});
