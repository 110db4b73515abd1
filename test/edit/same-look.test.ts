import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOldFiles } from '../../scripts/edit/import/old-files.ts';
import { isFull } from '../support/full.ts';
import { importPage } from '../support/imported.ts';

/** HTML in parts that are style, script, code or comment, which stay as they are, and the others. */
const KEPT =
  /(<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<pre[\s\S]*?<\/pre>|<head[\s\S]*?<\/head>|<!--[\s\S]*?-->|<!\[[\s\S]*?\]>|<!doctype[^>]*>)/gi;
function outside(html: string, change: (part: string) => string): string {
  return html
    .split(KEPT)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
const inTags = (html: string, change: (tag: string) => string): string =>
  outside(html, (part) => part.replace(/<[a-z][^<>]*>/gi, change));
/** What stands in the body, in something else. */
function wrapped(html: string, open: string, close: string): string {
  return /<body/i.test(html)
    ? html.replace(/(<body[^>]*>)([\s\S]*)(<\/body>)/i, `$1${open}$2${close}$3`)
    : `${open}${html}${close}`;
}

/** Ways to write a page so that readers see the same. */
const WAYS: Readonly<Record<string, (html: string) => string>> = {
  'tags in capitals': (html) =>
    outside(html, (part) => part.replace(/<\/?[a-z][a-z0-9]*/g, (tag) => tag.toUpperCase())),
  'attributes that count clicks': (html) =>
    inTags(html, (tag) => tag.replace(/^<[a-z0-9]+/i, '$& data-bi-name="n" data-bi-area="a" ms.title="t"')),
  'lines of their own, with CRLF': (html) =>
    outside(html, (part) => part.replace(/<(?:p|div|ul|ol|table|h[1-6]|blockquote|dl)\b/gi, '\r\n\t$&')),
  'comments between blocks': (html) =>
    outside(html, (part) => part.replace(/<\/(?:p|div|ul|ol|h[1-6])>/gi, '$&<!-- end -->')),
  'a frame of two': (html) => wrapped(html, '<div class="outer"><div class="inner">', '</div></div>'),
  'a form around all': (html) => wrapped(html, '<form method="post">', '</form>'),
  'a table around all': (html) => wrapped(html, '<table width="100%"><tr><td>', '</td></tr></table>'),
  'a font around all': (html) => wrapped(html, '<font face="Segoe UI" color="#333333">', '</font>'),
  'spans in paragraphs': (html) =>
    outside(html, (part) =>
      part.replace(/<p(?![\w])([^>]*)>([^<]+)<\/p>/gi, '<p$1><span style="color:#333">$2</span></p>'),
    ),
  'bold by style': (html) =>
    outside(html, (part) =>
      part.replace(/<(b|strong)>([^<]*)<\/\1>/gi, '<span style="font-weight:bold">$2</span>'),
    ),
  'bold within bold': (html) =>
    outside(html, (part) =>
      part.replace(/<(?:b|strong)>/gi, '<b><strong>').replace(/<\/(?:b|strong)>/gi, '</strong></b>'),
    ),
  'blanks that do not break': (html) =>
    outside(html, (part) => part.replace(/(?<=>[^<]*\w) (?=\w)/g, '&nbsp; ')),
  'no ends of paragraphs': (html) =>
    outside(html, (part) => part.replace(/<\/p>(?=\s*<(?:p|h\d|ul|ol|div)\b)/gi, '')),
  'no ends of items': (html) => outside(html, (part) => part.replace(/<\/li>(?=\s*(?:<li|<\/[ou]l))/gi, '')),
};

const pages = readOldFiles(join(import.meta.dirname, '../fixtures/old-site'));

test.each(Object.keys(WAYS))('A page becomes the same topic with %s', (way) => {
  const change = WAYS[way] as (html: string) => string;
  const at = Object.keys(WAYS).indexOf(way);
  const some = pages.filter((_, index) => isFull || index % 10 === at % 10);
  expect(some.length).toBeGreaterThan(3);
  for (const { path, html } of some)
    expect(importPage(change(html)).topic, path).toBe(importPage(html).topic);
});
