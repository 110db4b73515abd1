import type { SpacingFault, UnreadableReason, YamlFault } from '../../flaws.ts';
import type { Code } from '../../problem.ts';
import {
  capital,
  code,
  didYouMean,
  error,
  errorOfFile,
  type Kinds,
  listOf,
  type Message,
  sentences,
  shorten,
  warning,
} from './kind.ts';

/** What can be wrong with the text of a topic. */
export const textKinds = {
  'raw-html': error('HTML stands in Markdown.', ({ html }) =>
    html.startsWith('<!--')
      ? {
          what: 'A comment begins here and does not end, so the rest of the text is left out.',
          cure: 'End it with `-->`.',
        }
      : {
          what: `${code(shorten(html))} is HTML; topics hold Markdown alone.`,
          cure: 'Write it as Markdown, or in `code` marks if readers should see it.',
        },
  ),
  'image-alt': error('An image has no description.', ({ src }, inHtml) => ({
    what: `The image ${code(src)} says nothing to those who cannot see it.`,
    cure: inHtml
      ? 'Describe in its `alt` what it shows; one that shows nothing of its own gets `alt=""`.'
      : 'Describe between the brackets what it shows: `![…](…)`.',
  })),
  'heading-order': error(
    'A heading leaves out a level, or is a second h1.',
    ({ heading, level, previous }, inHtml) => {
      if (level === 1)
        return {
          what: `“${heading}” is a second h1; ${inHtml ? 'a page has one, its title' : 'the title is the h1 of the page'}.`,
          cure: inHtml ? 'Make it an `h2`.' : 'Begin this heading with `##`.',
        };
      const what = `The heading “${heading}” is of level ${level}, but`;
      if (previous === 0)
        return { what: `${what} is the first of its page.`, cure: 'Begin the page with its `h1`.' };
      const next = previous + 1;
      return {
        what: `${what} stands below one of level ${previous}.`,
        cure: inHtml ? `Make it an ${code(`h${next}`)}.` : `Begin it with ${code('#'.repeat(next))}.`,
      };
    },
  ),
  'empty-heading': error('A heading has no words.', ({ id }, inHtml) => ({
    what: `${id ? `The heading ${code(inHtml ? `#${id}` : `{#${id}}`)}` : 'A heading'} has no words.`,
    cure: 'Write what stands below it, or take it away.',
  })),
  'unknown-word': error(
    "A {word} is not among the operator's words, or a register has no rows.",
    ({ word, suggestion = '', register, places }) => {
      if (places)
        return {
          what: `${code(word)} is used nowhere, and ${code(`{${suggestion}}`)}, which stands at ${places === 1 ? 'one place' : `${places} places`}, has no value.`,
          cure: didYouMean(suggestion),
        };
      return register
        ? {
            what: `The register ${code(word)} has no rows to show here.`,
            cure:
              didYouMean(suggestion && `{register: ${suggestion}}`) ??
              `Write them into _data/${word}.yaml, or name a list that has some.`,
          }
        : {
            what: `${code(`{${word}}`)} is not among the \`words\` of _data/operator.yaml.`,
            cure:
              didYouMean(suggestion && `{${suggestion}}`) ??
              'Define it there, or put the braces in `code` marks.',
          };
    },
  ),
  term: warning(
    'Something is called by words that the site does not use for it.',
    ({ word, suggestion }) => ({
      what: `This site does not say ${code(word)}.`,
      cure: `Write ${code(suggestion)}, or put the words in quotation marks where they are somebody else's.`,
    }),
  ),
  spelling: warning('A word is not in the dictionary.', ({ word, times, suggestion }) => ({
    what: `${code(word)} is not in the dictionary${times > 1 ? `; it stands ${times} times in this file` : ''}.`,
    cure: sentences(didYouMean(suggestion), 'If it is right, list it in _data/spelling.yaml.'),
  })),
  spacing: warning(
    'Spaces or punctuation are not as readers expect them, or a word stands twice.',
    ({ fault, text, times }) => {
      const { what, cure } = SPACING[fault];
      if (!times) return { what: `${what}: “${text}”.`, cure };
      const counted = Object.entries(times).map(
        ([kind, many]) => `${many} × ${SPACING[kind as SpacingFault].short}`,
      );
      return {
        what: `${what}: “${text}”. On this line there are ${counted.join(', ')}.`,
        cure: 'Mend each of them; text that is pasted without its format brings none along.',
      };
    },
  ),
} satisfies Partial<Kinds<Code>>;

const SPACING: Readonly<Record<SpacingFault, Record<'what' | 'short' | 'cure', string>>> = {
  'double-space': {
    what: 'Two spaces stand inside a sentence',
    short: 'two spaces',
    cure: 'Leave one.',
  },
  'space-before': {
    what: 'A space stands before a punctuation mark',
    short: 'a space before a mark',
    cure: 'Take it away.',
  },
  'glued-link': {
    what: 'A link begins right behind a letter',
    short: 'a link behind a letter',
    cure: 'Put a space between them, or take the whole word into the link.',
  },
  'double-stop': {
    what: 'Two full stops stand together',
    short: 'two full stops',
    cure: 'Leave the `。`.',
  },
  'narrow-mark': {
    what: 'A Western punctuation mark stands between Chinese characters',
    short: 'a Western mark',
    cure: 'Write the Chinese one: `，` `；` `！` `？`.',
  },
  'double-word': {
    what: 'A word stands here twice',
    short: 'a word twice',
    cure: 'Take one of the two away.',
  },
  'no-break-space': {
    what: 'A no-break space stands here, which looks like an ordinary one',
    short: 'a no-break space',
    cure: 'Write an ordinary space, or `&nbsp;` where lines must not break.',
  },
};

