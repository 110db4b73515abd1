import type { MarkupFlaw } from '../../flaws.ts';
import { type Code, type Facts, placeText } from '../../problem.ts';
import { acceptanceOf, code, didYouMean, error, type Kinds, type Message, shorten, warning } from './kind.ts';

type Slip = Facts['readers-see-markup'];

/** What readers can still make out: nothing is lost to them. */
const MILD: ReadonlySet<MarkupFlaw> = new Set([
  'cells-missing',
  'callout',
  'callout-text',
  'indented',
  'stars',
  'plain',
]);

/** What reads wrong, though nothing is broken. */
export const markupKinds = {
  'readers-see-markup': error(
    'Readers see Markdown as it was typed, or lose what was meant by it.',
    (slip) => SLIPS[slip.flaw](slip, code(shorten(slip.text))),
    ({ flaw }) => MILD.has(flaw),
  ),
  todo: error(
    'Something is left to be written.',
    ({ text, from, others }) => ({
      what: `Something is left to be written here${others ? `, and at ${others} more places of this file` : ''}: ${code(shorten(text))}.`,
      cure: from
        ? `Write it in place of \`TODO\` before ${from}, on which the page is published: no site is built with one.`
        : 'Write it in place of `TODO`; what has one is not published.',
    }),
    ({ draft }) => draft === true,
  ),
  'foreign-text': warning(
    'A text of the interface, or a section, is that of another language, word for word.',
    ({ key, text, language, suggestion, original }, _, file) =>
      original
        ? {
            what: `${key === 'top' ? 'The head of the page' : `The section ${code(`#${key}`)}`} says word for word what its original says (${language}, ${placeText(original)}).`,
            cure: `Translate it. Where it is right so, accept it in _data/acceptances.yaml: ${acceptanceOf('foreign-text', file, key)}.`,
          }
        : {
            what: `The text ${code(key)} is what ${language} says: ${code(shorten(text))}.`,
            cure: suggestion
              ? `Take it away: the generator says ${code(suggestion)}. Or write what this site says otherwise.`
              : 'Write it in the language of this file.',
          },
  ),
} satisfies Partial<Kinds<Code>>;

/** What is said of each flaw. @param seen what stands there, as far as a line has room for it */
const SLIPS: Readonly<Record<MarkupFlaw, (slip: Slip, seen: string) => Message>> = {
  'cells-lost': ({ cells, columns }, seen) => ({
    what: `This row has ${cells} cells, its table ${columns} columns: readers do not see ${seen}, nor what follows it.`,
    cure: 'Take a `|` away, or give the head of the table another column. A `|` that belongs to the text is written `\\|`.',
  }),
  'cells-missing': ({ cells, columns, text }, seen) =>
    text.includes('|')
      ? {
          what: `This row has ${cells} of the ${columns} cells of its table: ${seen}.`,
          cure: 'Write the others, or leave them empty, as in `| a | |`.',
        }
      : {
          what: `${seen} is taken for a row of the table above it.`,
          cure: 'Leave a line empty above it.',
        },
  'no-delimiter': (_, seen) => ({
    what: `${seen} looks like a row of a table, and there is no table, so readers see the \`|\`.`,
    cure: 'Write a line such as `|---|---|` below the first row; leave no line empty between the rows of one table.',
  }),
  'delimiter-cells': ({ cells, columns }, seen) => ({
    what: `The row above has ${columns} cells, ${seen} ${cells}, so this is no table, and readers see the \`|\`.`,
    cure: 'Give both as many cells.',
  }),
  tabs: (_, seen) => ({
    what: `Tabs stand between words here, as in a table that was pasted: ${seen}. Readers see them as spaces.`,
    cure: 'Write a table: `| a | b |` for each row, and `|---|---|` below the first.',
  }),
  heading: ({ suggestion }, seen) => ({
    what: `${seen} is no heading, since no space stands behind its \`#\`.`,
    cure: didYouMean(suggestion),
  }),
  callout: ({ suggestion }, seen) => ({
    what: `${seen} is not one of the callouts: \`[!NOTE]\`, \`[!TIP]\`, \`[!IMPORTANT]\`, \`[!WARNING]\`, \`[!CAUTION]\`.`,
    cure: didYouMean(suggestion) ?? 'Write one of these.',
  }),
  'callout-text': (_, seen) => ({
    what: `${seen} makes no callout, since text stands behind it on its line.`,
    cure: 'Put that text on the next line, behind a `>`.',
  }),
  'callout-quote': (_, seen) => ({
    what: `${seen} makes no callout, since it does not begin a quote.`,
    cure: 'Write `> ` in front of each line of the callout, and leave a line empty above it.',
  }),
  'wiki-link': ({ suggestion }, seen) => ({
    what: `${seen} is no link, so readers see its brackets.`,
    cure: suggestion
      ? `Write ${code(suggestion)}.`
      : 'Write `[text](data-retention.md)`, with the path of the file that it should lead to.',
  }),
  stars: (_, seen) => ({
    what: `These stars make nothing bold, so readers see them: ${seen}.`,
    cure: 'Begin right before a word and end right behind one: `**word**`. Stars that are meant are written `\\*\\*`.',
  }),
  plain: ({ suggestion }, seen) => ({
    what: `This text is shown as it is written, so readers see ${seen}.`,
    cure: suggestion
      ? `Write ${code(suggestion)}. Markdown is read below the front matter alone.`
      : 'Write plain words. Markdown is read below the front matter alone.',
  }),
  'note-unused': (_, seen) => ({
    what: `Readers do not see the note ${seen}, since nothing in the text refers to it.`,
    cure: `Write ${seen} where the note belongs, or remove it.`,
  }),
  'note-twice': (_, seen) => ({
    what: `Readers do not see this note, since another one below is called ${seen} too.`,
    cure: 'Give each note a name of its own.',
  }),
  conflict: (_, seen) => ({
    what: `${seen} is a mark of git: two versions of a text stand here, and nobody has chosen from them.`,
    cure: 'Keep what is right, and take away the other version and the marks (`<<<<<<<`, `=======`, `>>>>>>>`).',
  }),
  fence: () => ({
    what: 'The code that begins here does not end where it should, so text below it is taken for code.',
    cure: 'End it with a line of as many of the same marks, and nothing else on it.',
  }),
  indented: (_, seen) => ({
    what: `Four spaces at the head of a line make code of this text: ${seen}.`,
    cure: 'Take them away. Code between two lines of three backquotes is never in doubt.',
  }),
};
