import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../support/ask.ts';
import { builtPages, builtSite } from '../../support/built-pages.ts';
import { observe, type Scanned } from '../../support/observatory.ts';
import type { Served } from '../../support/serve.ts';
import { describeWithNginx } from '../../support/web-servers.ts';

const pages = builtPages()
  .map(({ address }) => address)
  .filter((address) => !address.endsWith('404.html'));

describeWithNginx(
  'By the rules of Mozilla’s Observatory, without the one on http, which loopback cannot show,',
  ({ start }) => {
    let served: Served;
    beforeAll(async () => {
      served = await start(builtSite());
    });
    afterAll(() => served.close());

    test.for([...pages, '/no-such-page'])('%s gets the best grade', async (address) => {
      const { headers, body } = await ask(served.origin, address, { Origin: 'https://elsewhere.example' });
      const score = observe({ origin: served.origin, headers, html: body.toString() });
      expect(score).toEqual({
        grade: 'A+',
        points: 130,
        findings: [
          ['content-security-policy', "default-src 'none'", 10],
          ['cookies', 'none', 0],
          ['cross-origin-resource-sharing', 'none', 0],
          ['referrer-policy', 'same-origin', 5],
          ['strict-transport-security', 'six months or more', 0],
          ['subresource-integrity', 'own scripts', 0],
          ['x-content-type-options', 'nosniff', 0],
          ['x-frame-options', 'frame-ancestors', 5],
          ['cross-origin-resource-policy', 'same-origin', 10],
        ],
      });
    });
  },
);

describe('The rules take points', () => {
  const good = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
  };
  const marks = (headers: Scanned['headers'], html = ''): string => {
    const { grade, points } = observe({
      origin: 'https://a.example',
      headers: { ...good, ...headers },
      html,
    });
    return `${grade} ${points}`;
  };
  test.for([
    ['nothing is said', { ...Object.fromEntries(Object.keys(good).map((name) => [name, ''])) }, '', 'D 30'],
    ['all is well', {}, '', 'A+ 115'],
    [
      'scripts may be inline',
      { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'" },
      '',
      'C+ 60',
    ],
    ['a directive stands twice', { 'content-security-policy': "img-src 'none'; img-src 'self'" }, '', 'C 55'],
    [
      'styles may be inline',
      { 'content-security-policy': `${good['content-security-policy']}; style-src data:` },
      '',
      'A+ 105',
    ],
    [
      'images may come with http',
      { 'content-security-policy': `${good['content-security-policy']}; img-src http:` },
      '',
      'A 95',
    ],
    ['the age is short', { 'strict-transport-security': 'max-age=60' }, '', 'A+ 105'],
    ['the age is missing', { 'strict-transport-security': 'preload' }, '', 'B+ 80'],
    ['a cookie is not secure', { 'set-cookie': ['a=b'] }, '', 'B+ 80'],
    ['hosts learn the page', { 'referrer-policy': 'unsafe-url' }, '', 'A+ 110'],
    [
      'all may read with credentials',
      { 'access-control-allow-origin': 'https://b.example', 'access-control-allow-credentials': 'true' },
      '',
      'C 50',
    ],
    ['a script comes from elsewhere', {}, '<script src="https://b.example/x.js"></script>', 'A+ 110'],
    ['a script comes with http', {}, '<script src="http://b.example/x.js"></script>', 'C 50'],
  ] as const)('where %s', ([, headers, html, expected]) => {
    expect(marks(headers, html)).toBe(expected);
  });
});
