import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flawOf } from '../../scripts/checks/flaw-of.ts';
import { runs } from '../support/full.ts';

const name = fc
  .stringMatching(/^[a-z][a-z0-9]{0,8}$/)
  .filter((word) => !/^(?:https?|undefined|null|nan)$/.test(word));
const segment = fc.oneof(
  name,
  fc.constantFrom('a%20b', '数据', '%E6%95%B0', 'a-b_c.d', '~x', "it's", 'a+b', '(x)', '@x'),
);
const host = fc.tuple(name, name, fc.constantFrom('com', 'cn', 'example')).map((labels) => labels.join('.'));

const webAddress = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS://', '//'),
    host,
    fc.constantFrom('', ':8443'),
    fc.array(segment, { maxLength: 4 }),
    fc.constantFrom('', '?a=b&c=%25', '?q=数'),
    fc.constantFrom('', '#leave_service', '#100%', '#/x.y', '#数', '#:~:text=a'),
  )
  .map(
    ([scheme, name, port, path, query, fragment]) =>
      `${scheme}${name}${port}/${path.join('/')}${query}${fragment}`,
  );

test('An address that is put together as the URL standard says has no flaw', () => {
  fc.assert(
    fc.property(webAddress, (address) => {
      expect(flawOf(address)).toBeUndefined();
    }),
    { numRuns: runs(250) },
  );
});

test('Every address has either a flaw or a reading, and no text makes the reading fail', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          'https',
          'http',
          ':',
          '//',
          '/',
          '%',
          '%2',
          '%41',
          '#',
          '?',
          '[',
          ']',
          '@',
          '.',
          'a',
          '数',
          'tel:',
          'mailto:',
          'www.',
          '{{',
          '}}',
          '\u200b',
          ' ',
          '\\',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(any, (text) => {
      const flaw = flawOf(text);
      if (/^https?:/i.test(text) && flaw === undefined) expect(URL.parse(text)).not.toBeNull();
    }),
    { numRuns: runs(1000) },
  );
});

test('One invisible character anywhere in an address is found', () => {
  const hidden = fc.constantFrom(
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200e',
    '\u202e',
    '\u2060',
    '\ufeff',
    '\u0001',
    '\u0085',
  );
  fc.assert(
    fc.property(webAddress, hidden, fc.nat(), (address, character, at) => {
      const cut = at % (address.length + 1);
      expect(flawOf(address.slice(0, cut) + character + address.slice(cut))?.flaw).toBe('invisible');
    }),
    { numRuns: runs(250) },
  );
});

test('What is suggested has no flaw', () => {
  const broken = fc.tuple(
    fc.constantFrom('htps://', 'https;//', 'https//', 'https:', 'https:/', 'http://http://', 'htpp://'),
    host,
  );
  fc.assert(
    fc.property(broken, segment, ([start, name], path) => {
      const { suggestion } = flawOf(`${start}${name}/${path}`) ?? {};
      expect(suggestion).toBe(`https://${name}/${path}`);
      expect(flawOf(suggestion ?? '')).toBeUndefined();
    }),
  );
});
