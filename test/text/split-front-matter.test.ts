import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../scripts/text/split-front-matter.ts';

test('A topic is split at its two lines `---`, and the body keeps its lines', () => {
  const { yaml, body, bodyLine, fault } = splitFrontMatter('---\na: 1\nb: 2\n--- \nOne\n---\nTwo\n');
  expect([yaml, fault]).toEqual(['a: 1\nb: 2\n', undefined]);
  expect(linesOf(body, bodyLine)).toMatchObject({ 5: 'One', 6: '---', 7: 'Two' });
});

test('A front matter may be empty, and a body too', () => {
  expect(splitFrontMatter('---\n---')).toMatchObject({ yaml: '', body: '', bodyLine: 2 });
  expect(splitFrontMatter('---\n---\n')).not.toHaveProperty('fault');
});

test.each([
  ['', 'the file does not begin with a line `---`'],
  ['# Title\n', 'the file does not begin with a line `---`'],
  ['\n---\na: 1\n---\n', 'the file does not begin with a line `---`'],
  [' ---\na: 1\n---\n', 'the file does not begin with a line `---`'],
  ['----\na: 1\n---\n', 'the file does not begin with a line `---`'],
  ['---', 'the file does not begin with a line `---`'],
  ['---\n', 'the front matter has no end: a second line `---` is missing'],
  ['---\na: 1\n\n## H\n', 'the front matter has no end: a second line `---` is missing'],
  ['---\na: 1\n ---\n----\n', 'the front matter has no end: a second line `---` is missing'],
])('%j has a fault', (text, fault) => {
  expect(splitFrontMatter(text).fault).toBe(fault);
});

test.each([
  '\n---\ntitle: T\n---\nBody\n',
  ' ---\ntitle: T\nowner: O\n---\nBody\n',
  'title: T\n\nowner: O\n---\nBody\n',
  '——\ntitle: T\n——\nBody\n',
])('Of %j the body is known all the same', (text) => {
  const { body, bodyLine, fault } = splitFrontMatter(text);
  expect(fault).toBe('the file does not begin with a line `---`');
  expect(linesOf(body, bodyLine)).toMatchObject({ [text.split('\n').indexOf('Body') + 1]: 'Body' });
  expect(body).not.toContain('title');
});

test('Any text is split, and its body stands on the lines that it says', () => {
  const piece = fc.constantFrom('---', '---\n', '\n', 'a: 1', ' ', '\t', '-', '## H');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const { body, bodyLine, fault } = splitFrontMatter(text);
      if (fault === undefined) {
        const [, ...written] = Object.entries(linesOf(body, bodyLine));
        for (const [line, words] of written) expect(text.split('\n')[Number(line) - 1]).toBe(words);
      }
    }),
  );
});

function linesOf(body: string, first: number): Record<number, string> {
  return Object.fromEntries(body.split('\n').map((line, index) => [first + index, line]));
}
