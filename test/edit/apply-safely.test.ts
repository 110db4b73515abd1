import { expect, test } from 'vitest';
import { applySafely, type Edit } from '../../scripts/edit/apply-edits.ts';
import { topic } from '../support/fixture.ts';

function edit(line: number, column: number, was: string, is: string): Edit {
  return { place: { file: 'a.md', line, column }, was, is };
}

function applied(file: string, text: string, edits: readonly Edit[]): string {
  return applySafely(file, text, edits).text;
}

const harmless = edit(7, 5, 'B.md', 'b.md');

test.each([
  [
    'would end code that begins before it',
    '[a](B.md) ` [c](D.md)\n',
    edit(7, 17, 'D.md', 'd`.md'),
    '[a](b.md) ` [c](D.md)\n',
  ],
  [
    'would make words around it a link',
    '[a](B.md) [b](a<http:(>a)\n',
    edit(7, 17, 'http:(', 'http:a'),
    '[a](b.md) [b](a<http:(>a)\n',
  ],
])('An edit that %s is left out, and the others are not', (_, body, harmful, after) => {
  expect(applied('a.md', topic(body), [harmful, harmless])).toBe(topic(after));
  expect(applied('a.md', topic(body), [harmful])).toBe(topic(body));
});

test('Edits of addresses and of words beside them are applied together', () => {
  const edits = [harmless, edit(7, 11, '  ', ' '), edit(2, 8, 'A', 'B')];
  expect(applied('a.md', topic('[a](B.md)  c\n'), [harmless, edit(7, 10, '  ', ' ')])).toBe(
    topic('[a](b.md) c\n'),
  );
  expect(applied('a.md', topic('[a](B.md) d  c\n'), edits)).toBe(topic('[a](b.md) d  c\n', 'B topic'));
});

test('A data file is as its edits say', () => {
  expect(applied('a.yaml', '`[a](B.md)`\n', [edit(1, 6, 'B.md', 'b`.md')])).toBe('`[a](b`.md)`\n');
});
