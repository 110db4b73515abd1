import type { Element, ElementContent } from 'hast';
import type { Tell } from './blocks.ts';
import { isClicked } from './hidden.ts';
import {
  attribute,
  elementsIn,
  holds,
  isBlock,
  isNamed,
  isText,
  lineOf,
  namesOf,
  type PageTree,
  takeOut,
  textOf,
} from './page-tree.ts';

/** Names of what stands on every page of a site, whole words of classes and ids. */
const AROUND =
  /^(?:(?:site|page|main|global|top|primary|secondary|mobile|footer)[-_])?(?:nav|(?:\w+-)*navbar(?:-.*)?|navigation|menu|topbar|top-?nav|footer|cookies?|cookie-(?:banner|notice|consent)|breadcrumbs?|breadcrumb-.*|crumbs?|skip(?:-?(?:link|nav|to-.*))?|search(?:-?(?:box|form|bar))?|social(?:-.*)?|share(?:-.*)?|sharedaddy|sd-sharing.*|pagination|pager|back-?to-?top|gotop|to-?top|print(?:-.*)?|language-?(?:switch|switcher|selector)|lang-switch|widget-area|comments?(?:-.*)?|respond|post-navigation|nav-links|entry-meta|entry-footer|post-meta|byline|jp-relatedposts|toc|toc-macro|table-of-contents|page-metadata|likes-and-labels.*|plugin_pagetree|pagetree|sr-only|screen-reader-text|visually-hidden|site-header|banners?|wpadminbar|masthead-nav|msotoc\d)$/;
const ROLES = /^(?:navigation|banner|contentinfo|search|menubar|complementary-nav)$/;

/**
 * Takes out what stands around the text of a page, and tells what it said.
 * @returns what was taken out that stands on all pages of a site
 */
export function dropAround({ body, root, parentOf }: PageTree, note: Tell): Element[] {
  const dropped: Element[] = [];
  const main = [...elementsIn(body)].find((one) => one.tagName === 'main' || isNamed(one, /^main$/));
  takeOut(root, (node) => {
    if (node.type !== 'element') return false;
    const isPart =
      /^(?:footer|header)$/.test(node.tagName) &&
      /^(?:blockquote|figure)$/.test(parentOf(node)?.tagName ?? '');
    const what = isPart ? undefined : whatAround(node, main);
    if (what === undefined) return false;
    tellDropped(node, what, note);
    if (what !== WAY && !/crumb/.test(what)) dropped.push(node);
    return true;
  });
  return dropped;
}

/** What a line is called that says where a page stands. */
export const WAY = 'the way to the page';

/** Tells that an element is left out, with all that it said. */
export function tellDropped(element: Element, what: string, note: Tell): void {
  const said = textOf(element);
  if (said !== '') note('dropped', lineOf(element), what, said);
}

function whatAround(element: Element, main: Element | undefined): string | undefined {
  const { tagName } = element;
  if (/^(?:html|head|body|main)$/.test(tagName) || element === main) return undefined;
  if (isClicked(element) && isNamed(element, OPENS_ALL)) return 'what opens or closes all';
  // The frame of a page may bear such a name too, and a heading may: then it is the text that counts.
  if (main && holds(element, (one) => one === main)) return undefined;
  if (tagName === 'nav' || tagName === 'footer' || ROLES.test(attribute(element, 'role')))
    return holdsTitle(element) ? undefined : `\`${tagName}\``;
  if (tagName === 'header' && !holdsTitle(element)) return '`header`';
  if (/^h[1-6]$|^label$|^a$/.test(tagName) && !isNamed(element, /skip|screen-reader|sr-only/))
    return undefined;
  const name = namesOf(element).find((one) => AROUND.test(one));
  if (name === undefined) return breadcrumbIn(element) ? WAY : undefined;
  const isOfText = holdsNamedTitle(element) || (holdsTitle(element) && textOf(element).length > 400);
  return isOfText ? undefined : `\`${name}\``;
}

