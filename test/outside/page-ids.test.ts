import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageIds } from '../../scripts/outside/page-ids.ts';
import { runs } from '../support/full.ts';

test.each([
  ['<p id="a">', ['a']],
  ["<P ID=a>x<b id='b'>", ['a', 'b']],
  ['<a name="a"><a id="b" name="c"><map name="d">', ['a', 'b', 'c']],
  ['<p id="数据"><p id="&#25968;&amp;">', ['数据', '数&']],
  ['<p id="a" id="b">', ['a']],
  ['<svg><path id="a"/></svg><p id="b">', ['a', 'b']],
  ['<!-- <p id="a"> --><script>"<p id=b>"</script><style><p id=c></style><textarea><p id=d></textarea>', []],
  ['<title><p id="a"></title><p title="<p id=b>">', []],
  ['<template><p id="a"></template><noscript><p id="b"></noscript><p id="c">', ['c']],
  ['<p id=""><p id>', []],
  ['<p id="a', []],
])('%s has %j', (html, ids) => {
  expect(pageIds(html)).toEqual(ids);
});

describe('No page takes long, or makes it fail', () => {
  test.each([
    ['opened and never closed', '<b>'.repeat(350_000) + '</i>'.repeat(250_000)],
    ['nested', '<div><a>x'.repeat(200_000)],
    ['of one tag', `<p ${Array.from({ length: 200_000 }, (_, index) => `a${index}`).join(' ')}>`],
    ['of one attribute', `<p id="${'&amp;'.repeat(400_000)}">`],
  ])('%s', (_, html) => {
    const before = performance.now();
    expect(pageIds(`${html}<p id="end">`)).toContain('end');
    expect(performance.now() - before).toBeLessThan(5000);
  });

  test('whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      'id',
      ' ',
      '/',
      '&#x110000;',
      '<p id=',
      '<!--',
      '\0',
      '<template>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
        expect(Array.isArray(pageIds(parts.join('')))).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});
