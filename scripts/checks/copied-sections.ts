import { problem } from '../problem.ts';
import type { PublishedTopic } from '../site/twins.ts';
import type { SiteRule } from './rule.ts';

/** `foreign-text`: a section of a translation says something in its own language, and not word for word what the original says. */
export const copiedSections: SiteRule = function* ({ twins, languages }, { isKnown }) {
  const tagOf = ({ language }: PublishedTopic): string => languages.get(language)?.language.tag ?? language;
  for (const { original, translation } of twins) {
    if (isKnown(original) && isKnown(translation)) continue;
    if (new Intl.Locale(tagOf(original)).language === new Intl.Locale(tagOf(translation)).language) continue;
    const theirs = new Map(original.text().sections.map((section) => [section.id, section]));
    const same = translation.text().sections.filter(({ id, hash }) => theirs.get(id)?.hash === hash);
    // Nearly always there is none, so no text is kept for it.
    const texts = same.length > 0 ? translation.again().sections : [];
    for (const { id, place } of same) {
      const text = texts.find((section) => section.id === id)?.text ?? '';
      if (!isProse(text)) continue;
      const language = languages.get(original.language)?.language.name ?? original.language;
      const there = theirs.get(id)?.place ?? original.placeOf(['title']);
      yield problem('foreign-text', place, { key: id, text, language, original: there });
    }
  }
};

/** From how many words on a text is of a language, and no list of names. */
const WORDS = 8;

/**
 * Whether a text is more than names, codes and numbers, which are the same in all languages: in alphabets that know small
 * letters, of many words that are written with them, else of many words or characters and a full stop.
 */
function isProse(text: string): boolean {
  const plain = text.replace(/`[^`]*`|\{[^{}]*\}|\([^()\s]*[:/#][^()\s]*\)|\S*[/@]\S*/g, ' ');
  const small = plain.match(/(?<![\p{L}\p{M}\p{N}_.-])\p{Ll}[\p{Ll}\p{M}]+(?![\p{L}\p{M}\p{N}_-])/gu) ?? [];
  const uncased = plain.match(/\p{Lo}[\p{Lo}\p{M}]*/gu) ?? [];
  const others = uncased.reduce(
    (sum, word) => sum + (/\p{Script=Han}|\p{Script=Hira}/u.test(word) ? word.length / 2 : 1),
    0,
  );
  return small.length >= WORDS || (others >= WORDS && /[。．.؟?!！？]/.test(plain));
}
