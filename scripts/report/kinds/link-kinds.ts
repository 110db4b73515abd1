import { type Code, placeText } from '../../problem.ts';
import { code, didYouMean, error, type Kinds, listOf, sentences, warning, whatExists } from './kind.ts';

/** What can be wrong with a link. */
export const linkKinds = {
  'missing-page': error(
    'A link leads to a page or file that does not exist, or a folder of topics has no page of its own.',
    ({ href, suggestion, gone, index, section, only, misplaced }, inHtml) => {
      if (index)
        return {
          what: `The folder of this topic has no page of its own: who shortens an address to it finds nothing, and the navigation lists its topics like sections.`,
          cure: `Write ${code(index)}${section ? `: \`npm run new -- ${section}\` makes it in every language` : ''}.`,
        };
      if (misplaced)
        return {
          what: `${code(misplaced.file)} is there, but files that texts show or link to stand in \`downloads/\` of the content.`,
          cure: `Move it into ${code(misplaced.folder)}, and write ${code(suggestion ?? '')} here.`,
        };
      if (gone)
        return {
          what: `${code(href)} leads to what was taken off the site on ${gone}.`,
          cure: `Link to what takes its place${suggestion ? `, ${code(suggestion)}` : ''}, or take the link away.`,
        };
      if (only)
        return {
          what: `${code(href)} leads to a topic that exists in ${only.join(', ')} only.`,
          cure: 'Translate it, or say `one_language: true` in its front matter: it is shown in every language then.',
        };
      const way = inHtml
        ? 'Write the address of a page or file that is there, or take the link away.'
        : 'Link to a topic by the path of its file (`../privacy/index.md`), or to a file under `downloads/`.';
      return {
        what: `${code(href)} leads to a page or file that does not exist.`,
        cure: meant(href, suggestion) ?? way,
      };
    },
    ({ index }) => index !== undefined,
  ),
  'missing-anchor': error(
    'A link names an anchor that the page it leads to does not have.',
    ({ href, anchors, elsewhere = [], suggestion }) => ({
      what: `${code(href)} names an anchor that the page does not have.`,
      cure: sentences(
        meant(href, suggestion),
        elsewhere.length > 0 &&
          (elsewhere[0] === suggestion
            ? 'One of that name stands there.'
            : `There is one of that name at ${listOf(elsewhere)}.`),
        anchors ? whatExists(anchors) : 'Look at the ids of that page.',
      ),
    }),
  ),
  'case-mismatch': error(
    'A link leads to a page or anchor that is there in another case only.',
    ({ href, part, suggestion, spellings = [] }) => ({
      what: `${code(href)} names ${part === 'page' ? 'a page or file' : 'an anchor'} that is there in another case only; capital and small letters are not the same in addresses.`,
      cure: `Write ${suggestion ? code(suggestion) : `the one that is meant: ${listOf(spellings)}`}.`,
    }),
  ),
  'alias-link': warning(
    'A link uses an old id or address that is kept for others.',
    ({ href, part, suggestion }) => ({
      what:
        part === 'anchor'
          ? `${code(href)} uses an old id, which is kept for those outside who know no other.`
          : `${code(href)} leads there only by way of a redirect.`,
      cure: `Write ${code(suggestion)}.`,
    }),
  ),
  'empty-link': error('A link has no address.', ({ text }) => ({
    what: text ? `The link “${text}” has no address.` : 'A link has no address.',
    cure: 'Write where it leads, or take the link away and leave its text.',
  })),
  'empty-link-text': error('A link has no text that could be read.', ({ href }, inHtml) => ({
    what: `The link to ${code(href)} has no text, so nobody can read where it leads.`,
    cure: inHtml
      ? 'Write into the element what the reader finds there; where it holds an image alone, into its `alt`.'
      : 'Write between the brackets what the reader finds there.',
  })),
  'vague-link-text': error('The text of a link does not say where it leads.', ({ href, text, key }) => ({
    what: `“${text}” does not say where ${key ? `links to this page lead, and menus and lists make links of its ${code(key)}` : `the link to ${code(href)} leads`}. Many readers hear links without the words around them.`,
    cure: key
      ? `Write what the reader finds here${key === 'short' ? ', or take `short` away where the title is short enough' : ''}.`
      : 'Write what the reader finds there, such as the title of the page.',
  })),
  'other-language': error(
    'A link leads to a page of another language and does not say so.',
    ({ href, language, suggestion }) => {
      const naming = `ame the language in the text of the link, as in “… (${language})”.`;
      return {
        what: `${code(href)} leads to a page in another language, and the text of the link does not say so.`,
        cure: suggestion
          ? `Link to ${code(suggestion)}, which is the same in the language of this page; or n${naming}`
          : `N${naming}`,
      };
    },
  ),
  'unpublished-target': error(
    'A link leads to a page that is not published, or not for long.',
    ({ href, from, until }) => {
      if (until)
        return {
          what: `${code(href)} leads to a page that is there up to and with ${until} (\`expires\`), and is gone after that day.`,
          cure: 'Link to what takes its place, or take the link away, before that.',
        };
      return {
        what: from
          ? `${code(href)} leads to a page that readers do not see before ${from} (\`publish\`).`
          : `${code(href)} leads to a draft, which readers do not see.`,
        cure: from
          ? 'Take the link away until then, or let the page on which it stands be published on that day too.'
          : 'Publish it (take `draft: true` out of its front matter), or take the link away.',
      };
    },
    ({ until }) => until !== undefined,
  ),
} satisfies Partial<Kinds<Code>>;

