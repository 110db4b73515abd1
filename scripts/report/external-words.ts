import type { BrokenCause, Failure, UnverifiableCause } from '../problem.ts';
import type { Message } from './message.ts';
import { code, printable } from './quote.ts';

/** What is wrong with a certificate, by the word that stands for it in a failure's detail. */
const certificates: Readonly<Record<string, string>> = {
  expired: 'it has expired',
  early: 'it is not valid yet',
  host: 'it is for another host',
  'self-signed': 'nobody but the host itself vouches for it',
  revoked: 'it has been revoked',
};

type Clause = (detail: string) => string;

/** What happened, as a clause. A cause without one does not compile. */
const clauses: Readonly<Record<BrokenCause | UnverifiableCause, Clause>> = {
  status: (status) => `the host answers ${status}${STATUS[status] ?? ''}`,
  'no-host': () => 'there is no host of that name',
  refused: () => 'the host refuses the connection',
  reset: () => 'the host ends the connection without an answer',
  'cut-off': () => 'the answer breaks off before its end',
  'not-http': () => 'what answers there is no web server',
  certificate: (fault) =>
    `browsers do not trust the host’s certificate: ${certificates[fault] ?? code(fault)}`,
  'no-security': (name) => `no secure connection can be agreed on (${code(name)})`,
  circle: () => 'its redirects go in a circle, or do not end',
  'lost-redirect': (status) => `the host answers ${status} and does not say where the page is`,
  private: () => 'it is an address of this machine or of a private network, which readers cannot reach',
  credentials: () => 'it holds a user name or a password, which browsers do not send',
  failed: (name) => `the request fails (${code(name)})`,
  forbidden: (status) => `the host answers ${status}: it refuses this program, and perhaps only programs`,
  'bot-wall': (status) => `a wall against programs stands before it (${status})`,
  'rate-limit': (status) => `the host asks for fewer requests (${status})`,
  'server-error': (status) => `the host answers ${status}, a fault of its own that may pass`,
  timeout: (seconds) => `no whole answer came within ${seconds} s`,
  'no-connection': () => 'no connection to the host came about',
  'name-service': () => 'the name of the host could not be looked up',
  'certificate-chain': () =>
    'the host leaves out a part of its certificate’s chain, which a browser may know by itself',
  cookies: () => 'its redirects go in a circle for those who keep no cookies',
  'other-scheme': (scheme) => `it redirects to an address that is not of the web (${code(`${scheme}:`)})`,
  'page-too-large': () => 'the page is too large to be searched for the anchor to its end',
  'page-unreadable': () => 'the text of the page cannot be decoded, so the anchor cannot be looked for',
  'not-asked': () => 'the run ended before it was asked',
};

const STATUS: Readonly<Record<string, string>> = { 404: ' (not found)', 410: ' (gone)' };

/** The sentences for an address that readers cannot reach. */
export function failureMessage(href: string, failure: Failure<BrokenCause>): Message {
  return {
    what: `${code(href)} cannot be reached: ${clauseOf(failure)}.`,
    cure:
      failure.cause === 'private' || failure.cause === 'credentials'
        ? 'Link to an address that every reader can open.'
        : 'Open it in a browser: if it is gone, link to what takes its place, or take the link away.',
  };
}

/** Why an address could not be verified, as a sentence. */
export function unverifiableText(failure: Failure<UnverifiableCause>): string {
  const clause = printable(clauseOf(failure));
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

function clauseOf({ cause, detail = '', at }: Failure): string {
  const clause = clauses[cause](detail);
  return at === undefined ? clause : `it leads on to ${code(at)}, and there ${clause}`;
}
