import type { Element, ElementContent } from 'hast';
import type { Tell } from './blocks.ts';
import { tellDropped } from './chrome.ts';
import { SLIDES } from './hidden.ts';
import {
  elementsIn,
  holds,
  isBlock,
  isNamed,
  isText,
  lineOf,
  type PageTree,
  takeOut,
  textOf,
} from './page-tree.ts';

const HERO =
  /^(?:[a-z]+[-_])*(?:slideshow|slider|carousel|hero|jumbotron|masthead|banner|page-?header|page-?title)(?:[-_][a-z]+)*$/;
const TITLE =
  /^(?:box-title|entry-title|page-?title|post-title|hero-title|title-heading|title-text|msotitle|title)$/;

/** The head of a page, as it was found in its text. */
export interface Head {
  readonly title: string | undefined;
  /** What stood with the title, where that is one plain text. */
  readonly lead: string | undefined;
  /** The ids that stood in it. */
  readonly ids: readonly string[];
}

/** The longest text that does for a summary. */
const LONGEST_LEAD = 320;
/** What is longer is no head of a page, whatever it is called. */
const LONGEST_HERO = 1500;

/** Takes the title out of a page, and the text that stands with it. @param idsOf the ids of an element */
export function takeHead(
  tree: PageTree,
  isBeside: (element: Element) => boolean,
  idsOf: (element: Element) => string[],
  note: Tell,
): Head {
  const all = [...elementsIn(tree.body)].filter((one) => textOf(one) !== '' && !isBeside(one));
  const hero = all.find((one) => isHero(one) && textOf(one).length < LONGEST_HERO);
  if (hero && dropSlides(hero, tree, note)) {
    const rest = takeHead(tree, isBeside, idsOf, note);
    return { ...rest, ids: [...[hero, ...elementsIn(hero)].flatMap(idsOf), ...rest.ids] };
  }
  const found = hero ? firstTitle(hero) : titleAmong(all);
  if (!found) return { title: undefined, lead: undefined, ids: [] };
  const title = parted(lowest(found), tree);
  if (hero) dropLoose(title, hero, tree, note);
  const lead = hero && leadIn(hero, title);
  const taken = [title, ...(lead ? [lead] : [])];
  const ids = taken.flatMap((one) => [one, ...elementsIn(one)]).flatMap(idsOf);
  const head = { title: textOf(title), lead: lead && textOf(lead) };
  const frames = takeTitle(title, taken, tree, note);
  dropAgain(tree, head.title, isBeside, note);
  return { ...head, ids: [...frames.flatMap(idsOf), ...ids, ...idsOfEmpty(hero, tree, idsOf)] };
}

/** Takes a title and its text out. @returns what the title stood in, whose ids are those of the page */
function takeTitle(title: Element, taken: readonly Element[], tree: PageTree, note: Tell): Element[] {
  for (const link of elementsIn(title))
    if (link.tagName === 'a' && link.properties.href)
      note('decide', lineOf(link), `the title was a link to \`${String(link.properties.href)}\``);
  const frames = around(title, tree);
  takeOut(tree.root, (node) => taken.some((one) => one === node));
  const kept = frames.map((one) => ({ ...one }));
  for (const one of frames) one.properties = { ...one.properties, id: null };
  return kept;
}

/** Takes out a head of which nothing is left. @returns the ids that stood in it */
function idsOfEmpty(
  hero: Element | undefined,
  tree: PageTree,
  idsOf: (element: Element) => string[],
): string[] {
  if (!hero || textOf(hero) !== '') return [];
  takeOut(tree.root, (node) => node === hero);
  return [...elementsIn(hero)].flatMap(idsOf);
}

/** Takes out what says the title once more. */
function dropAgain(
  { root }: PageTree,
  title: string,
  isBeside: (element: Element) => boolean,
  note: Tell,
): void {
  takeOut(root, (node) => {
    const isAgain =
      node.type === 'element' && node.tagName === 'h1' && textOf(node) === title && !isBeside(node);
    if (isAgain) tellDropped(node, 'the title once more', note);
    return isAgain;
  });
}

/** The title of a page that has none of a hero: an h1 behind other headings is one of them. */
function titleAmong(all: readonly Element[]): Element | undefined {
  const document = all.findIndex(isTitleOfDocument);
  const isBelow = all.slice(0, Math.max(document, 0)).some(({ tagName }) => /^h[2-6]$/.test(tagName));
  return (
    all.find((one) => isNamed(one, /^box-title$/)) ??
    (isBelow ? undefined : all[document]) ??
    (document < 0 ? all.find((one) => isNamed(one, TITLE)) : undefined)
  );
}

