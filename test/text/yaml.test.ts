import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { layoutsFolder } from '../../scripts/folders.ts';
import { dataFiles, language } from '../../scripts/site/data-schema.ts';
import { frontMatter } from '../../scripts/site/schema.ts';
import { readYaml } from '../../scripts/text/yaml/read-yaml.ts';
import { runs } from '../support/full.ts';

const { operator, panels, sources } = dataFiles;

const good = 'title: T\nsummary: S\nowner: O\nreviewed: 2026-02-28\n';

/** The faults of a front matter that begins on line 2: `line:column key fault → suggestion`. */
function faults(text: string, schema: z.ZodType = frontMatter): string[] {
  return readYaml('front-matter', text, 'a.md', 2, schema).problems.map(({ place, facts }) => {
    const { key, fault, suggestion } = facts as { key: string; fault: string; suggestion?: string };
    return `${place.line}:${place.column} ${key} ${fault}${suggestion ? ` → ${suggestion}` : ''}`;
  });
}

test('A good front matter is read with its defaults', () => {
  expect(readYaml('front-matter', good, 'a.md', 2, frontMatter).value).toEqual({
    ...{ title: 'T', summary: 'S', owner: 'O', reviewed: '2026-02-28' },
    ...{ review_every: 12, order: 1000, sources: [], aliases: {}, one_language: false, draft: false },
  });
});

describe('A fault is told at its value', () => {
  test.each([
    ['title: ""\n', '6:8 title invalid'],
    ['title:\n', '6:7 title invalid'],
    ['title: 5\n', '6:8 title invalid'],
    ['title: [a]\n', '6:8 title invalid'],
    ['titel: x\n', '6:1 titel unknown → title'],
    ['nonsense: x\n', '6:1 nonsense unknown'],
    ['reviewed: 2026-02-30\n', '6:11 reviewed invalid'],
    ['reviewed: 2026-2-3\n', '6:11 reviewed invalid'],
    ['reviewed: 20260203\n', '6:11 reviewed invalid'],
    ['review_every: 0\n', '6:15 review_every invalid'],
    ['review_every: 1.5\n', '6:15 review_every invalid'],
    ['order: first\n', '6:8 order invalid'],
    ['sources: pipl\n', '6:10 sources invalid'],
    ['sources:\n  - a\n  - b c\n', '8:5 sources.1 invalid'],
    ['draft: yes\n', '6:8 draft invalid'],
    ['aliases:\n  a: b\n', '7:6 aliases.a invalid'],
    ['aliases:\n  a: [x, "/y.pdf"]\n', '7:10 aliases.a.1 invalid'],
    ['aliases: { a: ["x "] }\n', '6:16 aliases.a.0 invalid'],
    ['title: “A title”\n', '6:8 title invalid → "A title"'],
    ['title: ‘A title’\n', '6:8 title invalid → "A title"'],
    ['title: “A title"\n', '6:8 title invalid → "A title"'],
    ['reviewed: “2026-02-28”\n', '6:11 reviewed invalid → "2026-02-28"'],
    ['sources: [a, “b”]\n', '6:14 sources.1 invalid → "b"'],
    ['aliases: { a: [b, „c“] }\n', '6:19 aliases.a.1 invalid → "c"'],
  ])('%j', (line, expected) => {
    const name = /^\w+(?=:)/.exec(line)?.[0] ?? '';
    const rest = good.replace(new RegExp(`^${name}:.*\n`, 'm'), '# \n');
    expect(faults(rest + line)).toEqual([expected]);
  });

  test('and what is missing, at the head', () => {
    expect(faults('title: T\n')).toEqual([
      '2:1 summary missing',
      '2:1 owner missing',
      '2:1 reviewed missing',
    ]);
    expect(faults('')).toEqual([
      '2:1 title missing',
      '2:1 summary missing',
      '2:1 owner missing',
      '2:1 reviewed missing',
    ]);
  });

  test('all of them at once', () => {
    expect(faults('title: ""\nsumary: S\nowner: O\nreviewed: never\norder: x\n').sort()).toEqual([
      '2:8 title invalid',
      '3:1 sumary unknown → summary',
      '5:11 reviewed invalid',
      '6:8 order invalid',
    ]);
  });

  test.each(['- a\n', 'just words\n', '5\n', 'null\n'])('also where %j stands for the whole', (text) => {
    expect(faults(text).length).toBeGreaterThan(0);
    for (const fault of faults(text)) expect(fault).toMatch(/^2:/);
  });
});

