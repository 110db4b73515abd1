import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changed, siteWith, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

/** What is told about a topic `en/x.md` with this body, in the source and on its page, in the clean site. */
function toldOf(body: string, files: Readonly<Record<string, string>> = {}): string[] {
  return toldOfSite(siteWith({ 'en/x.md': topic(`${body}\n`), ...files }));
}

/** Each code by links that are right and by broken ones; each is told once, at its place. */
const cases: Readonly<Record<string, readonly (readonly [href: string, told?: string])[]>> = {
  'unsafe-link': [
    ['https://example.com/'],
    ['mailto:privacy@example.com'],
    ['tel:400-089-0365'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['VBScript:x', 'VBScript:x'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['data:text/html,x', 'data:text/html,x'],
    ['ftp://example.com/', 'ftp://example.com/'],
    ['sms:10086', 'sms:10086'],
    ['ms-settings:privacy', 'ms-settings:privacy'],
    ['custom+scheme:x', 'custom+scheme:x'],
  ],
  'malformed-link': [
    ['https://example.com/a%20b?c=100%25#100%'],
    ['https://例子.example/数据?q=数#数'],
    ['HTTPS://EXAMPLE.COM/'],
    ['mailto:a@example.com,b@example.com?subject=100%25'],
    ['mailto:?to=a@example.com'],
    ['tel:+86-10-1234-5678'],
    ['tel:+86(10)1234.5678;ext=9'],
    ['htps://example.com/', 'htps://example.com/ → https://example.com/'],
    ['htpp://example.com/', 'htpp://example.com/ → https://example.com/'],
    ['ttps://example.com/', 'ttps://example.com/ → https://example.com/'],
    ['httpss://example.com/', 'httpss://example.com/ → https://example.com/'],
    ['mailo:a@example.com', 'mailo:a@example.com → mailto:a@example.com'],
    ['tell:10086', 'tell:10086 → tel:10086'],
    ['https;//example.com', 'https;//example.com → https://example.com'],
    ['https//example.com', 'https//example.com → https://example.com'],
    ['https:example.com', 'https:example.com → https://example.com'],
    ['https:/example.com', 'https:/example.com → https://example.com'],
    ['https:://example.com', 'https:://example.com → https://example.com'],
    ['https://https://example.com', 'https://https://example.com → https://example.com'],
    ['http://[bad', 'http://[bad'],
    ['https://', 'https://'],
    ['https://example.com:99999/', 'https://example.com:99999/'],
    ['https://www..example.com/', 'https://www..example.com/'],
    ['https://exa mple.com/', 'https://exa mple.com/'],
    ['https://example.com/100%', 'https://example.com/100% → https://example.com/100%25'],
    ['https://example.com/%zz#a', 'https://example.com/%zz#a → https://example.com/%25zz#a'],
    ['mailto:', 'mailto:'],
    ['mailto:privacy', 'mailto:privacy'],
    ['mailto:privacy@', 'mailto:privacy@'],
    ['mailto:a b@example.com', 'mailto:a b@example.com'],
    ['mailto:a@example.com,', 'mailto:a@example.com,'],
    ['tel:', 'tel:'],
    ['tel:hotline', 'tel:hotline'],
    ['tel:400 089 0365', 'tel:400 089 0365'],
    ['www.example.com', 'www.example.com → https://www.example.com'],
    ['www.example.com/a?b', 'www.example.com/a?b → https://www.example.com/a?b'],
    ['{{ url }}', '{{ url }}'],
    ['https://example.com/{{ path }}', 'https://example.com/{{ path }}'],
    ['https://{trust_center_host}/', 'https://{trust_center_host}/'],
    [`$${'{base}'}/a`, `$${'{base}'}/a`],
    ['undefined', 'undefined'],
    ['privacy/undefined.md', 'privacy/undefined.md'],
    ['https://undefined/a', 'https://undefined/a'],
    ['[object Object]', '[object Object]'],
    ['https://example.com/%5Bobject%20Object%5D', 'https://example.com/%5Bobject%20Object%5D'],
    ['https://example.com/\u200ba', 'https://example.com/\u200ba'],
    ['https://example.com/a%E2%80%8B', 'https://example.com/a%E2%80%8B'],
    ['privacy/reten\u00adtion.md', 'privacy/reten\u00adtion.md'],
    ['https://exam\u00a0ple.com/', 'https://exam\u00a0ple.com/'],
  ],
  'own-address': [
    ['https://www.trust.example.com/'],
    ['mailto:privacy@trust.example.com'],
    ['https://trust.example.com/', 'https://trust.example.com/ → index.md'],
    ['https://trust.example.com/en/privacy/', 'https://trust.example.com/en/privacy/ → privacy/index.md'],
    [
      'https://trust.example.com/en/privacy/retention/#leave_service',
      'https://trust.example.com/en/privacy/retention/#leave_service → privacy/retention.md#leave_service',
    ],
    ['https://trust.example.com/en/privacy', 'https://trust.example.com/en/privacy → privacy/index.md'],
    ['HTTPS://Trust.Example.com:443/nowhere', 'HTTPS://Trust.Example.com:443/nowhere'],
    ['http://trust.example.com./', 'http://trust.example.com./ → index.md'],
    ['//trust.example.com/en/', '//trust.example.com/en/ → index.md'],
  ],
  'forbidden-host': [
    ['https://8.8.8.8/'],
    ['https://[2606:4700::1111]/'],
    ['https://web.dev/'],
    ['https://test.co.uk/'],
    ['https://latest.example.com/'],
    ['https://developer.example.com/'],
    ['https://example.com/test/?dev#qa'],
    ['https://www.contest-archive.example.com/'],
    ...[
      'https://localhost:8080/',
      'https://a.localhost/',
      'https://intranet/',
      'https://intranet./wiki',
      'https://printer.local/',
      'https://db.internal/',
      'https://router.home.arpa/',
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f.0.0.1/',
      'https://0177.0.0.01/',
      'https://%31%32%37.0.0.1/',
      'https://１２７.0.0.1/',
      'https://0.0.0.0/',
      'https://10.1.2.3/',
      'https://172.16.0.1/',
      'https://172.31.255.255/',
      'https://192.168.0.1/',
      'https://169.254.169.254/',
      'https://[::1]/',
      'https://[::]/',
      'https://[fe80::1]/',
      'https://[fd00::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[64:ff9b::127.0.0.1]/',
      'https://[2001:db8::1]/',
      'https://dev.example.com/',
      'https://www.test.example.co.uk/',
      'https://portal-staging.example.com/',
      'https://uat-2.example.com/',
      'https://qa.a.example.com./',
      'https://ppe.example.cn/',
      'https://preview.example.com/',
      'https://app-dev.azurewebsites.net/',
    ].map((href) => [href, href] as const),
  ],
  'insecure-link': [
    ['https://example.com/?u=http://example.com/'],
    ['http://example.com/a#b', 'http://example.com/a#b → https://example.com/a#b'],
    ['HTTP://example.com', 'HTTP://example.com → https://example.com/'],
    ['//example.com/a', '//example.com/a → https://example.com/a'],
    ['\\\\\\\\example.com/a', '\\\\example.com/a → https://example.com/a'],
  ],
};

for (const [code, links] of Object.entries(cases)) {
  describe(code, () => {
    test.each(links)('%s', (href, expected) => {
      const told = expected === undefined ? [] : [`en/x.md:7:5 ${code} ${expected}`];
      expect(toldOf(`See [the terms](<${href}>).`)).toEqual(told);
    });
  });
}

describe('remote-asset', () => {
  test.each([
    ['![A map](../downloads/report.pdf)', []],
    ['[A map](https://cdn.example.com/map.png)', []],
    ['one\n![A map](https://cdn.example.com/map.png)', ['8:1 remote-asset https://cdn.example.com/map.png']],
    ['![A map](http://cdn.example.com/map.png)', ['7:1 remote-asset http://cdn.example.com/map.png']],
    ['![A map](//cdn.example.com/map.png)', ['7:1 remote-asset //cdn.example.com/map.png']],
    ['![A map](https://10.0.0.1/map.png)', ['7:1 forbidden-host https://10.0.0.1/map.png']],
  ])('%j', (body, expected) => {
    expect(toldOf(body)).toEqual(expected.map((told) => `en/x.md:${told}`));
  });
});

describe('The lists of hosts', () => {
  const hosts = { '_data/hosts.yaml': 'allow: [dev.example.com]\ndeny: [stage.example.cn]\n' };

  test.each([
    [
      'an allowed host, and one below it',
      '[a](https://dev.example.com/) [b](https://x.dev.example.com/)',
      [],
    ],
    [
      'another host for tests',
      '[a](https://qa.example.com/)',
      ['7:1 forbidden-host https://qa.example.com/'],
    ],
    ['a denied host', '[a](https://stage.example.cn/)', ['7:1 forbidden-host https://stage.example.cn/']],
    ['one below it', '[a](https://a.stage.example.cn/)', ['7:1 forbidden-host https://a.stage.example.cn/']],
    ['one that only ends like it', '[a](https://backstage.example.cn/)', []],
  ])('%s', (_, body, expected) => {
    expect(toldOf(body, hosts)).toEqual(expected.map((told) => `en/x.md:${told}`));
  });

  test('the list of our own content rules out the test system that old pages link to', () => {
    const own = readFileSync(join(import.meta.dirname, '../../content/_data/hosts.yaml'), 'utf8');
    expect(
      toldOf('[a](https://trustcenterstage.chinacloudsites.cn/en-us/)', { '_data/hosts.yaml': own }),
    ).toEqual(['en/x.md:7:1 forbidden-host https://trustcenterstage.chinacloudsites.cn/en-us/']);
  });

  test('a private address cannot be allowed', () => {
    const allowed = { '_data/hosts.yaml': 'allow: [printer.local]\n' };
    expect(toldOf('[a](https://printer.local/)', allowed)).toEqual([
      'en/x.md:7:1 forbidden-host https://printer.local/',
    ]);
  });

  test.each([
    ['deny: [https://a.example.com/]\n', '1:8'],
    ['allow:\n  - Example.com\n', '2:5'],
    ['denied: [a.example.com]\n', '1:1'],
  ])('what is no host is told at its place: %j', (text, place) => {
    const told = toldOf('x', { '_data/hosts.yaml': text });
    expect(told.map((line) => line.split(' → ')[0])).toEqual([`_data/hosts.yaml:${place} data-file`]);
  });
});

describe('Addresses in data files', () => {
  test('a source is of neither the own host nor a private one; it is told once, in its file', () => {
    const own = changed('_data/sources.yaml', 'example.com/handbook', 'trust.example.com/old.html');
    expect(toldOfSite(siteWith(own))).toEqual([
      '_data/sources.yaml:3:8 circular-source https://trust.example.com/old.html',
    ]);
    const stage = changed('_data/sources.yaml', 'example.com/handbook', 'stage.example.com/x');
    expect(toldOfSite(siteWith(stage))).toEqual([
      '_data/sources.yaml:3:8 forbidden-host https://stage.example.com/x',
    ]);
  });

  test.each([
    ['https://trust.example.com/en/', 'own-address https://trust.example.com/en/'],
    ['tel:nobody', 'malformed-link tel:nobody'],
    ['mailto:nobody', 'malformed-link mailto:nobody'],
    ['https://192.168.0.1/', 'forbidden-host https://192.168.0.1/'],
  ])('the contact %s is told once, in its file', (href, expected) => {
    const folder = siteWith(changed('_data/operator.yaml', 'tel:010-1234', href));
    expect(toldOfSite(folder)).toEqual([`_data/operator.yaml:12:11 ${expected}`]);
  });

  test('what stands on the host beside a site under a path is none of it', () => {
    const told = (href: string): string[] => {
      const operator = changed(
        '_data/operator.yaml',
        'site:\n',
        `filings: [{ text: Imprint, href: '${href}' }]\nsite:\n  base: /trust/\n`,
      );
      return toldOfSite(siteWith(operator));
    };
    expect(told('https://trust.example.com/imprint')).toEqual([]);
    for (const path of ['/trust/en/', '/en/privacy/'])
      expect(told(`https://trust.example.com${path}`)).toEqual([
        `_data/operator.yaml:1:34 own-address https://trust.example.com${path}`,
      ]);
  });

  test.each([
    [
      'https://trust.example.com/en/privacy/',
      'own-address https://trust.example.com/en/privacy/ → privacy/index.md',
    ],
    ['http://example.com/', 'insecure-link http://example.com/ → https://example.com/'],
    ['www.example.com', 'malformed-link www.example.com → https://www.example.com'],
  ])('the panel link %s is told once, in its file', (href, expected) => {
    const folder = siteWith(changed('_data/panels.yaml', 'privacy/retention.md#leave_service', href));
    expect(toldOfSite(folder)).toEqual([`_data/panels.yaml:5:11 ${expected}`]);
  });
});

test('No code, code span or comment holds a link', () => {
  const body =
    '`[a](htps://x.example)`\n\n```\n[a](http://x.example)\n```\n\n<!-- [a](http://localhost/) -->\n\n    [a](file:///x)';
  expect(toldOf(body)).toEqual([]);
});
