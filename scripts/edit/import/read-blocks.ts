import type { Element, ElementContent } from 'hast';
import {
  type Block,
  COUNTED_WITH_LETTERS,
  type Item,
  type Look,
  type Run,
  type Tell,
  type TextBlock,
} from './blocks.ts';
import { tellControl, tellEmptyLink, tellImage, tellSilent } from './left-out.ts';
import { joinLists } from './lists.ts';
import { isSectionLabel, lookIn, PLAIN } from './looks.ts';
import { attribute, elementsIn, holds, isBlock, isSilent, isText, lineOf, textOf } from './page-tree.ts';
import {
  ARROWS,
  calloutOf,
  codeText,
  idsOf,
  isDecoration,
  isInItem,
  isLabelAlone,
  isLettered,
  isSection,
  languageOfCode,
  paragraphsIn,
  runsOfCell,
  startOf,
} from './read-parts.ts';
import { readTable, unwrapsTable } from './read-table.ts';
import { BREAK, seen } from './runs.ts';
import type { Styles } from './styles.ts';

/** What the reader of a page's text knows of the page. */
export interface Reading {
  readonly styles: Styles;
  /** What readers open. */
  readonly opened: ReadonlySet<Element>;
  /** Of these, what stands right behind what opens it. */
  readonly behind: ReadonlySet<Element>;
  /** What stands by itself: what stood beside the page and is at its end now, and what tabs show. */
  readonly apart: ReadonlySet<Element>;
  readonly parentOf: (element: Element) => Element | undefined;
  readonly note: Tell;
}

/** Reads elements as the blocks that a reader sees. */
export function readBlocks(nodes: readonly ElementContent[], reading: Reading, look: Look = PLAIN): Block[] {
  const reader = new Reader(reading);
  for (const node of nodes) reader.read(node, look);
  return reader.end();
}