test('Quotes of print may stand in a text, and around it where others stand around them', () => {
  const texts = ['“A” and “B”', 'The “A” of', '"“A”"', "'“A”'", 'It’s', '“A'];
  for (const text of texts) expect(faults(good.replace('title: T', `title: ${text}`))).toEqual([]);
});

describe('YAML that cannot be parsed is told where it breaks', () => {
  test.each([
    ['title: "open\n', /^[23]:\d+ {2}syntax$/],
    ['title: a: b\n', /^2:\d+ {2}syntax$/],
    [`${good}\tx: 1\n`, /^6:1 {2}syntax$/],
    [`${good}title: again\n`, /^6:1 {2}syntax$/],
    ['title: T\nsummary: [a\n', /^[34]:\d+ {2}syntax$/],
    ['title: *nobody\n', /^2:8 {2}syntax$/],
  ])('%j', (text, expected) => {
    expect(faults(text)[0]).toMatch(expected);
  });

  /** What is told of a front matter that begins on line 2: `line:column detail → suggestion`. */
  function details(text: string): string[] {
    return readYaml('front-matter', text, 'a.md', 2, frontMatter).problems.map(({ place, facts }) => {
      const { detail, suggestion } = facts as { detail: string; suggestion?: string };
      return `${place.line}:${place.column} ${detail}${suggestion ? ` → ${suggestion}` : ''}`;
    });
  }

  test.each([
    ['title: "A\nsummary: S\n', '2:8 the quote that begins here (`"`) does not end'],
    ['title: T\nsummary: "A\nowner: "O"\n', '3:10 the quote that begins here (`"`) does not end'],
    ["title: T\nowner: 'O\n", "3:8 the quote that begins here (`'`) does not end"],
    ["title: 'Editors' guide'\n", '2:8 the quotes (`\'`) end before the text does → "Editors\' guide"'],
    ['title: "The "A" page"\n', '2:8 the quotes (`"`) end before the text does → \'The "A" page\''],
    ['sources: [a, "b]", c\ntitle: T\n', '2:10 the `[` that begins here does not end'],
    [
      "light: { ground: '#fff', accent: #b84300 }\n",
      '2:34 what stands behind `#` is a remark in YAML, so a colour stands in quotation marks → "#b84300"',
    ],
    ['light: { accent: # the old one }\n', '2:8 the `{` that begins here does not end'],
    [`${good}sources:\n  - a\n - b\n`, '8:2 this line begins with 1 blank, its neighbours with 2'],
    [`${good}sources:\n   - a\n  - b\n`, '8:3 this line begins with 2 blanks, its neighbours with 3'],
    [
      `${good}sources:\n  - a\n   - b\n`,
      '8:4 an item of a list begins with 3 blanks here, its neighbours with 2',
    ],
    [`${good}aliases:\n  a: [x]\n   b: [y]\n`, '8:4 this line begins with 3 blanks, its neighbours with 2'],
    ['title: T\n summary: S\n', '3:2 this line begins with 1 blank, its neighbours with none'],
    [' title: T\nsummary: S\n', '2:2 this line begins with 1 blank, its neighbours with none'],
    ['title: A: B\n', '2:8 a text that holds `: ` needs quotes around it, `"A: B"`'],
    ['title: “A: B”\n', '2:8 a text that holds `: ` needs quotes around it, `"A: B"`'],
    ['title: @home\n', '2:8 a text that begins with `@` or a backquote needs quotes around it, `"@home"`'],
    [`${good}order:3\n`, '6:1 a space is missing behind the `:` → order: 3'],
    [
      'title: T\n<<<<<<< HEAD\nowner: "A\n=======\nowner: B\n>>>>>>> b\n',
      '3:1 two versions of a text stand here, with the marks of git, and nobody has chosen from them',
    ],
  ])('where the cause is, once: %j', (text, expected) => {
    expect(details(text)).toEqual([expected]);
  });

  test('and what spans lines by right is none', () => {
    const text = `title: "A: 'B'\n  and C"\nsummary: >\n   a: "b\n    c\nowner: [{\n  x: "y" }]\nreviewed: 2026-02-28\n`;
    expect(details(text)).toEqual([
      '7:8 write a text; in quotes, where YAML would take it for something else',
    ]);
  });

  test.each([
    ['title: T\n...\nsummary: S\n', '4:1 a second document begins here, and a file holds one'],
    ['title: T\n__proto__: x\n', '3:1 `__proto__` cannot be a key'],
    ['aliases:\n  "__proto__": x\n', '3:3 `__proto__` cannot be a key'],
    ['title: "a\\0b"\n', '2:8 the character NUL cannot stand in a text'],
    ['a:\n  - "\\x00": b\n', '3:5 the character NUL cannot stand in a text'],
    ['a: x\ntitle: a\0b\n', '3:8 the character NUL cannot stand in a text'],
    ['a: { b: 1, b: 2 }\na: 1\n', '2:12 this key stands here a second time'],
  ])('and what the parser takes without a word: %j', (text, expected) => {
    expect(details(text)[0]).toContain(expected);
  });

  test('and an alias too many, of however many', () => {
    const aliases = (count: number): string => `a: &a b\nb:\n${'  - *a\n'.repeat(count)}`;
    expect(details(aliases(100)).join()).not.toContain('aliases');
    const [first, ...others] = details(aliases(20_000));
    expect([first, others]).toEqual([
      expect.stringMatching(/^104:5 more than 100 aliases .* stand here/),
      [],
    ]);
  });

  test('and each of tens of thousands of keys, at its own', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `key${index}: x\n`).join('');
    const told = faults(good + keys);
    expect([told.length, told[0], told.at(-1)]).toEqual([
      50_000,
      '6:1 key0 unknown',
      '50005:1 key49999 unknown',
    ]);
  });

  test('a bomb of aliases is a fault like any other', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, inner] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => [...pair]))
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${inner}`).join(', ')}]`);
    expect(faults(bomb.join('\n')).length).toBeGreaterThan(0);
  });
});

