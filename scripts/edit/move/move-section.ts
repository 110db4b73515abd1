import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, parseDocument } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { GONE, recordKey } from '../../site/record.ts';
import { findAddresses } from '../../text/markdown/find-addresses.ts';
import { findBlocks } from '../../text/markdown/find-blocks.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';
import { markdownOf } from '../apply-edits.ts';
import { anchorsOf, holderOf, withOldIds } from './kept-aliases.ts';
import { expectFree } from './move-topic.ts';
import type { MovingSite } from './moving-site.ts';
import type { Relocate } from './next-href.ts';
import { isIn, type Piece, pieceOf, putPiece, withoutPiece } from './piece.ts';
import { holdersOf, moveAliases, withId } from './rename-anchor.ts';
import type { Request } from './request.ts';

type SectionMove = Extract<Request, { kind: 'section' }>;

/** A section on its way, in one language. */
interface Way {
  readonly topic: Topic;
  readonly piece: Piece;
  /** The path of the topic that it goes to. */
  readonly to: string;
  /** The ids that go, and what they are called there. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Moves a section to another topic, in every language that has it; a topic that is not there is made of it.
 * @throws CannotRun where it cannot be cut out, or its ids stand there already
 */
export function moveSection(site: MovingSite, request: SectionMove): Relocate {
  const { from, to } = request;
  const ways = holdersOf(site, from.path, from.id).map((topic): Way => {
    const piece = expectPiece(site, topic, from.id);
    const ids = new Map(piece.ids.map((id) => [id, id === from.id ? (to.id ?? id) : id]));
    return { topic, piece, to: `${topic.language}/${to.path}`, ids };
  });
  for (const way of ways) expectRoom(site, way);
  const relocate: Relocate = (path, id) => {
    const way = ways.find(({ topic }) => topic.path === path);
    const holder = way && id !== null ? holderOf(way.topic, id) : undefined;
    const next = holder === undefined ? undefined : way?.ids.get(holder);
    return way && next !== undefined ? { path: way.to, id: next } : undefined;
  };
  for (const way of ways) carry(site, way, relocate, request);
  const seen = ways.flatMap(({ topic, to: path }) => [topic.path, path]);
  site.mendLinks(relocate, seen);
  return relocate;
}

/**
 * The section under an anchor.
 * @param orParagraph a paragraph will do as well
 * @throws CannotRun where the anchor holds none
 */
export function expectPiece(site: MovingSite, topic: Topic, id: string, orParagraph = false): Piece {
  const piece = pieceOf(site.text(topic.path), id, site.words(topic));
  if (!piece || (piece.block.level === 0 && !orParagraph))
    throw new CannotRun(
      `\`#${id}\` in \`${topic.file}\` is no heading that stands by itself: only sections can be taken out`,
    );
  if (piece.fault !== undefined)
    throw new CannotRun(`the section \`#${id}\` of \`${topic.file}\` cannot be taken out: ${piece.fault}`);
  return piece;
}

/** @throws CannotRun where an id of the section means something at its new place */
function expectRoom(site: MovingSite, { topic, to, ids }: Way): void {
  const there = site.topic(to);
  if (!there) expectFree(site, to);
  if (there && there.stage !== 'published' && site.isCited(topic))
    throw new CannotRun(`readers do not see \`${there.file}\`: publish it first`);
  for (const [id, next] of ids) {
    if (there && anchorsOf(there).includes(next))
      throw new CannotRun(
        `\`${there.file}\` has an anchor \`#${next}\` already: rename one of the two first`,
      );
    const now = site.whereIs(recordKey(addressOfTopic(to), next));
    if (now && !(now !== GONE && now.path === topic.path && now.id === id))
      throw new CannotRun(
        `\`${addressOfTopic(to)}#${next}\` is an old address of another statement: rename the anchor first`,
      );
  }
}

/**
 * Takes a section out of one topic and puts it into another, with its aliases; links in both are mended.
 * @throws CannotRun where the texts would not hold together what they held before
 */
function carry(site: MovingSite, way: Way, relocate: Relocate, { from: { id }, after }: SectionMove): void {
  const { topic, piece, to, ids } = way;
  const there = site.topic(to);
  const file = `${site.content.folder}/${to}`;
  const source = site.text(topic.path);
  const staying = site.withLinks(topic.path, relocate);
  const moving = site.withLinks(topic.path, relocate, to).text;
  const going = withId(moving, id, ids.get(id) ?? id, site.words(topic));
  const target = there ? site.withLinks(to, relocate) : { text: newTopic(site, way), done: [] };
  site.take(topic.path, { ...staying, text: withoutPiece(staying.text, piece) });
  site.take(to, { ...target, text: putPiece(target.text, { source: going, piece, after, file }) });
  site.models.set(to, topic.path);
  expectWhole(site, way, [source, ...(there ? [target.text] : [])]);
  moveAliases(site, topic, to, ids);
  site.promise(topic, withOldIds(topic, piece.ids));
  site.done.push(`${topic.file}: \`#${id}\` → ${file}${there ? '' : ' (new)'}`);
  if (there) return;
  site.look.push(`${file}: its title and summary are made of the section; give them an editor's look`);
}

/** What says something of the topic that a section leaves, and not of the one that it becomes. */
const LEFT = ['title', 'short', 'summary', 'aliases'];

/** The text of a topic that is made of a section of another: its front matter alone. */
function newTopic(site: MovingSite, { topic, piece }: Way): string {
  const before = parseDocument(splitFrontMatter(site.text(topic.path)).yaml);
  const tag = site.content.languages.get(topic.language)?.language.tag ?? topic.language;
  const document = new Document({ title: piece.block.text, summary: summaryOf(piece, tag) });
  const pairs = isMap(before.contents) ? before.contents.items : [];
  // What the section rests on comes with it; a list is for every section.
  for (const pair of pairs)
    if (isScalar(pair.key) && !LEFT.includes(String(pair.key.value)) && !isSourceMap(pair))
      document.set(pair.key, pair.key.value === 'order' ? (topic.matter?.order ?? 0) + 1 : pair.value);
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n`;
}

function isSourceMap({ key, value }: { readonly key: unknown; readonly value: unknown }): boolean {
  return String(key) === 'sources' && isMap(value);
}

/**
 * The first sentence of a section, or its heading where no words stand by themselves.
 * @param tag the language, for its sentences
 */
function summaryOf({ found, start, end, block }: Piece, tag: string): string {
  const paragraph = found.blocks.find(
    (one) => one.level === 0 && one.text !== '' && one.start >= start && one.end <= end,
  );
  const sentences = new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(paragraph?.text ?? '');
  return [...sentences][0]?.segment.trim() || block.text;
}

/**
 * Holds two topics against what they were before a section went from one to the other: every anchor is where it should be,
 * and no link was lost or made, since words may mean another thing beside other words.
 * @param before their texts
 * @throws CannotRun where that is not so
 */
function expectWhole(site: MovingSite, { topic, piece, to, ids }: Way, before: readonly string[]): void {
  const there = site.topic(to);
  const after = [site.text(topic.path), site.text(to)];
  const stay = anchorsOf(topic).filter((id) => !ids.has(id));
  const come = [...(there ? anchorsOf(there) : []), ...ids.values()];
  // A link in a footnote that both use stands in both.
  const twice = linesOfLinks(before[0] ?? '').filter((line) =>
    piece.shared.some((one) => one.kind === 'footnote' && isIn(one, line)),
  );
  const isWhole =
    isDeepStrictEqual(after.map(idsIn), [stay.sort(), come.sort()]) &&
    after.flatMap(linesOfLinks).length === before.flatMap(linesOfLinks).length + twice.length;
  if (!isWhole)
    throw new CannotRun(
      `the section cannot be taken out of \`${topic.file}\` as it is written: move it by hand`,
    );
}

function idsIn(text: string): string[] {
  return findBlocks(markdownOf(text))
    .anchors.flatMap(({ id }) => (id === '' ? [] : [id]))
    .sort();
}

/** The line, from 0, of each link in the text of a topic. */
function linesOfLinks(text: string): number[] {
  return findAddresses(markdownOf(text), '', 1).map(({ use }) => use.line - 1);
}
