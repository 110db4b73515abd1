import type { Element } from 'hast';
import type { Tell } from './blocks.ts';
import { isHero } from './hero.ts';
import { isHeadingElement } from './looks.ts';
import {
  attribute,
  elementsIn,
  isNamed,
  lineOf,
  namesOf,
  type PageTree,
  takeOut,
  textOf,
} from './page-tree.ts';
import type { Styles } from './styles.ts';

/** A list of links that stood beside a page. */
export interface SidePanel {
  readonly title: string;
  readonly line: number;
  readonly links: readonly { readonly text: string; readonly href: string; readonly line: number }[];
  readonly ids: readonly string[];
  /** What it said beside its title and its links. */
  readonly rest: string;
}

const SIDE =
  /^(?:(?:left|right|page|main|content|site|sub)[-_]?)?(?:side[-_]?(?:bar|panel|nav|menu|links|box|col|column|content|wrapper)|aside|rail)(?:[-_]\w+|wrapper|content|container|inner|box)?$|^(?:side|aside)$|^(?:left|right)[-_]?(?:bar|panel|nav|rail|col|column|side|box|content|menu|section)$|^related[-_]?(?:links|content|pages)$|^quick[-_]?links$/;
const NARROW =
  /^(?:col-(?:(?:xs|sm|md|lg|xl)-)?[2-4]|(?:span|grid[-_]|columns?-)[2-4]|(?:small|medium|large)-[2-4])$/;

/** The elements that stand beside the text of a page, the outer ones. */
export function findPanels(tree: PageTree, styles: Styles): Element[] {
  const found: Element[] = [];
  const whole = textOf(tree.body).length;
  const visit = (element: Element): void => {
    if (isHero(element)) return;
    const isPart = element !== tree.body && textOf(element).length <= whole * 0.6;
    if (isPart && standsBeside(element, tree, styles)) found.push(...parted(element));
    else for (const child of element.children) if (child.type === 'element') visit(child);
  };
  visit(tree.body);
  return found;
}

function standsBeside(element: Element, tree: PageTree, styles: Styles): boolean {
  if (textOf(element) === '' || /^(?:h[1-6]|a|label|span|p|li|ul|tr|tbody|table)$/.test(element.tagName))
    return false;
  const names = namesOf(element);
  if (element.tagName === 'aside' || names.some((name) => SIDE.test(name))) return true;
  if (!isOfLinks(element) || !isTitled(element)) return false;
  const isNarrow =
    names.some((name) => NARROW.test(name) || /^(?:(?:pull|float)-)?(?:left|right)$/.test(name)) ||
    /^(?:left|right)$/.test(styles.of(element, 'float') ?? '') ||
    isNarrowBy(element, styles);
  // A page has one title: who has another, and nothing but links below it, stands beside it.
  return (isNarrow && isBesideLarger(element, tree)) || isTitledAnew(element, tree);
}

/** Whether one of its neighbours says much more: columns that say as much are parts of the text. */
function isBesideLarger(element: Element, tree: PageTree): boolean {
  const around = tree.parentOf(element)?.children ?? [];
  const rest = around
    .filter((other) => other !== element && !(other.type === 'element' && isNamed(other, NARROW)))
    .map((other) => textOf(other).length);
  return Math.max(0, ...rest) > textOf(element).length * 1.5;
}

/** Whether an element begins with an h1 of its own, and another is the title of the page. */
function isTitledAnew(element: Element, { body }: PageTree): boolean {
  const titlesIn = (node: Element): number =>
    [...elementsIn(node)].filter((one) => one.tagName === 'h1' || isNamed(one, /^box-title$/)).length;
  return headingsIn(element)[0]?.tagName === 'h1' && titlesIn(element) === 1 && titlesIn(body) > 1;
}

function isNarrowBy(element: Element, styles: Styles): boolean {
  const [, number = '', unit = ''] =
    /^(\d+)(%|px)?/.exec(styles.of(element, 'width') ?? attribute(element, 'width')) ?? [];
  return number !== '' && (unit === '%' ? Number(number) <= 36 : Number(number) <= 340);
}