/** The lowest element in one that says the same. */
function lowest(element: Element): Element {
  const inner = element.children.find(
    (child) => child.type === 'element' && isBlock(child) && textOf(child) !== '',
  );
  return inner?.type === 'element' && textOf(inner) === textOf(element) ? lowest(inner) : element;
}

/** A title without the texts that stand in it in lines of their own: they are put behind it. */
function parted(title: Element, { parentOf }: PageTree): Element {
  const isLine = (child: ElementContent): boolean =>
    child.type === 'element' && isBlock(child) && textOf(child) !== '';
  const own = title.children.filter((child) => !isLine(child));
  const around = parentOf(title)?.children;
  if (!around || textOf(own) === '' || own.length === title.children.length) return title;
  around.splice(around.indexOf(title) + 1, 0, ...title.children.filter(isLine));
  title.children = own;
  return title;
}

/** Leaves out the slides of a page that shows several in turn: none of them has its title. @returns whether it has such */
function dropSlides(hero: Element, { root }: PageTree, note: Tell): boolean {
  const shows = [hero, ...elementsIn(hero)].filter((one) => isNamed(one, SLIDES));
  const slides = shows
    .flatMap((show) => [show, ...elementsIn(show)])
    .map(({ children }) =>
      children.filter((child) => child.type === 'element').filter((one) => holds(one, isTitle)),
    )
    .find(
      (titled) =>
        titled.length > 1 &&
        titled.every(({ tagName }) => tagName === titled[0]?.tagName && !/^h/.test(tagName)),
    );
  for (const slide of slides ?? []) tellDropped(slide, 'a slide of several that were shown in turn', note);
  if (slides) takeOut(root, (node) => node === hero);
  return slides !== undefined;
}

/** Leaves out the words around a title that stand in no element of their own, and what made a list of it. */
function dropLoose(title: Element, hero: Element, { parentOf }: PageTree, note: Tell): void {
  for (let one = parentOf(title); one && one !== hero; one = parentOf(one)) {
    for (const child of one.children)
      if (isText(child) && textOf(child) !== '')
        note('dropped', lineOf(child), 'beside the title', textOf(child));
    one.children = one.children.filter((child) => !isText(child) || textOf(child) === '');
    if (/^(?:ul|ol|li)$/.test(one.tagName)) one.tagName = 'div';
  }
}

/** What a title stands in: who cited that meant the whole page. */
function around(title: Element, { parentOf }: PageTree): Element[] {
  const all: Element[] = [];
  for (let one = parentOf(title); one; one = parentOf(one)) all.push(one);
  return all;
}

/** Whether an element is the head of a page, with its title in it. */
export function isHero(element: Element): boolean {
  return (
    isBlock(element) && !isTitle(element) && isNamed(element, HERO) && [...elementsIn(element)].some(isTitle)
  );
}

/** What programs write as the title of a text. */
function isTitleOfDocument(element: Element): boolean {
  const isNamedSo = isNamed(element, /^(?:title|msotitle)$/) && /^(?:p|span)$/.test(element.tagName);
  return element.tagName === 'h1' || isNamedSo;
}

function isTitle(element: Element): boolean {
  return /^h[1-6]$/.test(element.tagName) || isNamed(element, TITLE);
}

function firstTitle(hero: Element): Element | undefined {
  const all = [...elementsIn(hero)].filter((one) => textOf(one) !== '');
  return all.find((one) => isNamed(one, TITLE)) ?? all.find(isTitle);
}

/** The first text of a hero beside its title, where it does for a summary: it is plain, and not too long. */
function leadIn(hero: Element, title: Element): Element | undefined {
  const [lead] = leadsIn(hero, title);
  const isPlain = lead && !holds(lead, ({ tagName }) => tagName === 'a' || tagName === 'li');
  return isPlain && textOf(lead).length <= LONGEST_LEAD ? lead : undefined;
}

/** The lowest blocks of a hero that say something beside its title. */
function leadsIn(hero: Element, title: Element): Element[] {
  const inTitle = new Set([title, ...elementsIn(title)]);
  return [...elementsIn(hero)].filter((one) => {
    if (inTitle.has(one) || !isBlock(one) || textOf(one) === '' || holds(one, (inner) => inner === title))
      return false;
    return ![...elementsIn(one)].some((inner) => isBlock(inner) && textOf(inner) !== '');
  });
}
