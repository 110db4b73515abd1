import { describe, expect, test } from 'vitest';
import { nextHref, type Relocate } from '../../scripts/edit/move/next-href.ts';

/** `en/a/old.md` becomes `en/b/new.md`; of `en/a/x.md`, the anchor `s` goes to `en/y.md` as `t`. */
const relocate: Relocate = (path, id) => {
  if (path === 'en/a/old.md') return { path: 'en/b/new.md', id };
  return path === 'en/a/x.md' && id === 's' ? { path: 'en/y.md', id: 't' } : undefined;
};
const topicAt = (address: string): string | undefined =>
  ({ '/en/a/old/': 'en/a/old.md', '/en/a/x/': 'en/a/x.md', '/': 'en/index.md' })[address];

function next(href: string, from: string, to = from): string | undefined {
  return nextHref(href, { from, to, relocate, topicAt });
}

describe('A link in a topic that stays', () => {
  test.each([
    ['old.md', '../b/new.md'],
    ['old.md#id', '../b/new.md#id'],
    ['./old.md?q=1#%E6%95%B0', '../b/new.md?q=1#%E6%95%B0'],
    ['../a/old.md', '../b/new.md'],
    ['x.md#s', '../y.md#t'],
    ['x.md#s:~:text=word', '../y.md#t:~:text=word'],
    ['x.md#other', undefined],
    ['x.md', undefined],
    ['other.md', undefined],
    ['/en/a/old/#id', '/en/b/new/#id'],
    ['/en/a/old/index.html', '/en/b/new/'],
    ['/en/a/x/#s', '/en/y/#t'],
    ['/elsewhere/', undefined],
    ['https://example.com/en/a/old/', undefined],
    ['mailto:a@example.com', undefined],
    ['', undefined],
  ])('%s → %s', (href, expected) => {
    expect(next(href, 'en/a/from.md')).toBe(expected);
  });
});

describe('A link in a topic that moves to another folder', () => {
  test.each([
    ['#own', undefined],
    ['old.md#own', '#own'],
    ['x.md', '../a/x.md'],
    ['x.md#s', '../y.md#t'],
    ['../index.md', undefined],
    ['../../downloads/%E6%8A%A5.pdf', undefined],
    ['b%20c.md', '../a/b%20c.md'],
    ['/en/a/x/', undefined],
  ])('%s → %s', (href, expected) => {
    expect(next(href, 'en/a/old.md', 'en/b/new.md')).toBe(expected);
  });
});

describe('A link in a section that moves to another page', () => {
  test.each([
    ['#s', '#t'],
    ['#stays', 'a/x.md#stays'],
    ['old.md', 'b/new.md'],
    ['../y.md#there', '#there'],
    ['../../downloads/r.pdf', '../downloads/r.pdf'],
  ])('%s → %s', (href, expected) => {
    expect(next(href, 'en/a/x.md', 'en/y.md')).toBe(expected);
  });
});
