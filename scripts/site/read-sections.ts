import { readMarkdown } from '../text/markdown/read-markdown.ts';
import type { Section } from '../text/outline.ts';
import { splitFrontMatter } from '../text/split-front-matter.ts';
import { headTexts } from './head-texts.ts';

/** The sections of a topic's file by its text alone, as it was at any time: nothing around it has a say in them. */
export function readSections(text: string, file: string): readonly Section[] {
  const { yaml, body, bodyLine } = splitFrontMatter(text);
  return readMarkdown(body, {
    file,
    firstLine: bodyLine,
    words: new Map(),
    texts: {},
    aliases: new Map(),
    head: headTexts(yaml, file),
    publish: (address) => ({ address }),
  }).sections;
}
