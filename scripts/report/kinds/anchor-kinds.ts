import type { Code } from '../../problem.ts';
import { code, didYouMean } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What can be wrong with an anchor. */
export const anchorKinds = {
  'duplicate-anchor': {
    severity: 'error',
    meaning: 'An id stands twice on one page.',
    words: ({ id, first }) => ({
      what: `The id ${code(id)} stands twice on this page; the other one is at ${first.file}:${first.line}:${first.column}.`,
      cure: 'Give one of them another id. Keep the one that others link to.',
    }),
  },
  'missing-id': {
    severity: 'error',
    meaning: 'A heading has no id.',
    words: ({ heading, suggestion }) => ({
      what: `The heading “${heading}” has no id, so nobody can link to it.`,
      cure: `Write one at its end, the same in every language: ${code(`{#${suggestion ?? 'short-name'}}`)}.`,
    }),
  },
  'bad-id': {
    severity: 'error',
    meaning: 'An id is not of the form of new ids, is reserved, or stands where none is read.',
    words: ({ id, reason, suggestion }) => {
      if (reason === 'stray') {
        return {
          what: `${code(id)} is no id here, and readers would see it.`,
          cure: 'An id stands once, at the very end of a heading, a paragraph, a list item, a term or a definition.',
        };
      }
      if (reason === 'reserved') {
        return {
          what: `The id ${code(id)} is reserved: ids that begin with \`tc-\` or \`fn\` belong to the generator, \`top\` to the browser.`,
          cure: 'Choose another id.',
        };
      }
      return {
        what: id === '' ? 'This id is empty.' : `The id ${code(id)} is not of the form of new ids.`,
        cure: `Begin with a small letter; go on with small letters, digits, \`-\` and \`_\`.${suggestion ? ` ${didYouMean(suggestion)}` : ''}`,
      };
    },
  },
  'broken-reference': {
    severity: 'error',
    meaning: 'An attribute names something on the page that is not there.',
    words: ({ id, attribute, suggestion }) => ({
      what: `${code(attribute)} names ${code(id)}, and there is no such ${attribute === 'usemap' ? 'map' : 'id'} on this page.`,
      cure: suggestion ? didYouMean(suggestion) : 'Give what is meant this id, or take the attribute away.',
    }),
  },
} satisfies Partial<Kinds<Code>>;
