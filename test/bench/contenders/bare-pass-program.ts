import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import MarkdownIt from 'markdown-it';
import nunjucks from 'nunjucks';
import { parse } from 'yaml';
import { type ContentsEntry, headingIds, pageTree, SECTIONS, type TreePage } from '../page-layout.ts';

/**
 * The least that Node can do for the same pages: read, front matter, markdown-it, one Nunjucks layout compiled once, write.
 * Called as a program: `bare-pass-program.ts CONTENT LAYOUT OUTPUT`.
 */
const [content = '', layout = '', output = ''] = process.argv.slice(2);
const template = nunjucks.compile(
  readFileSync(layout, 'utf8'),
  new nunjucks.Environment(null, { autoescape: true }),
);
let contents: readonly ContentsEntry[] = [];
const markdown = new MarkdownIt().use(headingIds, (found: readonly ContentsEntry[]) => {
  contents = found;
});
const pages: (TreePage & { readonly body: string })[] = [];
for (const name of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.md')) continue;
  const [, matter = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(content, name), 'utf8')) ?? [];
  const address = `/${name.split(sep).join('/').replace(/\.md$/, '/')}`.replace(/\/index\/$/, '/');
  pages.push({ ...parse(matter), address, body });
}
const { above, below } = pageTree(pages);
for (const { address, title, description, body } of pages) {
  const text = markdown.render(body);
  const html = template.render({
    title,
    description,
    contents,
    content: text,
    sections: SECTIONS,
    language: address.split('/')[1],
    above: above(address),
    below: below(address),
  });
  mkdirSync(join(output, address), { recursive: true });
  writeFileSync(join(output, address, 'index.html'), html);
}
