import type { Code } from '../../problem.ts';
import { code, didYouMean } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What only shows when pages are seen together, or as time goes by. */
export const siteKinds = {
  'orphan-page': {
    severity: 'warning',
    meaning: 'Nothing links to a page.',
    words: ({ address }) => ({
      what: `No topic, no panel and no home page links to ${code(address)}, so readers hardly find it.`,
      cure: 'Link to it where a reader would look for it, or make it a draft (`draft: true`).',
    }),
    wholeFile: true,
  },
  'review-overdue': {
    severity: 'warning',
    meaning: 'A page was to be reviewed by a day that is over.',
    words: ({ reviewed, due }) => ({
      what: `This page was last reviewed on ${reviewed}, and the next review was due by ${due}.`,
      cure: 'Hold its statements against their sources, and write the day on which you did into `reviewed`.',
    }),
  },
  'stale-acceptance': {
    severity: 'warning',
    meaning: 'An accepted problem is no longer there.',
    words: ({ kind, what, found, suggestion }) => ({
      what: `There is no ${code(kind)}${what === undefined ? '' : ` about ${code(what)}`} that this entry could accept.`,
      cure: suggestion
        ? didYouMean(suggestion)
        : found.length > 0
          ? `Remove the entry, or name what it is about: ${found.map(code).join(', ')}.`
          : 'Remove the entry.',
    }),
  },
} satisfies Partial<Kinds<Code>>;