/** Reads nodes in order; text becomes a block where a line of blocks ends. */
class Reader {
  readonly #blocks: Block[] = [];
  readonly #reading: Reading;
  #runs: Run[] = [];
  #ids: string[] = [];
  #line: number | undefined;
  #marker: TextBlock['marker'];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  end(): Block[] {
    this.#endLine();
    // What an id stands on that nothing follows is what it stands behind.
    this.#blocks.at(-1)?.ids.push(...this.#ids);
    if (this.#blocks.length === 0 && this.#ids.length > 0)
      this.#blocks.push({ kind: 'rule', line: 1, ids: this.#ids });
    return joinLists(this.#blocks);
  }

  read(node: ElementContent, look: Look): void {
    if (isText(node)) this.#say(seen(node.value), look, lineOf(node));
    else if (node.type === 'element') this.#readElement(node, look);
  }

  #readElement(element: Element, around: Look): void {
    const { opened, apart, behind, styles } = this.#reading;
    const isOpened = opened.has(element) || apart.has(element);
    const stands =
      isBlock(element) ||
      (isSectionLabel(element) && !isInItem(element, this.#reading.parentOf)) ||
      isLabelAlone(element, this.#reading.parentOf(element)) ||
      /^(?:block|list-item|table)$/.test(styles.of(element, 'display') ?? '');
    const isOwnLine = stands || isOpened;
    if (isOwnLine) this.#endLine();
    if (this.#isMarkOfWord(element)) return;
    this.#ids.push(...idsOf(element));
    if (isSilent(element)) {
      tellSilent(element, this.#reading.note);
      return;
    }
    tellEmptyLink(element, this.#reading.note);
    if (isOpened) this.#put({ kind: 'begin', isBehind: behind.has(element), line: lineOf(element), ids: [] });
    if (!this.#readWhole(element, around)) {
      const look = this.#withoutOpener(element, lookIn(element, around, styles));
      for (const child of element.children) this.read(child, look);
    }
    if (isOwnLine) this.#endLine();
    if (isOpened) this.#put({ kind: 'end', line: lineOf(element), ids: [] });
  }

  /** What opens the text behind it leads nowhere else, nor does a link to what it stands in. */
  #withoutOpener(element: Element, look: Look): Look {
    const id = element.tagName === 'a' ? /^#(.+)$/.exec(attribute(element, 'href').trim())?.[1] : undefined;
    if (id === undefined) return look;
    const { behind, parentOf } = this.#reading;
    let around: Element | undefined = element;
    while (around && attribute(around, 'id') !== id) around = parentOf(around);
    const opens = around !== undefined || [...behind].some((one) => attribute(one, 'id') === id);
    return opens ? { ...look, link: undefined } : look;
  }

  /** Word writes an item as a paragraph whose style says how deep it is, and its sign or number as text. */
  #isMarkOfWord(element: Element): boolean {
    const style = this.#reading.styles.of(element, 'mso-list') ?? '';
    const depth = /level(\d)/.exec(style)?.[1];
    if (depth !== undefined) this.#marker = { depth: Number(depth) - 1 };
    if (style !== 'ignore') return false;
    const number = /^\(?(\d+)[.)]?$/.exec(textOf(element))?.[1];
    this.#marker = {
      depth: this.#marker?.depth ?? 0,
      ...(number !== undefined && { number: Number(number) }),
    };
    return true;
  }

  /** Reads what is no text alone. @returns false where it is nothing but what stands in it */
  #readWhole(element: Element, look: Look): boolean {
    const { tagName } = element;
    if (tagName === 'br') this.#runs.push(BREAK);
    else if (tagName === 'img') this.#image(element, look);
    else if (tagName === 'q') this.#cite(element, look);
    else if (tagName === 'hr') this.#put({ kind: 'rule', line: lineOf(element), ids: [] });
    else if (tagName === 'pre') this.#code(element);
    else if (/^(?:ul|ol|menu|dir)$/.test(tagName)) this.#list(element, look);
    else if (tagName === 'li') this.#stray(element, look);
    else if (tagName === 'dl' && holds(element, ({ tagName: tag }) => tag === 'dt'))
      this.#terms(element, look);
    else if (tagName === 'table') return this.#table(element, look);
    else if (tagName === 'blockquote') this.#quote(element, look, element.children);
    else if (calloutOf(element)) this.#quote(element, look, element.children, calloutOf(element));
    else if (/^(?:input|select|textarea|button)$/.test(tagName)) return tellControl(element, this.#reading);
    else return false;
    return true;
  }

  #say(text: string, look: Look, line: number): void {
    if (text.trim() !== '') this.#line ??= line;
    this.#runs.push({ text, look });
  }

  /** The words of an image, which a reader did not see. */
  #sayAlt(text: string, look: Look, line: number): void {
    this.#line ??= line;
    this.#runs.push({ text, look, isAlt: true });
  }

  #endLine(): void {
    const line = this.#line ?? 1;
    for (const runs of paragraphsIn(this.#runs)) {
      const marker = this.#marker;
      this.#put({ kind: 'text', line, ids: [], runs, ...(marker && { marker }) });
      this.#marker = undefined;
    }
    this.#runs = [];
    this.#line = undefined;
  }

  #put(block: Block): void {
    this.#blocks.push(block);
    if (block.kind === 'begin' || block.kind === 'end' || block.kind === 'rule') return;
    block.ids.unshift(...this.#ids);
    this.#ids = [];
  }

  /** The blocks in a node, whose first has the ids that wait. */
  #within(nodes: readonly ElementContent[], look: Look): Block[] {
    return readBlocks(nodes, this.#reading, look);
  }

  #list(element: Element, look: Look): void {
    const items = element.children.filter((child) => child.type === 'element' || textOf(child) !== '');
    const isOpened = (item: Element): boolean => holds(item, (one) => this.#reading.behind.has(one));
    const isPart = (item: ElementContent): boolean =>
      item.type === 'element' && (isSection(item) || isOpened(item));
    if (items.length > 0 && items.every(isPart)) {
      for (const item of items) this.read({ ...(item as Element), tagName: 'div' }, look);
      return;
    }
    const read = this.#items(items, look);
    const ordered = element.tagName === 'ol';
    if (ordered && isLettered(element, this.#reading.styles))
      this.#reading.note('guessed', lineOf(element), COUNTED_WITH_LETTERS);
    const [, of = '', depth = '0'] = /(?:^|\s)lst-(\w+)-(\d+)/.exec(attribute(element, 'className')) ?? [];
    const part = of === '' ? undefined : { of, depth: Number(depth) };
    if (read.length > 0)
      this.#put({
        kind: 'list',
        ordered,
        start: startOf(element),
        items: read,
        part,
        ids: [],
        line: lineOf(element),
      });
  }

  /** What stands in a list beside its items belongs to the one before it. */
  #items(nodes: readonly ElementContent[], look: Look): Item[] {
    const read: Item[] = [];
    for (const child of nodes) {
      const isItem = child.type === 'element' && child.tagName === 'li';
      const blocks = this.#within(isItem ? child.children : [child], look);
      const ids = isItem ? idsOf(child) : [];
      blocks[0]?.ids.unshift(...ids);
      const last = read.at(-1);
      if (!isItem && last && child.type === 'element') last.blocks.push(...blocks);
      else if (blocks.some(({ kind }) => kind !== 'rule')) read.push({ blocks });
      else this.#ids.push(...ids, ...blocks.flatMap((block) => block.ids));
    }
    return read;
  }