const OPENS_ALL = /^(?:expand|collapse|open|close|show|hide|toggle)[-_]?all$/;

/** Takes out what only writers are to see of a text of Word or Google Docs, and what Confluence adds to it. */
export function dropRemarks({ root }: PageTree, note: Tell): void {
  takeOut(root, (node) => {
    const isOut = node.type === 'element' && isRemark(node);
    if (isOut) tellDropped(node, 'a remark of those who wrote it, or what they took out', note);
    return isOut;
  });
}

function isRemark(element: Element): boolean {
  const { tagName, properties } = element;
  if (isNamed(element, /^msocomment(?:reference|text)$|^msocom(?:anchor|txt|off)/)) return true;
  if (tagName === 'del') return properties.dateTime !== undefined || properties.cite !== undefined;
  const holdsId = (pattern: RegExp): boolean => holds(element, (one) => pattern.test(attribute(one, 'id')));
  if (tagName === 'a') return holdsId(/^cmnt_ref\d+$/);
  if (isNamed(element, /^pagesection$/)) return holdsId(/^(?:attachments|comments)$/);
  return tagName === 'div' && holdsId(/^cmnt\d+$/) && !holdsId(/^cmnt_ref\d+$/);
}

function holdsTitle(element: Element): boolean {
  return holdsNamedTitle(element) || holds(element, ({ tagName }) => tagName === 'h1');
}

/** What is called the title of the page says more than what the element around it is called. */
function holdsNamedTitle(element: Element): boolean {
  return holds(element, (one) => isNamed(one, /^(?:box-title|entry-title|pagetitle)$/));
}

/** Whether a line is a way to the page: links with `//`, `>` or its like between them, and little else. */
function breadcrumbIn(element: Element): boolean {
  if (!isBlock(element) || /^(?:table|tbody|tr|td|body)$/.test(element.tagName)) return false;
  const links = [...elementsIn(element)].filter(({ tagName }) => tagName === 'a');
  const text = textOf(element);
  if (links.length === 0 || text.length > 300) return false;
  if (
    [...elementsIn(element)].some(
      (one) => /^(?:h[1-6]|p|div|table)$/.test(one.tagName) && textOf(one) !== '' && textOf(one) !== text,
    )
  )
    return false;
  const between = withoutLinks(element).split(LINK);
  const marks = between.filter((part) => SEPARATOR.test(part.trim()) || /^\s*(?:\/\/|»|›|>)\s/.test(part));
  const isDouble = between.some(
    (part, index) => (index > 0 && /^\s*\/\//.test(part)) || /\s\/\/(?:\s|$)/.test(part),
  );
  if (isDouble) return true;
  return links.length > 1 && marks.length >= links.length - 1 && marks.length > 0;
}

const SEPARATOR = /^(?:\/\/|[»›>→/])$/;

/** Stands for a link. */
const LINK = '\ufffc';

/** The text between links. */
function withoutLinks(node: ElementContent): string {
  if (isText(node)) return node.value.replace(/[\s\u00a0]+/g, ' ');
  if (node.type !== 'element') return '';
  if (node.tagName === 'a') return LINK;
  const inner = node.children.map(withoutLinks).join('');
  return node.tagName === 'li' ? `${inner} ` : inner;
}

/** Takes out links that only lead to the top of the page. */
export function dropWaysUp({ root, parentOf }: PageTree, note: Tell): void {
  takeOut(root, (node) => {
    if (node.type !== 'element' || node.tagName !== 'a') return false;
    const parent = parentOf(node);
    const isAlone = parent !== undefined && textOf(parent) === textOf(node);
    const isUp = /^#top$/i.test(attribute(node, 'href').trim()) && isAlone && !isClicked(node);
    if (isUp) tellDropped(node, 'a link to the top of the page', note);
    return isUp;
  });
}
