import { type Code, type Facts, placeText } from '../../problem.ts';
import {
  acceptanceOf,
  capital,
  code,
  didYouMean,
  error,
  errorOfFile,
  goneLine,
  type Kinds,
  listOf,
  type Message,
  sentences,
  shellWord,
  strictWarningOfFile,
  warning,
  warningOfFile,
  whatExists,
} from './kind.ts';

/** What only shows when pages are seen together or with their past, or as time goes by. */
export const siteKinds = {
  'orphan-page': warningOfFile('Nothing links to a page.', ({ address }) => ({
    what: `No topic and no panel links to ${code(address)}, and it stands too deep for the menu and the lists of sections, so readers hardly find it.`,
    cure: 'Link to it where a reader would look for it, or make it a draft (`draft: true`).',
  })),
  'stale-acceptance': warning(
    'An accepted problem is no longer there.',
    ({ kind, what, found, suggestion, file }) => {
      const isVague = what === undefined && found.length > 0;
      const about = what === undefined ? '' : ` about ${code(what)}`;
      return {
        what: isVague
          ? `This entry does not say which ${code(kind)} it accepts.`
          : `There is no ${code(kind)}${about} that this entry could accept.`,
        cure: file
          ? `It is in another file: write ${code(file)} as its \`file\`.`
          : (didYouMean(suggestion) ??
            (found.length > 0
              ? `Write as its \`what\` the one that it is about: ${listOf(found)}. If that is none, remove the entry.`
              : 'Remove the entry.')),
      };
    },
  ),
  // What can be wrong with what was published before.
  'lost-page': error(
    'A page or file that was published is gone, and nothing tells readers where to.',
    (facts, _, file) =>
      facts.renamed
        ? renamedByHand(facts.renamed, facts)
        : {
            what: `${code(facts.address)} was published (first recorded on ${facts.day}), and nothing stands there any more${facts.links ? `: ${linksText(facts.links)} ${facts.links === 1 ? 'leads' : 'lead'} nowhere now` : ''}. Others may have cited it.`,
            cure: `${wayOfPage(facts)} ${untilThen('lost-page', file, facts.address)}`,
          },
  ),
  'lost-anchor': error(
    'An anchor that was published is gone, and nothing tells readers where to.',
    ({ address, id, day, file, line, replaces, gone, anchors }, _, record) => ({
      what: `${code(`${address}#${id}`)} was published (first recorded on ${day}), and the page has no such anchor any more. Others may have cited it.`,
      cure: sentences(
        file && line
          ? `If the statement is there still, ${lineToWrite(line, file, replaces)}`
          : 'Write it below `aliases:` in the front matter of the topic that holds the statement now, under the anchor of that statement.',
        anchors && !line && whatExists(anchors),
        gone && `If the statement is gone, say so in _data/gone.yaml: ${code(gone)}.`,
        untilThen('lost-anchor', record, `${address}#${id}`),
      ),
    }),
  ),
  unrecorded: warningOfFile(
    'Addresses or anchors of a file are not in the record of what was published.',
    ({ count: many, keys, isEdition }) => ({
      what: isEdition
        ? `The record has earlier editions of ${listOf(keys)}, and not this one yet.`
        : `${many.toLocaleString('en')} ${many === 1 ? 'address of this file is' : 'addresses of this file are'} not in the record yet: ${listOf(keys)}${many > keys.length ? ' and others' : ''}.`,
      cure: 'Before they are published, `npm run release` records them, so that they can never be lost unseen.',
    }),
  ),
  'download-changed': errorOfFile(
    'A file that was published holds something else under the same name.',
    ({ path, day, version, languages }) => ({
      what: `${code(path)} does not hold what was published under this name (first recorded on ${day}). Who cited it gets something else now.`,
      cure: `Give the new file a name of its own, and put the old one back. Where it must have this name, say what changed in _data/gone.yaml: ${code(goneLine(path, languages, 'DAY', 'WHAT CHANGED', version))}.`,
    }),
  ),
  'download-unreadable': warningOfFile('A file that is called PDF cannot be read as one.', ({ path }) => ({
    what: `${code(path)} is called PDF, and cannot be read as one: it was cut off, or is something else. Readers may not be able to open it, and are not told its pages and its day.`,
    cure: 'Put the whole file in its place, or give it the ending of what it is.',
  })),
  'download-stale': warningOfFile(
    'The PDF of the whole site does not say what the site says now.',
    ({ path, address }) => ({
      what: `${code(path)} was made from texts that have changed since: it does not say what ${code(address)} says.`,
      cure: 'Make it anew: `npm run pdf`.',
    }),
  ),
  'record-not-compared': strictWarningOfFile(
    'The record of what was published could not be compared with an earlier commit.',
    ({ reason, detail = '' }) => ({
      what: `The record was compared with no earlier commit, ${NOT_COMPARED[reason].why}${reason === 'refused' ? ` (${detail})` : ''}: a line that it has lost is not told.`,
      cure: `${NOT_COMPARED[reason].cure}${reason === 'owner' ? ` ${code(`git config --global --add safe.directory ${detail}`)}.` : ''}`,
    }),
  ),
  'alias-conflict': error(
    'An old address or id means two things, or something else than was published.',
    (facts) => {
      const { address, reason, other } = facts;
      if (facts.recorded !== undefined) return wordsOfChange(facts, facts.recorded);
      const what = {
        page: `${code(address)} cannot be an old address: ${other} is published there.`,
        anchor: `${code(address)} cannot be an old id: ${other} has an anchor of that name.`,
        alias: `${code(address)} is claimed twice: here, and at ${other}.`,
        circle: `${code(address)} is the address of ${other}, which claims the address of this page: neither could be reached.`,
        file: `${code(address)} cannot be an old address: ${code(other)} is a file, and a folder of that name cannot stand beside it.`,
        generated: `${code(address)} cannot be an old address: the generator writes files of its own there, or hosts do not show what is there.`,
      };
      const isThere = reason === 'page' || reason === 'anchor';
      const elsewhere = `if it is something else, it needs another ${nameIn(address)}, since those who cited this one meant what stands here.`;
      return {
        what: what[reason as keyof typeof what],
        cure:
          reason === 'alias'
            ? 'Keep the one that holds the statement now.'
            : `Take this entry away${isThere ? ` where that is what was published there; ${elsewhere}` : '.'}`,
      };
    },
  ),
  // What can be wrong between a topic and its twin in another language.
  'translation-missing': errorOfFile(
    'A published topic has no twin in a language of the site.',
    ({ languages, files, drafts, links = 0 }) => ({
      what: `This page does not exist in ${languages.join(', ')}${links > 0 ? `, and ${linksText(links)} there ${links === 1 ? 'leads' : 'lead'} to it` : ''}.`,
      cure: sentences(
        files.length > 0 && `Write ${listOf(files)}.`,
        drafts.length > 0 && `Publish ${listOf(drafts)}, which readers do not see yet.`,
        'A page for the readers of one language alone says so: `one_language: true`.',
      ),
    }),
  ),
  'translation-anchors': error(
    'A page has other anchors than its twin.',
    ({ missing, extra, moved, original }) => ({
      what: sentences(
        missing.length > 0 &&
          `This page lacks ${listOf(missing, '#')}, which its original has (${placeText(original)}).`,
        extra.length > 0 &&
          `This page has ${listOf(extra, '#')}, which its original (${original.file}) lacks.`,
        moved && orderOf(moved),
      ),
      cure: 'A link must lead to the same statement in every language: the same ids in the same order, old ids too.',
    }),
  ),
  'translation-differs': error(
    'A number, a date or an address stands in one of two twin sections alone.',
    ({ text, side, instead = '', section, original, isUnsure }, _, file) => ({
      what: {
        missing: `${code(text)} (${placeText(original)}) is missing here, ${whereIn(section)}.`,
        extra: `${code(text)} is not in the original, ${whereIn(section)} (${placeText(original)}).`,
        other: `${code(text)} stands here, ${code(instead)} in the original (${placeText(original)}).`,
      }[side],
      cure: `${isUnsure ? 'It only warns, since how one of these languages writes numbers is not tested. ' : ''}Say the same in both. Where the difference is right, accept it in _data/acceptances.yaml: ${acceptanceOf('translation-differs', file, text)}.`,
    }),
    ({ isUnsure = false }) => isUnsure,
  ),
  'translation-stale': warning(
    'The original of a translation changed since it was translated.',
    ({ reason, target, original }) => ({
      what: {
        changed: `The original of this section (${placeText(original)}) changed since it was translated.`,
        new: `The original of this section (${placeText(original)}) was never compared with the translation.`,
        never: `This translation was never compared with its original (${original.file}).`,
      }[reason],
      cure: `Say what the original says, then run ${code(`npm run review -- --done ${target}`)}.`,
    }),
  ),
} satisfies Partial<Kinds<Code>>;

