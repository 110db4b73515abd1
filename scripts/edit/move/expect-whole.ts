import { CannotRun } from '../../cannot-run.ts';
import { findAddresses } from '../../text/markdown/find-addresses.ts';
import { findBlocks } from '../../text/markdown/find-blocks.ts';
import type { SourceText } from '../fix/source-text.ts';
import { anchorsOf } from './anchors-of.ts';
import type { MovingSite } from './moving-site.ts';
import { topicParts } from './topic-parts.ts';
import type { Way } from './way.ts';

/**
 * Holds two topics against what they were before a section went from one to the other: every anchor is where it should be,
 * and no link was lost or made, since words may mean another thing beside other words.
 * @param before their texts
 * @throws CannotRun where that is not so
 */
export function expectWhole(site: MovingSite, way: Way, before: readonly SourceText[]): void {
  const { topic, piece, to, ids } = way;
  const there = site.topic(to);
  const after = [site.text(topic.path), site.text(to)];
  const [first = [], second = []] = after.map(idsIn);
  const stay = anchorsOf(topic).filter((id) => !ids.has(id));
  const come = [...(there ? anchorsOf(there) : []), ...ids.values()];
  const twice = linesOfLinks(before[0]).filter((line) =>
    piece.shared.some(({ kind, start, end }) => kind === 'footnote' && line >= start && line < end),
  );
  const isWhole =
    isSame(first, stay) && isSame(second, come) && countIn(after) === countIn(before) + twice.length;
  if (!isWhole)
    throw new CannotRun(
      `the section cannot be taken out of \`${topic.file}\` as it is written: move it by hand`,
    );
}

function isSame(first: readonly string[], second: readonly string[]): boolean {
  return JSON.stringify([...first].sort()) === JSON.stringify([...second].sort());
}

function idsIn(source: SourceText): string[] {
  return findBlocks(topicParts(source).body).anchors.flatMap(({ id }) => (id === '' ? [] : [id]));
}

function countIn(sources: readonly SourceText[]): number {
  return sources.reduce((sum, source) => sum + linesOfLinks(source).length, 0);
}

/** The line of the body, from 0, of each link. */
function linesOfLinks(source: SourceText | undefined): number[] {
  if (!source) return [];
  return findAddresses(topicParts(source).body, '', 1).map(({ use }) => use.line - 1);
}
