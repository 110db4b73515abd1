import { isOf, type OwnElement, type OwnNode, plainText } from './own-tree.ts';

/** What a Markdown text needs to know of what is around it. */
interface Around {
  /** Gives the absolute address for one as it stands on the page. */
  readonly absolute: (href: string) => string;
  /** Gives the name of a note for its number on the page; where it is left out, that is the name. */
  readonly nameOfNote?: (number: string) => string;
  /** In a cell, even code keeps no bare `|`. */
  readonly isCell?: true;
}

/** Gives absolute addresses for those that stand on a page. @param page its own, with scheme and host */
export function absoluteFrom(page: string): Around['absolute'] {
  return (href) => URL.parse(href, page)?.href ?? href;
}

/**
 * Writes nodes of a page as Markdown (CommonMark with tables, definition lists, footnotes, callouts and `{#id}`, as our
 * topics are written); addresses become absolute.
 */
export function toMarkdown(nodes: readonly OwnNode[], around: Around): string {
  const blocks: string[] = [];
  let line: OwnNode[] = [];
  const endLine = (): void => {
    const text = paragraph(line, around);
    if (text) blocks.push(text);
    line = [];
  };
  for (const node of nodes) {
    const block = typeof node === 'string' ? undefined : blockOf(node, around);
    if (block === undefined) line.push(node);
    else {
      endLine();
      if (block) blocks.push(block);
    }
  }
  endLine();
  return blocks.join('\n\n');
}

/** An element that stands by itself; undefined for what is part of a line. */
function blockOf(node: OwnElement, around: Around): string | undefined {
  const { tag, children } = node;
  const heading = /^h([1-6])$/.exec(tag);
  if (heading) {
    // Signs at the end of a heading would be left out.
    const said = inline(children, around).trim().replace(/#$/, '\\#');
    return `${'#'.repeat(Number(heading[1]))} ${said}${idOf(node)}`;
  }
  if (isOf(node, 'callout')) return calloutOf(node, around);
  if (tag === 'p') return paragraph(children, around) + idOf(node);
  if (tag === 'ul' || tag === 'ol') return listOf(node, around);
  if (tag === 'dl') return termsOf(node, around);
  if (tag === 'table') return tableOf(node, around);
  if (tag === 'blockquote') return moved(toMarkdown(children, around), '> ', '> ');
  if (tag === 'pre') return fenceOf(node);
  if (tag === 'hr') return '---';
  if (isOf(node, 'footnotes')) return notesOf(node, around);
  if (tag === 'div') return toMarkdown(children, around);
  return tag === 'figure' ? figureOf(node, around) : undefined;
}

function idOf({ attributes }: OwnElement): string {
  return attributes.id ? ` {#${attributes.id}}` : '';
}

/** A line that would begin a heading, an item, a quote, a note or another thing says that it does not. */
function paragraph(nodes: readonly OwnNode[], around: Around): string {
  return inline(nodes.slice(0, nodes.findLastIndex(isSeen) + 1), around)
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(?=[#+:=-])/, '\\')
        .replace(/^(\d+)(?=[.)])/, '$1\\')
        .replace(/^(\[\^[^\]]*\])(?=:)/, '$1\\'),
    )
    .join('\n');
}

/** Neither blanks nor a break, which would be a backslash at the end of a text. */
function isSeen(node: OwnNode): boolean {
  return typeof node === 'string' ? node.trim() !== '' : node.tag !== 'br';
}

function inline(nodes: readonly OwnNode[], around: Around): string {
  let line = '';
  for (const [index, node] of nodes.entries()) {
    // A bracket behind the mark of a note would make an address of it.
    const brackets = typeof node === 'string' && node.startsWith('(') && isNote(nodes[index - 1]);
    const text = typeof node === 'object' ? inlineOf(node, around) : escaped(node);
    line = brackets ? `${line}\\${text}` : joined(line, text);
  }
  return line.replaceAll('\\\n\n', '\\\n');
}

/**
 * Puts text behind text. Marks of emphasis with a sign inside count only where no letter stands outside (CommonMark
 * 6.2), unless it is one of Chinese, Japanese or Korean: any other is written by its number.
 */
function joined(before: string, text: string): string {
  const written = (letter: string): string => `&#${letter.codePointAt(0)};`;
  if (INSIDE_BEGINS_WITH_SIGN.test(text)) return before.replace(LETTER_AT_END, written) + text;
  return before + (INSIDE_ENDS_WITH_SIGN.test(before) ? text.replace(LETTER_AT_BEGIN, written) : text);
}

const INSIDE_BEGINS_WITH_SIGN = /^(?:\*|~~)[*~]*[^\p{L}\p{N}\s*~]/u;
const INSIDE_ENDS_WITH_SIGN = /[^\p{L}\p{N}\s*~][*~]*(?<!\\)(?:\*|~~)$/u;
const LETTER = String.raw`(?!\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Hang})[\p{L}\p{N}]`;
const LETTER_AT_END = new RegExp(`${LETTER}$`, 'u');
const LETTER_AT_BEGIN = new RegExp(`^${LETTER}`, 'u');

function isNote(node: OwnNode | undefined): boolean {
  return typeof node === 'object' && isOf(node, 'footnote-ref');
}

