import type { Element } from 'hast';
import { type Look, widthOf } from './blocks.ts';
import { attribute, holds, isNamed, lineOf, openedBy, textOf } from './page-tree.ts';
import { type Styles, sizeIn } from './styles.ts';

/** How the text of a page looks where nothing says otherwise. */
export const PLAIN: Look = {
  size: 16,
  bold: false,
  italic: false,
  struck: false,
  code: false,
  isSized: false,
};

const SUBHEAD = /^(?:[a-z0-9]+[-_])*sub-?_?(?:head|heading|header|title)(?:er|ing|s)?$/;
/** What programs call a text below the title of a document, which is no heading. */
const SUBTITLE = 'subtitle';
const HEAD = /^(?:[a-z0-9]+[-_])*(?:head|heading|headline|title)$/;
const LEVEL = /^(?:[a-z0-9]+[-_])*h(?:eading|ead)?[-_]?([1-6])$/;
/** What `size` of `font` means, in pixels. */
const FONT_SIZES = [0, 10, 13, 16, 18, 24, 32, 48];
/** How wide a text is at most that its class says to be a heading. */
const LONGEST_NAMED = 200;
const CONTROLS = /^(?:input|select|textarea)$/;

/** How text in an element looks, by the look of what is around it. */
export function lookIn(element: Element, around: Look, styles: Styles): Look {
  const { tagName } = element;
  const look: { -readonly [Key in keyof Look]: Look[Key] } = { ...around };
  if (/^(?:b|strong)$/.test(tagName)) look.bold = true;
  if (/^(?:i|em|cite|dfn|var)$/.test(tagName)) look.italic = true;
  if (/^(?:s|strike|del)$/.test(tagName)) look.struck = true;
  if (/^(?:code|kbd|samp|tt)$/.test(tagName)) look.code = true;
  if (tagName === 'sup' || tagName === 'sub') look.raised = tagName;
  look.link = linkOf(element, around);
  Object.assign(look, nameIn(element), weightIn(element, styles), sizeOf(element, around, styles));
  return look;
}

/** Where an element leads; one that is clicked as a whole does where no link in it has words. */
function linkOf(element: Element, { link }: Look): Look['link'] {
  const { href } = element.properties;
  const isLink = (one: Element): boolean => one.tagName === 'a' && textOf(one) !== '';
  if (isLink(element) || (element.tagName === 'a' && !link))
    return href === undefined || href === null ? link : { href: String(href), line: lineOf(element) };
  const opened = openedBy(element);
  return opened !== undefined && !holds(element, isLink) ? { href: opened, line: lineOf(element) } : link;
}

function weightIn(element: Element, styles: Styles): Partial<Look> {
  const weight = styles.of(element, 'font-weight');
  const style = styles.of(element, 'font-style');
  return {
    ...(weight !== undefined && /^(?:bold|bolder|[6-9]00)$/.test(weight) && { bold: true }),
    ...(weight !== undefined && /^(?:normal|lighter|[1-4]00)$/.test(weight) && { bold: false }),
    ...(style !== undefined && { italic: /^(?:italic|oblique)/.test(style) }),
  };
}

function sizeOf(element: Element, { size }: Look, styles: Styles): Partial<Look> {
  const value =
    styles.of(element, 'font-size') ??
    /(?:^|\s)(\d[\d.]*(?:px|pt|em|rem|%))(?:\s|\/)/.exec(styles.of(element, 'font') ?? '')?.[1];
  const said = value === undefined ? undefined : sizeIn(value, size);
  if (said !== undefined) return { size: said, isSized: true };
  if (element.tagName === 'font') {
    const number = Number(attribute(element, 'size'));
    const sized = FONT_SIZES[/^[+-]/.test(attribute(element, 'size')) ? 3 + number : number];
    return sized ? { size: sized, isSized: true } : {};
  }
  if (element.tagName === 'big') return { size: size * 1.2, isSized: true };
  return element.tagName === 'small' ? { size: size / 1.2 } : {};
}

/** Whether its tag or a name of it says that it is a heading. */
function nameIn(element: Element): Partial<Look> {
  const tag = /^h([1-6])$/.exec(element.tagName);
  if (tag) return { level: Number(tag[1]), bold: false, isSized: false };
  if (element.tagName === 'label') return isOfForm(element) ? {} : { named: 'label', isSized: false };
  if (element.tagName === 'summary') return { named: 'opener' };
  if (/^(?:body|main|article|section|table|tbody|tr|ul|ol)$/.test(element.tagName)) return {};
  const names = [
    ...attribute(element, 'className').toLowerCase().split(' '),
    attribute(element, 'dataCustomClass'),
  ];
  const level = names.map((name) => LEVEL.exec(name)?.[1]).find(Boolean);
  if (level !== undefined) return { level: Number(level), bold: false, isSized: false };
  if (widthOf(textOf(element)) > LONGEST_NAMED) return {};
  if (names.includes(SUBTITLE)) return { named: 'subtitle' };
  if (names.some((name) => SUBHEAD.test(name))) return { named: 'subhead', isSized: false };
  return names.some((name) => HEAD.test(name)) ? { named: 'head', isSized: false } : {};
}

function isOfForm(element: Element): boolean {
  return holds(element, ({ tagName }) => CONTROLS.test(tagName));
}

/** Whether a label begins a section: it has an id or a name, and is not one of a form. */
export function isSectionLabel(element: Element): boolean {
  const isLabel = element.tagName === 'label' && !isOfForm(element) && textOf(element) !== '';
  return isLabel && (attribute(element, 'id') !== '' || attribute(element, 'name') !== '');
}

/** Whether it is meant for a heading beyond doubt. */
export function isHeadingElement(element: Element): boolean {
  return (
    /^h[1-6]$/.test(element.tagName) ||
    isSectionLabel(element) ||
    (element.tagName !== 'li' && !isNamed(element, /^subtitle$/) && isNamed(element, SUBHEAD))
  );
}
