import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { type Piece, pieceOf, putPiece, withoutPiece } from '../../scripts/edit/move/piece.ts';
import { bytesLike } from '../../scripts/edit/write-changes.ts';
import { decodeUtf8 } from '../../scripts/text/decode-bytes.ts';
import { fileText } from '../support/any-markdown.ts';
import { topic } from '../support/fixture.ts';
import { runs } from '../support/full.ts';

function bodyOf(text: string): string {
  return text.slice(text.indexOf('\n---\n') + 5);
}

function cut(body: string, id = 's'): { from: string; piece: Piece } {
  const from = topic(body);
  const piece = pieceOf(from, id, []);
  if (!piece) throw new Error(`no piece ${id}`);
  return { from, piece };
}

/** Moves the section `s` from one body to the other. */
function move(body: string, there: string, after?: string): { from: string; to: string } {
  const { from, piece } = cut(body);
  const to = putPiece(topic(there), { source: from, piece, after, file: 'en/b.md' });
  return { from: bodyOf(withoutPiece(from, piece)), to: bodyOf(to) };
}

const THERE = '\n## There {#there}\n\nWords.\n';

describe('A section is taken out whole', () => {
  test.each([
    [
      'with what stands below it',
      '\n## A {#a}\n\nOne.\n\n## S {#s}\n\nTwo.\n\n### Sub {#sub}\n\nThree.\n\n## B {#b}\n\nFour.\n',
      '\n## A {#a}\n\nOne.\n\n## B {#b}\n\nFour.\n',
      '## S {#s}\n\nTwo.\n\n### Sub {#sub}\n\nThree.\n',
    ],
    [
      'the last one',
      '\n## A {#a}\n\nOne.\n\n## S {#s}\n\nTwo.',
      '\n## A {#a}\n\nOne.\n',
      '## S {#s}\n\nTwo.\n',
    ],
    ['the only one', '\n## S {#s}\n\nTwo.\n', '', '## S {#s}\n\nTwo.\n'],
    [
      'and becomes one of level 2, with its own below it',
      '\n## A {#a}\n\n### S {#s}\n\n#### Sub {#sub}\n\n### B {#b}\n',
      '\n## A {#a}\n\n### B {#b}\n',
      '## S {#s}\n\n### Sub {#sub}\n',
    ],
    [
      'not at a heading in code or in a quote',
      '\n## S {#s}\n\n```\n## No {#no}\n```\n\n> ## Nor {#nor}\n\n## B {#b}\n',
      '\n## B {#b}\n',
      '## S {#s}\n\n```\n## No {#no}\n```\n\n> ## Nor {#nor}\n',
    ],
    ['under a line', '\nS {#s}\n---\n\nTwo.\n\nB {#b}\n---\n', '\nB {#b}\n---\n', 'S {#s}\n---\n\nTwo.\n'],
  ])('%s', (_, body, from, to) => {
    expect(move(body, THERE)).toEqual({ from, to: `${THERE}\n${to}` });
  });

  test('behind a section, at its level', () => {
    const there = '\n## A {#a}\n\n### Sub {#sub}\n\nx\n\n### More {#more}\n\n## B {#b}\n';
    expect(move('\n## S {#s}\n\nTwo.\n', there, 'sub').to).toBe(
      '\n## A {#a}\n\n### Sub {#sub}\n\nx\n\n### S {#s}\n\nTwo.\n\n### More {#more}\n\n## B {#b}\n',
    );
    expect(move('\n## S {#s}\n\nTwo.\n', there, 'a').to).toBe(
      '\n## A {#a}\n\n### Sub {#sub}\n\nx\n\n### More {#more}\n\n## S {#s}\n\nTwo.\n\n## B {#b}\n',
    );
    expect(() => move('\n## S {#s}\n', there, 'none')).toThrow('names no heading');
  });

  test('A heading under a line becomes one with marks where its level changes', () => {
    expect(move('\nS {#s}\n---\n\nTwo.\n', '\n## A {#a}\n\n### Sub {#sub}\n', 'sub').to).toContain(
      '\n### S {#s}\n\n\nTwo.\n',
    );
  });

  test('There are six levels', () => {
    const deep = '\n## S {#s}\n\n###### Six {#six}\n';
    expect(() => move(deep, '\n## A {#a}\n\n### Sub {#sub}\n', 'sub')).toThrow('level 7');
  });
});

