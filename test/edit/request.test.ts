import { describe, expect, test } from 'vitest';
import { type Given, readRequest, readSpot } from '../../scripts/edit/move/request.ts';
import type { Content } from '../../scripts/site/content.ts';

const known = {
  folder: '../site',
  languages: new Map(['en', 'zh'].map((code) => [code, {}])),
  topics: ['index.md', 'privacy/index.md', 'privacy/old.md', 'zh/odd.md'].map((path) => ({
    path: `en/${path}`,
  })),
  operator: { site: { url: 'https://trust.example.com', base: '/trust/' } },
} as unknown as Content;

describe('A topic is named', () => {
  test.each([
    ['privacy/old.md', 'privacy/old.md', null],
    ['privacy/old', 'privacy/old.md', null],
    ['en/privacy/old.md', 'privacy/old.md', null],
    ['content/zh/privacy/old', 'privacy/old.md', null],
    ['../site/en/privacy/old.md', 'privacy/old.md', null],
    ['./privacy/old.md', 'privacy/old.md', null],
    ['/en/privacy/old/', 'privacy/old.md', null],
    ['/trust/en/privacy/old/', 'privacy/old.md', null],
    ['https://trust.example.com/trust/en/privacy/old/#a', 'privacy/old.md', 'a'],
    ['privacy', 'privacy/index.md', null],
    ['privacy/', 'privacy/index.md', null],
    ['/zh/', 'index.md', null],
    ['zh/odd.md', 'zh/odd.md', null],
    ['privacy/old.md#%E6%95%B0', 'privacy/old.md', '数'],
    ['privacy/new#id', 'privacy/new.md', 'id'],
  ])('%s', (written, path, id) => {
    expect(readSpot(written, known)).toEqual({ path, id });
  });

  test.each(['../outside.md', 'privacy/Old.md', 'privacy/a b.md', 'privacy/old.md#', 'privacy/../old.md'])(
    '%s is no name of one',
    (written) => {
      expect(() => readSpot(written, known)).toThrow(/cannot be the path of a topic|names no anchor/);
    },
  );
});

describe('What is asked for', () => {
  const plain: Given = { words: [], gone: false, why: [], see: undefined, after: undefined };
  const ask = (words: string[], more: Partial<Given> = {}) =>
    readRequest({ ...plain, words, ...more }, known);

  test('a topic, an anchor, a section, and what goes', () => {
    expect(ask(['privacy/old', 'privacy/new'])).toEqual({
      kind: 'topic',
      from: { path: 'privacy/old.md', id: null },
      to: { path: 'privacy/new.md', id: null },
    });
    expect(ask(['privacy/index.md', 'safety/'])).toMatchObject({ to: { path: 'safety/index.md' } });
    expect(ask(['privacy/old#a', '#b'])).toEqual({
      kind: 'anchor',
      from: { path: 'privacy/old.md', id: 'a' },
      to: { path: 'privacy/old.md', id: 'b' },
    });
    // A shell takes what begins with `#` for a remark.
    expect(ask(['privacy/old#a', 'b'])).toEqual(ask(['privacy/old#a', '#b']));
    expect(ask(['privacy/old#a', 'privacy'])).toMatchObject({ kind: 'section' });
    expect(ask(['privacy/old#a', 'privacy/new#b'], { after: '#c' })).toMatchObject({
      kind: 'section',
      after: 'c',
    });
    const gone = ask(['privacy/old'], { gone: true, why: ['en=It went.', 'zh=没了。'], see: 'privacy#x' });
    expect(gone).toMatchObject({ kind: 'gone', to: { path: 'privacy/index.md', id: 'x' } });
  });

  test.each([
    [[], {}, 'give what is to be moved'],
    [['privacy/old#a'], {}, 'a shell takes `#new` for a remark'],
    [['privacy/old#a', 'top'], {}, 'cannot be a new id'],
    [['a', 'b', 'c'], {}, 'give what is to be moved'],
    [['privacy/old', 'privacy/old.md'], {}, 'stands already'],
    [['privacy/old', 'privacy/new#x'], {}, 'a topic moves to a topic'],
    [['privacy/old#a', 'privacy/old'], {}, 'a topic moves to a topic'],
    [['privacy/old#a', '#B'], {}, 'cannot be a new id'],
    [['privacy/old#a', '#top'], {}, 'cannot be a new id'],
    [['privacy/old#a', '#fn1'], {}, 'cannot be a new id'],
    [['privacy/old#a', '#b'], { after: 'c' }, '`--after` says where'],
    [['privacy/old', 'privacy/new'], { why: ['x'] }, 'give `--gone` with them'],
    [['privacy/old', 'privacy/new'], { gone: true }, 'give the one thing that goes'],
    [['privacy/old'], { gone: true }, '`--why "en=…"` and `--why "zh=…"` is missing'],
    [['privacy/old'], { gone: true, why: ['en=x'] }, '`--why "zh=…"` is missing'],
    [['privacy/old'], { gone: true, why: ['en=x', 'zh= '] }, '`--why "zh=…"` is missing'],
    [['privacy/old'], { gone: true, why: ['It went.'] }, 'for which language'],
  ] as const)('%j %j is one line', (words, more, said) => {
    expect(() => ask([...words], more)).toThrow(said);
  });
});
