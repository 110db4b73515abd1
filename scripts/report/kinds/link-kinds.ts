import type { Code } from '../../problem.ts';
import { code, didYouMean, whatExists } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What can be wrong with a link. */
export const linkKinds = {
  'missing-page': {
    severity: 'error',
    meaning: 'A link leads to a page or file that does not exist.',
    words: ({ href, suggestion, gone }, inHtml) => ({
      what: gone
        ? `${code(href)} leads to a page that was taken off the site on ${gone}.`
        : `${code(href)} leads to a page or file that does not exist.`,
      cure: gone
        ? `${suggestion ? `Link to what takes its place, ${code(suggestion)}` : 'Link to what takes its place'}, or take the link away.`
        : suggestion
          ? didYouMean(suggestion)
          : inHtml
            ? 'Write the address of a page or file that is there, or take the link away.'
            : 'Link to a topic by the path of its file (`../privacy/index.md`), or to a file under `downloads/`.',
    }),
  },
  'missing-anchor': {
    severity: 'error',
    meaning: 'A link names an anchor that the page it leads to does not have.',
    words: ({ href, anchors, elsewhere = [], suggestion }) => ({
      what: `${code(href)} names an anchor that the page does not have.`,
      cure: [
        suggestion && didYouMean(suggestion),
        elsewhere.length > 0 && `There is one of that name at ${elsewhere.map(code).join(', ')}.`,
        anchors ? whatExists(anchors) : 'Look at the ids of that page.',
      ]
        .filter(Boolean)
        .join(' '),
    }),
  },
  'case-mismatch': {
    severity: 'error',
    meaning: 'A link leads to a page or anchor that is there in another case only.',
    words: ({ href, part, suggestion, spellings = [] }) => ({
      what: `${code(href)} names ${part === 'page' ? 'a page or file' : 'an anchor'} that is there in another case only; capital and small letters are not the same in addresses.`,
      cure: suggestion
        ? `Write ${code(suggestion)}.`
        : `Write the one that is meant: ${spellings.map(code).join(', ')}.`,
    }),
  },
  'alias-link': {
    severity: 'warning',
    meaning: 'A link uses an old id or address that is kept for others.',
    words: ({ href, part, suggestion }) => ({
      what:
        part === 'anchor'
          ? `${code(href)} uses an old id, which is kept for those outside who know no other.`
          : `${code(href)} leads to the page only by way of a redirect.`,
      cure: `Write ${code(suggestion)}.`,
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
    words: ({ href }, inHtml) => ({
      what: `The link to ${code(href)} has no text, so nobody can read where it leads.`,
      cure: inHtml
        ? 'Write into the element what the reader finds there; where it holds an image alone, into its `alt`.'
        : 'Write between the brackets what the reader finds there.',
    }),
  },
  'vague-link-text': {
    severity: 'error',
    meaning: 'The text of a link does not say where it leads.',
    words: ({ href, text }) => ({
      what: `“${text}” does not say where the link to ${code(href)} leads. Many readers hear links without the words around them.`,
      cure: 'Write what the reader finds there, such as the title of the page.',
    }),
  },
  'other-language': {
    severity: 'error',
    meaning: 'A link leads to a page of another language and does not say so.',
    words: ({ href, language }) => ({
      what: `${code(href)} leads to a page in another language, and the text of the link does not say so.`,
      cure: `Name the language in the text of the link, as in “… (${language})”.`,
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
