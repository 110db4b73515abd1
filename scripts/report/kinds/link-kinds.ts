import type { Code } from '../../problem.ts';
import { code, didYouMean, whatExists } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What can be wrong with a link. */
export const linkKinds = {
  'missing-page': {
    severity: 'error',
    meaning: 'A link leads to a page or file that does not exist.',
    words: ({ href, suggestion }) => ({
      what: `${code(href)} leads to a page or file that does not exist.`,
      cure: suggestion
        ? didYouMean(suggestion)
        : 'Link to a topic by the path of its file (`../privacy/index.md`), or to a file under `downloads/`.',
    }),
  },
  'missing-anchor': {
    severity: 'error',
    meaning: 'A link names an anchor that the page it leads to does not have.',
    words: ({ href, anchors, suggestion }) => ({
      what: `${code(href)} names an anchor that the page does not have.`,
      cure: [
        suggestion && didYouMean(suggestion),
        anchors ? whatExists(anchors) : 'Look at the ids of that page.',
      ]
        .filter(Boolean)
        .join(' '),
    }),
  },
  'empty-link': {
    severity: 'error',
    meaning: 'A link has no address.',
    words: ({ text }) => ({
      what: text ? `The link “${text}” has no address.` : 'A link has no address.',
      cure: 'Write where it leads, or take the link away and leave its text.',
    }),
  },
  'empty-link-text': {
    severity: 'error',
    meaning: 'A link has no text that could be read.',
    words: ({ href }) => ({
      what: `The link to ${code(href)} has no text, so nobody can read where it leads.`,
      cure: 'Write between the brackets what the reader finds there.',
    }),
  },
  'unsafe-link': {
    severity: 'error',
    meaning: 'A link has a scheme that pages must not use.',
    words: ({ href, scheme }) => ({
      what: `${code(href)} uses ${code(`${scheme}:`)}, which a page must not use.`,
      cure: 'Link with `https:`, `mailto:` or `tel:`.',
    }),
  },
  'unpublished-target': {
    severity: 'error',
    meaning: 'A link leads to a draft.',
    words: ({ href }) => ({
      what: `${code(href)} leads to a draft, which readers do not see.`,
      cure: 'Publish it (take `draft: true` out of its front matter), or take the link away.',
    }),
  },
} satisfies Partial<Kinds<Code>>;
