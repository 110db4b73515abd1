import { z } from 'zod';
import { SITE_FILES, withBase } from '../../site/addresses.ts';
import type { PlacedSource } from '../../site/content.ts';
import type { Operator } from '../../site/operator-schema.ts';
import { basesOf, idsIn } from '../../site/sources.ts';
import type { PublishedTopic } from '../../site/twins.ts';
import { encodeFragment } from '../../text/find-anchor.ts';
import { isOf, type OwnElement, type OwnNode, ownTree, plainText } from '../../text/html/own-tree.ts';
import { statusViews } from '../status-view.ts';
import { absolute, localText, type ViewSource } from '../view-source.ts';
import type { OutputFile } from './output.ts';

const [STATEMENTS, SCHEMA] = SITE_FILES;

const source = z.object({
  title: z.string(),
  publisher: z.string().optional(),
  url: z.url().optional(),
  stated: z
    .string()
    .optional()
    .describe(
      'The day (YYYY-MM-DD) or the year on which it was stated; of a law, from which on it is in force',
    ),
  read: z.string().optional().describe('The day (YYYY-MM-DD) on which it was read'),
});

/** A statement, as machines read it. */
const statement = z.object({
  language: z.string().describe('BCP 47'),
  address: z.url().describe('Where the statement stands for as long as the site does'),
  anchor: z.string().describe('The id of its heading, term or paragraph; `top` is the head of the page'),
  heading: z.string().describe('The heading that it stands under, or the term'),
  text: z.string().describe('What it says: a line for each paragraph, item and row, cells apart by a tab'),
  status: z
    .enum(['current', 'stated', 'law', 'history', 'not-published'])
    .optional()
    .describe('How sure it is; left out where nothing is stated'),
  status_text: z.string().optional().describe('The same in words, with the year'),
  sources: z.array(source),
  words: z.int().describe('How many words its text has; each Chinese character counts as one'),
  reviewed: z.string().describe('The day (YYYY-MM-DD) on which the page was last reviewed'),
});

export type Statement = z.infer<typeof statement>;

/** What `statements.json` holds: every statement of the site, in the order of the pages. */
const statementsFile = z.object({ $schema: z.url(), statements: z.array(statement) });

/** The JSON Schema of `statements.json`. */
export function* schemaFile({
  sources: [view],
}: {
  readonly sources: readonly ViewSource[];
}): Generator<OutputFile, undefined> {
  if (!view) return;
  const schema = { $id: absolute(SCHEMA, view), title: 'Statements', ...z.toJSONSchema(statementsFile) };
  yield { path: SCHEMA.slice(1), text: `${JSON.stringify(schema, null, 2)}\n` };
}

const MARK = ',"statements":[';
const NEXT = Buffer.from(',\n');

/** Where `statements.json` stands, below the output folder. */
export const statementsPath = STATEMENTS.slice(1);

/** `statements.json`, from the files of the pages in their order. @param pages each the bytes of an `index.json` */
export function statementsFrom(pages: readonly Buffer[], { url, base }: Operator['site']): Uint8Array {
  const lines = pages.flatMap((page, index) => {
    // Cut out as they are: no text in JSON holds this mark, since its quotes are escaped.
    const list = page.subarray(page.indexOf(MARK) + MARK.length, page.lastIndexOf(']'));
    return index === 0 ? [list] : [NEXT, list];
  });
  const schema = JSON.stringify(url + withBase(SCHEMA, base));
  const head = Buffer.from(`{"$schema":${schema},"statements":[\n`);
  return Buffer.concat([head, ...lines, Buffer.from('\n]}\n')]);
}

/** What stands under an id, before it is said how sure it is. */
interface Piece {
  readonly id: string;
  readonly heading: string;
  /** The id of the section that says what it rests on. */
  readonly section: string;
  readonly nodes: OwnNode[];
  readonly isTerm?: true;
}

