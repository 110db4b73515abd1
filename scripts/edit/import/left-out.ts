import type { Element, Root } from 'hast';
import type { Tell } from './blocks.ts';
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
