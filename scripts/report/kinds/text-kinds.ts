import type { Code, SpacingFault } from '../../problem.ts';
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
    words: ({ src }, inHtml) => ({
      what: `The image ${code(src)} says nothing to those who cannot see it.`,
      cure: inHtml
        ? 'Describe in its `alt` what it shows; one that shows nothing of its own gets `alt=""`.'
        : 'Describe between the brackets what it shows: `![…](…)`.',
    }),
  },
  'heading-order': {
    severity: 'error',
    meaning: 'A heading leaves out a level, or is a second h1.',
    words: ({ heading, level, previous }, inHtml) =>
      level === 1
        ? {
            what: `“${heading}” is a second h1; ${inHtml ? 'a page has one, its title' : 'the title is the h1 of the page'}.`,
            cure: inHtml ? 'Make it an `h2`.' : 'Begin this heading with `##`.',
          }
        : {
            what: `The heading “${heading}” is of level ${level}, but stands below one of level ${previous}.`,
            cure: inHtml
              ? `Make it an ${code(`h${previous + 1}`)}.`
              : `Begin it with ${code('#'.repeat(previous + 1))}.`,
          },
  },
  'empty-heading': {
    severity: 'error',
    meaning: 'A heading has no words.',
    words: ({ id }, inHtml) => ({
      what: id
        ? `The heading ${code(inHtml ? `#${id}` : `{#${id}}`)} has no words.`
        : 'A heading has no words.',
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
  spacing: {
    severity: 'warning',
    meaning: 'Spaces or punctuation are not as readers expect them.',
    words: ({ fault, text }) => ({
      what: `${SPACING[fault].what}: “${text}”.`,
      cure: SPACING[fault].cure,
    }),
  },
} satisfies Partial<Kinds<Code>>;

const SPACING: Readonly<Record<SpacingFault, { readonly what: string; readonly cure: string }>> = {
  'double-space': { what: 'Two spaces stand inside a sentence', cure: 'Leave one.' },
  'space-before': { what: 'A space stands before a punctuation mark', cure: 'Take it away.' },
  'glued-link': {
    what: 'A link begins right behind a letter',
    cure: 'Put a space between them, or take the whole word into the link.',
  },
  'double-stop': { what: 'Two full stops stand together', cure: 'Leave the `。`.' },
  'narrow-mark': {
    what: 'A Western punctuation mark stands between Chinese characters',
    cure: 'Write the Chinese one: `，` `；` `！` `？`.',
  },
  'no-break-space': {
    what: 'A no-break space stands here, which looks like an ordinary one',
    cure: 'Write an ordinary space, or `&nbsp;` where lines must not break.',
  },
};

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
