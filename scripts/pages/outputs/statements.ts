import { z } from 'zod';
import { SITE_FILES, withBase } from '../../site/addresses.ts';
import type { PlacedSource } from '../../site/content.ts';
import type { Operator } from '../../site/operator-schema.ts';
import { saidPieces } from '../../site/pieces.ts';
import { basesOf, idsIn } from '../../site/sources.ts';
import type { PublishedTopic } from '../../site/twins.ts';
import type { EarlierText } from '../../site/versions/announced.ts';
import { thaw } from '../../site/versions/freeze.ts';
import { encodeFragment } from '../../text/find-anchor.ts';
import { ownTree } from '../../text/html/own-tree.ts';
import type { SaidPiece } from '../../text/outline.ts';
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
  from: z
    .string()
    .optional()
    .describe('The day (YYYY-MM-DD) from which on this text holds, where that is to come'),
  until: z
    .string()
    .optional()
    .describe('The last day (YYYY-MM-DD) on which this text holds, where another follows'),
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

/** The statements of a page: its head, its sections, and the terms and paragraphs that have ids of their own. @param pieces of its text */
export function statementsOn(
  topic: PublishedTopic,
  pieces: readonly SaidPiece[],
  view: ViewSource,
): Statement[] {
  const { reviewed, sources: cited } = topic.matter;
  const bases = basesOf(cited);
  const statuses = new Map(statusViews(topic, view).map((status) => [status.id, status]));
  const isWhole = Array.isArray(cited);
  const announced = view.content.announced.of(topic);
  const days = new Map(announced.map(({ id, from }) => [id, from]));
  const held = new Map(
    announced.map(({ id, earlier }) => [id, earlier.flatMap((one) => earlierOf(one, topic, view))]),
  );
  const told = pieces.flatMap((piece): Statement[] => {
    const section = isWhole ? 'top' : piece.section;
    const basis = bases.get(section);
    const status = statuses.get(section);
    const { id, heading, text, words } = piece;
    // What holds comes before what is to come.
    const before = held.get(piece.section) ?? [];
    held.delete(piece.section);
    const now = {
      language: view.inLanguage.language.tag,
      address: absolute(topic.address, view) + (id === 'top' ? '' : `#${encodeFragment(id)}`),
      anchor: id,
      heading,
      text,
      ...(status && { status: status.kind, status_text: status.text }),
      sources: (basis ? idsIn(basis) : []).flatMap((one) => sourceOf(view.content.sources.get(one), view)),
      words,
      reviewed,
      ...(days.has(piece.section) && { from: days.get(piece.section) }),
    };
    return [...before, now];
  });
  return [...told, ...[...held.values()].flat()];
}

/** What holds until a day, as it was kept, and what has an id in it. */
function earlierOf(
  { statement, from, until }: EarlierText,
  topic: PublishedTopic,
  view: ViewSource,
): Statement[] {
  const { id: own, text, status, status_text, sources } = statement;
  const { content, inLanguage } = view;
  const { head, html } = thaw([text], inLanguage, content);
  const pieces = saidPieces({ matter: { ...topic.matter, ...head } }, ownTree(html));
  return pieces
    .filter(({ section }) => section === own)
    .map(({ id, heading, text: said, words }) => ({
      language: inLanguage.language.tag,
      address: absolute(topic.address, view) + (id === 'top' ? '' : `#${encodeFragment(id)}`),
      anchor: id,
      heading,
      text: said,
      ...(status && { status: status as Statement['status'], status_text }),
      sources: [...sources],
      words,
      reviewed: topic.matter.reviewed,
      ...(from !== undefined && { from }),
      until,
    }));
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
