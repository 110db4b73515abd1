import { describe, expect, test } from 'vitest';
import { rightAnswer } from '../../scripts/edit/fix-site.ts';

const nowhere = () => false;
const everywhere = () => true;

describe('The right answer to', () => {
  test.each([
    ['an anchor in other case', 'case-mismatch', 'b.md?q=#X', '#x', 'b.md?q=#x'],
    ['an anchor of the page itself', 'case-mismatch', '#X', '#x', '#x'],
    ['an old anchor with a text directive', 'alias-link', 'b.md#old:~:text=a', '#new', 'b.md#new:~:text=a'],
    ['a page in other case', 'case-mismatch', './B.md?Q#X', 'b.md#X', 'b.md?Q#X'],
    ['an address without its slash', 'alias-link', '/en/a?q#x', '/en/a/?q#x', '/en/a/?q#x'],
    ['a page that moved', 'alias-link', 'old.md?q', 'new.md', 'new.md?q'],
    ['an anchor of a page that moved', 'alias-link', 'old.md?q#x', 'new.md#y', 'new.md?q#y'],
    ['an anchor that is a page now', 'alias-link', 'old.md#x', 'new.md', 'new.md'],
    ['an own address', 'own-address', 'https://own/en/b/?q=1#数', 'b.md#%E6%95%B0', 'b.md?q=1#数'],
    ['an own address with http', 'own-address', 'http://own/en/b/', 'b.md', 'b.md'],
    ['an own address without scheme', 'own-address', '//own/en/b/#x', 'b.md#x', 'b.md#x'],
  ] as const)('%s', (_, code, href, suggestion, expected) => {
    expect(rightAnswer({ code, href, suggestion }, nowhere)).toBe(expected);
  });

  test.each([
    ['http://e.com/a?b#c', 'https://e.com/a?b#c'],
    ['HTTP://E.com', 'https://E.com'],
    ['//e.com/', 'https://e.com/'],
  ])('%s, where the same stands elsewhere', (href, expected) => {
    const given = { code: 'insecure-link', href, suggestion: 'https://e.com/' } as const;
    expect(rightAnswer(given, (known) => known === expected)).toBe(expected);
    expect(rightAnswer(given, nowhere)).toBeUndefined();
  });
});

describe('There is none', () => {
  test.each([
    ['without a suggestion', 'own-address', 'https://own/en/b/', undefined],
    ['for another port', 'own-address', 'https://own:8443/en/b/', 'b.md'],
    ["behind a user's name", 'own-address', 'https://a:b@own/en/b/', 'b.md'],
    ['for a path', 'insecure-link', 'http:b.md', 'https://b.md/'],
  ] as const)('%s', (_, code, href, suggestion) => {
    expect(rightAnswer({ code, href, ...(suggestion && { suggestion }) }, everywhere)).toBeUndefined();
  });
});
