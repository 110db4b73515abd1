import type { Element, Root } from 'hast';
import { type Handle as FromHtml, type State, toMdast } from 'hast-util-to-mdast';
import type { Nodes, Parents } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';

/** Writes a clean tree as Markdown as our topics have it: with ids, terms and callouts, and no HTML. */
export function markdownOf(tree: Root): string {
  const handlers = {
    ul: list,
    ol: list,
    li: item,
    dl: terms,
    dt: term,
    dd: meaning,
    blockquote: quote,
    ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6', 'p'].map((tag) => [tag, withId(tag)])),
  };
  const mdast = toMdast(tree, { handlers, document: false });
  return toMarkdown(mdast, OPTIONS);
}

/** What our forms add to the nodes of Markdown. */
interface Own {
  readonly type: string;
  readonly children: Nodes[];
  readonly data?: { readonly id?: string; readonly callout?: string };
}

/** A heading or a paragraph keeps the id that it was given. */
function withId(tag: string): FromHtml {
  return (state, element) => {
    const children = state.all(element);
    const id = element.properties.id;
    const node = tag === 'p' ? { type: 'paragraph' } : { type: 'heading', depth: Number(tag.charAt(1)) };
    return { ...node, children, ...(id !== undefined && { data: { id: String(id) } }) } as unknown as Nodes;
  };
}

function own(type: string, state: State, element: Element, data: Own['data'] = {}): Nodes {
  return { type, children: state.all(element), data } as unknown as Nodes;
}

const terms: FromHtml = (state, element) => own('terms', state, element);
const term: FromHtml = (state, { properties: { id }, ...element }) =>
  own('term', state, { ...element, properties: {} }, id === undefined ? {} : { id: String(id) });
const meaning: FromHtml = (state, element) => own('meaning', state, element);
const quote: FromHtml = (state, element) => {
  const callout = element.properties.dataCallout;
  return own('blockquote', state, element, callout === undefined ? {} : { callout: String(callout) });
};

/** An item is set close where it has one text, and lists perhaps. */
const item: FromHtml = (state, element) => {
  const children = state.toFlow(state.all(element));
  return {
    type: 'listItem',
    checked: null,
    spread: children.filter(({ type }) => type !== 'list').length > 1,
    children,
  } as unknown as Nodes;
};

const list: FromHtml = (state, element) => {
  const children = state.all(element) as unknown as { spread: boolean }[];
  const ordered = element.tagName === 'ol';
  const start = ordered ? Number(element.properties.start ?? 1) : null;
  return {
    type: 'list',
    ordered,
    start,
    spread: children.some(({ spread }) => spread),
    children,
  } as unknown as Nodes;
};

function idOf(node: Nodes): string {
  const id = (node as unknown as Own).data?.id;
  return id === undefined ? '' : ` {#${id}}`;
}

const heading: Handle = (node: Nodes, parent: Parents | undefined, state, info) =>
  `${defaultHandlers.heading(node as never, parent as never, state, info)}${idOf(node)}`;

const paragraph: Handle = (node: Nodes, parent: Parents | undefined, state, info) =>
  `${defaultHandlers.paragraph(node as never, parent as never, state, info)}${idOf(node)}`;

const blockquote: Handle = (node: Nodes, parent: Parents | undefined, state, info) => {
  const text = defaultHandlers.blockquote(node as never, parent as never, state, info);
  const callout = (node as unknown as Own).data?.callout;
  return callout === undefined ? text : `> [!${callout}]\n${text}`;
};

/** Bold and italics where our parser reads them, which knows Chinese: the library would write signs as numbers. */
const marks =
  (sign: string): Handle =>
  (node: Parents, _parent, state, info) => {
    const exit = state.enter(sign === '**' ? 'strong' : 'emphasis');
    const inner = state.containerPhrasing(node as never, { ...info, before: sign, after: sign });
    exit();
    return sign + inner + sign;
  };

/** Addresses stand as they are: an `&` in them begins no sign. */
const link: Handle = (node: Nodes, parent: Parents | undefined, state, info) =>
  defaultHandlers.link(node as never, parent as never, state, info).replace(/\\&(?!#?\w+;)/g, '&');

const struck: Handle = (node: Parents, _parent, state, info) =>
  `~~${state.containerPhrasing(node as never, { ...info, before: '~', after: '~' })}~~`;

/** Escapes what our parser would take for a sign, and nothing that it would not. */
const text: Handle = (node: { value: string }, _parent, state, info) =>
  state
    .safe(node.value, info)
    .replace(/\\&(?!#?\w+;)/g, '&')
    .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_');

const termsText: Handle = (node: Own, _parent, state, info) => {
  const parts = node.children.map((child) => state.handle(child, node as never, state, info));
  return parts
    .map((part, index) =>
      index === 0
        ? part
        : `${part.startsWith(':') || node.children[index - 1]?.type === ('term' as string) ? '\n' : '\n\n'}${part}`,
    )
    .join('');
};

const termText: Handle = (node: Own, _parent, state, info) => {
  const exit = state.enter('paragraph');
  const value = state.containerPhrasing(node as never, info);
  exit();
  return value + idOf(node as unknown as Nodes);
};

const meaningText: Handle = (node: Own, _parent, state, info) => {
  const exit = state.enter('listItem');
  const value = state.indentLines(
    state.containerFlow(node as never, info as never),
    (line, index, isBlank) => (index === 0 ? `: ${line}` : `${isBlank ? '' : '  '}${line}`),
  );
  exit();
  return value;
};

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  handlers: {
    ...{ heading, paragraph, blockquote, text, link },
    strong: marks('**'),
    emphasis: marks('*'),
    delete: struck,
    terms: termsText,
    term: termText,
    meaning: meaningText,
  } as unknown as NonNullable<Options['handlers']>,
  unsafe: [
    { character: '{', inConstruct: 'phrasing' },
    { character: '~', after: '~', inConstruct: 'phrasing' },
    { character: '~', before: '~', inConstruct: 'phrasing' },
    { atBreak: true, character: ':', after: '[ \t]' },
    { atBreak: true, character: '~', after: '[ \t]' },
  ],
};
