import type { Code } from '../../problem.ts';
import { failureMessage } from '../external-words.ts';
import { code, didYouMean, whatExists } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What can be wrong with a link that leads out of the site. */
export const externalKinds = {
  unreachable: {
    severity: 'error',
    meaning: 'A link leads out of the site, and no reader gets there.',
    words: ({ href, ...failure }) => failureMessage(href, failure),
  },
  redirected: {
    severity: 'warning',
    meaning: 'A link leads to a page that has moved for good.',
    words: ({ href, suggestion }) => ({
      what: `${code(href)} has moved for good.`,
      cure: `Link to where it leads now: ${code(suggestion)}.`,
    }),
  },
  'external-anchor': {
    severity: 'warning',
    meaning: 'A link names an anchor that the page outside the site does not have.',
    words: ({ href, anchors, suggestion }) => ({
      what: `The page of ${code(href)} is there, the anchor is not; readers see its top.`,
      cure: [suggestion && didYouMean(suggestion), whatExists(anchors)].filter(Boolean).join(' '),
    }),
  },
} satisfies Partial<Kinds<Code>>;
