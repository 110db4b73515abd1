import type { Element } from 'hast';
import type { Tell } from './blocks.ts';
import { tellDropped } from './chrome.ts';
import { elementsIn, holds, isBlock, isNamed, lineOf, type PageTree, takeOut, textOf } from './page-tree.ts';

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

/** Takes the title out of a page, and the text that stands with it. @param idsOf the ids of an element */
export function takeHead(
  tree: PageTree,
  isBeside: (element: Element) => boolean,
  idsOf: (element: Element) => string[],
  note: Tell,
): Head {
  const all = [...elementsIn(tree.body)].filter((one) => textOf(one) !== '' && !isBeside(one));
  const hero = all.find((one) => isHero(one) && textOf(one).length < 1500);
  const title = hero
    ? firstTitle(hero)
    : (all.find((one) => isNamed(one, /^box-title$/)) ??
      all.find(isTitleOfDocument) ??
      all.find((one) => isNamed(one, TITLE)));
  if (!title) return { title: undefined, lead: undefined, ids: [] };
  const leads = hero ? leadsIn(hero, title) : [];
  const [lead] = leads;
  const isPlain =
    lead !== undefined &&
    !holds(lead, ({ tagName }) => tagName === 'a' || tagName === 'li') &&
    textOf(lead).length <= LONGEST_LEAD;
  const taken = [title, ...(isPlain ? [lead] : [])];
  const ids = [...around(title, tree), ...taken.flatMap((one) => [one, ...elementsIn(one)])].flatMap(idsOf);
  for (const link of elementsIn(title))
    if (link.tagName === 'a' && link.properties.href)
      note('decide', lineOf(link), `the title was a link to \`${String(link.properties.href)}\``);
  const name = textOf(title);
  for (const one of around(title, tree)) one.properties = { ...one.properties, id: null };
  takeOut(tree.root, (node) => {
    if (node.type !== 'element') return false;
    if (taken.includes(node)) return true;
    const isAgain =
      node.tagName === 'h1' &&
      textOf(node) === name &&
      !isBeside(node) &&
      !holds(node, (one) => one === title);
    if (isAgain) tellDropped(node, 'the title once more', note);
    return isAgain;
  });
  const said = { title: name, lead: isPlain ? textOf(lead) : undefined };
  const left = hero && textOf(hero) === '' ? [...elementsIn(hero)].flatMap(idsOf) : [];
  if (hero && textOf(hero) === '') takeOut(tree.root, (node) => node === hero);
  return { ...said, ids: [...ids, ...left] };
}

/** What a title stands in: who cited that meant the whole page. */
function around(title: Element, { parentOf }: PageTree): Element[] {
  const all: Element[] = [];
  for (let one = parentOf(title); one; one = parentOf(one)) all.push(one);
  return all;
}

function isHero(element: Element): boolean {
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

/** The lowest blocks of a hero that say something beside its title. */
function leadsIn(hero: Element, title: Element): Element[] {
  const inTitle = new Set([title, ...elementsIn(title)]);
  return [...elementsIn(hero)].filter((one) => {
    if (inTitle.has(one) || !isBlock(one) || textOf(one) === '' || holds(one, (inner) => inner === title))
      return false;
    return ![...elementsIn(one)].some((inner) => isBlock(inner) && textOf(inner) !== '');
  });
}
