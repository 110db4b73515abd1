import { describe, expect, test } from 'vitest';
import { avoidedFinder } from '../../scripts/text/markdown/avoided-finder.ts';
import { readMarkdown } from '../../scripts/text/markdown/read-markdown.ts';
import { at, marked } from '../support/markdown.ts';

const find = avoidedFinder(
  new Map([
    ['次级处理者', '子处理方'],
    ['处理人', '处理者'],
    ['sub-processor', 'subprocessor'],
    ['sub-processors', 'subprocessors'],
    ['log into', 'sign in to'],
    ['IT', 'technology'],
  ]),
  ['个人信息处理人', 'IT service management'],
  'en',
);

/** What is found in a text in which `▸` marks the places: each with what to write, and the places as found and as marked. */
function judged(text: string): { said: string[]; found: string[]; places: string[] } {
  const { text: written, places } = marked(text);
  const publish = (address: string) => ({ address });
  const context = { file: 'a.md', firstLine: 1, words: new Map(), texts: {}, aliases: new Map(), publish };
  const { avoided } = readMarkdown(written, { ...context, findAvoided: find }).outline;
  return { said: avoided.map(({ text, instead }) => `${text} → ${instead}`), found: avoided.map(at), places };
}

describe('Words to be avoided are found at their place', () => {
  test.each([
    ['名单列出▸次级处理者。', '次级处理者 → 子处理方'],
    ['A ▸sub-processor works.', 'sub-processor → subprocessor'],
    ['▸Sub-processors work.', 'Sub-processors → Subprocessors'],
    ['ALL ▸SUB-PROCESSORS WORK', 'SUB-PROCESSORS → SUBPROCESSORS'],
    ['The ▸IT department', 'IT → technology'],
    ['You ▸log into it.', 'log into → sign in to'],
    ['## ▸Sub-processors {#sub-processor}', 'Sub-processors → Subprocessors'],
    ['- one\n  - `sub-processor` ▸sub-processor', 'sub-processor → subprocessor'],
    ['| a | ▸sub-processor |\n|---|---|\n| b | c |', 'sub-processor → subprocessor'],
    ['> [!NOTE]\n> A ▸sub-processor', 'sub-processor → subprocessor'],
    ['[the ▸sub-processors](a.md)', 'sub-processors → subprocessors'],
    ['**▸sub-processor**s', 'sub-processor → subprocessor'],
    ['See[^1]\n\n[^1]: A ▸sub-processor', 'sub-processor → subprocessor'],
    ['A first line\nand a ▸sub-processor', 'sub-processor → subprocessor'],
    ['It’s the user’s ▸sub-processor, isn’t it?', 'sub-processor → subprocessor'],
    ['从▸处理人到个人信息处理人', '处理人 → 处理者'],
  ])('%j', (text, expected) => {
    const { said, found, places } = judged(text);
    expect(said).toEqual([expected]);
    expect(found).toEqual(places);
  });

  test('each on a line of many', () => {
    const { said, found, places } = judged('▸sub-processor, ▸Sub-processor 和▸次级处理者');
    expect(said).toHaveLength(3);
    expect(found).toEqual(places);
  });
});

describe('Nothing is told', () => {
  test.each([
    ['of code', '`sub-processor`'],
    ['of a block of code', '```\nsub-processor\n```'],
    ['of an address', '[x](sub-processor.md) <https://example.com/sub-processor> ![x](sub-processor.png)'],
    ['of a longer word', 'a sub-processorship, presub-processor'],
    ['of another case of a name', 'it is it'],
    ['of a right name that holds it', 'IT service management, 个人信息处理人'],
    ['of what is quoted', 'The list says “sub-processor”, "sub-processor" and ‘sub-processor’.'],
    ['of Chinese quotations and titles', '“次级处理者”、「次级处理者」、《次级处理者名单》'],
    ['of a quotation by itself', '> A sub-processor\n>\n> - sub-processor'],
    ['of what leads out of the site', '[Sub-processors](https://example.com/list)'],
    ['of an HTML comment', '<!-- sub-processor -->'],
    ['of an id', 'Text {#sub-processor}'],
  ])('%s', (_, text) => {
    expect(judged(text).said).toEqual([]);
  });
});
