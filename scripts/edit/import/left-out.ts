import type { Element, Root } from 'hast';
import { type Block, type Tell, wordsOf } from './blocks.ts';
import { everyBlock } from './give-ids.ts';
import { attribute, elementsIn, holds, lineOf, readTree, textOf } from './page-tree.ts';
import { isDecoration } from './read-parts.ts';

/** Tells of what shows something that is no text: a video, say. */
export function tellSilent(element: Element, note: Tell): void {
  const source = attribute(element, 'src') || attribute(element, 'data');
  if (/^(?:iframe|video|audio|object|embed)$/.test(element.tagName))
    note('decide', lineOf(element), `\`${element.tagName}\` is left out${source && `: ${source}`}`);
  for (const area of element.tagName === 'map' ? elementsIn(element) : [])
    if (attribute(area, 'href') !== '') {
      const about = `\`${attribute(area, 'href')}\` (“${attribute(area, 'alt')}”)`;
      note('decide', lineOf(area), `a link in an image is left out: ${about}`);
    }
}

/** Tells of an image. @param alt what it says to those who do not see it */
export function tellImage(element: Element, alt: string, note: Tell): void {
  const src = attribute(element, 'src');
  const about = alt === '' ? src : `${src} (“${alt}”)`;
  if (isDecoration(element)) note('dropped', lineOf(element), `a small image: ${about}`);
  else note('decide', lineOf(element), `an image is left out: ${about}`);
}

/** Tells of a field of a form, with its words. @returns false where it is a button with a text that sends no form: it stays */
export function tellControl(
  element: Element,
  { parentOf, note }: { readonly parentOf: (element: Element) => Element | undefined; readonly note: Tell },
): boolean {
  let form: Element | undefined = element;
  while (form && form.tagName !== 'form') form = parentOf(form);
  const text = textOf(element) || attribute(element, 'value') || attribute(element, 'placeholder');
  if (element.tagName !== 'button' || textOf(element) === '')
    note('dropped', lineOf(element), 'a field of a form', text);
  // Some programs write a whole page as a form.
  else if (!form || textOf(form).length > LONGEST_FORM) return false;
  else note('dropped', lineOf(element), 'the button of a form', text);
  return true;
}

const LONGEST_FORM = 400;

/** Tells of a link in which nothing is to be seen. */
export function tellEmptyLink(element: Element, note: Tell): void {
  const href = element.tagName === 'a' ? attribute(element, 'href') : '';
  if (href === '' || textOf(element) !== '' || holds(element, ({ tagName }) => tagName === 'img')) return;
  note('dropped', lineOf(element), `a link that showed nothing: \`${href}\``);
}

/** Attributes that hold no text. */
const BARE = ['style', 'className', 'id', 'href', 'src', 'align', 'width', 'height', 'name', 'target', 'rel'];

/** Tells of what nobody saw because the mark is missing that ends an attribute. */
export function tellSwallowed(root: Root, note: Tell): void {
  for (const element of elementsIn(root))
    for (const name of BARE) {
      const [, html = ''] = /^[^<>]*>([\s\S]*<[\s\S]*)$/.exec(attribute(element, name)) ?? [];
      const said = html === '' ? '' : textOf(readTree(html.replace(/<[^>]*$/, '')).body);
      if (said === '') continue;
      const about = `\`${name.replace('className', 'class')}\` of \`${element.tagName}\``;
      note(
        'decide',
        lineOf(element),
        `a quotation mark is missing at the end of ${about}, so nobody saw: “${said}”`,
      );
    }
}

/**
 * Tells of words that a reader saw and that are nowhere: a fault of the import, which a person should know of. Numbers of
 * lists are no words.
 * @param seen all that was to be read on the page
 * @param kept what is in its topic, in proposals, and told to be left out
 */
export function tellLostWords(seen: string, kept: readonly string[], note: Tell): void {
  const left = countOf(kept.join(' '));
  // What looks like one word may be two, where only a style sheet parts them; a sign of a list is none.
  const whole = kept.join('').normalize('NFKC').replace(/\s/g, '');
  const lost = [...countOf(seen)].flatMap(([word, times]) => {
    const isThere = (left.get(word) ?? 0) >= times || (!left.has(word) && whole.includes(word));
    return isThere || /^[a-z]$/i.test(word) ? [] : [word];
  });
  if (lost.length > 0) note('decide', 1, `words of the page that are not in its topic: ${lost.join(', ')}`);
}

/** The words of blocks, with those of what stands in them. */
export function wordsIn(blocks: readonly Block[]): string[] {
  return [...everyBlock(blocks)].flatMap((block) => {
    if (block.kind === 'text') return [wordsOf(block.runs)];
    if (block.kind === 'table') return block.rows.flat().map(wordsOf);
    return block.kind === 'code' ? [block.text] : [];
  });
}

/** How often each word stands in a text; what has no letter is none. */
function countOf(text: string): Map<string, number> {
  const words = text.normalize('NFKC').match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
  return new Map([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}