/** The statements of a page: its head, its sections, and the terms and paragraphs that have ids of their own. @param tree the text of the page */
export function statementsOn(topic: PublishedTopic, tree: readonly OwnNode[], view: ViewSource): Statement[] {
  const { reviewed, sources: cited } = topic.matter;
  const bases = basesOf(cited);
  const statuses = new Map(statusViews(topic, view).map((status) => [status.id, status]));
  const isWhole = Array.isArray(cited);
  return piecesOn(topic, tree).map((piece) => {
    const section = isWhole ? 'top' : piece.section;
    const basis = bases.get(section);
    const status = statuses.get(section);
    const said = plainText(piece.nodes);
    const { id } = piece;
    return {
      language: view.inLanguage.language.tag,
      address: absolute(topic.address, view) + (id === 'top' ? '' : `#${encodeFragment(id)}`),
      anchor: id,
      heading: piece.heading,
      text: said,
      ...(status && { status: status.kind, status_text: status.text }),
      sources: (basis ? idsIn(basis) : []).flatMap((one) => sourceOf(view.content.sources.get(one), view)),
      words: wordsIn(said),
      reviewed,
    };
  });
}

/**
 * The head of a page and its sections, which begin at headings with an id and end at the next one; what has an id in one is a
 * piece of its own as well.
 */
export function piecesOn({ matter }: PublishedTopic, tree: readonly OwnNode[]): Piece[] {
  const top: Piece = { id: 'top', heading: matter.title, section: 'top', nodes: [matter.summary] };
  const pieces = [top];
  let section = top;
  for (const node of tree) {
    const heading = headingIn(node);
    if (heading) {
      const id = heading.attributes.id ?? '';
      section = { id, heading: plainText(heading.children), section: id, nodes: [] };
      pieces.push(section);
    } else {
      section.nodes.push(node);
      pieces.push(...namedIn([node], section));
    }
  }
  return pieces;
}

/** The terms that have an id in a text, with what they mean. */
export function termsIn(html: string): { id: string; term: string; meaning: string }[] {
  const top: Piece = { id: '', heading: '', section: '', nodes: [] };
  return namedIn(ownTree(html), top)
    .filter(({ isTerm }) => isTerm)
    .map(({ id, heading, nodes }) => ({ id, term: heading, meaning: plainText(nodes) }));
}

/** The heading that stands in a node, where it has an id. */
export function headingIn(node: OwnNode): OwnElement | undefined {
  const [inner] = typeof node === 'object' && isOf(node, 'heading') ? node.children : [];
  return typeof inner === 'object' ? inner : undefined;
}

/** The terms, paragraphs and items that have an id. */
function namedIn(nodes: readonly OwnNode[], { heading, section }: Piece): Piece[] {
  return nodes.flatMap((node, index) => {
    if (typeof node === 'string' || isOf(node, 'footnotes')) return [];
    const { id } = node.attributes;
    const inner = namedIn(node.children, { id: '', heading, section, nodes: [] });
    if (id === undefined || !/^(?:p|li|dt|dd)$/.test(node.tag)) return inner;
    const own: Piece =
      node.tag === 'dt'
        ? {
            id,
            heading: plainText(node.children),
            section,
            nodes: meaningsBehind(nodes, index),
            isTerm: true,
          }
        : { id, heading, section, nodes: [node] };
    return [own, ...inner];
  });
}

/** The definitions of a term: those behind it, and behind others that share them. */
function meaningsBehind(nodes: readonly OwnNode[], index: number): OwnNode[] {
  const found: OwnNode[] = [];
  for (const node of nodes.slice(index + 1)) {
    if (typeof node === 'string') continue;
    if (node.tag === 'dt' && found.length > 0) break;
    if (node.tag === 'dd') found.push(node);
  }
  return found;
}

function sourceOf(source: PlacedSource | undefined, view: ViewSource): Statement['sources'] {
  if (!source) return [];
  const { title, publisher, url, stated, read } = source;
  const named = {
    title: localText(title, view),
    ...(publisher && { publisher: localText(publisher, view) }),
  };
  return [{ ...named, ...(url && { url }), ...(stated && { stated }), ...(read && { read }) }];
}

/** A Chinese character, or letters and digits with the signs between them. */
const WORD =
  /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}](?:[[\p{L}\p{M}\p{N}'’.,\-]--\p{Script=Han}]*[[\p{L}\p{M}\p{N}]--\p{Script=Han}])?/gv;

function wordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
