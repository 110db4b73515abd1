import type { BrokenCause, Failure, Flaw, UnverifiableCause } from '../../flaws.ts';
import type { Code } from '../../problem.ts';
import { printable } from '../printable.ts';
import { capital, code, didYouMean, error, type Kinds, sentences, warning, whatExists } from './kind.ts';

/** What can be wrong with the address of a link by itself. */
export const addressKinds = {
  'unsafe-link': error(
    'A link has a scheme that pages must not use.',
    ({ href, scheme, download, bytes }, inHtml) => {
      if (bytes !== undefined)
        return {
          what: `${code(href)} holds a file of ${sizeText(bytes)} in itself.`,
          cure: inHtml
            ? 'Put the file on this site, and link to it.'
            : 'Put the file into `content/downloads/`, and name it by its path.',
        };
      if (download !== undefined)
        return {
          what: `${code(href)} is a file on your own machine, which readers do not have.`,
          cure: `Put it into \`content/downloads/\`, and link to ${code(download)}.`,
        };
      return {
        what: `${code(href)} uses ${code(`${scheme}:`)}, which a page must not use.`,
        cure: 'Link with `https:`, `mailto:` or `tel:`.',
      };
    },
  ),
  'malformed-link': error(
    'The address of a link is of a form that no browser can follow.',
    ({ href, flaw, suggestion }) => ({
      what: `${code(href)} ${FLAWS[flaw].what}.`,
      cure:
        didYouMean(suggestion) ??
        (flaw === 'no-footnote' ? FLAWS[flaw].cure.replace('[^1]', () => href) : FLAWS[flaw].cure),
    }),
  ),
  'own-address': error(
    'A link names a page of this site by its full address.',
    ({ href, contact, suggestion }, inHtml) => {
      const [way, example] = inHtml
        ? ['its address without the host', '/privacy/']
        : ['the path of its file', '../privacy/index.md'];
      return {
        what: `${code(href)} is on this site, and its full address is not checked for what is there.`,
        cure: contact
          ? 'A contact is a mail address, a telephone number or another site: take `href` away, and link to the page from a topic; in `filings` name it with `to`.'
          : `Write ${way}${suggestion ? `: ${code(suggestion)}` : `, as in ${code(example)}`}.`,
      };
    },
  ),
  'forbidden-host': error(
    'A link leads to a host that readers cannot reach, or should not see.',
    ({ href, host, reason, label = '' }, inHtml) => {
      const what = `${code(href)} leads to ${code(host)}`;
      const net = isBareName(host)
        ? 'a name that only a private network knows'
        : 'this machine or a private network';
      const by = inHtml ? 'a list of denied hosts' : 'the list `deny` of _data/hosts.yaml';
      const cure = 'Link to the host that readers should see.';
      return {
        private: { what: `${what}, which is ${net}: readers cannot reach it.`, cure: OPEN_TO_ALL },
        denied: { what: `${what}, which ${by} rules out.`, cure },
        label: {
          what: `${what}: by ${code(label)} in its name it is a host for tests.`,
          cure: sentences(cure, !inHtml && 'If this is one, add it to `allow` in _data/hosts.yaml.'),
        },
      }[reason];
    },
  ),
  'insecure-link': error('A link does not say `https:`.', ({ href, suggestion }) => ({
    what: `${code(href)} does not say \`https:\`, so what readers get could be read or changed on its way.`,
    cure: `Write ${code(suggestion)}, and open it once to see that it works.`,
  })),
  'remote-asset': error('A page would load something from another host.', ({ href, host }, inHtml) => ({
    what: `The page would load ${code(href)} from ${code(host)}, which then knows of every reader.`,
    cure: `Put a copy of it ${inHtml ? 'on this site' : 'under `downloads/`'}, and name that.`,
  })),
} satisfies Partial<Kinds<Code>>;

const FLAWS: Readonly<Record<Flaw['flaw'], { readonly what: string; readonly cure: string }>> = {
  scheme: {
    what: 'begins with a scheme that does not exist',
    cure: 'Begin the address with `https://`, `mailto:` or `tel:`.',
  },
  slashes: { what: 'lacks the `//` behind its scheme', cure: 'Begin the address with `https://`.' },
  backslash: {
    what: 'has `\\` between the names of folders, which only Windows reads',
    cure: 'Write `/` in its place.',
  },
  'no-scheme': {
    what: 'has no scheme, so it is read as the path of a file',
    cure: 'Begin the address with `https://`.',
  },
  host: { what: 'names no host that could exist', cure: 'Copy the address again from where you found it.' },
  percent: {
    what: 'holds a `%` that does not begin an escape such as `%20`',
    cure: 'Write `%25` for the sign itself.',
  },
  invisible: {
    what: 'holds a character that cannot be seen',
    cure: 'Type the address anew instead of pasting it.',
  },
  placeholder: {
    what: 'holds a placeholder that nothing has filled in',
    cure: 'Write the address that was meant.',
  },
  mailto: {
    what: 'names no mail address that could exist',
    cure: 'Write one address, or several with commas between them: `mailto:privacy@example.com`.',
  },
  'mail-field': {
    what: 'has a field of a message without a `=`',
    cure: 'Write a field as `subject=…`, and `%26` for each `&` that is a part of its text.',
  },
  unread: {
    what: 'is not read as a link, so readers see it as it stands',
    cure: 'Write `[text](address)` with nothing between the brackets, and `%20` for each space in the address.',
  },
  'no-definition': {
    what: 'names an address that this file does not define, so readers see it as it stands',
    cure: 'Define it on a line of its own, as in `[name]: data-retention.md`, or write `[text](address)`.',
  },
  'no-footnote': {
    what: 'names a footnote that is not there, so readers see it as it stands',
    cure: 'Write the note on a line of its own, as in `[^1]: The note.`.',
  },
  tel: {
    what: 'is no telephone number',
    cure: 'Write digits with hyphens between them, and no spaces: `tel:+86-10-1234-5678`.',
  },
};

