import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rewriteYamlText, yamlTexts } from '../../scripts/text/yaml/yaml-texts.ts';

test('Texts are found with their places, their form, and the keys that lead to them', () => {
  const yaml = "a: one\nb:\n  - c: \"two\"\n    d: [three, 'fo''ur']\n5: 6\ne: >\n  folded\nf: &x g\nh: *x\n";
  expect(yamlTexts(yaml).map(({ line, column, raw, keys }) => [`${line}:${column}`, raw, ...keys])).toEqual([
    ['1:4', 'one', 'a'],
    ['3:8', '"two"', 'b', 'c'],
    ['4:9', 'three', 'b', 'd'],
    ['4:16', "'fo''ur'", 'b', 'd'],
    ['8:7', 'g', 'f'],
  ]);
});

test('What cannot be parsed has none', () => {
  expect(yamlTexts('a: [\n')).toEqual([]);
});

describe('Another value is written', () => {
  test.each([
    ['without quotes', 'a: b.md # c', 'd.md#e', 'd.md#e'],
    ['in its quotes', 'a: "b.md"', 'd"e\\', '"d\\"e\\\\"'],
    ['in single quotes', "a: 'b'", "d'e", "'d''e'"],
    ['in quotes where it needs them', 'a: b', 'd: e', '"d: e"'],
    ['in quotes where it would be a comment', 'a: b', 'd #e', '"d #e"'],
    ['in quotes where a list would take it apart', 'a: [b, c]', 'd,e', '"d,e"'],
    ['in quotes where it would be a number', 'a: b', '5', '"5"'],
  ])('%s', (_, yaml, next, expected) => {
    const [text] = yamlTexts(yaml);
    expect(text && rewriteYamlText(yaml, text, next)).toBe(expected);
  });
});

test('Whatever the value, it alone is another one then', () => {
  const yaml = 'a: 1\nb: [x, "y", \'z\', w]\nc:\n  d: plain text\n  e: true\n';
  const texts = yamlTexts(yaml);
  const anyText = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' '));
  fc.assert(
    fc.property(fc.constantFrom(...texts), anyText, (text, next) => {
      const raw = rewriteYamlText(yaml, text, next);
      fc.pre(raw !== undefined);
      const lines = yaml.split('\n');
      const line = lines[text.line - 1] ?? '';
      lines[text.line - 1] =
        line.slice(0, text.column - 1) + raw + line.slice(text.column - 1 + text.raw.length);
      const values = [parse(yaml), parse(lines.join('\n'))].map((value) => [
        value.a,
        ...value.b,
        value.c.d,
        value.c.e,
      ]);
      const at = 1 + texts.indexOf(text);
      expect(values[1]).toEqual(values[0]?.with(at, next));
    }),
  );
});
