import type { Code, Facts, Problem, YamlFault } from '../problem.ts';
import { failureMessage } from './external-words.ts';
import type { Message } from './message.ts';
import { code, didYouMean, printable } from './quote.ts';
import { unreadable } from './unreadable-words.ts';

/** The sentences of every kind of problem. A code without a sentence does not compile. */
const words: { readonly [C in Code]: (facts: Facts[C]) => Message } = {
  'missing-page': ({ href, suggestion }) => ({
    what: `${code(href)} leads to a page or file that does not exist.`,
    cure: suggestion
      ? didYouMean(suggestion)
      : 'Link to a topic by the path of its file (`../privacy/index.md`), or to a file under `downloads/`.',
  }),
  'missing-anchor': ({ href, anchors, suggestion }) => ({
    what: `${code(href)} names an anchor that the page does not have.`,
    cure: [
      suggestion && didYouMean(suggestion),
      anchors ? whatExists(anchors) : 'Look at the ids of that page.',
    ]
      .filter(Boolean)
      .join(' '),
  }),
  'duplicate-anchor': ({ id, first }) => ({
    what: `The id ${code(id)} stands twice on this page; the other one is at ${first.file}:${first.line}:${first.column}.`,
    cure: 'Give one of them another id. Keep the one that others link to.',
  }),
  'missing-id': ({ heading, suggestion }) => ({
    what: `The heading “${heading}” has no id, so nobody can link to it.`,
    cure: `Write one at its end, the same in every language: ${code(`{#${suggestion ?? 'short-name'}}`)}.`,
  }),
  'bad-id': ({ id, reason, suggestion }) =>
    reason === 'stray'
      ? {
          what: `${code(id)} is no id here, and readers would see it.`,
          cure: 'An id stands once, at the very end of a heading, a paragraph, a list item, a term or a definition.',
        }
      : reason === 'reserved'
        ? {
            what: `The id ${code(id)} is reserved: ids that begin with \`tc-\` or \`fn\` belong to the generator, \`top\` to the browser.`,
            cure: 'Choose another id.',
          }
        : {
            what: id === '' ? 'This id is empty.' : `The id ${code(id)} is not of the form of new ids.`,
            cure: `Begin with a small letter; go on with small letters, digits, \`-\` and \`_\`.${suggestion ? ` ${didYouMean(suggestion)}` : ''}`,
          },
  'empty-link': ({ text }) => ({
    what: text ? `The link “${text}” has no address.` : 'A link has no address.',
    cure: 'Write where it leads, or take the link away and leave its text.',
  }),
  'empty-link-text': ({ href }) => ({
    what: `The link to ${code(href)} has no text, so nobody can read where it leads.`,
    cure: 'Write between the brackets what the reader finds there.',
  }),
  'unsafe-link': ({ href, scheme }) => ({
    what: `${code(href)} uses ${code(`${scheme}:`)}, which a page must not use.`,
    cure: 'Link with `https:`, `mailto:` or `tel:`.',
  }),
  'raw-html': ({ html }) =>
    html.startsWith('<!--')
      ? {
          what: 'A comment begins here and does not end, so the rest of the text is left out.',
          cure: 'End it with `-->`.',
        }
      : {
          what: `${code(shorten(html))} is HTML; topics hold Markdown alone.`,
          cure: 'Write it as Markdown, or in `code` marks if readers should see it.',
        },
  'image-alt': ({ src }) => ({
    what: `The image ${code(src)} says nothing to those who cannot see it.`,
    cure: 'Describe between the brackets what it shows: `![…](…)`.',
  }),
  'heading-order': ({ heading, level, previous }) =>
    level === 1
      ? {
          what: `“${heading}” is a second h1; the title is the h1 of the page.`,
          cure: 'Begin this heading with `##`.',
        }
      : {
          what: `The heading “${heading}” is of level ${level}, but stands below one of level ${previous}.`,
          cure: `Begin it with ${code('#'.repeat(previous + 1))}.`,
        },
  'empty-heading': ({ id }) => ({
    what: id ? `The heading ${code(`{#${id}}`)} has no words.` : 'A heading has no words.',
    cure: 'Write what stands below it, or take it away.',
  }),
  'unpublished-target': ({ href }) => ({
    what: `${code(href)} leads to a draft, which readers do not see.`,
    cure: 'Publish it (take `draft: true` out of its front matter), or take the link away.',
  }),
  'front-matter': (facts) => yamlFault(facts, 'the front matter'),
  'data-file': (facts) => yamlFault(facts, 'this file'),
  'unknown-word': ({ word, suggestion }) => ({
    what: `${code(`{${word}}`)} is not among the \`words\` of _data/operator.yaml.`,
    cure: suggestion ? didYouMean(`{${suggestion}}`) : 'Define it there, or put the braces in `code` marks.',
  }),
  'duplicate-address': ({ address, other }) => ({
    what: `This file and ${other} would both be published at ${code(address)}.`,
    cure: 'Rename or remove one of them.',
  }),
  'unreadable-file': ({ reason, detail, suggestion }) => unreadable[reason](detail ?? '', suggestion),
  unreachable: ({ href, ...failure }) => failureMessage(href, failure),
  redirected: ({ href, suggestion }) => ({
    what: `${code(href)} has moved for good.`,
    cure: `Link to where it leads now: ${code(suggestion)}.`,
  }),
  'external-anchor': ({ href, anchors, suggestion }) => ({
    what: `The page of ${code(href)} is there, the anchor is not; readers see its top.`,
    cure: [suggestion && didYouMean(suggestion), whatExists(anchors)].filter(Boolean).join(' '),
  }),
};

/** The sentences for one problem. */
export function messageOf<C extends Code>(found: Problem<C>): Message {
  const { what, cure } = (words[found.code] as (facts: Facts[C]) => Message)(found.facts as Facts[C]);
  return cure === undefined ? { what: printable(what) } : { what: printable(what), cure: printable(cure) };
}

function yamlFault({ key, fault, detail, suggestion }: YamlFault, where: string): Message {
  const cure = suggestion ? { cure: didYouMean(suggestion) } : {};
  if (fault === 'syntax') return { what: `${sentence(`${where} cannot be read: ${detail}`)}`, ...cure };
  if (fault === 'missing')
    return { what: key ? `${code(key)} is missing in ${where}: ${detail}.` : sentence(detail), ...cure };
  if (fault === 'unknown')
    return { what: `${code(key)} is not a key that ${where} knows (${detail}).`, ...cure };
  return { what: `${key ? code(key) : capital(where)} is not right: ${detail}.`, ...cure };
}

function whatExists(anchors: readonly string[]): string {
  if (anchors.length === 0) return 'It has no anchors.';
  const shown = anchors.slice(0, 12).map((id) => code(`#${id}`));
  const more = anchors.length - shown.length;
  return `It has: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function sentence(text: string): string {
  return `${capital(text)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