test('Any text is read without an exception, against every schema', () => {
  const piece = fc.constantFrom(
    ...[
      'title: T\n',
      'sources:',
      '\n',
      '\n  ',
      '- ',
      'a',
      ': ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '|',
      '>',
      '# ',
    ],
    ...[
      '&a ',
      '*a',
      '!!binary ',
      '!x ',
      '? ',
      '<<: ',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '\t',
      '@',
      '`',
      '2026-02-30',
      '~',
    ],
    ...['__proto__: 1\n', '1: 2\n', 'words: ', 'links: ', 'site: ', 'texts: ', 'en: ', 'constructor: '],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );
  const schemas = { frontMatter, operator, sources, panels, language };
  const schema = fc.constantFrom(...(Object.keys(schemas) as (keyof typeof schemas)[]));
  fc.assert(
    fc.property(text, schema, (yaml, name) => {
      const read = readYaml('data-file', yaml, 'a.yaml', 1, schemas[name]);
      expect(read.value === undefined).toBe(read.problems.length > 0);
      for (const { place } of read.problems) {
        expect(place.line).toBeLessThanOrEqual(yaml.split('\n').length);
        expect(place.column).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: runs(400) },
  );
});

test('The place of a value is told by its path, of a missing one by what is around it', () => {
  const read = readYaml('data-file', '- a: 1\n- b:\n    c: [x, y]\n', 'a.yaml', 1, z.unknown());
  expect(read.placeOf([1, 'b', 'c', 1])).toEqual({ file: 'a.yaml', line: 3, column: 12 });
  expect(read.placeOf([1, 'b', 'nothing'])).toEqual({ file: 'a.yaml', line: 3, column: 5 });
  expect(read.placeOf([])).toEqual({ file: 'a.yaml', line: 1, column: 1 });
});

describe('Data files are held to their schemas', () => {
  const site = 'site: { url: "https://e.com", default_language: en }\n';
  const words = 'words: { operator: O, company: C, services: S, site_name: N }\n';
  const texts = `texts:\n${readFileSync(join(layoutsFolder, 'languages/en.yaml'), 'utf8').split('texts:\n')[1]}`;
  test.each([
    ['an operator', operator, site + words, []],
    ['without words', operator, site, ['2:1 words missing']],
    [
      'without the name of the site',
      operator,
      site + words.replace(', site_name: N', ''),
      ['3:8 words.site_name missing'],
    ],
    [
      'with a path in its address',
      operator,
      site.replace('e.com', 'e.com/x') + words,
      ['2:14 site.url invalid'],
    ],
    ['with http', operator, site.replace('https', 'http') + words, ['2:14 site.url invalid']],
    ['with an open base', operator, site.replace(' }', ', base: /x }') + words, ['2:59 site.base invalid']],
    [
      'with a base that is another host',
      operator,
      site.replace(' }', ', base: // }') + words,
      ['2:59 site.base invalid'],
    ],
    [
      'with a script as contact',
      operator,
      `${site}${words}contact: [{ label: L, value: V, href: "javascript:x" }]\n`,
      ['4:39 contact.0.href invalid'],
    ],
    ['a source', sources, 'a: { title: T, read: 2026-01-31 }\n', []],
    ['never read', sources, 'a: { title: T }\n', ['2:4 a invalid']],
    ['stated in a year', sources, 'a: { title: T, stated: "2016" }\n', []],
    ['stated in a number', sources, 'a: { title: T, stated: 2016 }\n', ['2:24 a.stated invalid']],
    [
      'with http',
      sources,
      'a: { title: T, read: 2026-01-31, url: "http://e.com" }\n',
      ['2:39 a.url invalid'],
    ],
    ['with a spaced id', sources, 'a b: { title: T, read: 2026-01-31 }\n', ['2:1 a b invalid']],
    ['a panel', panels, '- { id: p, title: T, links: [{ text: L, to: a.md }] }\n', []],
    [
      'with a link to nothing',
      panels,
      '- { id: p, title: T, links: [{ text: L }] }\n',
      ['2:30 0.links.0.to missing'],
    ],
    [
      'with a date form that there is not',
      language,
      `code: en\ntag: en\ndirection: ltr\nname: E\ndate: { month: lng }\nquotes: [a, b]\n${texts}`,
      ['6:7 date invalid'],
    ],
    [
      'with a tag that is none',
      language,
      `code: en\ntag: en-x\ndirection: ltr\nname: E\ndate: {}\nquotes: [a, b]\n${texts}`,
      ['3:6 tag invalid'],
    ],
    [
      'without an interface text',
      language,
      `code: en\ntag: en\ndirection: ltr\nname: E\ndate: {}\nquotes: [a, b]\n${texts.replace('  owner: ', '  ownr: ')}`,
      [expect.stringMatching(/texts.ownr unknown → owner$/)],
    ],
    [
      'without an interface text, and with nothing near it',
      language,
      `code: en\ntag: en\ndirection: ltr\nname: E\ndate: {}\nquotes: [a, b]\n${texts.replace('  owner: ', '  zzzzzz: ')}`,
      [expect.stringMatching(/^10:3 texts.owner missing/), expect.stringMatching(/texts.zzzzzz unknown$/)],
    ],
    [
      'a language',
      language,
      `code: en\ntag: en\ndirection: up\nname: E\ndate: {}\nquotes: [a, b]\n${texts}`,
      ['4:12 direction invalid'],
    ],
  ])('%s %#', (_, schema, text, expected) => {
    expect(faults(text, schema)).toEqual(expected);
  });
});
