import { type Code, type Facts, placeText } from '../../problem.ts';
import {
  code,
  didYouMean,
  error,
  errorOfFile,
  type Kinds,
  listOf,
  type Message,
  sentences,
  strictWarningOfFile,
  warning,
} from './kind.ts';

/** What can be wrong with the versions of pages, and with how changes are announced. */
export const historyKinds = {
  'unannounced-change': strictWarningOfFile(
    'Published text differs from the last release, and no change file speaks of it.',
    ({ count, ids, file }) => ({
      what: `${count === 1 ? 'A statement of this page is' : `${count.toLocaleString('en')} statements of this page are`} not what was released last: ${listOf(ids, '#')}${count > ids.length ? ' and others' : ''}.`,
      cure: `Say what changed: ${code(`npm run change -- --kind changed --summary "…" --only ${file}#${ids[0]}`)}; without \`--only\` it is about all that changed.`,
    }),
  ),
  'moved-site': strictWarningOfFile(
    'The site stands at another address than it was released at.',
    ({ was, now }) => ({
      what: `This site was released at ${code(was)}, and stands at ${code(now)} now: every address that others have cited leads nowhere there.`,
      cure: `Have the host send each address below ${code(was)} on to the same below ${code(now)} (301), then record it: \`npm run release\`. If it is not to move, put \`site.url\` and \`site.base\` back in _data/operator.yaml.`,
    }),
  ),
  'change-file': error('A change file does not say what is so.', (facts) => changeText(facts)),
  'not-editorial': {
    ...warning<'not-editorial'>(
      'A change file calls a change editorial that changes what is said.',
      ({ statement, number, count }) => ({
        what: `${code(statement)} ${number === undefined ? `differs in ${count.toLocaleString('en')} words` : `says another number than it did (${code(number)})`}, and readers are not told of what is ${code('editorial')}.`,
        cure: `Is it more than spelling? Then make the kind of this file ${code('changed')}, or ${code('corrected')} where it was wrong; what is editorial indeed goes into a file of its own.`,
      }),
    ),
    isStrict: true,
  },
  'damaged-history': error(
    'A line of the history of the site was changed, or a part of it is missing.',
    (facts, _, file) => damageText(facts, file),
  ),
  'release-interrupted': errorOfFile('A release was interrupted.', ({ release }) => ({
    what: `The release ${code(release)} was interrupted, and not all of it is written.`,
    cure: '`npm run release` finishes it.',
  })),
  'bad-name': errorOfFile('A topic has a name that stands for something else.', ({ name, reason }) => ({
    what:
      reason === 'day'
        ? `${code(name)} has the form of a day: below the address of each page, its versions stand under such names.`
        : `Below the address of each page, ${code(`${name}/`)} is the list of its versions.`,
    cure: 'Give this topic, or its folder, another name.',
  })),
} satisfies Partial<Kinds<Code>>;

function changeText({ fault, text, first, suggestion, known = [] }: Facts['change-file']): Message {
  const what = {
    'no-statement': `There is no statement ${code(text)}, and the last release had none.`,
    moved: `${code(text)} stands elsewhere now: ${code(suggestion ?? '')}.`,
    unchanged: `${code(text)} says what it said when it was released last.`,
    twice: `${code(text)} is listed twice: here, and at ${first ? placeText(first) : ''}.`,
    kind: `${code(text)} is ${known[0]}, which no change of the kind ${code(suggestion ?? '')} is about.`,
    past: `${code(text)} is not a day to come: what holds at once, or held already, has no ${code('effective')}.`,
    'no-language': `${code(text)} is not a language of this site.`,
    'no-summary': `A statement in ${code(text)} is listed, and the summary has no text in it.`,
  }[fault];
  const off = 'Take it off the list; a file that lists no other can go.';
  const cure = {
    'no-statement': sentences(
      didYouMean(suggestion),
      known.length > 0 && `The page has: ${listOf(known)}.`,
      suggestion === undefined && off,
    ),
    moved: 'List it as that.',
    unchanged: off,
    twice:
      'One statement changes once a release: take it off at one of these places; a file that lists no other can go.',
    kind: `Take it off this list, and list it in a file of the kind ${code(known[1] ?? '')}; where this file lists no other, change its kind.`,
    past: 'Take the line away, or write the day from which it will hold.',
    'no-language': `Take it away, or write it for one that is: ${listOf(known)}.`,
    'no-summary': `Write one for each: ${code(`summary: { ${known.map((one) => `${one}: …`).join(', ')} }`)}.`,
  }[fault];
  return { what, cure };
}

function damageText(
  { fault, key = '', name = '', file = '', first }: Facts['damaged-history'],
  at: string,
): Message {
  const back = 'Put the file back as it was: `git log -p` shows what became of it. Commands alone write it.';
  return {
    altered: { what: 'This line is not as it was written: its key does not fit it.', cure: back },
    unknown: {
      what: 'This line says something that this generator does not know.',
      cure: 'Was it written by a later edition of the generator? Then use that one.',
    },
    conflict: {
      what: 'Two versions of this file were not merged.',
      cure: 'Keep the lines of both, and remove this line; `merge=union` in .gitattributes does so by itself.',
    },
    'no-entry': {
      what: `The release ${code(name)} told of more than this log has of it: lines are missing.`,
      cure: `Put the file back: ${code(`git checkout HEAD -- ${at}`)}; where a commit took them away, ${code(`git log -p -- ${at}`)} shows which.`,
    },
    'no-file': {
      what: `${code(file)} is missing, which keeps the history of the site.`,
      cure: `Put it back: ${code(`git checkout HEAD -- ${file}`)}. Where a commit took it away, ${code(`git log --diff-filter=D -- ${file}`)} tells which, and the one before has it.`,
    },
    'not-kept': {
      what: '`keep_versions` cannot be switched off while `_data/versions` has versions of pages: these would go on saying what is in force, whatever the pages say.',
      cure: 'Write `keep_versions: true` below `site`; what changed meanwhile is to be announced.',
    },
    'no-first': {
      what: 'There are versions of pages, and no line of `_data/changelog.jsonl` tells of the first release.',
      cure: back,
    },
    'no-text': { what: `This line names a text ${code(key)}, and no line holds that.`, cure: back },
    'no-version': {
      what: `This version follows another one, ${code(key)}, and no line holds that.`,
      cure: back,
    },
    redacted: {
      what: `What this line says was taken out for good, as ${first ? placeText(first) : ''} tells: a branch that was merged had it still.`,
      cure: 'Take this line away, and see to that branch.',
    },
    twice: {
      what: `There are two versions ${code(name)} of this page: this one, and the one at ${first ? placeText(first) : ''}. Two branches were released on one day.`,
      cure: '`npm run release` gives the one that was not published yet another name; nothing of either is lost.',
    },
  }[fault];
}
