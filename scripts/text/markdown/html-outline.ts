import type { Token } from 'markdown-it';
import type { MarkdownEnv } from './context.ts';
import { sourcePlace } from './positions.ts';

/** Tells a block of HTML, unless it is nothing but comments. */
export function addHtmlBlock(env: MarkdownEnv, token: Token): void {
  const [start] = token.map ?? [0];
  const rest = token.content.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const offset = rest.search(/\S/);
  if (offset < 0) return;
  const before = rest.slice(0, offset).split('\n');
  const line = start + before.length - 1;
  const html = rest.slice(offset).split('\n')[0]?.trim() ?? '';
  // A line of the block is the end of its source line: markers of quotes and lists are cut off its beginning.
  const cut = (env.lines[line]?.length ?? 0) - (token.content.split('\n')[before.length - 1]?.length ?? 0);
  env.outline.html.push({
    html,
    place: sourcePlace(env, line, Math.max(cut, 0) + (before.at(-1)?.length ?? 0)),
  });
}

/** Whether a tag in running text is told: not a comment, nor the end tag of an element that began before it. */
export function isTold(children: readonly Token[], index: number): boolean {
  const html = children[index]?.content ?? '';
  const ended = /^<\/([a-z][a-z0-9-]*)/i.exec(html)?.[1];
  const began = ({ type, content }: Token): boolean =>
    type === 'html_inline' && content.startsWith(`<${ended}`);
  return !html.startsWith('<!--') && !(ended && children.slice(0, index).some(began));
}
