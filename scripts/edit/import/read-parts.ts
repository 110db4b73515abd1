import type { Element, ElementContent } from 'hast';
import type { Block, Run } from './blocks.ts';
import { isHeadingElement, PLAIN } from './looks.ts';
import { attribute, elementsIn, isBlock, isText, textOf } from './page-tree.ts';
import { BREAK, tidy } from './runs.ts';
import type { Styles } from './styles.ts';

/** Signs that lead on, and say nothing. */
export const ARROWS = /^[\s×\u2715-\u2718\u2190-\u21ff\u25a0-\u25ff\u2794-\u27bf\u2b00-\u2bff<>«»‹›❮❯⟶⟵|]*$/u;

/** Whether an item of a list is a section of the page: it begins with a heading, and something follows. */
export function isSection(item: Element): boolean {
  const first = item.children.find(
    (child) => textOf(child) !== '' || (child.type === 'element' && child.tagName !== 'br'),
  );
  const heading =
    first?.type === 'element' ? [first, ...elementsIn(first)].find(isHeadingElement) : undefined;
  return heading !== undefined && textOf(item).length > textOf(heading).length + 1;
}

/** The ids of an element, under which addresses may name it. */
export function idsOf(element: Element): string[] {
  const id = attribute(element, 'id');
  const name = /^(?:a|label)$/.test(element.tagName) ? attribute(element, 'name') : '';
  return [id, name === id ? '' : name].filter((one) => one !== '');
}

/** The paragraphs of a text: two ends of a line in a row begin another. */
export function paragraphsIn(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]];
  let ends = 0;
  for (const run of runs) {
    if (run.isBreak) ends++;
    else if (run.text.trim() !== '' || ends === 0) {
      if (ends > 1) paragraphs.push([]);
      if (ends === 1) paragraphs.at(-1)?.push(BREAK);
      ends = 0;
      paragraphs.at(-1)?.push(run);
    }
  }
  return paragraphs.map(tidy).filter((paragraph) => paragraph.length > 0);
}

/** What stands in a cell, in one line. */
export function runsOfCell(blocks: readonly Block[]): Run[] {
  const texts = blocks.flatMap(function texts(block): Run[][] {
    if (block.kind === 'text') return [block.runs];
    if (block.kind === 'list') return block.items.flatMap(({ blocks: inner }) => inner.flatMap(texts));
    if (block.kind === 'quote') return block.blocks.flatMap(texts);
    if (block.kind === 'table') return block.rows.flat();
    if (block.kind === 'code') return [[{ text: block.text, look: { ...PLAIN, code: true } }]];
    if (block.kind === 'terms')
      return block.groups.flatMap(({ terms, meanings }) => [
        ...terms.map(({ runs }) => runs),
        ...meanings.flat().flatMap(texts),
      ]);
    return [];
  });
  const gap: Run = { text: ' ', look: PLAIN };
  return tidy(
    texts.flatMap((text, index) => [
      ...(index > 0 ? [gap] : []),
      ...text.map((run) => (run.isBreak ? gap : run)),
    ]),
  );
}

/** The text of code as it was set. */
export function codeText(element: Element): string {
  return element.children
    .map((child) => {
      if (isText(child)) return child.value.replaceAll('\u00a0', ' ');
      if (child.type !== 'element') return '';
      return child.tagName === 'br' ? '\n' : codeText(child);
    })
    .join('');
}

/** In which language code is written, where its element says so. */
export function languageOfCode(element: Element): string {
  const names = [element, ...elementsIn(element)].map(
    (one) => `${attribute(one, 'className')} ${attribute(one, 'dataSyntaxhighlighterParams')}`,
  );
  return /(?:language-|brush: ?)([\w-]+)/.exec(names.join(' '))?.[1] ?? '';
}

/** Whether an image says nothing: it is small, or an arrow. */
export function isDecoration(element: Element): boolean {
  const src = attribute(element, 'src');
  const sizes = [attribute(element, 'width'), attribute(element, 'height')]
    .map(Number)
    .filter((size) => size > 0);
  const isSmall = sizes.some((size) => size <= 32);
  return (
    isSmall ||
    /arrow|icon|bullet|spacer|pixel|blank|chevron|caret|plus|minus|expand|collapse|toggle|close|open|dot\b|line\b|logo/i.test(
      src,
    ) ||
    /^data:/.test(src)
  );
}

const CALLOUT =
  /^(?:confluence-information-macro-(information|note|tip|warning)|aui-message-(info|warning|error|success))$/;
const CALLOUTS: Readonly<Record<string, string>> = { note: 'IMPORTANT', tip: 'TIP', warning: 'WARNING' };

/** Which callout of ours an element is, as Confluence writes them; undefined where it is none. */
export function calloutOf(element: Element): string | undefined {
  const names = attribute(element, 'className').toLowerCase().split(' ');
  const [, word = ''] = CALLOUT.exec(names.findLast((name) => CALLOUT.test(name)) ?? '') ?? [];
  return word === '' && !names.some((name) => CALLOUT.test(name)) ? undefined : (CALLOUTS[word] ?? 'NOTE');
}

/** Whether an element stands in an item of a list, in which a label may begin a line and not a section. */
export function isInItem(element: Element, parentOf: (element: Element) => Element | undefined): boolean {
  for (let one = parentOf(element); one; one = parentOf(one))
    if (/^(?:li|dd)$/.test(one.tagName)) return true;
  return false;
}

/** Whether a label stands in a line of its own: nothing but labels, ends of lines and blocks are around it. */
export function isLabelAlone(element: Element, parent: Element | undefined): boolean {
  if (element.tagName !== 'label' || textOf(element) === '') return false;
  const around = (parent?.children ?? []).filter(
    (child) => child.type === 'element' || (isText(child) && child.value.trim() !== ''),
  );
  const at = around.indexOf(element);
  const isEdge = (one: ElementContent | undefined): boolean =>
    one === undefined || (one.type === 'element' && (isBlock(one) || /^(?:br|label)$/.test(one.tagName)));
  return isEdge(around[at - 1]) && isEdge(around[at + 1]);
}

/** The number of the first item of a list. */
export function startOf(list: Element): number {
  const first = list.children.find((child) => child.type === 'element');
  const said = attribute(list, 'start') || (first?.type === 'element' ? attribute(first, 'value') : '');
  const start = Number(said || 1);
  return Number.isInteger(start) && start >= 0 ? start : 1;
}

/** Whether a list is counted with letters, or with Roman numbers. */
export function isLettered(list: Element, styles: Styles): boolean {
  const type = attribute(list, 'type') || (styles.of(list, 'list-style-type') ?? '');
  return /^(?:[aAiI]|(?:lower|upper)-.*)$/.test(type);
}