  /** An item that stands in no list is one of its own. */
  #stray(item: Element, look: Look): void {
    const child = { ...item, properties: { ...item.properties, id: null } };
    this.#list({ ...item, tagName: 'ul', properties: {}, children: [child] }, look);
  }

  #terms(element: Element, look: Look): void {
    const parts = element.children.flatMap((child) =>
      child.type === 'element' && child.tagName === 'div' ? child.children : [child],
    );
    const groups: { terms: TextBlock[]; meanings: Block[][] }[] = [];
    for (const part of parts) {
      if (part.type !== 'element') continue;
      const blocks = this.#within(part.children, look);
      blocks[0]?.ids.unshift(...idsOf(part));
      const last = groups.at(-1);
      if (part.tagName === 'dt') {
        const terms = blocks.filter((block) => block.kind === 'text');
        if (last && last.meanings.length === 0) last.terms.push(...terms);
        else groups.push({ terms, meanings: [] });
      } else if (blocks.length > 0) last?.meanings.push(blocks);
    }
    this.#put({ kind: 'terms', groups, ids: [], line: lineOf(element) });
  }

  #table(element: Element, look: Look): boolean {
    const { styles, note } = this.#reading;
    if (unwrapsTable(element, styles)) return false;
    const caption = element.children.find((child) => child.type === 'element' && child.tagName === 'caption');
    if (caption?.type === 'element') this.#readElement({ ...caption, tagName: 'div' }, look);
    this.#endLine();
    const titled = caption?.type === 'element' ? [caption, ...elementsIn(caption)] : [];
    const inner = [...elementsIn(element)].filter((one) => !titled.includes(one)).flatMap(idsOf);
    const cell = (nodes: readonly ElementContent[]): Run[] => runsOfCell(this.#within(nodes, look));
    const rows = readTable(element, cell, note);
    if (rows.length > 0) this.#put({ kind: 'table', rows, ids: inner, line: lineOf(element) });
    else this.#ids.push(...inner);
    return true;
  }

  #quote(element: Element, look: Look, nodes: readonly ElementContent[], callout?: string): void {
    const blocks = this.#within(nodes, look);
    if (blocks.length > 0) this.#put({ kind: 'quote', callout, blocks, ids: [], line: lineOf(element) });
  }

  #code(element: Element): void {
    const language = languageOfCode(element);
    const text = codeText(element).replace(/^\n+|\s+$/g, '');
    this.#ids.push(...[...elementsIn(element)].flatMap(idsOf));
    if (text !== '') this.#put({ kind: 'code', text, language, ids: [], line: lineOf(element) });
  }

  /** The signs around what is cited are those of a browser. */
  #cite(element: Element, look: Look): void {
    this.#say('“', look, lineOf(element));
    for (const child of element.children) this.read(child, look);
    this.#say('”', look, lineOf(element));
  }

  /** Of an image only its words stay, and these only where it is all that a link shows. */
  #image(element: Element, look: Look): void {
    const alt = textOf({ type: 'text', value: attribute(element, 'alt') });
    tellImage(element, alt, this.#reading.note);
    // A link that shows nothing but this is judged with its neighbours.
    if (look.link && isDecoration(element)) this.#say('→', look, lineOf(element));
    if (look.link && alt !== '' && !ARROWS.test(alt) && !isDecoration(element))
      this.#sayAlt(alt, look, lineOf(element));
  }
}