/** What can be wrong with a file, or with the YAML in it. */
export const fileKinds = {
  'front-matter': error(
    "A value in a topic's front matter is missing, unknown, mistyped or impossible.",
    (facts) => yamlFault(facts, 'the front matter'),
  ),
  'data-file': error('A value in a data file is missing, unknown, mistyped or impossible.', (facts) =>
    yamlFault(facts, 'this file'),
  ),
  'duplicate-address': errorOfFile('Two pages would be published at one address.', ({ address, other }) => ({
    what: other
      ? `This file and ${other} would both be published at ${code(address)}.`
      : `At ${code(address)} stands a page that the site makes itself, and this file would be published there too.`,
    cure: other ? 'Rename or remove one of them.' : 'Rename this file.',
  })),
  'unreadable-file': errorOfFile(
    'A file of the content or of an overlay cannot be published.',
    ({ reason, detail = '', suggestion }) => {
      const { what, cure } = unreadable(detail)[reason];
      if (reason === 'no-language' && suggestion)
        return { what, cure: `Rename the folder ${code(detail)} to ${code(suggestion)}.` };
      const name = reason === 'topic-name' && detail !== '' && `Rename it to ${code(detail)}.`;
      return { what, cure: didYouMean(suggestion) ?? (sentences(cure, name) || undefined) };
    },
  ),
} satisfies Partial<Kinds<Code>>;

function yamlFault({ key, fault, detail, suggestion, known = [] }: YamlFault, where: string): Message {
  const named = keyText(key);
  const what = {
    syntax: `${where} cannot be read: ${detail}`,
    missing: key ? `${named} is missing in ${where}: ${detail}` : detail,
    unknown: `${named} is not a key that ${where} knows (${detail})`,
    invalid: `${key ? named : where} is not right: ${detail}`,
  }[fault];
  const others =
    known.length > 0 && `Known: ${listOf(known.slice(0, 8))}${known.length > 8 ? ' and others' : ''}.`;
  return { what: `${capital(what)}.`, cure: sentences(didYouMean(suggestion), others) || undefined };
}

/** The path of a value in words: `to` of entry 2 of `links`. People count from 1. */
function keyText(key: string): string {
  const parts = key.match(/(?:^|\.)\d+(?=\.|$)|(?:(?!(?:^|\.)\d+(?:\.|$)).)+/gs) ?? [];
  const named = parts.map((part) => part.replace(/^\./, '')).filter((part) => part !== '');
  return named
    .map((part) => (/^\d+$/.test(part) ? `entry ${Number(part) + 1}` : code(part)))
    .toReversed()
    .join(' of ');
}

/** What is said of a file that cannot be published, by the reason. */
function unreadable(detail: string): Readonly<Record<UnreadableReason, Message>> {
  return {
    encoding: { what: 'The file is not UTF-8 from this line on.', cure: 'Save it with the encoding UTF-8.' },
    outside: {
      what: 'The file is a symbolic link that leaves the content folder.',
      cure: 'Put a copy of its target here: nothing outside the content folder is read.',
    },
    'outside-overlay': {
      what: 'The file is a symbolic link that leaves its folder.',
      cure: 'Put a copy of its target here: nothing outside it is read.',
    },
    'asset-name': {
      what: 'The name of an asset becomes part of its address, and this one would need encoding.',
      cure: 'Use letters, digits, `.`, `-` and `_`, and begin with none but a letter, a digit, `-` or `_`.',
    },
    'overlay-language': {
      what: 'Texts of the interface are no layouts: nothing reads this file.',
      cure: `Write what the site says otherwise under ${code('texts')} of the language in ${code('_data/languages/')} of the content, and remove this file.`,
    },
    'broken-link': { what: 'The file is a symbolic link to nothing.', cure: 'Remove it.' },
    'linked-folder': { what: 'A symbolic link to a folder is not followed.', cure: 'Make it a real folder.' },
    special: {
      what: 'This is no file, but a pipe, a socket or a device, or a link to one: it is not opened.',
      cure: 'Remove it.',
    },
    denied: {
      what: 'The system does not let this be read.',
      cure: 'Look at the permissions of the file or folder.',
    },
    'name-bytes': {
      what: 'Its name is not text of UTF-8, so no two machines would agree on its address.',
      cure: 'Give it another name.',
    },
    'topic-name': {
      what: 'The name of a topic is its address, and this one makes no good address.',
      cure: 'Use small letters, digits and hyphens, and the ending `.md`: `data-retention.md`.',
    },
    'not-a-topic': {
      what: 'This is neither a topic (`.md` in the folder of a language), nor data (`.yaml` in `_data/`), nor a download.',
      cure: 'Put files that topics link to under `downloads/`.',
    },
    'unknown-data': {
      what: 'Nothing reads this data file.',
      cure: `Data are ${detail}.`,
    },
    'no-home': {
      what: 'This language has topics, but no home page.',
      cure: 'Write this file: its title, its summary, and whatever should stand on the home page.',
    },
    'no-language': {
      what: `${code(detail)} is not a language of this site, so no topic in this folder is published.`,
      cure: /^[a-z]{2,3}$/.test(detail)
        ? `Describe it in _data/languages/${detail}.yaml, or move the topics into the folder of a language.`
        : 'Move the topics into the folder of a language, which is called by its code, such as `en`.',
    },
  };
}
