import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { builtSite } from '../support/built-pages.ts';
import { describeWithNginx } from '../support/nginx.ts';
import { openHost, testFormerAddresses } from '../support/old-addresses.ts';

describeWithNginx('On a real nginx with the settings that the build writes', ({ start }) => {
  const host = openHost(() => start(builtSite()));

  describe('an address of the former site leads to its statement', () => {
    testFormerAddresses(host);
  });

  test('an address whose fragments mean the same on the new page is redirected, with its query', async () => {
    const answer = await ask(host.origin(), '/security/encryption.html?from=contract');
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe('/en/privacy/encryption/?from=contract');
  });

  test('one with fragments that lead elsewhere is not: no server sees them', async () => {
    expect((await ask(host.origin(), '/privacy/default.html')).status).toBe(200);
  });
});
