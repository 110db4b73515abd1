import type { Code } from '../../problem.ts';
import { code, didYouMean } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What can be wrong with the text of a topic. */
export const textKinds = {
  'raw-html': {
    severity: 'error',
    meaning: 'HTML stands in Markdown.',
    words: ({ html }) =>
      html.startsWith('<!--')
        ? {
            what: 'A comment begins here and does not end, so the rest of the text is left out.',
            cure: 'End it with `-->`.',
          }
        : {
            what: `${code(shorten(html))} is HTML; topics hold Markdown alone.`,
            cure: 'Write it as Markdown, or in `code` marks if readers should see it.',
          },
  },
  'image-alt': {
    severity: 'error',
    meaning: 'An image has no description.',
    words: ({ src }) => ({
      what: `The image ${code(src)} says nothing to those who cannot see it.`,
      cure: 'Describe between the brackets what it shows: `![…](…)`.',
    }),
  },
  'heading-order': {
    severity: 'error',
    meaning: 'A heading leaves out a level, or is a second h1.',
    words: ({ heading, level, previous }) =>
      level === 1
        ? {
            what: `“${heading}” is a second h1; the title is the h1 of the page.`,
            cure: 'Begin this heading with `##`.',
          }
        : {
            what: `The heading “${heading}” is of level ${level}, but stands below one of level ${previous}.`,
            cure: `Begin it with ${code('#'.repeat(previous + 1))}.`,
          },
  },
  'empty-heading': {
    severity: 'error',
    meaning: 'A heading has no words.',
    words: ({ id }) => ({
      what: id ? `The heading ${code(`{#${id}}`)} has no words.` : 'A heading has no words.',
      cure: 'Write what stands below it, or take it away.',
    }),
  },
  'unknown-word': {
    severity: 'error',
    meaning: "A {word} is not among the operator's words.",
    words: ({ word, suggestion }) => ({
      what: `${code(`{${word}}`)} is not among the \`words\` of _data/operator.yaml.`,
      cure: suggestion
        ? didYouMean(`{${suggestion}}`)
        : 'Define it there, or put the braces in `code` marks.',
    }),
  },
} satisfies Partial<Kinds<Code>>;

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
