import { expect, test } from 'vitest';
import type { BrokenCause, UnverifiableCause } from '../../scripts/flaws.ts';
import { problem } from '../../scripts/problem.ts';
import { messageOf } from '../../scripts/report/codes.ts';
import { unverifiableText } from '../../scripts/report/kinds/address-kinds.ts';

const broken: Record<BrokenCause, [detail: string | undefined, clause: string]> = {
  status: ['410', 'the host answers 410 (gone)'],
  'no-host': [undefined, 'there is no host of that name'],
  refused: [undefined, 'the host refuses the connection'],
  reset: [undefined, 'the host ends the connection without an answer'],
  'cut-off': [undefined, 'the answer breaks off before its end'],
  'not-http': [undefined, 'what answers there is no web server'],
  certificate: ['host', 'browsers do not trust the host’s certificate: it is for another host'],
  'no-security': ['EPROTO', 'no secure connection can be agreed on (`EPROTO`)'],
  circle: [undefined, 'its redirects go in a circle, or do not end'],
  'lost-redirect': ['302', 'the host answers 302 and does not say where the page is'],
  private: [
    undefined,
    'it is an address of this machine or of a private network, which readers cannot reach',
  ],
  credentials: [undefined, 'it holds a user name or a password, which browsers do not send'],
  failed: ['bad port', 'the request fails (`bad port`)'],
};

const unverifiable: Record<UnverifiableCause, [detail: string | undefined, sentence: string]> = {
  forbidden: ['403', 'The host answers 403: it refuses this program, and perhaps only programs.'],
  'bot-wall': ['403', 'A wall against programs stands before it (403).'],
  'rate-limit': ['429', 'The host asks for fewer requests (429).'],
  'server-error': ['500', 'The host answers 500, a fault of its own that may pass.'],
  timeout: ['20', 'No whole answer came within 20 s.'],
  'no-connection': [undefined, 'No connection to the host came about.'],
  'name-service': [undefined, 'The name of the host could not be looked up.'],
  'certificate-chain': [
    undefined,
    'The host leaves out a part of its certificate’s chain, which a browser may know by itself.',
  ],
  cookies: [undefined, 'Its redirects go in a circle for those who keep no cookies.'],
  'other-scheme': ['tel', 'It redirects to an address that is not of the web (`tel:`).'],
  'page-too-large': [undefined, 'The page is too large to be searched for the anchor to its end.'],
  'page-unreadable': [
    undefined,
    'The text of the page cannot be decoded, so the anchor cannot be looked for.',
  ],
  'not-asked': [undefined, 'The run ended before it was asked.'],
};

function withDetail<C>(cause: C, detail: string | undefined): { cause: C; detail?: string } {
  return detail === undefined ? { cause } : { cause, detail };
}

test.each(Object.entries(broken))('%s', (cause, [detail, clause]) => {
  const facts = { href: 'https://a.example/', ...withDetail(cause as BrokenCause, detail) };
  const message = messageOf(problem('unreachable', { file: 'en/a.md', line: 1, column: 1 }, facts));
  expect(message.split('\n')[0]).toBe(`\`https://a.example/\` cannot be reached: ${clause}.`);
});

test.each(Object.entries(unverifiable))('%s', (cause, [detail, sentence]) => {
  expect(unverifiableText(withDetail(cause as UnverifiableCause, detail))).toBe(sentence);
});
