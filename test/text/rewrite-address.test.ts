import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAddresses } from '../../scripts/text/markdown/find-addresses.ts';
import { rewriteAddress } from '../../scripts/text/markdown/rewrite-address.ts';
import { runs } from '../support/full.ts';

/** Characters that mean something in an address or around one, and some that do not. */
const character = fc.constantFrom(
  ...'ab./#?=%&;()<>[]\\|*_`"\' 数é😀'.split(/(?:)/u),
  '&amp;',
  '\\(',
  'http:',
);
const address = fc.array(character, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
const pairOfAddresses = fc.tuple(address, address);
const url = fc.stringMatching(/^https?:[ab./#?=%&;()[\]\\*_`"' 数é]*$/);
const pairOfUrls = fc.tuple(url, url);

/** Where an address can be written. */
const frames: Readonly<Record<string, (raw: string) => string>> = {
  'in a link': (raw) => `A [b](${raw}) c`,
  'with a title': (raw) => `A [b](${raw} "d") c`,
  'in brackets': (raw) => `A [b](<${raw}>) c`,
  'in an image': (raw) => `A ![b](${raw}) c`,
  'in a definition': (raw) => `A [b] c\n\n[b]: ${raw}`,
  'in a definition with a title': (raw) => `A [b] c\n\n[b]: <${raw}> "d"`,
  'in a table': (raw) => `| A | [b](${raw}) c |\n|---|---|\n| ${'e'} | f |`,
  'in an autolink': (raw) => `A <${raw}> c`,
};

describe('Whatever stands there and whatever is to, the link leads there then, and all else is as it was', () => {
  test.each(Object.entries(frames))('%s', (name, frame) => {
    fc.assert(
      fc.property(name.endsWith('autolink') ? pairOfUrls : pairOfAddresses, ([raw, next]) => {
        const text = frame(raw);
        const [found, ...others] = findAddresses(text, 'a.md', 1);
        fc.pre(found !== undefined && others.length === 0);
        // What stands between `<` and `>` in a broken link may decide over that link.
        fc.pre(name.endsWith('autolink') || found?.form === 'destination');
        if (!found) return;
        const is = rewriteAddress(found, next);
        fc.pre(is !== undefined);
        const lines = text.split('\n');
        const line = lines[found.place.line - 1] ?? '';
        const start = found.place.column - 1;
        expect(line.slice(start, start + found.raw.length)).toBe(found.raw);
        lines[found.place.line - 1] = line.slice(0, start) + is + line.slice(start + found.raw.length);
        expect(findAddresses(lines.join('\n'), 'a.md', 1)).toEqual([{ ...found, href: next, raw: is }]);
      }),
      { numRuns: runs(400) },
    );
  });
});

test('What both have in common stays as it was written', () => {
  const found = { raw: 'B\\_c.md?d&amp;e#\\(f', href: 'B_c.md?d&e#(f', form: 'destination' as const };
  expect(rewriteAddress(found, 'b_c.md?d&e#(f')).toBe('b\\_c.md?d&amp;e#\\(f');
  expect(rewriteAddress(found, 'B_c.md?d&e#(g')).toBe('B\\_c.md?d&amp;e#\\(g');
});

test.each([
  ['a path in an autolink', 'http://e.com/', 'autolink', '../b.md'],
  ['a space without brackets', 'a.md', 'destination', 'a b.md'],
  ['a line end', '<a.md>', 'destination', 'a\n.md'],
  ['nothing', 'a.md', 'destination', ''],
] as const)('A form that cannot hold an address is left: %s', (_, raw, form, next) => {
  expect(rewriteAddress({ raw, href: raw.replace(/[<>]/g, ''), form }, next)).toBeUndefined();
});

test('What is not what was read is left', () => {
  expect(rewriteAddress({ raw: 'b.md', href: 'a.md', form: 'destination' }, 'c.md')).toBeUndefined();
});
