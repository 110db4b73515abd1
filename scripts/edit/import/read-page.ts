import type { Element } from 'hast';
import { type Block, type Note, type Run, type Tell, wordsOf } from './blocks.ts';
import { dropAround, dropRemarks, dropWaysUp, WAY } from './chrome.ts';
import { cleanLinks } from './clean-links.ts';
import { type Declared, declaredIn } from './declared.ts';
import { everyBlock } from './give-ids.ts';
import { findHeadings } from './headings.ts';
import { type Head, takeHead } from './hero.ts';
import { findHidden, type Hidden, nameTabs, takeTabs } from './hidden.ts';
import { tellLostWords, tellSwallowed, wordsIn } from './left-out.ts';
import { findLists } from './lists.ts';
import { isHeadingElement } from './looks.ts';
import type { Leave, OldFile } from './old-files.ts';
import { elementsIn, isBlock, lineOf, type PageTree, readTree, takeOut, textOf } from './page-tree.ts';
import { readBlocks } from './read-blocks.ts';
import { idsOf } from './read-parts.ts';
import { findPanels, type SidePanel, takePanels } from './side-panels.ts';
import { readStyles, type Styles } from './styles.ts';

/** What an old page says, before its links are read. */
export interface OldPage {
  readonly old: OldFile;
  readonly title: string;
  /** Undefined where nothing in it does for one. */
  readonly summary: string | undefined;
  readonly blocks: readonly Block[];
  readonly panels: readonly SidePanel[];
  /** Ids of what holds several sections. */
  readonly wideIds: ReadonlySet<string>;
  /** Ids of what is no text of the page. */
  readonly looseIds: readonly string[];
  readonly declared: Declared;
  readonly notes: Note[];
}

/** Reads old pages. @param leave told of those whose elements stand in each other too deep */
export function readPages(files: readonly OldFile[], leave: Leave = () => {}): OldPage[] {
  return files.flatMap((file) => {
    try {
      return [readPage(file)];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      leave(file.file, 'its elements stand in each other too deep');
      return [];
    }
  });
}

