import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type KeptAlias, writeAliases } from '../../scripts/edit/move/kept-aliases.ts';
import { withMap } from '../../scripts/edit/move/matter-map.ts';
import { bytesLike } from '../../scripts/edit/write-changes.ts';
import { decodeUtf8 } from '../../scripts/text/decode-bytes.ts';

/** A front matter with these aliases. */
const aliasesIn = (yaml: string, table: ReadonlyMap<string, readonly string[]>): string | undefined =>
  withMap(`---\n${yaml}---\n`, 'aliases', table)?.slice(4, -4);

describe('Aliases are written, and nothing else', () => {
  test.each([
    [
      'the first ones',
      'title: A\norder: 1\n',
      { top: ['/en/a/'] },
      'title: A\norder: 1\naliases:\n  top: [/en/a/]\n',
    ],
    ['one more', 'aliases:\n  a: [b]\ntitle: A\n', { a: ['b', 'c'] }, 'aliases:\n  a: [b, c]\ntitle: A\n'],
    [
      'another key, between comments',
      'title: A\naliases: # kept\n  # of the old site\n  a: [ "b" ] # here\n\n# the end\norder: 1\n',
      { a: ['b'], c: ['d'] },
      'title: A\naliases: # kept\n  # of the old site\n  a: [ "b" ] # here\n  c: [d]\n\n# the end\norder: 1\n',
    ],
    ['none any more', 'title: A\naliases:\n  a: [b]\norder: 1\n', {}, 'title: A\norder: 1\n'],
    ['none any more, at the end', 'title: A\naliases: { a: [b] }\n', {}, 'title: A\n'],
    ['in an empty one', 'aliases: {}\n', { a: ['b'] }, 'aliases:\n  a: [b]\n'],
    ['in braces', 'aliases: { a: [b] }\n', { a: ['b'], c: ['d'] }, 'aliases:\n  a: [b]\n  c: [d]\n'],
    [
      'what needs quotes',
      'title: A\n',
      { a: ['1', 'true', 'b: c'] },
      'title: A\naliases:\n  a: ["1", "true", "b: c"]\n',
    ],
    [
      'a list of lines',
      'aliases:\n  a:\n    - b\n  c:\n    - d\n',
      { a: ['b'], c: ['d', 'e'] },
      'aliases:\n  a:\n    - b\n  c: [d, e]\n',
    ],
  ])('%s', (_, yaml, table, expected) => {
    expect(aliasesIn(yaml, new Map(Object.entries(table)))).toBe(expected);
  });

  test('Line ends of other lines and a byte order mark stay', () => {
    const text = '\uFEFF---\r\ntitle: A\r\nowner: B\n---\r\nBody\r\n';
    const change = (bytes: Buffer, ...aliases: KeptAlias[]): Buffer =>
      bytesLike(bytes, writeAliases('a.md', decodeUtf8(bytes).text, aliases));
    const written = change(Buffer.from(text), { anchor: 'top', alias: '/en/b/' });
    expect(written.toString()).toBe(
      '\uFEFF---\r\ntitle: A\r\nowner: B\naliases:\r\n  top: [/en/b/]\r\n---\r\nBody\r\n',
    );
    expect(change(written).toString()).toBe(text);
  });

  test('Front matter that is no map is refused', () => {
    expect(aliasesIn('- a\n', new Map([['top', ['b']]]))).toBeUndefined();
    expect(aliasesIn('a: [\n', new Map([['top', ['b']]]))).toBeUndefined();
  });

  test('Whatever the aliases are, they are read again as they were given', () => {
    const anyText = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('no', '#a', '/en/x/#y', 'a, b', '数', "it's"),
    );
    const anyTable = fc.dictionary(
      anyText.filter((key) => key !== '__proto__'),
      fc.array(anyText, { minLength: 1, maxLength: 3 }),
      { maxKeys: 3 },
    );
    fc.assert(
      fc.property(anyTable, anyTable, (first, second) => {
        const one = aliasesIn('title: A # a\n', new Map(Object.entries(first)));
        const two = one === undefined ? undefined : aliasesIn(one, new Map(Object.entries(second)));
        expect({ aliases: {}, ...(parse(two ?? '') as object) }).toEqual({
          title: 'A',
          aliases: { ...second },
        });
        expect(two).toMatch(/^title: A # a\n/);
      }),
    );
  });
});
