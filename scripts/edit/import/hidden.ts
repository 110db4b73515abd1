import type { Element, ElementContent } from 'hast';
import { literalPattern } from '../../text/literal-pattern.ts';
import { isHeadingElement } from './looks.ts';
import {
  attribute,
  elementsIn,
  holds,
  isBlock,
  isNamed,
  isText,
  namesOf,
  openedBy,
  type PageTree,
  takeOut,
  textOf,
} from './page-tree.ts';
import type { Styles } from './styles.ts';

/** What is not shown when a page opens. */
export interface Hidden {
  /** What nothing on the page shows. */
  readonly forever: ReadonlySet<Element>;
  /** What a reader opens. */
  readonly opened: ReadonlySet<Element>;
  /** Of these, what stands right behind what opens it. */
  readonly behind: ReadonlySet<Element>;
}

/** Words for what opens in its place. */
const OPENS =
  /accordion|collaps|expand|toggle|toggling|faq|spoiler|tab-?(?:pane|content|panel|body)|reveal|read-?more|show-?(?:more|hide)/;
const POPS_UP = /pop-?up|modal|light-?box|dialog|overlay|tooltip/;

/** What scripts call it. */
const SHOWS = 'show|toggle|slide|fade|display|open';

/** Names of what shows its parts in turn. */
export const SLIDES = /^(?:[a-z]+[-_])*(?:slides?|slideshow|slider|carousel)(?:[-_][a-z]+)*$/;

/** Finds what is hidden, and whether something on the page shows it. */
export function findHidden(tree: PageTree, styles: Styles): Hidden {
  const forever = new Set<Element>();
  const opened = new Set<Element>();
  const behind = new Set<Element>();
  const openers = openersOf(tree);
  const visit = (element: Element): void => {
    const isHidden = isHiddenBy(element, styles);
    const isBehind = isHidden && isBehindOpener(element, tree, styles, openers);
    if (isBehind) behind.add(element);
    const around = tree.parentOf(element);
    const isInTurn = around !== undefined && isNamed(around, SLIDES) && element.tagName === 'li';
    const isShown = isBehind || isInTurn || isOpened(element, styles, openers);
    if (isHidden && !isShown) forever.add(element);
    else if (isHidden) opened.add(element);
    if (!forever.has(element))
      for (const child of element.children) if (child.type === 'element') visit(child);
  };
  visit(tree.body);
  addAlike(tree, styles, forever, opened, behind);
  return { forever, opened, behind };
}

/** What is hidden like something beside it that a heading opens, and stands behind a heading too, is opened like it. */
function addAlike(
  tree: PageTree,
  styles: Styles,
  forever: Set<Element>,
  opened: Set<Element>,
  behind: Set<Element>,
): void {
  const isAlike = (a: Element, b: Element): boolean =>
    tree.parentOf(a) === tree.parentOf(b) &&
    a.tagName === b.tagName &&
    attribute(a, 'className') === attribute(b, 'className') &&
    // What has no class is not like what a link names.
    (attribute(a, 'className') !== '' || attribute(a, 'id') === '');
  for (const element of [...forever]) {
    const before = neighbour(element, tree);
    const isOne =
      before &&
      !isNamed(element, POPS_UP) &&
      looksLikeHeading(before, styles) &&
      [...behind].some((other) => isAlike(other, element));
    if (!isOne) continue;
    forever.delete(element);
    opened.add(element);
    behind.add(element);
  }
}

function isHiddenBy(element: Element, styles: Styles): boolean {
  if (styles.of(element, 'display') === 'none' || styles.of(element, 'mso-hide') === 'all') return true;
  if (styles.of(element, 'visibility') === 'hidden') return true;
  return (
    element.properties.hidden !== undefined &&
    element.properties.hidden !== false &&
    element.properties.hidden !== null
  );
}

/** What may name an element that is to be shown: scripts, and attributes of what is clicked. */
interface Openers {
  readonly scripts: string;
  readonly attributes: readonly { readonly from: Element; readonly text: string }[];
}

