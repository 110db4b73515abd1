import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { builtSite } from '../support/built-pages.ts';
import { followBuilt } from '../support/follow-built.ts';
import { FORMS, formerAddresses } from '../support/former-site.ts';
import { addressesOfEachWay, openHost, testFormerAddresses } from '../support/old-addresses.ts';
import { describeWithNginx } from '../support/web-servers.ts';

describeWithNginx('On a real nginx with the settings that the build writes', ({ start }) => {
  const host = openHost(() => start(builtSite()));

  describe('an address of the former site leads to its statement', () => {
    testFormerAddresses(host, addressesOfEachWay());
  });

  test.each(FORMS)(
    'each of them is redirected there, or has the page that leads on: %s',
    async (form, language) => {
      for (const { address, page, anchor } of formerAddresses(form, language)) {
        const [path = '', fragment] = address.split('#');
        let answer = await ask(host.origin(), path);
        if (answer.headers.location === `${path}/`) answer = await ask(host.origin(), `${path}/`);
        const { status, headers, body } = answer;
        if (status === 301) {
          // Browsers keep the fragment.
          const ends = followBuilt(builtSite(), `${headers.location}${fragment ? `#${fragment}` : ''}`);
          const meant = followBuilt(builtSite(), page + (anchor ? `#${anchor}` : ''));
          // An old id is kept beside the present one.
          expect(ends).toEqual({ ...meant, key: ends?.key });
        } else {
          // Where its fragments lead is read in its file, by the test of a plain host.
          const file = [`${path}/index.html`, path].find((name) => existsSync(join(builtSite(), name))) ?? '';
          expect([address, status, body.toString()]).toEqual([
            address,
            200,
            readFileSync(join(builtSite(), file), 'utf8'),
          ]);
        }
      }
    },
  );

  test('an address whose fragments mean the same on the new page is redirected, with its query', async () => {
    const answer = await ask(host.origin(), '/security/encryption.html?from=contract');
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe('/en/privacy/encryption/?from=contract');
  });

  test('one with fragments that lead elsewhere is not: no server sees them', async () => {
    expect((await ask(host.origin(), '/privacy/default.html')).status).toBe(200);
  });
});