/** Why the record was compared with nothing, and what to do about it. */
const NOT_COMPARED: Readonly<
  Record<Facts['record-not-compared']['reason'], { readonly why: string; readonly cure: string }>
> = {
  'no-git': { why: 'since git is not installed here', cure: 'Install git.' },
  owner: {
    why: 'since git does not trust a repository that belongs to another user',
    cure: 'If you trust it, tell git so:',
  },
  refused: { why: 'since git refuses', cure: 'See what git says of this repository: `git status`.' },
  shallow: {
    why: 'since this clone is shallow',
    cure: 'Fetch the commits before: `git fetch --unshallow`; for actions/checkout, `fetch-depth: 0`.',
  },
};

function linksText(links: number): string {
  return `${links.toLocaleString('en')} ${links === 1 ? 'link' : 'links'}`;
}

/** What is said of a topic that has another name and nothing else of it. */
function renamedByHand(
  { from, to }: NonNullable<Facts['lost-page']['renamed']>,
  { address, day, links = 0, gone }: Facts['lost-page'],
): Message {
  const left = [
    `${code(address)}, which was published (first recorded on ${day}),`,
    ...(links > 0 ? [linksText(links)] : []),
  ];
  return {
    what: `${code(from)} was renamed to ${code(to)} by hand, and ${left.join(' and ')} ${links > 0 ? 'lead' : 'leads'} nowhere now.`,
    cure: sentences(
      `${code(`npm run move -- ${from} ${to} --done-by-hand`)} does the rest, in every language.`,
      gone && `If that is another page, say in _data/gone.yaml what became of the old one: ${code(gone)}.`,
    ),
  };
}