function openersOf({ root, body }: PageTree): Openers {
  const scripts = [...elementsIn(root)].filter(({ tagName }) => tagName === 'script');
  const texts = scripts.flatMap(({ children }) => children.filter(isText).map(({ value }) => value));
  const attributes = [...elementsIn(body)].flatMap((from) =>
    Object.keys(from.properties)
      .map((name) => ({ from, text: openingText(name, attribute(from, name)) }))
      .filter(({ text }) => text !== ''),
  );
  return { scripts: texts.join('\n'), attributes };
}

/** Attributes that name what a click shows; those that tell who counts clicks of it name all kinds of things. */
const TARGETS =
  /^(?:ariaControls|ariaOwns|htmlFor|rel|data(?:Bs)?\w*(?:target|toggle|pop(?:up)?|modal|show|open|href|rel|tab|panel|reveal|expand|collapse|content|for|id|element|dialog|box))$/i;
const COUNTS = /(?:track|count|analytic|gaq|dcs|omni|log)\w*\s*\([^)]*\)/gi;

/** What an attribute says of an element that it shows; empty where it says nothing of one. */
function openingText(name: string, value: string): string {
  if (name === 'href') return /^(?:#|javascript:)/i.test(value.trim()) ? value : '';
  if (/^on[A-Z]/.test(name)) return value.replace(COUNTS, '');
  return TARGETS.test(name) && !/^data(?:Bi|Track|Analytics|Ms|Ga)(?=[A-Z]|$)/.test(name) ? value : '';
}

function isOpened(element: Element, styles: Styles, openers: Openers): boolean {
  const id = attribute(element, 'id');
  if (id && isNamedBy(element, id, openers)) return true;
  const classes = attribute(element, 'className').split(' ').filter(Boolean);
  if (classes.some((name) => isShownByScript(name, openers.scripts))) return true;
  return styles.showing.some((selector) => isMeantBy(selector, element));
}

function isNamedBy(element: Element, id: string, { scripts, attributes }: Openers): boolean {
  const plain = literalPattern(id);
  const named = new RegExp(`(?<![\\w-])${plain}(?![\\w-])`);
  const inside = new Set([element, ...elementsIn(element)]);
  const shown = new RegExp(
    `${named.source}[^;]{0,80}(?:${SHOWS})|(?:${SHOWS})\\w*\\(\\s*['"]#?${named.source}`,
    'i',
  );
  return shown.test(scripts) || attributes.some(({ from, text }) => !inside.has(from) && named.test(text));
}

function isShownByScript(name: string, scripts: string): boolean {
  const plain = literalPattern(name);
  return new RegExp(`\\.${plain}(?![\\w-])[^;]{0,80}(?:${SHOWS})`, 'i').test(scripts);
}

/** Whether a rule is for this element when something is pointed at, checked or opened. */
function isMeantBy(selector: string, element: Element): boolean {
  const last =
    selector
      .trim()
      .split(/[\s>+~]+/)
      .at(-1) ?? '';
  const names = last.match(/[.#][\w-]+/g)?.map((name) => name.slice(1).toLowerCase()) ?? [];
  const own = namesOf(element);
  const isState =
    /:(?:hover|target|checked|focus)|\.(?:open|active|in|show|shown|expanded|visible|is-\w+)\b/.test(
      selector,
    );
  return isState && names.some((name) => own.includes(name));
}

/** A tab, and what a click on it shows. */
export interface Tab {
  readonly name: Element;
  readonly shows: Element;
}

/** Takes the names of tabs out of a page that stand together, apart from what they show. */
export function takeTabs(tree: PageTree): Tab[] {
  const all = [...elementsIn(tree.body)];
  const byId = new Map(all.map((one) => [attribute(one, 'id'), one]));
  const tabs = all.flatMap((name): Tab[] => {
    if (!isTab(name)) return [];
    const named = attribute(name, 'ariaControls') || attribute(name, 'dataTarget') || attribute(name, 'href');
    const shows = byId.get(named.replace(/^#/, ''));
    if (!shows || named === '' || textOf(name) === '') return [];
    const before = neighbour(shows, tree);
    const isAlone = before !== undefined && [before, ...elementsIn(before)].filter(isTab).length === 1;
    const isTogether = [shows, ...(isAlone ? [before] : [])].some((one) =>
      holds(one, (inner) => inner === name),
    );
    return isTogether ? [] : [{ name, shows }];
  });
  const names = new Set<ElementContent>(tabs.map(({ name }) => name));
  takeOut(tree.root, (node) => names.has(node));
  return tabs;
}

function isTab(element: Element): boolean {
  return attribute(element, 'role') === 'tab' || attribute(element, 'dataToggle') === 'tab';
}

/** Puts the names of tabs above what they show. */
export function nameTabs(tabs: readonly Tab[]): void {
  for (const { name, shows } of tabs)
    shows.children.unshift({ ...name, tagName: 'h1', properties: { id: name.properties.id } });
}

/** The element in front of one, or in front of what it alone stands in. */
function neighbour(element: Element, tree: PageTree): Element | undefined {
  const parent = tree.parentOf(element);
  if (!parent) return undefined;
  const before = parent.children.slice(0, parent.children.indexOf(element));
  const last = before.findLast((child) => child.type === 'element' || textOf(child) !== '');
  if (last?.type === 'element') return last;
  return last || parent.tagName === 'body' ? undefined : neighbour(parent, tree);
}

/** Whether what stands in front of it opens it: it has the name of such a thing, or is there to be clicked and for nothing else. */
function isBehindOpener(element: Element, tree: PageTree, styles: Styles, openers: Openers): boolean {
  const before = neighbour(element, tree);
  if (!before || textOf(before).length > LONGEST_OPENER || !isOneLine(before)) return false;
  // One of several that are shown in turn.
  if (element.tagName === 'li' && before.tagName === 'li') return false;
  const id = attribute(element, 'id');
  const inFront = new Set([before, ...elementsIn(before)]);
  const whole = textOf(before);
  const named = openers.attributes.filter(
    ({ from }) => inFront.has(from) && [whole, ''].includes(textOf(from)),
  );
  if (id && isNamedBy(element, id, { scripts: '', attributes: named })) return true;
  if (isNamed(element, POPS_UP)) return false;
  // That a text is called so says nothing of the one in front of it: what opens it is called so, or they are together.
  const around = tree.parentOf(element);
  const isTogether = around !== undefined && around === tree.parentOf(before) && isNamed(around, OPENS);
  if (isTogether || [before, ...elementsIn(before)].some((one) => isNamed(one, OPENS))) return true;
  // A heading that nothing else follows is that of what it hides.
  if (looksLikeHeading(before, styles) && !isFollowed(element, tree, styles)) return true;
  const clicked = [before, ...elementsIn(before)].find(isClicked);
  return clicked !== undefined && textOf(clicked) === textOf(before);
}

/** Whether no more than one of the elements in one says something in lines of its own. */
function isOneLine(element: Element): boolean {
  const lines = [...elementsIn(element)].filter(
    (one) => isBlock(one) && textOf(one) !== '' && ![...elementsIn(one)].some(isBlock),
  );
  return lines.length < 2;
}

/** Whether an element is a heading, or is bold and nothing else. */
function looksLikeHeading(element: Element, styles: Styles): boolean {
  const isBold = (one: Element): boolean =>
    /^(?:b|strong)$/.test(one.tagName) || /^(?:bold|[6-9]00)/.test(styles.of(one, 'font-weight') ?? '');
  const first = [element, ...elementsIn(element)].find((one) => isHeadingElement(one) || isBold(one));
  return first !== undefined && textOf(first) === textOf(element);
}

/** Whether a text that everybody sees stands behind an element, in front of the next heading. */
function isFollowed(element: Element, tree: PageTree, styles: Styles): boolean {
  const around = tree.parentOf(element)?.children ?? [];
  const next = around
    .slice(around.indexOf(element) + 1)
    .find((child) => textOf(child) !== '' && !(child.type === 'element' && isHiddenBy(child, styles)));
  return next !== undefined && !(next.type === 'element' && looksLikeHeading(next, styles));
}

/** What opens something is no longer than a heading. */
const LONGEST_OPENER = 200;

/** Whether an element does something when it is clicked, and leads nowhere. */
export function isClicked(element: Element): boolean {
  const { tagName, properties } = element;
  if (tagName === 'button' || tagName === 'summary') return true;
  if (properties.onClick !== undefined && openedBy(element) === undefined) return true;
  if (attribute(element, 'role') === 'button' || properties.dataToggle !== undefined) return true;
  return tagName === 'a' && /^(?:#|javascript:.*)$/i.test(attribute(element, 'href').trim());
}
