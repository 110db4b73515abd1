import type { Element, ElementContent, Properties, Root } from 'hast';
import type { Block, ListBlock, OldLink, Run, TableBlock, TermsBlock } from './blocks.ts';
import { PLAIN } from './looks.ts';
import { sameLink } from './runs.ts';

/** Gives the new address of a link; undefined where its text alone stays. */
export type Lead = (link: OldLink, words: string) => string | undefined;

/** Blocks as a clean tree: headings, paragraphs, lists, tables, quotes, code and terms, and nothing else in them. */
export function toTree(blocks: readonly Block[], lead: Lead): Root {
  return { type: 'root', children: blocks.flatMap((block) => elementsOf(block, lead)) };
}

function elementsOf(block: Block, lead: Lead): Element[] {
  const { line, id } = block;
  const make = (tag: string, children: ElementContent[], properties: Properties = {}): Element => ({
    type: 'element',
    tagName: tag,
    properties: { ...properties, ...(id !== undefined && { id }) },
    children,
    position: { start: { line, column: 1 }, end: { line, column: 1 } },
  });
  if (block.kind === 'text')
    return [make(block.heading ? `h${block.heading}` : 'p', inline(block.runs, lead))];
  if (block.kind === 'list')
    return [
      make(block.ordered ? 'ol' : 'ul', itemsOf(block, lead), block.ordered ? { start: block.start } : {}),
    ];
  if (block.kind === 'table') return [make('table', rowsOf(block, lead))];
  if (block.kind === 'quote')
    return [
      make(
        'blockquote',
        block.blocks.flatMap((inner) => elementsOf(inner, lead)),
        block.callout ? { dataCallout: block.callout } : {},
      ),
    ];
  if (block.kind === 'code') {
    const className = block.language ? [`language-${block.language}`] : [];
    return [make('pre', [plain('code', [{ type: 'text', value: block.text }], { className })])];
  }
  if (block.kind === 'terms') return [make('dl', partsOf(block, lead))];
  return block.kind === 'rule' ? [make('hr', [])] : [];
}

function plain(tagName: string, children: ElementContent[], properties: Properties = {}): Element {
  return { type: 'element', tagName, properties, children };
}

function itemsOf({ items }: ListBlock, lead: Lead): Element[] {
  return items.map(({ blocks }) => {
    const children = blocks.flatMap((block) => elementsOf(block, lead));
    return plain('li', children);
  });
}

function rowsOf({ rows }: TableBlock, lead: Lead): Element[] {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => inline(cell, lead)));
  const row = (cells: ElementContent[][], tag: string): Element =>
    plain(
      'tr',
      cells.map((cell) => plain(tag, cell)),
    );
  return [
    plain('thead', [row(head, 'th')]),
    plain(
      'tbody',
      body.map((cells) => row(cells, 'td')),
    ),
  ];
}

function partsOf({ groups }: TermsBlock, lead: Lead): Element[] {
  const comma: Run = { text: ', ', look: PLAIN };
  return groups.flatMap(({ terms, meanings }) => {
    // Our Markdown has one term for what it means.
    const runs = terms.flatMap((term, index) => [...(index > 0 ? [comma] : []), ...term.runs]);
    const id = terms.find((term) => term.id !== undefined)?.id;
    const term = plain('dt', inline(runs, lead), id === undefined ? {} : { id });
    const told = meanings.map((blocks) =>
      plain(
        'dd',
        blocks.flatMap((block) => elementsOf(block, lead)),
      ),
    );
    return [...(terms.length > 0 ? [term] : []), ...told];
  });
}

/** Marks that hold others, the outer ones first. */
const MARKS = ['bold', 'italic', 'struck'] as const;
const TAGS = { bold: 'strong', italic: 'em', struck: 'del' };

/** Runs of one line as elements: a link holds the marks in it. */
function inline(runs: readonly Run[], lead: Lead): ElementContent[] {
  const groups = grouped(runs, (a, b) => sameLink(a.look, b.look));
  return groups.flatMap((group) => {
    const link = group[0]?.look.link;
    const words = group.map(({ text }) => text).join('');
    const href = link && words.trim() !== '' ? lead(link, words.trim()) : undefined;
    const children = within(group, MARKS);
    return href === undefined ? children : [plain('a', children, { href })];
  });
}

function within(runs: readonly Run[], marks: readonly (typeof MARKS)[number][]): ElementContent[] {
  const [mark, ...others] = marks;
  if (mark === undefined) return runs.map(leafOf);
  return grouped(runs, (a, b) => a.look[mark] === b.look[mark]).flatMap((group) => {
    const children = within(group, others);
    return group[0]?.look[mark] && group.some(({ text }) => text.trim() !== '')
      ? [plain(TAGS[mark], children)]
      : children;
  });
}

function leafOf({ text, look, isBreak }: Run): ElementContent {
  if (isBreak) return plain('br', []);
  if (look.code && text.trim() !== '') return plain('code', [{ type: 'text', value: text }]);
  return { type: 'text', value: look.raised ? raised(text, look.raised) : text };
}

const RAISED = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' };

/** Digits above or below the line keep their meaning. */
function raised(text: string, how: 'sup' | 'sub'): string {
  return /^\d+$/.test(text) ? text.replace(/\d/g, (digit) => RAISED[how].charAt(Number(digit))) : text;
}

function grouped(runs: readonly Run[], areAlike: (a: Run, b: Run) => boolean): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last?.[0] && areAlike(last[0], run)) last.push(run);
    else groups.push([run]);
  }
  return groups;
}