/** What to do about a page or file that is gone. */
function wayOfPage({
  address,
  isFile,
  draft,
  from,
  file,
  line = '',
  replaces,
  gone,
  deleted,
}: Facts['lost-page']): string {
  if (isFile)
    return sentences(
      file
        ? `${code(file)} holds the same: if that is its name now, ${code(`npm run move -- ${shellWord(address)} ${shellWord(file)}`)} does the rest.`
        : `Put the file back under its name. If it has another name now, ${code(`npm run move -- ${shellWord(address)} /downloads/NEW-NAME`)} does the rest.`,
      gone && `If it is gone for good, say so in _data/gone.yaml: ${code(gone)}.`,
    );
  if (draft)
    return `${draft} is ${from ? `not published before ${from} (\`publish\`)` : 'a draft now'}: publish it${gone ? `, or say in _data/gone.yaml what became of it: ${code(gone)}` : ''}.`;
  return sentences(
    deleted &&
      `If its file was deleted, put it back: what is to go is taken off by ${code(`npm run move -- ${deleted} --gone`)}.`,
    `If it moved, ${lineToWrite(line, file ?? 'the topic that takes its place', replaces)}`,
    gone && `If it is gone for good, say so in _data/gone.yaml: ${code(gone)}.`,
  );
}

/** What to call that which tells an address from others. */
function nameIn(address: string): string {
  return address.includes('#') ? 'id' : 'address';
}

/** What is said of a recorded address that came to mean something else. @param recorded the line of the record */
function wordsOfChange(facts: Facts['alias-conflict'], recorded: string): Message {
  const { address, reason, other, file, line, replaces, isNamed } = facts;
  const meant = other === 'gone' ? 'what is gone' : `what is at ${code(other)} now`;
  const cited = `Those who cited ${code(address)} meant ${meant}`;
  const keep = file && line && lineToWrite(line, file, replaces);
  return {
    what: {
      taken: `${cited}, and find something else.`,
      astray: `${cited}, and are led elsewhere.`,
      'not-gone': `${cited}, and are told that it is gone.`,
      returned: `${code(address)} is recorded as gone, and something is found there again.`,
    }[reason as 'taken'],
    cure: sentences(
      (reason === 'taken' || reason === 'returned') &&
        `Give what is found there another ${nameIn(address)}: an old one is not used again.`,
      isNamed && 'Take the address off here.',
      keep && capital(keep),
      `If it is the same all the same, take what stands behind the address off its line in the record (${recorded}).`,
    ),
  };
}

/** What to do where that takes a while. */
function untilThen(kind: Code, file: string, what: string): string {
  return `What cannot be mended yet is accepted in _data/acceptances.yaml: ${acceptanceOf(kind, file, what)}.`;
}

/** What to do with a line of aliases; `replaces` is the anchor whose line is there already. */
function lineToWrite(line: string, file: string, replaces: string | undefined): string {
  return replaces === undefined
    ? `write below \`aliases:\` in the front matter of ${file}: ${code(line)}.`
    : `change the line of ${code(replaces)} below \`aliases:\` in the front matter of ${file} to: ${code(line)}.`;
}

function whereIn(section: string): string {
  return section === 'top' ? 'at the head of the page' : `under ${code(`#${section}`)}`;
}

function orderOf({ anchor, after, original }: NonNullable<Facts['translation-anchors']['moved']>): string {
  const where = after === '' ? 'first' : `behind ${code(`#${after}`)}`;
  return `${code(`#${anchor}`)} stands at another place than in the original: there it comes ${where} (${placeText(original)}).`;
}