/** Reads an old page: what is around its text goes, its title and its panels are taken out, and the rest becomes blocks. */
function readPage(old: OldFile): OldPage {
  const notes: Note[] = [];
  const note = tellerOf(notes);
  for (const { line, text } of old.templates)
    note('decide', line, `code for a program is left out, with what it put here: \`${text}\``);
  const tree = readTree(old.html);
  const styles = readStyles(tree.root);
  const declared = declaredIn(tree.root, old);
  tellSwallowed(tree.root, note);
  const { withIds, wideIds } = idsIn(tree);
  const { opened, behind } = dropHidden(tree, styles, note);
  dropRemarks(tree, note);
  const tabs = takeTabs(tree);
  const seen = [textOf(tree.body), ...tabs.map(({ name }) => textOf(name))].join(' ');
  const around = withInner(dropAround(tree, note));
  dropWaysUp(tree, note);
  const beside = findPanels(tree, styles);
  const apart = withInner([...beside, ...opened]);
  const taken = takeHead(tree, (element) => apart.has(element), idsOf, note);
  nameTabs(tabs);
  dropFrames(tree);
  const panels = takePanels(tree, beside, idsOf, note);
  const { parentOf } = tree;
  const reading = {
    styles,
    opened,
    behind,
    parentOf,
    apart: new Set([...beside, ...tabs.map(({ shows }) => shows)]),
    note,
  };
  const found = blocksOf(readBlocks(tree.body.children, reading), note);
  const { blocks, ...head } =
    taken.title === undefined && declared.isOfWindow
      ? withoutTitle(found, taken)
      : { blocks: found, ...taken };
  const named = head.title ?? declared.title;
  if (/\{[a-z]/.test(named))
    note('decide', 1, `braces in the title stand for a word of the operator: “${named}”`);
  if (declared.title !== named && !declared.isOfWindow)
    note('dropped', 1, `another title, of its front matter: “${declared.title}”`);
  tellLostWords(seen, [...keptWords(head, panels, notes), ...wordsIn(blocks)], note);
  const allIds = withIds.flatMap(({ element, ids }) => (around.has(element) ? [] : ids));
  const kept = new Set([...everyBlock(blocks)].flatMap(({ ids }) => ids));
  return {
    ...{ old, blocks, panels, declared, notes, wideIds },
    title: head.title ?? titleOf(declared, old, note),
    summary: head.lead ?? summaryOf(declared, note),
    looseIds: [...new Set([...head.ids, ...allIds])].filter((id) => !kept.has(id)),
  };
}

/** The ids of the elements of a page, and those of what holds several sections. */
function idsIn({ body }: PageTree) {
  const withIds = [body, ...elementsIn(body)]
    .filter(isSeen)
    .map((element) => ({ element, ids: idsOf(element) }));
  const wideIds = new Set(withIds.flatMap(({ element, ids }) => (isWide(element) ? ids : [])));
  return { withIds, wideIds };
}

function withInner(elements: readonly Element[]): Set<Element> {
  return new Set(elements.flatMap((one) => [one, ...elementsIn(one)]));
}

/** Takes out what is hidden and nothing shows. @returns what readers open */
function dropHidden(tree: PageTree, styles: Styles, note: Tell): Pick<Hidden, 'opened' | 'behind'> {
  const { forever, opened, behind } = findHidden(tree, styles);
  takeOut(tree.root, (node) => {
    const isOut = node.type === 'element' && forever.has(node);
    if (isOut && textOf(node) !== '')
      note('dropped', lineOf(node), `hidden, and nothing shows it: ${textOf(node)}`);
    return isOut;
  });
  return { opened, behind };
}

/** What was read, with its headings and its lists. */
function blocksOf(read: readonly Block[], note: Tell): Block[] {
  cleanLinks(read, note);
  const found = findLists(findHeadings(withoutWay(withoutEmpty(read), note), note), note);
  return withoutRules(found.filter(({ kind }) => kind !== 'begin' && kind !== 'end'));
}

/** Blocks without the one heading that is above all others, where it comes first: it is the title. */
function withoutTitle(blocks: readonly Block[], head: Head): Head & { readonly blocks: readonly Block[] } {
  const [first, ...others] = blocks;
  const headings = others
    .filter((block) => block.kind === 'text')
    .filter(({ heading }) => heading !== undefined);
  if (first?.kind !== 'text' || first.heading !== 2 || headings.some(({ heading }) => heading === 2))
    return { ...head, blocks };
  for (const block of headings) block.heading = (block.heading ?? 3) - 1;
  return { title: wordsOf(first.runs), lead: undefined, ids: [...head.ids, ...first.ids], blocks: others };
}

/** The words that are kept elsewhere than in the text of a topic. */
function keptWords(
  { title = '', lead = '' }: Head,
  panels: readonly SidePanel[],
  notes: readonly Note[],
): string[] {
  const beside = panels.flatMap((panel) => [panel.title, ...panel.links.map(({ text }) => text), panel.rest]);
  return [title, lead, ...beside, ...notes.flatMap(({ said }) => said ?? [])];
}

/** Tells something of a page by adding to a list. */
export function tellerOf(notes: Note[]): Tell {
  const told = new Set(notes.map(({ line, text }) => `${line} ${text}`));
  return (kind, line, text, said) => {
    if (said !== undefined) notes.push({ kind, line, text, said });
    else if (!told.has(`${line} ${text}`)) notes.push({ kind, line, text });
    told.add(`${line} ${text}`);
  };
}

/** Whether an element holds several headings. */
function isWide(element: Element): boolean {
  return isBlock(element) && [...elementsIn(element)].filter(isHeadingElement).length > 1;
}

/** An id of what holds nearly all of a page is one of the page. */
function dropFrames({ body }: PageTree): void {
  const whole = textOf(body).length;
  for (const element of elementsIn(body)) {
    const isFrame =
      whole > 0 &&
      textOf(element).length >= whole * 0.8 &&
      [...elementsIn(element)].filter(isBlock).length > 3;
    if (isFrame) element.properties = { ...element.properties, id: null };
  }
}

/** Whether an element is one that an address could lead a reader to. */
function isSeen({ tagName }: Element): boolean {
  return !/^(?:script|style|link|meta|template|input|select|textarea|option|noscript)$/.test(tagName);
}

/** Blocks without those that say nothing any more, whose ids the next ones have. */
function withoutEmpty(blocks: readonly Block[]): Block[] {
  let ids: string[] = [];
  return blocks.filter((block) => {
    const isEmpty = block.kind === 'text' && block.runs.every(({ text }) => text.trim() === '');
    if (isEmpty) ids.push(...block.ids);
    else if (block.kind !== 'begin' && block.kind !== 'end') {
      block.ids.unshift(...ids);
      ids = [];
    }
    return !isEmpty;
  });
}

/** Blocks without the way to the page that stands at their head, as a line of no element of its own. */
function withoutWay(blocks: readonly Block[], note: Tell): Block[] {
  const way = blocks.slice(0, 4).find((block) => block.kind === 'text' && isWay(block.runs));
  if (way?.kind !== 'text') return [...blocks];
  note('dropped', way.line, WAY, wordsOf(way.runs));
  return blocks.filter((block) => block !== way);
}

function isWay(runs: readonly Run[]): boolean {
  const words = wordsOf(runs);
  if (words.length > 300 || /[.。?？!！]$/.test(words)) return false;
  const isBetween = ({ text, look }: Run): boolean =>
    look.link === undefined && /^\s*\/\/|\/\/\s*$/.test(text);
  return / \/\/ /.test(` ${words} `) || (runs.some(({ look }) => look.link) && runs.some(isBetween));
}

function titleOf({ title }: Declared, { path }: OldFile, note: Tell): string {
  const name = title || path.replace(/^.*\//, '').replace(/\.\w+$/, '');
  if (title === '' && /^(?:index|default|home)$/i.test(name)) {
    note('decide', 1, 'nothing in the page is its title');
    return 'TODO';
  }
  note(
    'guessed',
    1,
    `the title, from ${title ? 'what the page calls itself' : 'the name of the file'}: “${name}”`,
  );
  return name;
}

function summaryOf({ summary }: Declared, note: Tell): string | undefined {
  if (summary === '') return undefined;
  note('guessed', 1, 'the summary, from what the page says of itself to search engines');
  return summary.replace(/\s+/g, ' ');
}

/** Lines across the page say nothing beside a heading, or at an end of it. */
function withoutRules(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (block.kind !== 'rule') return true;
    const [before, after] = [blocks[index - 1], blocks[index + 1]];
    return (
      before !== undefined &&
      before.kind !== 'rule' &&
      after !== undefined &&
      !(after.kind === 'text' && after.heading !== undefined)
    );
  });
}
