import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../scripts/problem.ts';
import { fileText } from '../support/any-markdown.ts';
import { runs } from '../support/full.ts';
import { read } from '../support/markdown.ts';

function placesOf(text: string): Place[] {
  const { headings, anchors, links, images, html, unread, unknownWords } = read(text).outline;
  return [headings, anchors, links, images, html, unread, unknownWords].flatMap((found) =>
    found.map(({ place }) => place),
  );
}

test('Any text is read, and every place lies in the file', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const lines = text.split('\n');
      for (const { file, line, column } of placesOf(text)) {
        expect(file).toBe('a.md');
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
      }
    }),
    { numRuns: runs(250) },
  );
});

test('The text at the place of a link begins with `[`, `<` or `![`', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const lines = text.split('\n');
      for (const { place } of read(text).outline.links)
        expect(lines[place.line - 1]?.slice(place.column - 1)).toMatch(/^(?:\[|<|!\[)/);
    }),
    { numRuns: runs(250) },
  );
});

test('Reading twice gives the same', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const whole = (): object => {
        const { tellSpelled, ...rest } = read(text);
        const words: unknown[] = [];
        tellSpelled((word, offset) => words.push([word, offset]));
        return { ...rest, words };
      };
      expect(whole()).toEqual(whole());
    }),
  );
});

test('No text brings an element onto a page that is not ours', () => {
  const ours =
    /^\/?(?:a|aside|blockquote|br|code|dd|del|div|dl|dt|em|figcaption|figure|h[1-6]|hr|img|li|ol|p|pre|s|section|span|strong|sup|table|tbody|td|th|thead|tr|ul)$/;
  fc.assert(
    fc.property(fileText, (text) => {
      for (const [, tag = ''] of read(text).html.matchAll(/<(\/?[^\s>]*)/g)) expect(tag).toMatch(ours);
    }),
  );
});