function inlineOf(node: OwnElement, around: Around): string {
  const { tag, attributes, children } = node;
  const inner = (): string => inline(children, around);
  if (isOf(node, 'heading-link') || isOf(node, 'footnote-back') || isOf(node, 'alias')) return '';
  if (isNote(node)) return `[^${nameOfNote(plainText(children), around)}]`;
  if (tag === 'strong') return `**${inner()}**`;
  if (tag === 'em') return `*${inner()}*`;
  if (tag === 's') return `~~${inner()}~~`;
  if (tag === 'code')
    return around.isCell ? codeOf(plainIn(children)).replaceAll('|', '\\|') : codeOf(plainIn(children));
  if (tag === 'br') return '\\\n';
  if (tag === 'img') return `![${escaped(attributes.alt ?? '')}](${destination(attributes.src, around)})`;
  if (tag === 'a') return `[${inner()}](${destination(attributes.href, around)})`;
  return inner();
}

function destination(href: string | undefined, { absolute }: Around): string {
  return absolute(href ?? '').replace(/[\s<>()\\]/g, (sign) =>
    encodeURIComponent(sign).replace(/[()]/, (c) => `\\${c}`),
  );
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>{}|~^]|&(?=[#\w])/g, '\\$&').replace(/\s*\n\s*/g, '\n');
}

function codeOf(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  const gap = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return ticks + gap + text + gap + ticks;
}

/** A text as it is, with its spaces. */
function plainIn(nodes: readonly OwnNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : plainIn(node.children))).join('');
}

/** Moves lines in; empty ones stay empty. */
function moved(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : (others + line).trimEnd()))
    .join('\n');
}

function listOf({ tag, attributes, children }: OwnElement, around: Around): string {
  const items = children.filter((node): node is OwnElement => typeof node === 'object');
  const isLoose = items.some((item) =>
    item.children.some((node) => typeof node === 'object' && node.tag === 'p'),
  );
  const start = Number(attributes.start ?? 1);
  const shown = items.map((item, index) => {
    const mark = tag === 'ol' ? `${start + index}. ` : '- ';
    const text = toMarkdown(item.children, around);
    const [line = '', ...rest] = text.split(isLoose ? '\n\n' : /\n\n(?=(?:- |\d+\. ))/);
    return moved([line + idOf(item), ...rest].join(isLoose ? '\n\n' : '\n'), mark, ' '.repeat(mark.length));
  });
  return shown.join(isLoose ? '\n\n' : '\n');
}

function termsOf({ children }: OwnElement, around: Around): string {
  const parts = children.filter((node): node is OwnElement => typeof node === 'object');
  return parts
    .map((part, index) => {
      // A blank that is written out stays, and so does the term that says nothing.
      const text = (toMarkdown(part.children, around) || '&#32;') + idOf(part);
      if (part.tag === 'dd') return moved(text, ': ', '  ');
      return index > 0 && parts[index - 1]?.tag === 'dd' ? `\n${text}` : text;
    })
    .join('\n');
}

function tableOf(table: OwnElement, around: Around): string {
  const rows = rowsIn(table).map((row) =>
    row.children.flatMap((cell) =>
      typeof cell === 'object'
        ? inline(cell.children, { ...around, isCell: true })
            .trim()
            .replaceAll('\n', ' ')
        : [],
    ),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [line(head), line(head.map(() => '---')), ...others.map(line)].join('\n');
}

function rowsIn({ children }: OwnElement): OwnElement[] {
  return children.flatMap((node) =>
    typeof node === 'string' ? [] : node.tag === 'tr' ? node : rowsIn(node),
  );
}

function calloutOf({ attributes, children }: OwnElement, around: Around): string {
  const kind = /callout-(\w+)/.exec(attributes.class ?? '')?.[1] ?? 'note';
  const body = children.filter((node) => !isOf(node, 'callout-title'));
  return moved(`[!${kind.toUpperCase()}]\n${toMarkdown(body, around)}`, '> ', '> ');
}

function fenceOf({ children }: OwnElement): string {
  const [code] = children.filter((node) => typeof node === 'object');
  const language = /language-(\S+)/.exec(code?.attributes.class ?? '')?.[1] ?? '';
  const text = plainIn(children).replace(/\n$/, '');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function notesOf({ children }: OwnElement, around: Around): string {
  const list = children.find((node): node is OwnElement => typeof node === 'object' && node.tag === 'ol');
  const notes = (list?.children ?? []).filter((node): node is OwnElement => typeof node === 'object');
  return notes
    .map((note) => {
      const number = (note.attributes.id ?? '').replace(/^fn/, '');
      return moved(toMarkdown(note.children, around), `[^${nameOfNote(number, around)}]: `, '    ');
    })
    .join('\n\n');
}

function nameOfNote(number: string, around: Around): string {
  return around.nameOfNote?.(number) ?? number;
}

function figureOf({ children }: OwnElement, around: Around): string {
  const [image, caption] = children.filter((node) => typeof node === 'object');
  if (image?.tag === 'ol') return listOf(image, around);
  const title = caption ? ` "${plainText(caption.children).replace(/["\\]/g, '\\$&')}"` : '';
  return (image ? inlineOf(image, around) : '').replace(/\)$/, `${title})`);
}