/** `3.1 MB`, `12 kB`. */
function sizeText(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1e3 ? `${Math.round(bytes / 1e3)} kB` : `${bytes} bytes`;
}

/** `intranet`: without a dot it is no name of the public internet. */
function isBareName(host: string): boolean {
  return /^[^.:]+$/.test(host) && host !== 'localhost';
}

const OPEN_TO_ALL = 'Link to an address that every reader can open.';

/** What can be wrong with a link that leads out of the site. */
export const externalKinds = {
  unreachable: error('A link leads out of the site, and no reader gets there.', ({ href, ...failure }) => ({
    what: `${code(href)} cannot be reached: ${clauseOf(failure)}.`,
    cure: ['private', 'credentials'].includes(failure.cause)
      ? OPEN_TO_ALL
      : 'Open it in a browser: if it is gone, link to what takes its place, or take the link away.',
  })),
  redirected: warning('A link leads to a page that has moved for good.', ({ href, suggestion }) => ({
    what: `${code(href)} has moved for good.`,
    cure: `Link to where it leads now: ${code(suggestion)}.`,
  })),
  'external-anchor': warning(
    'A link names an anchor that the page outside the site does not have.',
    ({ href, anchors, suggestion }) => ({
      what: `The page of ${code(href)} is there, the anchor is not; readers see its top.`,
      cure: sentences(didYouMean(suggestion), whatExists(anchors)),
    }),
  ),
} satisfies Partial<Kinds<Code>>;

/** What is wrong with a certificate, by the word that stands for it in a failure's detail. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  expired: 'it has expired',
  early: 'it is not valid yet',
  host: 'it is for another host',
  'self-signed': 'nobody but the host itself vouches for it',
  revoked: 'it has been revoked',
};

/** What happened, as a clause, by the cause. A cause without one does not compile. */
function clausesOf(detail: string): Readonly<Record<BrokenCause | UnverifiableCause, string>> {
  const name = code(detail);
  return {
    status: `the host answers ${detail}${STATUS[detail] ?? ''}`,
    'no-host': 'there is no host of that name',
    refused: 'the host refuses the connection',
    reset: 'the host ends the connection without an answer',
    'cut-off': 'the answer breaks off before its end',
    'not-http': 'what answers there is no web server',
    certificate: `browsers do not trust the host’s certificate: ${CERTIFICATES[detail] ?? name}`,
    'no-security': `no secure connection can be agreed on (${name})`,
    circle: 'its redirects go in a circle, or do not end',
    'lost-redirect': `the host answers ${detail} and does not say where the page is`,
    private: 'it is an address of this machine or of a private network, which readers cannot reach',
    credentials: 'it holds a user name or a password, which browsers do not send',
    failed: `the request fails (${name})`,
    forbidden: `the host answers ${detail}: it refuses this program, and perhaps only programs`,
    'bot-wall': `a wall against programs stands before it (${detail})`,
    'rate-limit': `the host asks for fewer requests (${detail})`,
    'server-error': `the host answers ${detail}, a fault of its own that may pass`,
    timeout: `no whole answer came within ${detail} s`,
    'no-connection': 'no connection to the host came about',
    'name-service': 'the name of the host could not be looked up',
    'certificate-chain':
      'the host leaves out a part of its certificate’s chain, which a browser may know by itself',
    cookies: 'its redirects go in a circle for those who keep no cookies',
    'other-scheme': `it redirects to an address that is not of the web (${code(`${detail}:`)})`,
    'page-too-large': 'the page is too large to be searched for the anchor to its end',
    'page-unreadable': 'the text of the page cannot be decoded, so the anchor cannot be looked for',
    'not-asked': 'the run ended before it was asked',
  };
}

const STATUS: Readonly<Record<string, string>> = { 404: ' (not found)', 410: ' (gone)' };

/** Why an address could not be verified, as a sentence. */
export function unverifiableText(failure: Failure<UnverifiableCause>): string {
  return `${capital(printable(clauseOf(failure)))}.`;
}

function clauseOf({ cause, detail = '', at }: Failure): string {
  const clause = clausesOf(detail)[cause];
  return at === undefined ? clause : `it leads on to ${code(at)}, and there ${clause}`;
}