/** Whether what an element says is nearly all in links, of which it has some. */
function isOfLinks(element: Element): boolean {
  const inner = [...elementsIn(element)];
  const links = inner.filter(({ tagName, properties }) => tagName === 'a' && properties.href);
  // What a link leads to is said behind it: its kind, and how large it is.
  const tails = inner.filter((one) => isNamed(one, /^tail$/));
  const length = (nodes: readonly Element[]): number =>
    nodes.reduce((sum, node) => sum + textOf(node).replaceAll(' ', '').length, 0);
  const rest = length([element]) - length(headingsIn(element)) - length(tails);
  return links.length > 0 && length(links) >= rest * 0.85;
}

function isTitled(element: Element): boolean {
  return headingsIn(element).length > 0;
}

/** The headings in an element that are no links. */
function headingsIn(element: Element): Element[] {
  return [...elementsIn(element)].filter(
    (one) =>
      (isHeadingElement(one) || /^(?:label|strong|b)$/.test(one.tagName) || isNamed(one, /head|title/)) &&
      textOf(one) !== '' &&
      !holdsLink(one),
  );
}

function holdsLink(element: Element): boolean {
  return elementsIn(element).some(({ tagName }) => tagName === 'a');
}

/** One that holds several panels, as these. */
function parted(element: Element): Element[] {
  const inner = element.children
    .filter((child) => child.type === 'element')
    .filter((child) => textOf(child) !== '');
  const isOfPanels =
    inner.length > 0 &&
    textOf(inner) === textOf(element) &&
    inner.every((child) => /^(?:div|section|aside|article)$/.test(child.tagName) && isTitled(child));
  return isOfPanels ? inner.flatMap(parted) : [element];
}

/** Takes panels out of a page: those of links as proposals; those of texts are left, and moved to its end. */
export function takePanels(
  tree: PageTree,
  panels: readonly Element[],
  idsOf: (element: Element) => string[],
  note: Tell,
): SidePanel[] {
  const texts = panels.filter((panel) => !isOfLinks(panel));
  takeOut(tree.root, (node) => node.type === 'element' && panels.includes(node));
  // What held nothing else is nothing that the next text could have the id of.
  for (const panel of panels)
    for (let one = tree.parentOf(panel); one && textOf(one) === ''; one = tree.parentOf(one))
      one.properties = { ...one.properties, id: null };
  for (const panel of texts) {
    note('guessed', lineOf(panel), 'a text that stood beside the page is a section at its end');
    tree.body.children.push(panel);
  }
  return panels.filter((panel) => !texts.includes(panel)).map((panel) => readPanel(panel, idsOf));
}

function readPanel(panel: Element, idsOf: (element: Element) => string[]): SidePanel {
  const [heading] = headingsIn(panel);
  const links = [...elementsIn(panel)].filter(
    ({ tagName, properties }) => tagName === 'a' && properties.href,
  );
  const title = heading ? textOf(heading) : '';
  const said = [title, ...links.map((link) => textOf(link))];
  return {
    title,
    line: lineOf(panel),
    links: links
      .map((link) => ({
        text: withoutArrow(textOf(link)),
        href: attribute(link, 'href'),
        line: lineOf(link),
      }))
      .filter(({ text }) => text !== ''),
    ids: [panel, ...elementsIn(panel)].flatMap(idsOf),
    rest: leftOf(textOf(panel), said),
  };
}

/** The words of a link without the arrow behind them. */
function withoutArrow(text: string): string {
  return text.replace(/[\s<>«»‹›❮❯\u2190-\u21ff\u25b6-\u25bf\u2794-\u27bf]+$/u, '');
}

/** What a text says beside some pieces of it, which stand in it in this order. */
function leftOf(text: string, pieces: readonly string[]): string {
  let rest = text;
  for (const piece of pieces) if (piece !== '') rest = rest.replace(piece, '');
  return rest.replace(/\s+/g, ' ').trim();
}