describe('Definitions', () => {
  test('that the section alone uses go with it, wherever they stand', () => {
    const body =
      '\n## S {#s}\n\nA note[^n], [a link][l].\n\n## B {#b}\n\nWords.\n\n[^n]: The note.\n\n    Its end.\n[l]: https://example.com\n  "Title"\n';
    expect(move(body, THERE)).toEqual({
      from: '\n## B {#b}\n\nWords.\n\n',
      to: `${THERE}\n## S {#s}\n\nA note[^n], [a link][l].\n\n[^n]: The note.\n\n    Its end.\n[l]: https://example.com\n  "Title"\n`,
    });
  });

  test('that both use stand in both', () => {
    const body = '\n## A {#a}\n\nOne[^n].\n\n## S {#s}\n\nTwo[^n].\n\n[^n]: The note.\n';
    expect(move(body, THERE)).toEqual({
      from: '\n## A {#a}\n\nOne[^n].\n\n[^n]: The note.\n',
      to: `${THERE}\n## S {#s}\n\nTwo[^n].\n\n[^n]: The note.\n`,
    });
  });

  test('in the section that the rest alone uses stay', () => {
    const body = '\n## A {#a}\n\nOne[^n], [a link][l].\n\n## S {#s}\n\nTwo.\n\n[^n]: The note.\n[l]: b.md\n';
    expect(move(body, THERE)).toEqual({
      from: '\n## A {#a}\n\nOne[^n], [a link][l].\n\n[^n]: The note.\n[l]: b.md\n',
      to: `${THERE}\n## S {#s}\n\nTwo.\n`,
    });
  });

  test('that a note of the section uses go along', () => {
    const body = '\n## S {#s}\n\nTwo[^n].\n\n## B {#b}\n\nWords.\n\n[^n]: See [that][l].\n[l]: b.md\n';
    expect(move(body, THERE).to).toContain('[^n]: See [that][l].\n[l]: b.md\n');
    expect(move(body, THERE).from).toBe('\n## B {#b}\n\nWords.\n\n');
  });

  test('of a footnote whose label is taken there get the next one', () => {
    const there = '\n## There {#there}\n\nOne[^1] and two[^2].\n\n[^1]: First.\n[^2]: Second.\n';
    const body = '\n## S {#s}\n\nA[^1], b[^x], again[^1]; `[^1]`.\n\n[^1]: Own.\n[^x]: Other.\n';
    expect(move(body, there).to).toBe(
      `${there}\n## S {#s}\n\nA[^3], b[^x], again[^3]; \`[^1]\`.\n\n[^3]: Own.\n[^x]: Other.\n`,
    );
  });

  test('of an address whose name means another one there are refused, and not repeated where it means the same', () => {
    const body = '\n## S {#s}\n\n[a link][L].\n\n## B {#b}\n\n[a link][l].\n\n[l]: b.md\n';
    const there = (address: string): string => `\n## There {#there}\n\n[x][l].\n\n[l]: ${address}\n`;
    expect(() => move(body, there('c.md'))).toThrow('`[l]` is the name of another address in `en/b.md`');
    expect(move(body, there('b.md')).to).toBe(`${there('b.md')}\n## S {#s}\n\n[a link][L].\n`);
  });

  test('in a quote that is used outside of the section are told', () => {
    expect(cut('\n## S {#s}\n\n> [l]: b.md\n\n## B {#b}\n\n[a link][l].\n').piece.fault).toContain(
      '`[l]` is defined inside',
    );
  });
});

test('Lines of another file end as its lines do', () => {
  const { from, piece } = cut('\n## S {#s}\n\nTwo.\n');
  const bytes = Buffer.from(topic(THERE).replaceAll('\n', '\r\n'));
  const to = putPiece(decodeUtf8(bytes).text, { source: from, piece, after: undefined, file: '' });
  expect(bytesLike(bytes, to).toString()).toBe(
    topic(`${THERE}\n## S {#s}\n\nTwo.\n`).replaceAll('\n', '\r\n'),
  );
});

test('Whatever is written around a section and in it, no line is lost or made, but for definitions that both need', () => {
  const lines = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim().replaceAll(/\[\^[^\]]*\]/g, '[^]'))
      .filter((line) => line !== '');
  let moved = 0;
  fc.assert(
    fc.property(fileText, fileText, fileText, fileText, (head, within, tail, there) => {
      const body = `\n${head}\n\n## S {#s}\n\n${within}\n\n## B {#b}\n\n${tail}\n`;
      const from = topic(body);
      const piece = pieceOf(from, 's', []);
      if (!piece || piece.fault !== undefined) return;
      let to: string;
      try {
        to = putPiece(topic(there), { source: from, piece, after: undefined, file: 'en/b.md' });
      } catch (error) {
        expect(error).toBeInstanceOf(CannotRun);
        return;
      }
      moved++;
      const twice = piece.shared.flatMap(({ start, end }) => from.split('\n').slice(start, end));
      const before = [...lines(body), ...lines(bodyOf(topic(there))), ...lines(twice.join('\n'))];
      const after = [...lines(bodyOf(withoutPiece(from, piece))), ...lines(bodyOf(to))];
      // An address that has the same name and place there already is not repeated.
      const known = before.length - after.length;
      expect(known).toBeGreaterThanOrEqual(0);
      expect(known).toBeLessThanOrEqual(twice.length + piece.taken.length);
      if (known === 0) expect(after.sort()).toEqual(before.sort());
    }),
    { numRuns: runs(400) },
  );
  expect(moved).toBeGreaterThan(runs(100));
});
