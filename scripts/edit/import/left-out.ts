import type { Element } from 'hast';
import type { Tell } from './blocks.ts';
import { attribute, elementsIn, holds, lineOf, textOf } from './page-tree.ts';

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

/** Tells of a field of a form, with its words. @returns false where it is a button with a text, which stays */
export function tellControl(element: Element, note: Tell): boolean {
  if (element.tagName === 'button' && textOf(element) !== '') return false;
  const text = textOf(element) || attribute(element, 'value') || attribute(element, 'placeholder');
  note('dropped', lineOf(element), 'a field of a form', text);
  return true;
}

/** Tells of a link in which nothing is to be seen. */
export function tellEmptyLink(element: Element, note: Tell): void {
  const href = element.tagName === 'a' ? attribute(element, 'href') : '';
  if (href === '' || textOf(element) !== '' || holds(element, ({ tagName }) => tagName === 'img')) return;
  note('dropped', lineOf(element), `a link that showed nothing: \`${href}\``);
}
