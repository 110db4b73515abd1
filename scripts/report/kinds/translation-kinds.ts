import type { Code, Facts, Place } from '../../problem.ts';
import type { Message } from '../message.ts';
import { code } from '../quote.ts';
import type { Kinds } from './kind.ts';

/** What can be wrong between a topic and its twin in another language. */
export const translationKinds = {
  'translation-missing': {
    severity: 'error',
    meaning: 'A published topic has no twin in a language of the site.',
    words: ({ languages, files, drafts }) => ({
      what: `This page does not exist in ${languages.join(', ')}.`,
      cure: [
        ...(files.length > 0 ? [`Write ${files.map(code).join(', ')}.`] : []),
        ...(drafts.length > 0 ? [`Publish ${drafts.map(code).join(', ')}, which is a draft.`] : []),
        `A page for the readers of one language alone says so: ${code('one_language: true')}.`,
      ].join(' '),
    }),
    wholeFile: true,
  },
  'translation-anchors': {
    severity: 'error',
    meaning: 'A page has other anchors than its twin.',
    words: ({ missing, extra, moved, original }) => ({
      what: [
        ...(missing.length > 0
          ? [`This page lacks ${listOf(missing)}, which its original has (${at(original)}).`]
          : []),
        ...(extra.length > 0
          ? [`This page has ${listOf(extra)}, which its original (${original.file}) lacks.`]
          : []),
        ...(moved ? [orderOf(moved)] : []),
      ].join(' '),
      cure: 'A link must lead to the same statement in every language: the same ids in the same order, old ids too.',
    }),
  },
  'translation-differs': {
    severity: 'error',
    meaning: 'A number, a date or an address stands in one of two twin sections alone.',
    words: differs,
  },
  'translation-stale': {
    severity: 'warning',
    meaning: 'The original of a translation changed since it was translated.',
    words: ({ reason, target, original }) => ({
      what: {
        changed: `The original of this section (${at(original)}) changed since it was translated.`,
        new: `The original of this section (${at(original)}) was never compared with the translation.`,
        never: `This translation was never compared with its original (${original.file}).`,
      }[reason],
      cure: `Say what the original says, then run ${code(`npm run review -- --done ${target}`)}.`,
    }),
  },
} satisfies Partial<Kinds<Code>>;

function differs({ text, side, instead, section, original }: Facts['translation-differs']): Message {
  const cure = 'Say the same in both; accept it in _data/acceptances.yaml where the difference is right.';
  const where = section === 'top' ? 'at the head of the page' : `under ${code(`#${section}`)}`;
  if (side === 'missing') return { what: `${code(text)} (${at(original)}) is missing here, ${where}.`, cure };
  if (side === 'extra')
    return { what: `${code(text)} is not in the original, ${where} (${at(original)}).`, cure };
  return {
    what: `${code(text)} stands here, ${code(instead ?? '')} in the original (${at(original)}).`,
    cure,
  };
}

function orderOf({ anchor, after, original }: NonNullable<Facts['translation-anchors']['moved']>): string {
  const where = after === '' ? 'first' : `behind ${code(`#${after}`)}`;
  return `${code(`#${anchor}`)} stands at another place than in the original: there it comes ${where} (${at(original)}).`;
}

function listOf(ids: readonly string[]): string {
  return ids.map((id) => code(`#${id}`)).join(', ');
}

function at({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
