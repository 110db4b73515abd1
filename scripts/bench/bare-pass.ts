import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import MarkdownIt from 'markdown-it';
import nunjucks from 'nunjucks';
import { parse } from 'yaml';

/**
 * The least that Node can do for the same pages: read, front matter, markdown-it, one Nunjucks layout compiled once, write.
 * Called as a program: `bare-pass.ts CONTENT LAYOUT OUTPUT`.
 */
const [content = '', layout = '', output = ''] = process.argv.slice(2);
const markdown = new MarkdownIt();
const template = nunjucks.compile(
  readFileSync(layout, 'utf8'),
  new nunjucks.Environment(null, { autoescape: true }),
);
const sections = ['privacy', 'compliance', 'transparency', 'security', 'operations'];
const entries = readdirSync(content, { recursive: true, withFileTypes: true });
for (const entry of entries) {
  if (!entry.name.endsWith('.md')) continue;
  const file = join(entry.parentPath, entry.name);
  const [, matter = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  const { title, description } = parse(matter);
  const contents: { id: string; text: string }[] = [];
  const tokens = markdown.parse(body, {});
  for (const [i, token] of tokens.entries()) {
    const inline = tokens[i + 1];
    const [, text = '', id = ''] =
      /^(.*?) \{#([^}]*)\}$/.exec(token.type === 'heading_open' && inline ? inline.content : '') ?? [];
    if (!id || !inline) continue;
    token.attrSet('id', id);
    inline.children?.splice(1);
    if (inline.children?.[0]) inline.children[0].content = text;
    contents.push({ id, text });
  }
  const path = file
    .slice(content.length + 1)
    .split(sep)
    .join('/')
    .replace(/\.md$/, '')
    .replace(/(^|\/)index$/, '$1');
  const html = template.render({
    title,
    description,
    contents,
    sections,
    language: path.split('/')[0],
    breadcrumbs: path.split('/').filter(Boolean),
    content: markdown.renderer.render(tokens, markdown.options, {}),
  });
  const target = join(output, path, 'index.html');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, html);
}