/** What can be wrong with an anchor. */
export const anchorKinds = {
  'duplicate-anchor': error('An id stands twice on one page.', ({ id, first, suggestion, left }) => ({
    what: `The id ${code(id)} stands twice on this page; the other one is at ${placeText(first)}.`,
    cure:
      didYouMean(suggestion) ??
      (left
        ? `Give one of them the id ${code(left)}, which stands on no heading any more: the one that had it.`
        : 'Give one of them another id. Keep the one that others link to.'),
  })),
  'missing-id': error('A heading has no id.', ({ heading, suggestion, written }) => ({
    what: `The heading “${heading}” has no id, so nobody can link to it.`,
    cure: written
      ? `Write ${code(`{#${suggestion}}`)} in place of ${code(written)}.`
      : `Write one at its end, the same in every language: ${code(`{#${suggestion ?? 'short-name'}}`)}.`,
  })),
  'bad-id': error(
    'An id is not of the form of new ids, is reserved, or stands where none is read.',
    ({ id, reason, suggestion }) => {
      if (reason === 'stray')
        return {
          what: `${code(id)} is no id here, and readers would see it.`,
          cure:
            didYouMean(suggestion) ??
            'An id stands once, at the very end of a heading, a paragraph, a list item, a term or a definition.',
        };
      if (reason === 'reserved')
        return {
          what: `The id ${code(id)} is reserved: ids that begin with \`tc-\` or \`fn\` belong to the generator, \`top\` to the browser.`,
          cure: 'Choose another id.',
        };
      return {
        what: id === '' ? 'This id is empty.' : `The id ${code(id)} is not of the form of new ids.`,
        cure: sentences(
          'Begin with a small letter; go on with small letters, digits, `-` and `_`.',
          didYouMean(suggestion),
        ),
      };
    },
  ),
  'broken-reference': error(
    'An attribute names something on the page that is not there.',
    ({ id, attribute, href, suggestion }) => ({
      what: `${code(attribute)} names ${code(href ?? id)}, and there is no such ${attribute === 'usemap' ? 'map' : 'id'} ${href ? 'in that file' : 'on this page'}.`,
      cure: didYouMean(suggestion) ?? 'Give what is meant this id, or take the attribute away.',
    }),
  ),
} satisfies Partial<Kinds<Code>>;

/** What could have been meant; two texts that look the same, as names from a Mac do beside typed ones, are told apart. */
function meant(href: string, suggestion: string | undefined): string | undefined {
  const written = suggestion?.startsWith('#') ? href.slice(href.indexOf('#')) : href;
  const isAlike = written.normalize() === suggestion?.normalize();
  return isAlike
    ? `Copy ${code(suggestion)}, which looks the same and is made of other characters.`
    : didYouMean(suggestion);
}
