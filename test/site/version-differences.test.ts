import { describe, expect, test } from 'vitest';
import { differencesBetween, type StatementDifference } from '../../scripts/site/versions/differences.ts';
import { citedHash } from '../../scripts/site/versions/freeze.ts';
import type { VersionStatement } from '../../scripts/site/versions/page-history.ts';

/** A statement whose Markdown is its heading with its id, and its words. */
function statement(id: string, words: string, heading = id, link = ''): VersionStatement {
  const markdown = `## ${heading} {#${id}}\n\n${words}${link}`;
  const place = { file: 'versions.jsonl', line: 1, column: 1 };
  const text = { key: citedHash(markdown), sha256: citedHash(words), heading, markdown, place };
  return { id, sources: [], text };
}

const read = ({ text }: VersionStatement): string => text.markdown.replace(/^.*\n\n/, '');

/** `id kind moved`, and each part as `old | new`, lines parted by `/`. */
function shown(before: readonly VersionStatement[], after: readonly VersionStatement[]): string[] {
  return differencesBetween(before, after, read).flatMap(({ id, kind, isMoved, parts }) => [
    `${id} ${kind}${isMoved ? ' moved' : ''}`,
    ...parts.map((part) => `${side(part.old)} | ${side(part.new)}`),
  ]);
}

function side(lines: StatementDifference['parts'][number]['old']): string {
  const marks = { same: ['', ''], old: ['[-', '-]'], new: ['{+', '+}'] };
  return lines.map((runs) => runs.map(({ kind, text }) => marks[kind].join(text)).join('')).join(' / ');
}

const [a, b, c] = [statement('a', 'Kept for 90 days.'), statement('b', 'Beta.'), statement('c', 'Gamma.')];

describe('What became of the statements of a page', () => {
  test('of which nothing changed: nothing', () => {
    expect(shown([a, b], [a, b])).toEqual([]);
  });

  test('words that changed stand beside each other', () => {
    expect(shown([a, b], [statement('a', 'Kept for 60 days.'), b])).toEqual([
      'a changed',
      'Kept for [-90-] days. | Kept for {+60+} days.',
    ]);
  });

  test('added and withdrawn ones stand whole at their places', () => {
    expect(shown([a, b], [c, a])).toEqual(['c added', ' | {+Gamma.+}', 'b withdrawn', '[-Beta.-] | ']);
  });

  test('one that moved only is not told as another text', () => {
    expect(shown([a, b, c], [c, a, b])).toEqual(['c same moved']);
    expect(shown([a, b], [a, statement('new', 'Beta.', 'b')])).toEqual(['new same moved']);
    expect(shown([a, c, b], [statement('b', 'Delta.'), a, c])).toEqual([
      'b changed moved',
      '[-Beta-]. | {+Delta+}.',
    ]);
  });

  test('one whose links alone changed says so', () => {
    expect(shown([a], [statement('a', 'Kept for 90 days.', 'a', '(/en/)')].map(sameWords))).toEqual([
      'a form',
    ]);
  });

  test('lines that stayed are left out, and new ones have a part of their own', () => {
    const long = (days: number, more = ''): VersionStatement =>
      statement('a', `First.\n${more}Kept for ${days} days.\nThird.`, more ? 'New name' : 'Name');
    expect(shown([long(90)], [long(90, 'Between.\n')])).toEqual([
      'a changed',
      '[-Name-] | {+New name+}',
      ' | {+Between.+}',
    ]);
    expect(
      shown([long(90)], [statement('a', 'First.\nKept for 60 days.\nAnd gone.\nThird.', 'Name')]),
    ).toEqual(['a changed', 'Kept for [-90-] days. | Kept for {+60+} days. / {+And gone.+}']);
  });
});

function sameWords(one: VersionStatement): VersionStatement {
  return { ...one, text: { ...one.text, sha256: a?.text.sha256 ?? '' } };
}
